"""``alternatives`` and ``what-if`` as scripts use them."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from exercise_planner.cli import run
from tests.planning.planning_base import Draft


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A plan and a schedule of it."""
    draft = Draft()
    plan, schedule = tmp_path / "plan.json", tmp_path / "schedule.json"
    plan.write_text(json.dumps(draft.plan))
    places: list[dict[str, Any]] = [
        {"event": one.id, "start": one.start.isoformat(), "end": one.end.isoformat(), **draft.places[one.id]}
        for one in draft.assignments
    ]
    document = {"format": "exercise-schedule/1", "plan": "x", "status": "FEASIBLE", "assignments": places}
    schedule.write_text(json.dumps(document))
    return str(plan), str(schedule)


def test_other_places(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["alternatives", *files, "HUNT", "-n", "4"]) == 0
    said = capsys.readouterr()
    lines = [line for line in said.out.splitlines() if not line.startswith("  ")]
    assert len(lines) == 4
    assert all("at West Bay" in line for line in lines)
    assert "Visby" in lines[0] + lines[1]
    assert "4 other places" in said.err


def test_an_event_that_is_not_there(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["alternatives", *files, "XYZ"]) == 1
    assert "no event “XYZ”" in capsys.readouterr().err


def test_other_schedules(files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "variants"
    assert run(["alternatives", *files, "-n", "3", "-o", str(folder), "--time-limit", "0.2"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    for path in sorted(folder.iterdir()):
        assert run(["check", files[0], str(path)]) == 0


def test_what_if(files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "fallbacks"
    words = ["--schedule", files[1], "--of", "HALL", "--of", "F1", "--workers", "1", "-o", str(folder)]
    assert run(["what-if", files[0], *words]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Town Hall (venue HALL): 1 event lost (weight 3)")
    assert lines[1].startswith("Hanko (unit F1): 0 events lost")
    assert sorted(path.name for path in folder.iterdir()) == [
        "unit-F1.schedule.json",
        "venue-HALL.schedule.json",
    ]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ([], "--schedule"),
        (["--of", "XYZ"], "no nation, unit or venue “XYZ”"),
        (["--cluster", "nonsense"], "no cluster at nonsense"),
    ],
)
def test_wrong_words(
    words: list[str], answer: str, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--schedule", files[1], *words] if words else []
    assert run(["what-if", files[0], *given]) == 1
    assert answer in capsys.readouterr().err


def test_a_workbook_to_fill_in_is_an_exercise_that_can_be_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, document, schedule = tmp_path / "plan.xlsx", tmp_path / "plan.explan", tmp_path / "s.json"
    assert run(["template", "-o", str(book)]) == 0
    assert run(["import", str(book), "-o", str(document)]) == 0
    assert run(["schedule", str(document), "-o", str(schedule), "--time-limit", "2", "--workers", "1"]) == 0
    assert run(["check", str(document), str(schedule)]) == 0
    assert run(["template", "-o", str(tmp_path / "plan.ods")]) == 1
    assert "must end with .xlsx" in capsys.readouterr().err


def test_the_workbook_to_fill_in_has_an_example_on_each_sheet(tmp_path: Path) -> None:
    assert run(["template", "-o", str(tmp_path / "plan.xlsx")]) == 0
    sheets = load_workbook(tmp_path / "plan.xlsx").worksheets
    empty = [sheet.title for sheet in sheets if sheet.max_row < 2]
    assert len(sheets) == 15
    assert empty == ["Schedule"]
