"""Export from the window: a format, a reader, a place; a sentence at the end."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from exercise_planner.interchange.calendars.loading import earlier_entries
from exercise_planner.ui.dialogs.export import ExportDialog
from exercise_planner.ui.main_window import MainWindow


def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch, answer: Path | str) -> list[str]:
    """Have the file dialog answer; what it proposed is in the list."""
    proposed: list[str] = []

    def choose(*words: object) -> tuple[str, str]:
        proposed.append(str(words[2]))
        return str(answer), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window.menus.actions["export"].trigger()
    return proposed


def pick(dialog: ExportDialog, name: str) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name))


def press(qtbot: QtBot, dialog: ExportDialog) -> None:
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_a_units_calendar_is_written_and_updated(
    qtbot: QtBot, scheduled: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    proposed = asked(scheduled, monkeypatch, first)
    dialog = scheduled.findChildren(ExportDialog)[-1]
    pick(dialog, "geojson")
    assert not dialog.owner.isEnabled()
    pick(dialog, "ics")
    assert dialog.owner.isEnabled()
    unit = scheduled.bridge.exercise.units[0].id if scheduled.bridge.exercise else ""
    dialog.owner.setCurrentIndex(dialog.owner.findData(unit))
    with qtbot.waitSignal(scheduled.documents.exporting.exported):
        press(qtbot, dialog)
    assert Path(proposed[0]).name.endswith(".ics")
    assert str(first) in scheduled.notice.text.text()
    found = earlier_entries(first.read_bytes(), "one")
    assert found
    asked(scheduled, monkeypatch, second)
    dialog = scheduled.findChildren(ExportDialog)[-1]
    pick(dialog, "ics")
    dialog.earlier.setText(str(first))
    with qtbot.waitSignal(scheduled.documents.exporting.exported):
        press(qtbot, dialog)
    assert set(found) <= set(earlier_entries(second.read_bytes(), "two"))


def test_a_nations_map_gets_the_suffix_of_its_format(
    qtbot: QtBot, scheduled: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked(scheduled, monkeypatch, tmp_path / "laydown")
    dialog = scheduled.findChildren(ExportDialog)[-1]
    pick(dialog, "geojson")
    dialog.nation.setCurrentIndex(dialog.nation.findData("JPN"))
    dialog.audience.setCurrentIndex(dialog.audience.findData("participants"))
    with qtbot.waitSignal(scheduled.documents.exporting.exported):
        press(qtbot, dialog)
    assert json.loads((tmp_path / "laydown.geojson").read_bytes())["features"]


def test_what_goes_wrong_is_said_and_a_change_of_mind_writes_nothing(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked(opened, monkeypatch, "")
    press(qtbot, opened.findChildren(ExportDialog)[-1])
    asked(opened, monkeypatch, tmp_path / "no" / "such" / "folder.kml")
    dialog = opened.findChildren(ExportDialog)[-1]
    pick(dialog, "kml")
    with qtbot.waitSignal(opened.context.errors.shown):
        press(qtbot, dialog)
    assert "cannot be written" in opened.findChildren(QMessageBox)[-1].text()
    assert not list(tmp_path.glob("*.kml"))


def test_there_is_nothing_to_export_without_an_exercise(window: MainWindow) -> None:
    assert not window.menus.actions["export"].isEnabled()
    assert window.documents.ask_export() is None


def test_a_workbook_to_fill_in_needs_no_exercise(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fill"), ""))
    with qtbot.waitSignal(window.documents.exporting.exported):
        window.menus.actions["template"].trigger()
    assert (tmp_path / "fill.xlsx").stat().st_size > 10_000
    assert "fill it in" in window.notice.text.text()
