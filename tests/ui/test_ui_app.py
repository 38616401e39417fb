"""The composition root: the window with the real program behind it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import example

from exercise_planner import app
from exercise_planner.settings import Settings
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.services import Pack


def test_the_window_opens_an_example_as_a_document_of_the_user(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def close_when_open() -> None:
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        if window.bridge.document is None:
            return
        seen.append(window.windowTitle())
        timer.stop()
        window.close()

    timer = QTimer()
    timer.timeout.connect(close_when_open)
    timer.start(20)
    assert app.run(example("malabar-2024")) == 0
    assert seen[0].startswith("Malabar 2024")
    assert list((tmp_path / "documents").glob("*.explan"))
    assert Settings()["recent_files"]


def test_services_are_the_real_ones(settings: Settings, tmp_path: Path) -> None:
    services = app.services()
    assert len(services.examples()) == 12
    document = services.open_document(example("malabar-2024"), "tester")
    try:
        assert document.exercise.details.name == "Malabar 2024"
        assert document.path.suffix == ".explan"
    finally:
        document.close()


def test_the_real_print_tells_its_pages(settings: Settings, tmp_path: Path) -> None:
    services, pages, path = app.services(), list[int](), tmp_path / "pack.pdf"
    document = services.open_document(example("malabar-2024"), "tester")
    try:
        pack = Pack("JPN", "participants")
        count = services.print_briefing(document.exercise, path, pack, (), pages.append)
    finally:
        document.close()
    assert max(pages) == count
    assert path.read_bytes().startswith(b"%PDF")
