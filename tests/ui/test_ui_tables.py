"""Tables of records: editing, adding, deleting, filtering, sorting, copying."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import lengths
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.widgets.record_page import RecordPage

TABLES = ("nations", "units", "venues", "events")


def page_of(window: MainWindow, name: str) -> RecordPage:
    page = window.page(name)
    assert isinstance(page, RecordPage)
    window.go_to(name)
    return page


def column(page: RecordPage, name: str) -> int:
    return [item.name for item in page.model.columns].index(name)


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def open_editor(qtbot: QtBot, page: RecordPage, row: int, name: str) -> Any:
    index = page.view.proxy.index(row, column(page, name))
    page.view.setCurrentIndex(index)
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editors = page.view.viewport().findChildren(QLineEdit) + page.view.viewport().findChildren(QComboBox)
    return editors[-1]


@pytest.mark.parametrize("name", TABLES)
def test_models_keep_qts_contract(qtmodeltester: ModelTester, opened: MainWindow, name: str) -> None:
    page = page_of(opened, name)
    qtmodeltester.check(page.model, force_py=True)
    qtmodeltester.check(page.view.proxy, force_py=True)


def test_other_models_keep_qts_contract(qtmodeltester: ModelTester, scheduled: MainWindow) -> None:
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    qtmodeltester.check(page.model, force_py=True)
    qtmodeltester.check(scheduled.problems.model, force_py=True)


@pytest.mark.parametrize("name", TABLES)
def test_rows_can_be_added_and_deleted_and_both_undone(qtbot: QtBot, opened: MainWindow, name: str) -> None:
    page = page_of(opened, name)
    before = page.model.rowCount()
    qtbot.mouseClick(page.buttons["add"], Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == before + 1
    added = opened.bridge.selection
    assert len(added) == 1
    qtbot.keyClick(page.view.viewport().findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.model.rowCount() == before
    assert opened.bridge.undo()
    assert page.model.row_of(added[0].id) >= 0
    assert opened.bridge.undo()
    assert page.model.rowCount() == before


def test_a_cell_is_edited_with_the_keyboard(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    editor = open_editor(qtbot, page, 0, "name")
    editor.selectAll()
    qtbot.keyClicks(editor, "Bay")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert current(opened).venues[0].name == "Bay"
    assert page.view.proxy.index(0, column(page, "name")).data() == "Bay"


def test_a_choice_is_edited_by_its_words(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    editor = open_editor(qtbot, page, 0, "kind")
    assert isinstance(editor, QComboBox)
    assert editor.findText("Sea area") >= 0
    editor.setCurrentIndex(editor.findText("Camp"))
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.view.proxy.index(0, column(page, "kind")).data() == "Camp"


def test_what_is_not_accepted_is_said(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    before = current(opened).venues[0].max_events
    editor = open_editor(qtbot, page, 0, "max_events")
    editor.selectAll()
    qtbot.keyClicks(editor, "many")
    assert editor.property("wrong") == "true"
    assert "whole number" in editor.toolTip()
    with qtbot.waitSignal(page.model.refused):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert page.message.isVisible()
    assert "“many” cannot be used" in page.message.text()
    assert current(opened).venues[0].max_events == before


def test_a_reference_to_nothing_is_refused(opened: MainWindow) -> None:
    page = page_of(opened, "events")
    refused: list[str] = []
    page.model.refused.connect(refused.append)
    assert not page.model.setData(page.model.index(0, column(page, "venues")), "NOWHERE")
    assert "there is no venue “NOWHERE”" in refused[0]


def test_filters_keep_the_rows_that_match(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "units")
    total = page.model.rowCount()
    wanted = str(page.model.index(0, column(page, "name")).data())
    qtbot.keyClicks(page.filters.fields[column(page, "name")], wanted)
    assert 1 <= page.view.proxy.rowCount() < total
    assert f"of {total}" in page.count_label.text()
    page.filters.clear()
    assert page.view.proxy.rowCount() == total


def test_an_exact_filter_takes_the_whole_text_only(opened: MainWindow) -> None:
    page = page_of(opened, "nations")
    page.view.proxy.set_filter(0, "=us")
    assert page.view.proxy.rowCount() == 0
    page.view.proxy.set_filter(0, "=usa")
    assert page.view.proxy.rowCount() == 1


def test_numbers_sort_as_numbers(opened: MainWindow) -> None:
    page = page_of(opened, "events")
    number = column(page, "duration_minutes")
    page.view.sortByColumn(number, Qt.SortOrder.DescendingOrder)
    rows = (page.view.proxy.index(row, number).data() for row in range(page.view.proxy.rowCount()))
    shown = [int(lengths.minutes(text)) for text in rows]
    assert len(set(shown)) > 1
    assert shown == sorted(shown, reverse=True)


def test_rows_are_copied_as_tab_separated_text(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "nations")
    page.view.selectAll()
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Code", "Name"]
    assert len(lines) == page.model.rowCount() + 1


def test_selection_is_kept_through_changes_and_shared(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    venue = current(opened).venues[-1]
    opened.bridge.select((Subject("venue", venue.id),))
    assert page.view.selected_subjects() == (Subject("venue", venue.id),)
    first = page.model.index(0, column(page, "name"))
    assert page.model.setData(first, "Elsewhere")
    assert page.view.selected_subjects() == (Subject("venue", venue.id),)


def test_removing_a_record_ends_its_selection(qtbot: QtBot, opened: MainWindow) -> None:
    page = page_of(opened, "venues")
    venue = current(opened).venues[0]
    opened.bridge.select((Subject("venue", venue.id),))
    page.remove()
    assert opened.bridge.selection == ()
    assert current(opened).get(Venue, venue.id) is None


def test_the_schedule_is_edited_as_a_table(scheduled: MainWindow) -> None:
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    names = [item.name for item in page.model.columns]
    index = page.model.index(0, names.index("start"))
    event = current(scheduled).events[0]
    refused: list[str] = []
    page.model.refused.connect(refused.append)
    assert not page.model.setData(index, "some day")
    assert "write for example" in refused[0]
    assert page.model.setData(index, "D+2 0900")
    place = next(item for item in current(scheduled).assignments if item.id == event.id)
    assert page.model.index(0, names.index("start")).data().endswith("09:00")
    assert place.end > place.start
