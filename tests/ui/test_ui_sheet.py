"""Tables with the habits of a spreadsheet: keys, many cells at once, blocks from the clipboard, columns."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.settings import Settings
from exercise_planner.ui.dialogs.paste import PasteDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.models import block
from exercise_planner.ui.widgets.record_page import RecordPage

CONTROL = Qt.KeyboardModifier.ControlModifier
FLAGS = QItemSelectionModel.SelectionFlag


def page_of(window: MainWindow, name: str) -> RecordPage:
    page = window.page(name)
    assert isinstance(page, RecordPage)
    window.go_to(name)
    page.view.setFocus()
    return page


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def cell(page: RecordPage, row: int, name: str) -> Any:
    return page.view.model().index(row, [item.name for item in page.model.columns].index(name))


def select(page: RecordPage, first: Any, last: Any) -> None:
    page.view.setCurrentIndex(first)
    page.view.selectionModel().select(QItemSelection(first, last), FLAGS.ClearAndSelect)


def editor(page: RecordPage) -> QLineEdit:
    return page.view.viewport().findChildren(QLineEdit)[-1]


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(qtbot: QtBot, page: RecordPage) -> PasteDialog:
    qtbot.keyClick(page.view, Qt.Key.Key_V, CONTROL)
    return page.window().findChildren(PasteDialog)[-1]


def test_typing_overwrites_and_arrows_lead_on(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "units")
    page.view.setCurrentIndex(cell(page, 0, "name"))
    for name in ("North", "South"):
        qtbot.keyClicks(page.view, name[0])
        qtbot.keyClicks(editor(page), name[1:])
        with qtbot.waitSignal(opened.bridge.changed):
            qtbot.keyClick(editor(page), Qt.Key.Key_Down)
    assert [unit.name for unit in current(opened).units[:2]] == ["North", "South"]
    assert page.view.currentIndex().row() == 2


def test_f2_edits_enter_leads_down_and_tab_to_the_right(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "units")
    page.view.setCurrentIndex(cell(page, 0, "name"))
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    qtbot.keyClick(editor(page), Qt.Key.Key_Left)
    assert editor(page).isVisible()  # an arrow stays in the text
    qtbot.keyClick(editor(page), Qt.Key.Key_End)
    qtbot.keyClicks(editor(page), " II")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    assert current(opened).units[0].name.endswith(" II")
    assert page.view.currentIndex() == cell(page, 1, "name")
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    qtbot.keyClick(editor(page), Qt.Key.Key_Tab)
    assert page.view.currentIndex() == cell(page, 1, "nation")


def test_control_enter_gives_all_selected_cells_one_value(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "events")
    select(page, cell(page, 0, "priority"), cell(page, 3, "priority"))
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).setText("2")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor(page), Qt.Key.Key_Return, CONTROL)
    assert [event.priority for event in current(opened).events[:4]] == [2] * 4
    assert opened.bridge.undo()
    assert not opened.menus.actions["undo"].isEnabled()


def test_fill_down_takes_the_topmost_cell(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "events")
    assert page.model.setData(page.model.index(0, cell(page, 0, "earliest").column()), "D+3")
    select(page, cell(page, 0, "earliest"), cell(page, 2, "earliest"))
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_D, CONTROL)
    days = {event.earliest for event in current(opened).events[:3]}
    assert len(days) == 1
    assert days != {None}
    page.view.setCurrentIndex(cell(page, 3, "earliest"))
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_D, CONTROL)
    assert current(opened).events[3].earliest in days


def test_delete_clears_cells_but_not_what_must_be_there(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "units")
    count = page.model.rowCount()
    select(page, cell(page, 0, "capabilities"), cell(page, 1, "capabilities"))
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert [unit.capabilities for unit in current(opened).units[:2]] == [(), ()]
    assert page.model.rowCount() == count
    page.view.setCurrentIndex(cell(page, 0, "name"))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert "a value is needed" in page.message.text()


def test_a_code_is_typed_and_references_follow(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "nations")
    old = current(opened).nations[0].id
    units = [unit.id for unit in current(opened).units if unit.nation == old]
    page.view.setCurrentIndex(cell(page, 0, "id"))
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor(page).setText("NOR")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    assert current(opened).get(Nation, old) is None
    assert [unit.id for unit in current(opened).units if unit.nation == "NOR"] == units
    assert page.view.currentIndex() == cell(page, 1, "id")


def test_a_block_of_cells_is_copied_as_text_and_as_a_table(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    select(page, cell(page, 0, "name"), cell(page, 1, "nation"))
    qtbot.keyClick(page.view, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    first = current(opened).venues[0]
    assert data.text().split("\n")[0] == f"{first.name}\t{first.nation}"
    assert data.text().count("\n") == 1
    assert "<td>" in data.html()


def test_what_is_copied_can_be_pasted_back_and_changes_nothing(qtbot: QtBot, opened: MainWindow) -> None:
    before = current(opened)
    for name in ("nations", "units", "venues", "events"):
        page = page_of(opened, name)
        page.view.selectAll()
        qtbot.keyClick(page.view, Qt.Key.Key_C, CONTROL)
        qtbot.keyClick(page.view, Qt.Key.Key_V, CONTROL)
        assert not page.window().findChildren(PasteDialog)
    assert current(opened) == before


def test_two_hundred_rows_with_twelve_faults_go_in_as_one_step(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "units")
    before = current(opened)
    nation = before.nations[0].id
    wrong = {5, 17, 30, 44, 58, 71, 90, 104, 133, 150, 177, 199}
    lines = ["Code\tName\tNation\tPersonnel"]
    lines += [f"T{n}\tTeam {n}\t{nation}\t{'many' if n in wrong else n}" for n in range(200)]
    clip("\r\n".join(lines) + "\r\n")
    dialog = paste(qtbot, page)
    assert len(dialog.preview.pasting.faults) == 12
    assert {row for row, _ in dialog.preview.pasting.faults} == wrong
    assert "12 cells cannot be used" in dialog.summary.text()
    assert "“many” cannot be used" in dialog.reason.text()
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert len(current(opened).units) == len(before.units) + 200
    assert current(opened).the(Unit, "T6").personnel == 6
    assert current(opened).the(Unit, "T5").personnel == 0
    assert opened.bridge.undo()
    assert current(opened) == before


def test_the_preview_keeps_qts_contract(qtbot: QtBot, opened: MainWindow, qtmodeltester: ModelTester) -> None:
    page = page_of(opened, "venues")
    clip("Code\tName\tEvents at once\nQ1\tOne\tno\nQ2")
    qtmodeltester.check(paste(qtbot, page).preview, force_py=True)


def test_a_fault_is_put_right_in_the_preview(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "units")
    nation = current(opened).nations[0].id
    clip(f"Code\tName\tNation\nT1\tOne\t{nation}\nT2\tTwo\tATLANTIS")
    dialog = paste(qtbot, page)
    assert dialog.preview.index(1, 0).data() == "left out"
    assert "there is no nation “ATLANTIS”" in dialog.reason.text()
    assert dialog.preview.setData(dialog.view.currentIndex(), nation)
    assert not dialog.preview.pasting.faults
    with qtbot.waitSignal(opened.bridge.changed):
        dialog.accept()
    assert current(opened).the(Unit, "T2").nation == nation


def test_rows_of_a_block_may_refer_to_each_other(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "events")
    clip("Code\tName\tDuration (min)\tComes after\nP2\tSecond\t60\tP1\nP1\tFirst\t60\t\nP3\tThird\tlong\tP1")
    dialog = paste(qtbot, page)
    assert [row.is_left_out for row in dialog.preview.pasting.rows] == [False, False, True]
    with qtbot.waitSignal(opened.bridge.changed):
        dialog.accept()
    assert current(opened).the(Event, "P2").after[0].event == "P1"
    assert current(opened).get(Event, "P3") is None


def test_a_block_without_headings_goes_where_the_cursor_is(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    page.view.setCurrentIndex(cell(page, 0, "max_events"))
    clip("7\n8")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_V, CONTROL)
    assert [venue.max_events for venue in current(opened).venues[:2]] == [7, 8]
    select(page, cell(page, 0, "max_events"), cell(page, 1, "max_events"))
    clip("3")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(page.view, Qt.Key.Key_V, CONTROL)
    assert [venue.max_events for venue in current(opened).venues[:2]] == [3, 3]


def test_codes_that_stand_twice_are_marked(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    clip("Code\tName\nQ\tOne\nQ\tTwo")
    dialog = paste(qtbot, page)
    assert dialog.preview.pasting.faults == ((1, 0),)
    with qtbot.waitSignal(opened.bridge.changed):
        dialog.accept()
    assert current(opened).the(Venue, "Q").name == "One"


def test_nothing_to_paste_is_said(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    clip("")
    qtbot.keyClick(page.view, Qt.Key.Key_V, CONTROL)
    assert "no text to paste" in page.message.text()


def test_columns_are_chosen_and_remembered(qtbot: QtBot, opened: MainWindow, settings: Settings) -> None:
    page = page_of(opened, "units")
    number = cell(page, 0, "domain").column()
    page.column_menu.aboutToShow.emit()
    page.column_menu.columns[number].trigger()
    assert page.view.isColumnHidden(number)
    qtbot.waitUntil(lambda: not page.filters.fields[number].isVisible())
    opened.close()
    again = MainWindow(opened.context.services, settings)
    qtbot.addWidget(again)
    other = again.page("units")
    assert isinstance(other, RecordPage)
    assert other.view.isColumnHidden(number)
    other.restore_state("of,another,version|AAAA")
    assert other.view.isColumnHidden(number)
    other.column_menu.show_all()
    assert not other.view.isColumnHidden(number)
    again.close()


def test_a_row_that_filters_would_hide_can_be_added_and_typed(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    page.filters.fields[1].setText("no such venue")
    qtbot.mouseClick(page.buttons["add"], Qt.MouseButton.LeftButton)
    assert page.filters.fields[1].text() == ""
    assert opened.bridge.selection[0].id == current(opened).venues[-1].id
    qtbot.keyClicks(editor(page), "Pier")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor(page), Qt.Key.Key_Return)
    assert current(opened).venues[-1].name == "Pier"


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).map(str.strip)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width))))
def test_blocks_survive_the_clipboard(rows: list[list[str]]) -> None:
    whole = tuple(tuple(row) for row in rows if any(row))
    assert block.read(block.as_text(whole)) == whole


@pytest.mark.parametrize("text", ['5" gun\t12', 'a\t"b', '"x\ny"\tz'])
def test_quotes_are_read_as_they_are_meant(text: str) -> None:
    expected = {'5" gun\t12': ('5" gun', "12"), 'a\t"b': ("a", '"b'), '"x\ny"\tz': ("x\ny", "z")}
    assert block.read(text) == (expected[text],)
