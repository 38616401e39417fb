"""A window that is killed amid a drag or a search leaves its document at the last state it acknowledged."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from ui_support import SMALL

from exercise_planner.domain.exercise import Exercise
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.planning.outcome import Outcome
from exercise_planner.settings import SETTINGS_FOLDER, Settings
from exercise_planner.ui.open_document import OpenDocument
from exercise_planner.workspace.session import Workspace

PROGRAM = Path(__file__).with_name("killed_window.py")


@pytest.fixture
def document(tmp_path: Path, template: Path, solved: Outcome) -> Path:
    """A document with a schedule."""
    path = tmp_path / f"{SMALL}.explan"
    shutil.copy(template, path)
    with Workspace.open(path) as workspace:
        workspace.apply(schedule_edits.adopt(workspace.exercise, solved.assignments, solved.schedule))
    return path


def stored(path: Path) -> Exercise:
    with Workspace.open(path) as workspace:
        return workspace.exercise


@pytest.mark.parametrize(("what", "said"), [("drag", "dragging"), ("solve", "solving")])
def test_a_killed_window_leaves_what_it_acknowledged(
    document: Path, tmp_path: Path, what: str, said: str
) -> None:
    before = stored(document)
    first, second = before.assignments[:2]
    acknowledged = before.with_changes(schedule_edits.move(before, first.id, second.start))
    environment = {
        **os.environ,
        SETTINGS_FOLDER: str(tmp_path / "settings"),
        "EXERCISE_PLANNER_DOCUMENTS": str(tmp_path),
    }
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(document), what],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "acknowledged\n"
        assert process.stdout.readline() == f"{said}\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(30) == -signal.SIGKILL
    assert stored(document) == acknowledged
    settings = Settings(tmp_path / "settings" / "settings.json")
    assert OpenDocument(settings).left() == document.resolve()
    with Workspace.open(document) as workspace:  # and it can be worked on
        workspace.apply(schedule_edits.move(workspace.exercise, second.id, first.start))
