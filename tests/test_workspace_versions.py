"""Versions and variants of the open exercise, and of files."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from exercise_planner.domain.changes import replaced
from exercise_planner.domain.comparison import Nature, compared
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.variant import MAIN_ID, Variant
from exercise_planner.edits.schedule import unschedule
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.interchange.sheets.differences import differences_workbook
from exercise_planner.interchange.writers.plan import save_plan as write_plan
from exercise_planner.workspace import Workspace
from exercise_planner.workspace.files import load, load_earlier, write
from exercise_planner.workspace.scoring import scores
from exercise_planner.workspace.variants import adopt, begin, discard, exercise_of, lines, open_line
from exercise_planner.workspace.versions import (
    compare,
    exercise_named,
    label,
    label_at,
    label_in,
    return_to,
    save_changes,
    save_plan,
    version_named,
)
from tests.builders import drill


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "drill.explan", drill(), "Ida")


def rename(workspace: Workspace, name: str, event_id: str = "ASW1") -> None:
    event = workspace.exercise.the(Event, event_id)
    workspace.apply(replaced(f"Rename to {name}", [(event, replace(event, name=name))]))


def test_undo_never_touches_versions_and_return_is_one_change(workspace: Workspace) -> None:
    with workspace:
        before = workspace.exercise
        version = workspace.freeze("V1", "as sent")
        rename(workspace, "Other")
        workspace.apply(unschedule(workspace.exercise, "ASW2"))
        after = workspace.exercise
        assert {one.nature for one in compare(workspace, version, None).differences} == {
            Nature.RENAMED,
            Nature.MOVED,
        }
        change = return_to(workspace, version)
        workspace.apply(change)
        assert not compared(workspace.exercise, before)
        workspace.undo()
        assert workspace.exercise == after
        workspace.undo()
        workspace.undo()
        assert workspace.versions() == (version,)
        assert not return_to(workspace, version)


def test_versions_compare_with_each_other(workspace: Workspace) -> None:
    with workspace:
        first = workspace.freeze("V1")
        rename(workspace, "Other")
        second = workspace.freeze("V2")
        rename(workspace, "Third")
        (one,) = compare(workspace, first, second).differences
        assert one.changes[0].after == "Other"
        assert version_named(workspace.versions(), "v2") == second
        assert version_named(workspace.versions(), second.sha256[:10]) in {first, second}
        with pytest.raises(InputError, match="There are “V1”, “V2”"):
            version_named(workspace.versions(), "V9")


def test_a_version_is_exported_as_a_plan(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        version = workspace.freeze("V1")
        rename(workspace, "Other")
        save_plan(workspace, version, tmp_path / "v1.plan.json")
    assert load(tmp_path / "v1.plan.json").the(Event, "ASW1").name == "ASW 1"


def test_changes_go_into_a_workbook_without_formulas(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        version = workspace.freeze("V1")
        rename(workspace, '=HYPERLINK("http://x","y")')
        found = compare(workspace, version, None)
        save_changes(found, tmp_path / "changes.xlsx", "V1 – now")
        save_changes(found, tmp_path / "nobody.xlsx", "V1 – now", "XXX")
    page = openpyxl.load_workbook(tmp_path / "changes.xlsx")["Changes"]
    row = [cell.value for cell in page[2]]
    assert row[2] == '=HYPERLINK("http://x","y")'
    assert page.cell(2, 3).data_type == "s"
    assert row[3:6] == ["renamed", "ASW 1", '=HYPERLINK("http://x","y")']
    assert openpyxl.load_workbook(tmp_path / "nobody.xlsx")["Changes"].max_row == 1
    counts = openpyxl.load_workbook(BytesIO(differences_workbook(found, "x")))["By nation"]
    assert [cell.value for cell in counts[2]][1] == "1"


def test_exercises_are_named_by_file_version_or_schedule(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        workspace.freeze("V1")
        rename(workspace, "Other")
        write(workspace.exercise, tmp_path / "schedule.json", "schedule")
    write_plan(drill(), tmp_path / "a+b@c.plan.json")
    document, plan = str(tmp_path / "drill.explan"), str(tmp_path / "a+b@c.plan.json")
    assert exercise_named(f"{document}@V1").the(Event, "ASW1").name == "ASW 1"
    assert exercise_named(f"{document}@now").the(Event, "ASW1").name == "Other"
    assert exercise_named(document).the(Event, "ASW1").name == "Other"
    assert not exercise_named(plan).assignments
    assert len(exercise_named(f"{plan}+{tmp_path / 'schedule.json'}").assignments) == 2
    with pytest.raises((InputError, DocumentError)):
        exercise_named(str(tmp_path / "nothing.json"))


def begun(workspace: Workspace, name: str = "Fast") -> str:
    workspace.apply(begin(workspace.exercise, name, "why"))
    return next(line.id for line in lines(workspace.exercise) if line.name == name)


def plan_of(exercise: Exercise) -> Exercise:
    return Exercise(exercise.records())


def test_a_variant_has_its_own_edits_and_schedule(workspace: Workspace) -> None:
    with workspace:
        assert [line.name for line in lines(workspace.exercise)] == ["Main line"]
        main = plan_of(workspace.exercise)
        fast = begun(workspace)
        assert workspace.exercise.line == "Fast"
        rename(workspace, "Other")
        workspace.apply(unschedule(workspace.exercise, "ASW2"))
        edited = plan_of(workspace.exercise)
        workspace.apply(open_line(workspace.exercise, MAIN_ID))
        assert plan_of(workspace.exercise) == main
        assert exercise_of(workspace.exercise, fast) == edited
        assert exercise_of(workspace.exercise, MAIN_ID) is workspace.exercise
        assert not open_line(workspace.exercise, MAIN_ID)
        workspace.apply(open_line(workspace.exercise, fast))
        assert plan_of(workspace.exercise) == edited
        assert exercise_of(workspace.exercise, MAIN_ID) == main


def test_lines_survive_undo_redo_and_reopening(workspace: Workspace) -> None:
    with workspace:
        fast = begun(workspace)
        rename(workspace, "Other")
        workspace.apply(open_line(workspace.exercise, MAIN_ID))
        state = workspace.exercise
        for _ in range(3):
            workspace.undo()
        assert workspace.exercise == drill()
        for _ in range(3):
            workspace.redo()
        assert workspace.exercise == state
        path = workspace.path
    with Workspace.open(path) as again:
        assert again.exercise == state
        assert [line.is_open for line in lines(again.exercise)] == [True, False]
        assert exercise_of(again.exercise, fast).the(Event, "ASW1").name == "Other"


@pytest.mark.parametrize("opened", ["main", "variant", "third"])
def test_adopting_is_one_change_and_keeps_the_main_line(workspace: Workspace, opened: str) -> None:
    with workspace:
        main = plan_of(workspace.exercise)
        fast = begun(workspace)
        rename(workspace, "Other")
        chosen = plan_of(workspace.exercise)
        if opened == "main":
            workspace.apply(open_line(workspace.exercise, MAIN_ID))
        if opened == "third":
            third = begun(workspace, "Third")
            rename(workspace, "Third name")
        before = workspace.exercise
        workspace.apply(adopt(workspace.exercise, fast))
        after = workspace.exercise
        assert not compared(plan_of(after), chosen)
        assert after.line == ""
        assert exercise_of(after, fast) == chosen
        kept = next(line for line in lines(after) if line.name == "Main line before “Fast”")
        assert exercise_of(after, kept.id) == main
        if opened == "third":
            assert exercise_of(after, third).the(Event, "ASW1").name == "Third name"
        workspace.undo()
        assert workspace.exercise == before


def test_what_cannot_be_done_with_lines_is_refused(workspace: Workspace) -> None:
    with workspace:
        fast = begun(workspace)
        for name in ("fast", "", "main line", "a\nb"):
            with pytest.raises(InputError):
                begin(workspace.exercise, name)
        with pytest.raises(InputError, match="is open"):
            discard(workspace.exercise, fast)
        with pytest.raises(InputError):
            discard(workspace.exercise, MAIN_ID)
        with pytest.raises(InputError):
            adopt(workspace.exercise, MAIN_ID)
        workspace.apply(open_line(workspace.exercise, MAIN_ID))
        workspace.apply(discard(workspace.exercise, fast))
        assert workspace.exercise.get(Variant, fast) is None
        workspace.undo()
        assert exercise_of(workspace.exercise, fast) is not None


def test_lines_are_no_part_of_the_exercise(workspace: Workspace) -> None:
    with workspace:
        begun(workspace)
        assert all(not isinstance(record, Variant) for record in workspace.exercise.records())
        version = workspace.freeze("V1")
        assert version.line == "Fast"
        assert not workspace.frozen(version).all(Variant)
        assert not compare(workspace, version, None)


def test_scores_stand_side_by_side(workspace: Workspace) -> None:
    with workspace:
        begun(workspace)
        place = workspace.exercise.the(Assignment, "ASW2")
        later = replace(place, start=place.start + timedelta(hours=2), end=place.end + timedelta(hours=2))
        workspace.apply(replaced("move", [(place, later)]))
        workspace.apply(unschedule(workspace.exercise, "ASW1"))
        main, fast = scores(workspace.exercise)
        assert (main.line.name, main.changes, main.scheduled) == ("Main line", 0, 2)
        assert (fast.line.name, fast.scheduled) == ("Fast", 1)
        assert fast.changes >= 2
        assert set(fast.unscheduled) - set(main.unscheduled) == {"ASW 1"}
        assert main.events["SWE"] == 1
        assert fast.events.get("SWE", 0) == 0
        assert main.goals.keys() == fast.goals.keys()
        assert fast.total > main.total


def test_packs_name_the_version_that_they_are_from(workspace: Workspace, tmp_path: Path) -> None:
    with workspace:
        assert label_at(workspace, None) == ""
        version = workspace.freeze("V1")
        assert label_at(workspace, None) == label(version) == f"V1 · {version.sha256[:12]}"
        rename(workspace, "Other")
        assert label_at(workspace, None) == ""
        assert label_at(workspace, version) == label(version)
    document = tmp_path / "drill.explan"
    assert label_in(document) == ""
    assert label_in(tmp_path / "drill.explan@v1") == label(version)
    assert label_in(tmp_path / "drill.explan@now") == ""
    assert label_in(tmp_path / "plan.json") == ""
    assert load_earlier(drill(), tmp_path / "drill.explan@V1").the(Event, "ASW1").name == "ASW 1"
