"""The command line as scripts use it: what it prints, where, and with which exit status."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercise_planner.assets import asset
from exercise_planner.cli import run

SMALL = asset("examples", "ex-coores-2023.plan.json")
SOLVE = ("--time-limit", "20", "--workers", "1")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_bytes(SMALL.read_bytes())
    return path


def changed(path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_the_whole_path_of_a_plan(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document, schedule = tmp_path / "x.explan", tmp_path / "schedule.json"
    assert run(["import", str(plan), "-o", str(document)]) == 0
    assert run(["schedule", str(document), "-o", str(schedule), *SOLVE]) == 0
    assert run(["check", str(document), str(schedule)]) == 0
    assert capsys.readouterr().out == ""
    for name in ("out.plan.json", "out.json"):
        assert run(["export", str(document), "-o", str(tmp_path / name)]) == 0
        assert json.loads((tmp_path / name).read_text()) == json.loads(plan.read_text())
    for words in (["s.json", "--to", "schedule"], ["s.schedule.json"]):
        assert run(["export", str(document), "-o", str(tmp_path / words[0]), *words[1:]]) == 0
        assert json.loads((tmp_path / words[0]).read_text()) == json.loads(schedule.read_text())
    assert run(["brief", str(document), "-o", str(tmp_path / "b.pdf"), "--nation", "GBR"]) in (0, 1)
    assert run(["brief", str(document), "-o", str(tmp_path / "full.pdf")]) == 0
    assert (tmp_path / "full.pdf").read_bytes().startswith(b"%PDF")


def test_a_schedule_goes_to_standard_output(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schedule", str(plan), *SOLVE]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["format"] == "exercise-schedule/1"
    assert document["status"] in ("OPTIMAL", "FEASIBLE")
    assert len(document["assignments"]) == 4
    assert document["trace"]


def test_broken_rules_are_listed_one_a_line(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schedule = tmp_path / "schedule.json"
    assert run(["schedule", str(plan), "-o", str(schedule), *SOLVE]) == 0
    document = json.loads(schedule.read_text())
    document["assignments"].pop()
    schedule.write_text(json.dumps(document))
    capsys.readouterr()
    assert run(["check", str(plan), str(schedule)]) == 1
    captured = capsys.readouterr()
    (line,) = captured.out.splitlines()
    assert line.startswith("mandatory: ")
    assert "1 broken rule" in captured.err


def impossible(document: dict[str, Any]) -> None:
    document["events"][0]["latest"] = document["exercise"]["from"]
    document["events"][0]["earliest"] = document["exercise"]["to"]


def cramped(document: dict[str, Any]) -> None:
    for event in document["events"]:
        event["duration_minutes"] = 60 * 24 * 4


def test_an_infeasible_plan_is_explained(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(plan, cramped)
    assert run(["explain", str(plan), "--time-limit", "20"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "INFEASIBLE"
    assert told["conflicts"]
    assert all({"rule", "text", "refs"} <= set(conflict) for conflict in told["conflicts"])
    assert all({"text", "changes"} <= set(remedy) for remedy in told["remedies"])
    assert run(["schedule", str(plan), *SOLVE]) == 2


def test_bad_plans_give_status_1_and_readable_lines(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(plan, impossible)
    assert run(["schedule", str(plan)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "$.events[0].latest" in captured.err
    assert "Traceback" not in captured.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "No such command"),
        (["check"], "Missing argument"),
        (["schedule", "missing.json"], "missing.json"),
        (["schedule", "missing.explan"], "missing.explan"),
        (["schedule", str(SMALL), "--goal", "beauty=1"], "--goal beauty=1: expected GOAL=WEIGHT"),
        (["schedule", str(SMALL), "--goal", "makespan=-1"], "--goal makespan=-1"),
        (["brief", str(SMALL), "-o", "x.pdf", "--nation", "XXX"], "XXX"),
        (["brief", str(SMALL), "-o", "x.pdf", "--audience", "press"], "press"),
        (["export", str(SMALL), "-o", "x.docx"], "x.docx"),
    ],
)
def test_wrong_words_give_status_1(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(words) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err
    assert list(tmp_path.iterdir()) == []


def test_import_never_replaces_a_document_unasked(plan: Path, tmp_path: Path) -> None:
    document = tmp_path / "x.explan"
    assert run(["import", str(plan), "-o", str(document)]) == 0
    before = document.read_bytes()
    assert run(["import", str(plan), "-o", str(document)]) == 1
    assert document.read_bytes() == before
    assert run(["import", str(plan), "-o", str(document), "--force"]) == 0


@pytest.mark.parametrize("command", ["demo", "import", "export", "schedule", "check", "explain", "brief"])
def test_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert f"exercise-planner {command}" in capsys.readouterr().out


def test_a_fault_of_the_program_shows_no_traceback(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("exercise_planner.planning.check.check", lambda *_: 1 / 0)
    schedule = tmp_path / "s.json"
    schedule.write_text('{"format": "exercise-schedule/1"}')
    assert run(["check", str(plan), str(schedule)]) == 70
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    (log,) = tmp_path.rglob("fault-*.txt")
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_without_a_display_the_window_says_so(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run([]) == 1
    assert run([str(plan)]) == 1
    assert capsys.readouterr().err.count("There is no display") == 2


def test_check_needs_neither_solver_nor_window(plan: Path, tmp_path: Path) -> None:
    schedule = tmp_path / "s.json"
    schedule.write_text('{"format": "exercise-schedule/1"}')
    code = (
        "import sys; from exercise_planner.cli import run; status = run(sys.argv[1:]); "
        "print(status, sorted({'ortools', 'PySide6', 'sqlalchemy', 'reportlab'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "check", str(plan), str(schedule)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "1 []"


def test_the_demo_makes_its_three_files(tmp_path: Path) -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, "-m", "exercise_planner", "demo", "-o", str(tmp_path / "demo")]
    result = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert result.returncode == 0, result.stderr
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {
        "rimpac-2024.explan",
        "schedule.json",
        "briefing.pdf",
    }
    schedule = json.loads((tmp_path / "demo" / "schedule.json").read_text(encoding="utf-8"))
    assert schedule["makespan_slots"] == 3092
