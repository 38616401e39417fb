"""A program that is killed amid its work: all that it acknowledged is there, and nothing half done."""

import contextlib
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.storage import Document
from tests.builders import drill, thorough

KILLS = 50 if thorough() else 5
CODES = ("NOR", "SWE", "DEU")
CHILD = """
import sys
from dataclasses import replace
from pathlib import Path
from exercise_planner.domain.changes import replaced
from exercise_planner.domain.nation import Nation
from exercise_planner.workspace import Workspace

with Workspace.open(Path(sys.argv[1]), "child") as workspace:
    number = int(workspace.exercise.nations[0].notes or 0)
    while True:
        number += 1
        pairs = [(nation, replace(nation, notes=str(number))) for nation in workspace.exercise.nations]
        workspace.apply(replaced(f"Write {number}", pairs))
        print(number, flush=True)
"""


def killed_after(path: Path, lines: int, seconds: float) -> int:
    """Let a child work until it has acknowledged so many changes and a moment more; gives the last one."""
    command = [sys.executable, "-c", CHILD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(lines):
            assert child.stdout.readline() != ""
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
        child.kill()
        told = child.stdout.read().splitlines()
        child.wait()
    assert child.returncode == -signal.SIGKILL
    return len(told) + lines


def numbers(exercise: Exercise) -> set[int]:
    return {int(exercise.the(Nation, code).notes or 0) for code in CODES}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "drill.explan"
    Document.create(path, drill()).close()
    chance = random.Random(2024)
    stored = 0
    for _ in range(KILLS):
        acknowledged = stored + killed_after(path, chance.randint(1, 10), chance.uniform(0, 0.02))
        with Document.open(path) as document:
            (stored,) = numbers(document.load())
            assert stored in {acknowledged, acknowledged + 1}
            assert [entry.label for entry in document.history(1)] == [f"Write {stored}"]
            assert len(document.history(stored + 10)) == stored + 1
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert [item.name for item in tmp_path.iterdir()] == ["drill.explan"]
