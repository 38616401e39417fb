"""Failures as users see them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from ui_support import Office, example

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.ui.main_window import MainWindow


def shown(qtbot: QtBot, window: MainWindow, failure: BaseException) -> QMessageBox:
    with qtbot.waitSignal(window.context.errors.shown) as signal:
        window.context.errors.show(failure)
    box = signal.args[0]
    assert isinstance(box, QMessageBox)
    return box


def test_an_expected_failure_is_its_sentence(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    box = shown(qtbot, window, DocumentError("“a.explan” is in use by another program."))
    assert box.text() == "“a.explan” is in use by another program."
    assert not office.faults


def test_faults_of_an_input_are_listed_and_the_rest_counted(qtbot: QtBot, window: MainWindow) -> None:
    box = shown(qtbot, window, InputError("It cannot be used.", tuple(f"fault {n}" for n in range(30))))
    assert box.text() == "It cannot be used."
    assert "fault 0" in box.informativeText()
    assert "and 18 more" in box.informativeText()
    assert "fault 29" in box.detailedText()


def test_an_unexpected_failure_says_what_is_safe_and_offers_details(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    failure = ZeroDivisionError("by zero")
    box = shown(qtbot, window, failure)
    assert "our fault" in box.text()
    assert "Your exercise is safe" in box.informativeText()
    assert str(office.folder / "errors.log") in box.informativeText()
    assert office.faults == [failure]
    copy = next(button for button in box.buttons() if button.text() == "Copy details")
    assert isinstance(copy, QPushButton)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: by zero" in QGuiApplication.clipboard().text()


def test_a_file_that_cannot_be_opened_leaves_the_start_screen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.plan.json"
    wrong.write_text('{"format": "exercise-plan/1", "exercise": {}}', encoding="utf-8")
    with qtbot.waitSignal(window.context.errors.shown) as signal:
        window.open(wrong)
    assert "wrong.plan.json" in signal.args[0].text()
    assert window.start.isVisible()
    assert window.start.isEnabled()
    with qtbot.waitSignal(window.bridge.opened):
        window.open(example("malabar-2024"))


def test_a_change_that_no_longer_applies_is_told(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.bridge.exercise is not None
    first, second = opened.bridge.exercise.venues
    stale = ChangeSet("stale", (Change(first, None),))
    assert opened.bridge.apply(stale)
    with qtbot.waitSignal(opened.context.errors.shown) as signal:
        assert not opened.bridge.apply(stale)
    assert first.name in signal.args[0].text()
    assert opened.bridge.exercise.venues == (second,)


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device")])
def test_failures_of_the_system_are_expected(
    qtbot: QtBot, window: MainWindow, office: Office, failure: OSError
) -> None:
    assert "No space left" in shown(qtbot, window, failure).text()
    assert not office.faults
