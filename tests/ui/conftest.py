"""The window in tests: offscreen, with settings and documents of its own, and a solver that answers."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from ui_support import SMALL, Office, example, judged, open_small

from exercise_planner.domain.exercise import Exercise
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.interchange.readers.plan import PlanReader
from exercise_planner.planning.outcome import Outcome
from exercise_planner.planning.solver.search import Options, solve
from exercise_planner.settings import Settings
from exercise_planner.ui import application
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.workspace.session import Workspace


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def exercise() -> Exercise:
    return PlanReader().read(example(SMALL)).require()


@pytest.fixture(scope="session")
def solved(exercise: Exercise) -> Outcome:
    return solve(exercise, Options(time_limit=10, workers=1))


@pytest.fixture(scope="session")
def template(exercise: Exercise, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / f"{SMALL}.explan"
    Workspace.create(path, exercise).close()
    return path


@pytest.fixture
def office(tmp_path: Path, template: Path, solved: Outcome) -> Office:
    return Office(tmp_path, template, solved)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("EXERCISE_PLANNER_SETTINGS", str(tmp_path / "settings"))
    monkeypatch.setenv("EXERCISE_PLANNER_DOCUMENTS", str(tmp_path / "documents"))
    return Settings()


@pytest.fixture
def window(qtbot: QtBot, office: Office, settings: Settings) -> Iterator[MainWindow]:
    application.dressed(settings)
    made = MainWindow(office.services(), settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    for box in made.findChildren(QMessageBox):
        box.close()
    made.close()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with a small example that is not scheduled."""
    open_small(qtbot, window)
    return window


@pytest.fixture
def scheduled(qtbot: QtBot, opened: MainWindow, solved: Outcome) -> MainWindow:
    """The window with a small example that is scheduled."""
    current = opened.bridge.exercise
    assert current is not None
    assert opened.bridge.apply(schedule_edits.adopt(current, solved.assignments, solved.schedule))
    judged(qtbot, opened)
    opened.go_to("schedule")
    return opened
