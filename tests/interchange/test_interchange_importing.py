"""Import from the command line: any format into a document, as one change, or not at all."""

from pathlib import Path

import pytest

from exercise_planner.assets import examples
from exercise_planner.cli import run
from exercise_planner.domain.nation import Nation
from exercise_planner.errors import InputError
from exercise_planner.workspace.exporting import Order, export
from exercise_planner.workspace.files import load
from exercise_planner.workspace.importing import change_of, looked_at
from exercise_planner.workspace.session import Workspace

SMALL = next(path for path in examples() if "malabar" in path.name)
ABSENT = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r
DTSTART;VALUE=DATE:20241010\r\nDTEND;VALUE=DATE:20241012\r\nSUMMARY:Refit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "m.explan"
    Workspace.create(path, load(SMALL)).close()
    return path


def test_a_calendar_goes_into_a_document_and_can_be_undone(document: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "who.ics"
    calendar.write_text(ABSENT)
    assert run(["import", str(calendar), "--into", str(document)]) == 1
    assert run(["import", str(calendar), "--into", str(document), "--of", "Japan"]) == 0
    with Workspace.open(document) as workspace:
        assert [one.reason for one in workspace.exercise.the(Nation, "JPN").unavailable] == ["Refit"]
        assert workspace.history(1)[0].label == "Import who.ics"
    assert run(["import", str(SMALL), "--into", str(document), "--of", "Japan"]) == 1


@pytest.mark.parametrize("name", ["x.xlsx", "x.mspdi.xml", "x.plan.json"])
def test_what_was_exported_changes_nothing_when_it_comes_back(name: str, tmp_path: Path) -> None:
    exercise = load(SMALL)
    export(exercise, tmp_path / name)
    assert not change_of(exercise, tmp_path / name).changeset


@pytest.mark.parametrize("name", ["x.xlsx", "x.mspdi.xml"])
def test_a_document_is_made_of_a_file_of_another_program(name: str, tmp_path: Path) -> None:
    export(load(SMALL), tmp_path / name)
    assert run(["import", str(tmp_path / name), "-o", str(tmp_path / "n.explan")]) == 0
    assert len(load(tmp_path / "n.explan").events) == len(load(SMALL).events)


def test_a_plan_adds_to_an_exercise_and_removes_nothing() -> None:
    exercise, other = load(SMALL), next(path for path in examples() if "rimpac" in path.name)
    found = looked_at(exercise, other)
    assert all(change.after is not None for change in found.changeset.changes)
    assert not looked_at(exercise.with_changes(found.changeset), other).changeset


def test_half_an_import_is_none(document: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.mspdi.xml"
    export(load(SMALL), bad, Order(to="mspdi"))
    bad.write_text(bad.read_text().replace("<Start>2024-10-08T", "<Start>soon"))
    before = load(document)
    assert run(["import", str(bad), "--into", str(document)]) == 1
    assert load(document) == before
    with pytest.raises(InputError, match="wrong"):
        change_of(before, bad)
