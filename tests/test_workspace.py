"""The open exercise: apply, undo, redo, tell, several windows, save as."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from exercise_planner.domain.changes import ChangeSet, replaced
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import event as event_edits
from exercise_planner.edits import record, schedule
from exercise_planner.errors import ConflictError, DocumentError, InputError
from exercise_planner.storage import Document
from exercise_planner.workspace import Workspace
from tests import builders
from tests.builders import START, drill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drill.explan"
    Document.create(path, drill()).close()
    return path


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, "Anna") as workspace:
        yield workspace


@pytest.fixture
def other(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path, "Bo") as other:
        yield other


def stored(path: Path) -> Exercise:
    with Document.open(path) as document:
        return document.load()


def renaming(workspace: Workspace, cls: type[Nation | Unit | Event], record_id: str, name: str) -> ChangeSet:
    return record.change(workspace.exercise, workspace.exercise.the(cls, record_id), name=name)


def test_a_new_workspace_holds_and_stores_the_exercise(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "x.explan", drill(), "Anna") as workspace:
        assert workspace.exercise == drill()
        assert workspace.path == tmp_path / "x.explan"
        assert [entry.author for entry in workspace.history()] == ["Anna"]
    assert stored(tmp_path / "x.explan") == drill()
    with pytest.raises(DocumentError, match="already"):
        Workspace.create(tmp_path / "x.explan", drill())


def test_a_change_is_stored_held_and_told(workspace: Workspace) -> None:
    told: list[tuple[ChangeSet, Exercise, Exercise]] = []
    workspace.subscribe(lambda changes: told.append((changes, workspace.exercise, stored(workspace.path))))
    changeset = schedule.move(workspace.exercise, "ASW1", START + timedelta(hours=1))
    after = workspace.exercise.with_changes(changeset)
    workspace.apply(changeset)
    assert told == [(changeset, after, after)]
    newest = workspace.history(1)[0]
    assert (newest.author, newest.label) == ("Anna", "Move ASW 1")
    assert workspace.changes(newest) == changeset


def test_an_empty_change_does_nothing(workspace: Workspace) -> None:
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    workspace.apply(ChangeSet("Nothing"))
    assert told == []
    assert not workspace.can_undo
    assert len(workspace.history()) == 1


def test_undo_and_redo_go_back_and_forth(workspace: Workspace) -> None:
    states = [workspace.exercise]
    for name in ("Noreg", "Norge", "Norga"):
        workspace.apply(renaming(workspace, Nation, "NOR", name))
        states.append(workspace.exercise)
    for expected in reversed(states[:-1]):
        assert workspace.undo_label == f"Change name of {expected.name(Nation, 'NOR')}"
        assert workspace.undo() is not None
        assert workspace.exercise == expected == stored(workspace.path)
    assert (workspace.can_undo, workspace.undo_label, workspace.undo()) == (False, None, None)
    for expected in states[1:]:
        assert workspace.can_redo
        workspace.redo()
        assert workspace.exercise == expected == stored(workspace.path)
    assert (workspace.can_redo, workspace.redo_label, workspace.redo()) == (False, None, None)


def test_a_new_change_forgets_what_could_be_redone(workspace: Workspace) -> None:
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    workspace.undo()
    workspace.apply(renaming(workspace, Nation, "SWE", "Sverige"))
    assert not workspace.can_redo
    assert workspace.undo_label == "Change name of Sweden"


def test_undo_of_a_removal_brings_back_all_that_went_along(workspace: Workspace) -> None:
    before = workspace.exercise
    workspace.apply(record.remove(before, before.the(Nation, "SWE")))
    workspace.undo()
    assert workspace.exercise == before == stored(workspace.path)


def test_a_stale_change_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    stale = renaming(workspace, Nation, "NOR", "Noreg")
    workspace.apply(renaming(workspace, Nation, "NOR", "Norge"))
    before = workspace.exercise
    with pytest.raises(ConflictError, match=r"Anna, “Change name of Norway”"):
        workspace.apply(stale)
    assert workspace.exercise == before == stored(workspace.path)
    assert workspace.undo_label == "Change name of Norway"


def test_what_cannot_be_stored_is_neither_held_nor_told(workspace: Workspace) -> None:
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    norway = workspace.exercise.the(Nation, "NOR")
    with pytest.raises(InputError):
        workspace.apply(replaced("x", [(norway, replace(norway, name="bell \a"))]))
    assert workspace.exercise == drill()
    assert told == []
    assert not workspace.can_undo


def test_two_windows_see_each_other(workspace: Workspace, other: Workspace) -> None:
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    assert not workspace.refresh()
    changeset = renaming(other, Nation, "NOR", "Noreg")
    other.apply(changeset)
    assert workspace.exercise == drill()
    assert workspace.refresh() == changeset
    assert told == [changeset]
    assert workspace.exercise == other.exercise
    assert not workspace.refresh()
    assert not workspace.can_undo


def test_changes_of_several_are_picked_up_as_one(workspace: Workspace, other: Workspace) -> None:
    other.apply(renaming(other, Nation, "NOR", "Noreg"))
    workspace.apply(renaming(workspace, Nation, "SWE", "Sverige"))
    other.apply(renaming(other, Nation, "NOR", "Norge"))
    other.apply(renaming(other, Nation, "DEU", "Tyskland"))
    news = workspace.refresh()
    assert news.label == "Changes by Bo"
    assert {change.key for change in news.changes} == {("nation", "NOR"), ("nation", "DEU")}
    other.refresh()
    assert workspace.exercise == other.exercise == stored(workspace.path)


def test_of_two_who_change_one_record_the_second_hears_who_was_first(
    workspace: Workspace, other: Workspace
) -> None:
    other.apply(renaming(other, Unit, "OTTO", "KNM Otto Sverdrup"))
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    with pytest.raises(
        ConflictError, match=r"Unit “.*Otto Sverdrup” .*Bo, “Change name of HNoMS Otto Sverdrup”"
    ):
        workspace.apply(renaming(workspace, Unit, "OTTO", "Otto"))
    assert workspace.exercise == other.exercise == stored(workspace.path)
    assert len(told) == 1
    workspace.apply(renaming(workspace, Unit, "OTTO", "Otto"))
    assert workspace.exercise.name(Unit, "OTTO") == "Otto"


@pytest.mark.parametrize("again", [False, True])
def test_a_record_removed_by_another_cannot_be_changed(
    workspace: Workspace, other: Workspace, *, again: bool
) -> None:
    unit = other.exercise.the(Unit, "VISBY")
    other.apply(record.remove(other.exercise, unit))
    if again:
        other.apply(record.add(other.exercise, replace(unit, name="Another Visby")))
    with pytest.raises(ConflictError, match="Bo"):
        workspace.apply(renaming(workspace, Unit, "VISBY", "Visby"))
    assert workspace.exercise == other.exercise


def test_two_cannot_add_the_same_id(workspace: Workspace, other: Workspace) -> None:
    other.apply(record.add(other.exercise, builders.nation("FIN", "Finland")))
    with pytest.raises(ConflictError, match=r"Bo, “Add Finland”"):
        workspace.apply(record.add(workspace.exercise, builders.nation("FIN", "Suomi")))
    assert workspace.exercise.name(Nation, "FIN") == "Finland"


@pytest.mark.parametrize("nested", [False, True])
def test_what_refers_to_what_another_removed_is_refused(
    workspace: Workspace, other: Workspace, *, nested: bool
) -> None:
    other.apply(record.remove(other.exercise, other.exercise.the(Nation, "SWE")))
    new = builders.event("E", nations=("SWE",)) if nested else builders.unit("U", "SWE")
    with pytest.raises(ConflictError, match="SWE"):
        workspace.apply(record.add(workspace.exercise, new))
    assert workspace.exercise == other.exercise == stored(workspace.path)


def test_undo_does_not_take_back_what_another_built_upon(workspace: Workspace, other: Workspace) -> None:
    workspace.apply(renaming(workspace, Nation, "SWE", "Sverige"))
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    other.refresh()
    other.apply(renaming(other, Nation, "NOR", "Norge"))
    with pytest.raises(ConflictError, match=r"Nation “.*” has been changed meanwhile by Bo"):
        workspace.undo()
    assert workspace.exercise.name(Nation, "NOR") == "Norge"
    assert workspace.undo_label == "Change name of Sweden"
    workspace.undo()
    assert workspace.exercise.name(Nation, "SWE") == "Sweden"
    assert workspace.exercise == stored(workspace.path)


def test_undo_does_not_bring_back_what_refers_to_what_another_removed(
    workspace: Workspace, other: Workspace
) -> None:
    event = workspace.exercise.the(Event, "DVD")
    workspace.apply(record.change(workspace.exercise, event, nations=("SWE",)))
    workspace.apply(record.change(workspace.exercise, event, nations=(), lock=None))
    other.refresh()
    other.apply(record.remove(other.exercise, other.exercise.the(Nation, "SWE")))
    workspace.refresh()
    with pytest.raises(ConflictError, match="SWE"):
        workspace.undo()
    assert workspace.exercise == other.exercise == stored(workspace.path)


def test_a_subscriber_that_fails_keeps_nobody_from_hearing(workspace: Workspace) -> None:
    told: list[ChangeSet] = []

    def fail(changeset: ChangeSet) -> None:
        raise ValueError(changeset.label)

    workspace.subscribe(fail)
    workspace.subscribe(told.append)
    changeset = renaming(workspace, Nation, "NOR", "Noreg")
    with pytest.raises(ValueError, match="Change name of Norway"):
        workspace.apply(changeset)
    assert told == [changeset]
    assert stored(workspace.path) == workspace.exercise
    workspace.subscribe(fail)
    with pytest.raises(ExceptionGroup) as caught:
        workspace.undo()
    assert len(caught.value.exceptions) == 2
    assert workspace.exercise == drill()


def test_whoever_leaves_hears_no_more(workspace: Workspace) -> None:
    told: list[ChangeSet] = []
    leave = workspace.subscribe(told.append)
    leave()
    leave()
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    assert told == []


def test_all_hear_changes_in_the_order_in_which_they_were_made(workspace: Workspace) -> None:
    told: list[str] = []

    def follow_up(changeset: ChangeSet) -> None:
        if workspace.exercise.name(Nation, "SWE") == "Sweden":
            workspace.apply(renaming(workspace, Nation, "SWE", "Sverige"))

    workspace.subscribe(follow_up)
    workspace.subscribe(lambda changeset: told.append(changeset.label))
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    assert told == ["Change name of Norway", "Change name of Sweden"]


def test_several_threads_lose_nothing(workspace: Workspace) -> None:
    told: list[ChangeSet] = []
    workspace.subscribe(told.append)
    nations = [nation.id for nation in workspace.exercise.nations]

    def work(code: str) -> None:
        for number in range(5):
            workspace.apply(renaming(workspace, Nation, code, f"{code} {number}"))

    threads = [threading.Thread(target=work, args=(code,)) for code in nations]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 15
    assert [nation.name for nation in workspace.exercise.nations] == [f"{code} 4" for code in nations]
    assert stored(workspace.path) == workspace.exercise


def test_save_as_goes_on_with_the_copy(workspace: Workspace, path: Path) -> None:
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    target = path.with_name("copy.explan")
    workspace.save_as(target)
    assert workspace.path == target
    workspace.apply(event_edits.set_duration(workspace.exercise, "ASW1", 60))
    assert stored(target) == workspace.exercise
    assert stored(path).the(Event, "ASW1").duration_minutes == 240
    workspace.undo()
    workspace.undo()
    assert stored(target) == drill()


def test_save_as_rescues_what_lost_its_file(workspace: Workspace, path: Path) -> None:
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    path.unlink()
    with pytest.raises(DocumentError, match="another name"):
        workspace.undo()
    assert workspace.can_undo
    workspace.save_as(path)
    workspace.undo()
    assert stored(path) == drill()


def test_a_failed_save_as_changes_nothing(workspace: Workspace, path: Path) -> None:
    with pytest.raises(DocumentError):
        workspace.save_as(path.parent / "missing" / "x.explan")
    assert workspace.path == path
    workspace.apply(renaming(workspace, Nation, "NOR", "Noreg"))
    assert stored(path) == workspace.exercise


def test_a_closed_workspace_says_so(path: Path) -> None:
    workspace = Workspace.open(path)
    changeset = renaming(workspace, Nation, "NOR", "Noreg")
    workspace.close()
    with pytest.raises(DocumentError, match="closed"):
        workspace.apply(changeset)


def test_a_document_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="There is no document"):
        Workspace.open(tmp_path / "x.explan")


def test_the_package_starts_without_what_is_slow() -> None:
    code = "import sys, exercise_planner.workspace; print('sqlalchemy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"
