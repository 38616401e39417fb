"""Lines of a plan under random hands: whatever is done, each line holds what was put there."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exercise_planner.domain.changes import ChangeSet, replaced
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.variant import MAIN_ID
from exercise_planner.storage import Version
from exercise_planner.workspace import Workspace
from exercise_planner.workspace.variants import adopt, begin, discard, exercise_of, lines, open_line
from exercise_planner.workspace.versions import return_to
from tests.builders import drill

State = tuple[str, dict[str, str]]
"""Which line is open, and the name that the event has in each line."""


def name_in(exercise: Exercise) -> str:
    return exercise.the(Event, "ASW1").name


class Lines(RuleBasedStateMachine):
    """A planner who switches lines, edits, adopts, undoes and reopens."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = Workspace.create(Path(self.folder.name) / "x.explan", drill())
        self.states: list[State] = [(MAIN_ID, {MAIN_ID: "ASW 1"})]
        self.at = 0
        self.versions: list[tuple[Version, str]] = []
        self.count = 0

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    @property
    def state(self) -> State:
        return self.states[self.at]

    def did(self, changeset: ChangeSet, opened: str, names: dict[str, str]) -> None:
        assert changeset
        self.workspace.apply(changeset)
        self.states[self.at + 1 :] = [(opened, names)]
        self.at += 1

    def ids(self) -> list[str]:
        return [line.id for line in lines(self.workspace.exercise)]

    @rule()
    def edit(self) -> None:
        self.count += 1
        event = self.workspace.exercise.the(Event, "ASW1")
        opened, names = self.state
        name = f"Name {self.count}"
        self.did(replaced("edit", [(event, replace(event, name=name))]), opened, {**names, opened: name})

    @rule()
    def begin(self) -> None:
        self.count += 1
        opened, names = self.state
        changeset = begin(self.workspace.exercise, f"Variant {self.count}")
        new = next(iter({c.record.id for c in changeset.changes} - set(names)))
        self.did(changeset, new, {**names, new: names[opened]})

    @rule(pick=st.integers(0, 9))
    def open(self, pick: int) -> None:
        opened, names = self.state
        chosen = self.ids()[pick % len(self.ids())]
        if chosen != opened:
            self.did(open_line(self.workspace.exercise, chosen), chosen, names)

    @precondition(lambda self: len(self.ids()) > 1)
    @rule(pick=st.integers(0, 9))
    def adopt(self, pick: int) -> None:
        _, names = self.state
        others = self.ids()[1:]
        chosen = others[pick % len(others)]
        changeset = adopt(self.workspace.exercise, chosen)
        records = {c.record.id for c in changeset.changes if c.record.noun == "variant"}
        (kept,) = records - set(names)
        self.did(changeset, MAIN_ID, {**names, MAIN_ID: names[chosen], kept: names[MAIN_ID]})

    @precondition(lambda self: len(self.ids()) > 2)
    @rule(pick=st.integers(0, 9))
    def discard(self, pick: int) -> None:
        opened, names = self.state
        others = [line for line in self.ids()[1:] if line != opened]
        if others:
            gone = others[pick % len(others)]
            left = {line: name for line, name in names.items() if line != gone}
            self.did(discard(self.workspace.exercise, gone), opened, left)

    @rule()
    def undo(self) -> None:
        if self.workspace.undo() is not None:
            self.at -= 1

    @rule()
    def redo(self) -> None:
        if self.workspace.redo() is not None:
            self.at += 1

    @rule()
    def freeze(self) -> None:
        self.count += 1
        version = self.workspace.freeze(f"V{self.count}")
        self.versions.append((version, name_in(self.workspace.exercise)))

    @precondition(lambda self: self.versions)
    @rule(pick=st.integers(0, 9))
    def return_to(self, pick: int) -> None:
        version, name = self.versions[pick % len(self.versions)]
        changeset = return_to(self.workspace, version)
        if changeset:
            opened, names = self.state
            self.did(changeset, opened, {**names, opened: name})

    @rule()
    def reopen(self) -> None:
        path = self.workspace.path
        self.workspace.close()
        self.workspace = Workspace.open(path)
        self.states, self.at = [self.state], 0

    @invariant()
    def each_line_holds_its_own(self) -> None:
        exercise = self.workspace.exercise
        opened, names = self.state
        assert {line.id for line in lines(exercise)} == set(names)
        assert [line.id for line in lines(exercise) if line.is_open] == [opened]
        assert {line: name_in(exercise_of(exercise, line)) for line in names} == names

    @invariant()
    def versions_stay(self) -> None:
        assert self.workspace.versions() == tuple(version for version, _ in self.versions)
        for version, name in self.versions[-2:]:
            assert name_in(self.workspace.frozen(version)) == name


TestLines = Lines.TestCase
TestLines.settings = settings(max_examples=6, stateful_step_count=25)
