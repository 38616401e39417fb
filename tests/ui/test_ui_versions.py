"""The dialog of versions and variants, with real clicks."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from exercise_planner.edits import record, schedule
from exercise_planner.ui.dialogs.manual import Manual
from exercise_planner.ui.dialogs.versions import VersionsDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.workspace.files import load


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def still(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.context.tasks.count == 0)


@pytest.fixture
def dialog(qtbot: QtBot, scheduled: MainWindow) -> VersionsDialog:
    scheduled.menus.actions["versions"].trigger()
    made = scheduled.findChild(VersionsDialog)
    assert isinstance(made, VersionsDialog)
    qtbot.waitExposed(made)
    still(qtbot, scheduled)
    return made


def freeze(qtbot: QtBot, window: MainWindow, dialog: VersionsDialog, name: str) -> None:
    dialog.versions.name.setFocus()
    qtbot.keyClicks(dialog.versions.name, name)
    qtbot.keyClicks(dialog.versions.note, "as sent")
    click(qtbot, dialog.versions.freeze_button)
    still(qtbot, window)


def alter(qtbot: QtBot, window: MainWindow) -> str:
    """Rename the first event, take the second out of the schedule; the name that the first had."""
    exercise = window.bridge.exercise
    assert exercise is not None
    event = exercise.events[0]
    assert window.bridge.apply(record.change(exercise, event, name="Quite another"))
    exercise = window.bridge.exercise
    assert exercise is not None
    assert window.bridge.apply(schedule.unschedule(exercise, exercise.assignments[1].id))
    still(qtbot, window)
    return event.name


def names(window: MainWindow) -> list[str]:
    exercise = window.bridge.exercise
    assert exercise is not None
    return [event.name for event in exercise.events]


def test_freeze_see_what_changed_and_return(
    qtbot: QtBot, scheduled: MainWindow, dialog: VersionsDialog
) -> None:
    assert not dialog.versions.freeze_button.isEnabled()
    freeze(qtbot, scheduled, dialog, "V1")
    (line,) = dialog.versions.model.lines
    assert (line[0], line[4], line[6]) == ("V1", "nothing", "as sent")
    assert dialog.versions.name.text() == ""
    former = alter(qtbot, scheduled)
    assert dialog.versions.model.lines[0][4] == "2 changes"
    click(qtbot, dialog.versions.return_button)
    still(qtbot, scheduled)
    assert former in names(scheduled)
    assert dialog.versions.model.lines[0][4] == "nothing"
    assert scheduled.bridge.undo()
    still(qtbot, scheduled)
    assert "Quite another" in names(scheduled)
    assert len(dialog.versions.model.lines) == 1
    scheduled.bridge.redo()
    click(qtbot, dialog.versions.return_button)
    assert "Nothing differs" in dialog.versions.state.text()


def test_a_name_that_is_taken_is_said(qtbot: QtBot, scheduled: MainWindow, dialog: VersionsDialog) -> None:
    freeze(qtbot, scheduled, dialog, "V1")
    with qtbot.waitSignal(scheduled.context.errors.shown):
        freeze(qtbot, scheduled, dialog, "v1")
    assert "already a version" in scheduled.findChildren(QMessageBox)[-1].text()
    assert len(dialog.versions.model.lines) == 1


def test_compare_filter_and_write(
    qtbot: QtBot,
    scheduled: MainWindow,
    dialog: VersionsDialog,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    freeze(qtbot, scheduled, dialog, "V1")
    former = alter(qtbot, scheduled)
    click(qtbot, dialog.versions.compare_button)
    still(qtbot, scheduled)
    tab = dialog.compared
    assert dialog.tabs.currentWidget() is tab
    assert (tab.before.currentText(), tab.after.currentText()) == ("Version V1", "Now")
    renamed = next(line for line in tab.model.lines if line[2] == "renamed")
    assert renamed[3:5] == (former, "Quite another")
    assert any(line[2] == "no longer scheduled" for line in tab.model.lines)
    assert "1 renamed" in tab.state.text()
    tab.nation.setCurrentIndex(1)
    qtbot.keyClick(tab.nation, Qt.Key.Key_End)
    tab.nation.activated.emit(tab.nation.currentIndex())
    still(qtbot, scheduled)
    nation = str(tab.nation.currentData())
    ours = list(tab.shown)
    qtbot.mouseClick(tab.seen, Qt.MouseButton.LeftButton, pos=QPoint(8, tab.seen.height() // 2))
    assert not tab.seen.isChecked()
    assert list(tab.shown) == ours, "nothing is marked, so that the nation may know all of it"
    assert tab.shown == tab.comparison.by_nation[nation] if tab.comparison else False
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "x"), ""))
    click(qtbot, tab.export_button)
    qtbot.waitUntil(lambda: "Written" in tab.state.text())
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["Changes"].max_row == len(tab.shown) + 1


def test_two_versions_are_compared(qtbot: QtBot, scheduled: MainWindow, dialog: VersionsDialog) -> None:
    freeze(qtbot, scheduled, dialog, "V1")
    alter(qtbot, scheduled)
    freeze(qtbot, scheduled, dialog, "V2")
    dialog.tabs.setCurrentWidget(dialog.compared)
    dialog.compared.choose("version 2", "now")
    still(qtbot, scheduled)
    assert dialog.compared.state.text() == "Nothing differs."
    assert not dialog.compared.export_button.isEnabled()
    dialog.compared.choose("version 2", "version 1")
    still(qtbot, scheduled)
    assert any(line[2] == "scheduled" for line in dialog.compared.model.lines)


def test_a_version_is_saved_as_a_plan(
    qtbot: QtBot,
    scheduled: MainWindow,
    dialog: VersionsDialog,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    freeze(qtbot, scheduled, dialog, "V1")
    former = alter(qtbot, scheduled)
    path = tmp_path / "v1.plan.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    click(qtbot, dialog.versions.export_button)
    qtbot.waitUntil(lambda: "Saved" in dialog.versions.state.text())
    assert former in {event.name for event in load(path).events}


def begin(qtbot: QtBot, window: MainWindow, dialog: VersionsDialog, name: str) -> None:
    dialog.tabs.setCurrentWidget(dialog.variants)
    qtbot.keyClicks(dialog.variants.name, name)
    click(qtbot, dialog.variants.begin_button)
    still(qtbot, window)


def headings(dialog: VersionsDialog) -> list[str]:
    model = dialog.variants.model
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def test_variants_stand_side_by_side_and_one_is_adopted(
    qtbot: QtBot, scheduled: MainWindow, dialog: VersionsDialog
) -> None:
    begin(qtbot, scheduled, dialog, "Fast")
    tab = dialog.variants
    assert headings(dialog) == ["Main line", "Fast (open)"]
    assert scheduled.status.line.text() == "Variant “Fast” is open"
    former = alter(qtbot, scheduled)
    rows = {row.title: row.values for row in tab.model.rows}
    assert rows["Events without a place"][1] == rows["Events without a place"][0] + 1
    assert rows["Changes to the main line"] == (0, 2)
    tab.view.selectColumn(0)
    click(qtbot, tab.open_button)
    still(qtbot, scheduled)
    assert former in names(scheduled)
    assert headings(dialog) == ["Main line (open)", "Fast"]
    assert scheduled.status.line.text() == ""
    tab.view.selectColumn(1)
    click(qtbot, tab.compare_button)
    still(qtbot, scheduled)
    assert dialog.compared.after.currentText() == "Fast"
    assert {line[2] for line in dialog.compared.model.lines} == {"renamed", "no longer scheduled"}
    dialog.tabs.setCurrentWidget(tab)
    still(qtbot, scheduled)
    tab.view.selectColumn(1)
    click(qtbot, tab.adopt_button)
    still(qtbot, scheduled)
    assert "Quite another" in names(scheduled)
    assert headings(dialog) == ["Main line (open)", "Fast", "Main line before “Fast”"]
    assert scheduled.bridge.undo()
    assert former in names(scheduled)


def test_a_variant_is_discarded(qtbot: QtBot, scheduled: MainWindow, dialog: VersionsDialog) -> None:
    begin(qtbot, scheduled, dialog, "Fast")
    tab = dialog.variants
    assert not tab.discard_button.isEnabled()
    tab.view.selectColumn(0)
    click(qtbot, tab.open_button)
    still(qtbot, scheduled)
    tab.view.selectColumn(1)
    click(qtbot, tab.discard_button)
    still(qtbot, scheduled)
    assert headings(dialog) == ["Main line (open)"]


def test_help_and_the_palette_know_versions(
    qtbot: QtBot, scheduled: MainWindow, dialog: VersionsDialog
) -> None:
    manual = dialog.help()
    assert manual.topic == "versions"
    assert isinstance(manual, Manual)
    manual.reject()
    dialog.reject()
    assert any("Versions" in found.title for found in scheduled.menus.found())
    del qtbot


def test_there_are_no_versions_without_an_exercise(window: MainWindow) -> None:
    assert not window.menus.actions["versions"].isEnabled()
    assert window.documents.versioning.ask() is None
