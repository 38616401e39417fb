"""Random edits, undo, redo and reopening: memory, file and reopened file agree; so do two windows."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exercise_planner.domain import PLAN_RECORDS, RECORDS
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import event as event_edits
from exercise_planner.edits import record, schedule
from exercise_planner.edits.validity import require_references
from exercise_planner.errors import ConflictError
from exercise_planner.storage import Document
from exercise_planner.workspace import Workspace
from tests.builders import START, Ids, drill, records, thorough

STEPS = 50 if thorough() else 20
Edit = Callable[[st.DataObject, Exercise], ChangeSet]


@cache
def template() -> bytes:
    with TemporaryDirectory() as folder:
        Document.create(Path(folder) / "drill.explan", drill()).close()
        return (Path(folder) / "drill.explan").read_bytes()


def ids_of(exercise: Exercise) -> Ids:
    return {cls.noun: list(exercise.table(cls)) for cls in RECORDS}


def any_record(data: st.DataObject, exercise: Exercise) -> Record:
    held = [item for cls in PLAN_RECORDS for item in exercise.all(cls)]
    return data.draw(st.sampled_from(held or [exercise.details]), label="record")


def add(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    lacking: set[type[Record]] = set() if len(exercise.nations) > 1 else {*PLAN_RECORDS} - {Nation}
    if not exercise.venues:
        lacking.add(Travel)
    cls = data.draw(st.sampled_from([cls for cls in PLAN_RECORDS if cls not in lacking]), label="kind")
    new_id = record.fresh_id(exercise, cls, data.draw(st.sampled_from(["", "A", "B 1"]), label="wish"))
    return record.add(exercise, data.draw(records(cls, new_id, ids_of(exercise)), label="new"))


def put(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    before = any_record(data, exercise)
    after = data.draw(records(type(before), before.id, ids_of(exercise), before.rank), label="after")
    return record.put(exercise, after)


def change(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    text = data.draw(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5), label="notes")
    return record.change(exercise, any_record(data, exercise), notes=text)


def remove(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    chosen = any_record(data, exercise)
    return ChangeSet("Nothing") if isinstance(chosen, Details) else record.remove(exercise, chosen)


def rename(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    chosen = any_record(data, exercise)
    if isinstance(chosen, Details):
        return ChangeSet("Nothing")
    return record.rename(exercise, chosen, record.fresh_id(exercise, type(chosen), f"{chosen.id} new"))


def reschedule(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    if not exercise.events:
        return ChangeSet("Nothing")
    event = data.draw(st.sampled_from(exercise.events), label="event")
    venues = [schedule.KEEP, None, *exercise.table(Venue)]
    start = START + timedelta(minutes=30 * data.draw(st.integers(0, 100), label="slot"))
    if exercise.get(Assignment, event.id) is None or data.draw(st.booleans(), label="move"):
        return schedule.move(exercise, event.id, start, data.draw(st.sampled_from(venues), label="venue"))
    match data.draw(st.sampled_from(["lock", "unlock", "unschedule"]), label="edit"):
        case "lock":
            return event_edits.lock(exercise, event.id)
        case "unlock":
            return event_edits.unlock(exercise, event.id)
    return schedule.unschedule(exercise, event.id)


def adopt(data: st.DataObject, exercise: Exercise) -> ChangeSet:
    if data.draw(st.booleans(), label="clear"):
        return schedule.clear(exercise)
    ids = ids_of(exercise)
    events = data.draw(st.lists(st.sampled_from(ids["event"]), unique=True) if ids["event"] else st.just([]))
    places = [data.draw(records(Assignment, event, ids)) for event in events]
    solved = data.draw(records(Schedule, "schedule", ids))
    assert isinstance(solved, Schedule)
    return schedule.adopt(exercise, [place for place in places if isinstance(place, Assignment)], solved)


EDITS: tuple[Edit, ...] = (add, put, change, remove, rename, reschedule, adopt)


class OneWindow(RuleBasedStateMachine):
    """One user edits, takes back, makes again, closes and opens."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        (self.folder / "x.explan").write_bytes(template())
        self.workspace = Workspace.open(self.folder / "x.explan", "Anna")
        self.told = self.workspace.exercise
        self.workspace.subscribe(self.hear)
        self.states = [self.workspace.exercise]
        self.now = 0

    def hear(self, changeset: ChangeSet) -> None:
        self.told = self.told.with_changes(changeset)

    @rule(edit=st.sampled_from(EDITS), data=st.data())
    def edit(self, edit: Edit, data: st.DataObject) -> None:
        changeset = edit(data, self.workspace.exercise)
        if changeset:
            self.states[self.now + 1 :] = [self.workspace.exercise.with_changes(changeset)]
            self.now += 1
        self.workspace.apply(changeset)

    @precondition(lambda self: self.workspace.can_undo)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.now -= 1

    @precondition(lambda self: self.workspace.can_redo)
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.now += 1

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        assert [item.name for item in self.folder.iterdir()] == ["x.explan"]
        self.workspace = Workspace.open(self.folder / "x.explan", "Anna")
        self.workspace.subscribe(self.hear)
        assert self.workspace.exercise == self.states[self.now]
        self.states, self.now = [self.workspace.exercise], 0

    @invariant()
    def memory_is_as_expected(self) -> None:
        exercise = self.workspace.exercise
        assert exercise == self.states[self.now] == self.told
        assert (self.workspace.can_undo, self.workspace.can_redo) == (
            self.now > 0,
            self.now < len(self.states) - 1,
        )
        require_references(exercise, exercise.records())
        assert all(len(relation.between) >= 2 for relation in exercise.all(Relation))

    def teardown(self) -> None:
        exercise = self.workspace.exercise
        self.workspace.close()
        with Document.open(self.folder / "x.explan") as document:
            assert document.load() == exercise
        shutil.rmtree(self.folder)


class TwoWindows(RuleBasedStateMachine):
    """Two users edit one document; whoever is second hears so, and nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        path = self.folder / "x.explan"
        path.write_bytes(template())
        self.windows = (Workspace.open(path, "Anna"), Workspace.open(path, "Bo"))
        self.expected = self.windows[0].exercise

    @rule(index=st.integers(0, 1), edit=st.sampled_from(EDITS), data=st.data())
    def edit(self, index: int, edit: Edit, data: st.DataObject) -> None:
        window = self.windows[index]
        changeset = edit(data, window.exercise)
        try:
            window.apply(changeset)
        except ConflictError:
            assert window.exercise == self.expected
        else:
            self.expected = self.expected.with_changes(changeset)

    @rule(index=st.integers(0, 1))
    def undo(self, index: int) -> None:
        try:
            undone = self.windows[index].undo()
        except ConflictError:
            assert self.windows[index].exercise == self.expected
        else:
            self.expected = self.expected.with_changes(undone or ChangeSet("Nothing"))

    @rule(index=st.integers(0, 1))
    def refresh(self, index: int) -> None:
        self.windows[index].refresh()
        assert self.windows[index].exercise == self.expected

    def teardown(self) -> None:
        require_references(self.expected, self.expected.records())
        for window in self.windows:
            window.refresh()
            assert window.exercise == self.expected
            window.close()
        with Document.open(self.folder / "x.explan") as document:
            assert document.load() == self.expected
        shutil.rmtree(self.folder)


TestOneWindow = OneWindow.TestCase
TestOneWindow.settings = settings(max_examples=1_000 if thorough() else 50, stateful_step_count=STEPS)
TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(max_examples=1_000 if thorough() else 25, stateful_step_count=STEPS)
