"""Printing a pack and looking at it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from ui_support import Office

from exercise_planner.edits import record as record_edits
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.briefing.page import BriefingPage


@pytest.fixture
def page(opened: MainWindow) -> BriefingPage:
    opened.go_to("briefing")
    found = opened.page("briefing")
    assert isinstance(found, BriefingPage)
    return found


def test_every_nation_can_be_the_reader(page: BriefingPage, opened: MainWindow) -> None:
    assert opened.bridge.exercise is not None
    assert page.nation.count() == 1 + len(opened.bridge.exercise.nations)
    assert page.nation.itemData(0) is None


def test_a_pack_is_for_the_chosen_reader(
    qtbot: QtBot, page: BriefingPage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.nation.setCurrentIndex(page.nation.findData("JPN"))
    page.audience.setCurrentIndex(page.audience.findData("observers"))
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "jpn"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignals([page.preview.page_drawn, page.printed]):
        qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    ((path, pack),) = office.printed
    assert asked[0].endswith("Malabar-2024-JPN-observers.pdf")
    assert path == tmp_path / "jpn.pdf"
    assert (pack.nation, pack.audience) == ("JPN", "observers")
    assert page.open_button.isEnabled()
    assert page.preview.isVisible()


def test_a_change_after_printing_is_said(
    qtbot: QtBot, page: BriefingPage, opened: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.preview.page_drawn):
        page.print_to(tmp_path / "pack.pdf")
    assert "3 pages" in page.state
    exercise = opened.bridge.exercise
    assert exercise is not None
    opened.bridge.apply(record_edits.change(exercise, exercise.venues[0], name="Elsewhere"))
    assert "has changed since" in page.state


def test_a_print_that_fails_says_so_and_can_be_tried_again(
    qtbot: QtBot, page: BriefingPage, opened: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(opened.context.errors.shown) as signal:
        page.print_to(tmp_path / "no" / "such" / "folder" / "pack.pdf")
    assert "No such file" in signal.args[0].text()
    assert page.print_button.isEnabled()
    assert not page.open_button.isEnabled()
