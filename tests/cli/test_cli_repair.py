"""``repair`` as scripts use it: what moved, for whom and why; the exit status; what it writes."""

import json
from pathlib import Path
from typing import Any

import pytest

from exercise_planner.cli import run
from tests.planning.planning_base import Draft


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
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
    return plan, schedule


def test_a_lost_venue(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, schedule = files
    out, changed = tmp_path / "repaired.json", tmp_path / "changed.json"
    words = ["--lose-venue", "ISLE", "-o", str(out), "--plan-output", str(changed)]
    assert run(["repair", str(plan), "--baseline", str(schedule), *words]) == 0
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    assert "Patrol" in line
    assert "at East Isle" in line
    assert "at West Bay" in line
    assert "concerns" in line
    assert "1 event changed, 1 event directly hit, and fewer would not do" in said.err
    assert run(["check", str(changed), str(out)]) == 0
    assert run(["check", str(changed), str(schedule)]) == 1


def test_a_withdrawal_says_who_goes_on_without_whom(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    plan, schedule = files
    assert run(["repair", str(plan), "--baseline", str(schedule), "--withdraw", "SWE"]) == 0
    assert "goes on without Visby" in capsys.readouterr().err


def test_what_cannot_be_held_is_said(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    plan, schedule = files
    assert run(["repair", str(plan), "--baseline", str(schedule), "--lose-venue", "BAY"]) == 2
    said = capsys.readouterr()
    assert "not scheduled" in said.out
    assert "mandatory" in said.err


def test_what_has_begun_stays(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    plan, schedule = files
    words = ["repair", str(plan), "--baseline", str(schedule), "--lengthen", "HUNT=600"]
    assert run([*words, "--freeze", "2027-06-07T09:00:00+02:00"]) == 0
    said = capsys.readouterr().out
    assert "Patrol" in said
    assert "Hunt" not in said.split("→")[0]


def test_who_withdraws_now_was_there_before(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    plan, schedule = files
    words = ["--withdraw", "FIN", "--lose-venue", "BAY", "--freeze", "2027-06-07T14:00:00+02:00"]
    assert run(["repair", str(plan), "--baseline", str(schedule), *words]) == 0
    assert "0 events changed, 0 events directly hit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--withdraw", "XYZ"], "no nation or unit “XYZ”"),
        (["--lose-venue", "BAY=2027-06-09..2027-06-08"], "ends before it begins"),
        (["--close", "soon"], "expected a date"),
        (["--lengthen", "HUNT"], "EVENT=MINUTES"),
        (["--freeze", "now"], "expected a date"),
    ],
)
def test_wrong_words(
    words: list[str], answer: str, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    plan, schedule = files
    assert run(["repair", str(plan), "--baseline", str(schedule), *words]) == 1
    assert answer in capsys.readouterr().err


def test_a_repair_needs_a_schedule(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["repair", str(files[0])]) == 1
    assert "--baseline" in capsys.readouterr().err


def test_a_document_is_repaired_in_place(files: tuple[Path, Path], tmp_path: Path) -> None:
    plan, _ = files
    document, out = tmp_path / "x.explan", tmp_path / "s.json"
    assert run(["import", str(plan), "-o", str(document)]) == 0
    assert run(["schedule", str(document), "--time-limit", "2", "--workers", "1"]) == 0
    assert run(["repair", str(document), "--lose-venue", "ISLE"]) == 0
    assert run(["export", str(document), "-o", str(out), "--to", "schedule"]) == 0
    assert run(["check", str(document), str(out)]) == 0
    assert all(one["venue"] != "ISLE" for one in json.loads(out.read_text())["assignments"])
