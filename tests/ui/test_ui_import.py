"""Import into the open exercise: a preview with findings, columns that can be corrected, one step."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot
from ui_support import SMALL, example

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.unit import Unit
from exercise_planner.ui.dialogs.import_preview import ImportPreview
from exercise_planner.ui.main_window import MainWindow


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Forces"
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    made.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def preview(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, path: Path) -> ImportPreview:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.documents.importing.previewed) as seen:
        window.menus.actions["import"].trigger()
    dialog = seen.args[0] if seen.args else None
    assert isinstance(dialog, ImportPreview)
    return dialog


def test_a_workbook_goes_in_as_one_step(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = current(opened)
    rows = [("Code", "Unit name", "Nation", "Pax"), ("X1", "One", "IND", 5), ("X2", "Two", "Japan", 6)]
    dialog = preview(qtbot, opened, monkeypatch, book(tmp_path / "forces.xlsx", *rows))
    assert [line[0] for line in dialog.changes.lines] == ["added", "added"]
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert current(opened).the(Unit, "X2").nation == "JPN"
    opened.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: current(opened) == before)


def test_what_is_wrong_is_shown_with_its_cell_and_nothing_goes_in(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [
        ("Code", "Name", "Nation", "Personnel"),
        ("X1", "One", "IND", "many"),
        ("X2", "Two", "Atlantis", 6),
    ]
    dialog = preview(qtbot, opened, monkeypatch, book(tmp_path / "forces.xlsx", *rows))
    assert not dialog.accept_button.isEnabled()
    assert {line[0].split("cell ")[-1] for line in dialog.findings.lines} == {"D2", "C3"}
    assert dialog.tabs.currentIndex() == 1
    dialog.reject()
    assert current(opened).get(Unit, "X1") is None


def test_columns_are_corrected_and_remembered(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [("Code", "Unit name", "Flag", "Souls aboard"), ("X1", "One", "IND", 55)]
    path = book(tmp_path / "forces.xlsx", *rows)
    dialog = preview(qtbot, opened, monkeypatch, path)
    assert dialog.mapping is not None
    box = dialog.mapping.field_box("Souls aboard")
    assert box.currentData() == ""
    box.setCurrentIndex(box.findData("personnel"))
    with qtbot.waitSignal(opened.documents.importing.previewed):
        box.activated.emit(box.currentIndex())
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert current(opened).the(Unit, "X1").personnel == 55
    again = preview(qtbot, opened, monkeypatch, path)
    assert again.mapping is not None
    assert again.mapping.field_box("Souls aboard").currentData() == "personnel"
    assert not again.accept_button.isEnabled()
    assert "already" in again.summary.text()


def test_a_plan_joins_the_open_one_and_removes_nothing(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = current(opened)
    dialog = preview(qtbot, opened, monkeypatch, example("khaan-quest"))
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current(opened) != before)
    assert {unit.id for unit in before.units} < {unit.id for unit in current(opened).units}
    assert dialog.mapping is None


def test_the_same_plan_changes_nothing(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = preview(qtbot, opened, monkeypatch, example(SMALL))
    assert "already" in dialog.summary.text()


def test_it_is_asked_whose_calendar_it_is(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "unknown.ics"
    first = current(opened).details.from_
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:x",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTAMP:20240101T000000Z",
    )
    path.write_text(
        "\r\n".join((*lines, f"DTSTART;VALUE=DATE:{first:%Y%m%d}", "END:VEVENT", "END:VCALENDAR", ""))
    )
    monkeypatch.setattr(QInputDialog, "getItem", lambda _w, _t, _q, items, **_k: (items[0], True))
    dialog = preview(qtbot, opened, monkeypatch, path)
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert current(opened).nations[0].unavailable[-1].from_ == first


def test_what_cannot_be_read_is_said_in_a_sentence(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "evil.xlsx"
    path.write_bytes(b"PK nothing")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(opened.context.errors.shown):
        opened.menus.actions["import"].trigger()
    assert "no workbook" in opened.findChildren(QMessageBox)[-1].text()
