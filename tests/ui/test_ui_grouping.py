"""Tables under bands: grouped by a column from the menu, folded by click and key, sorted, remembered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.widgets.grouping import BAND
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.ui.widgets.table import ROW_HEIGHT

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(opened: MainWindow) -> RecordPage:
    """The units, grouped by nation."""
    opened.go_to("units")
    found = opened.page("units")
    assert isinstance(found, RecordPage)
    found.column_menu.aboutToShow.emit()
    found.column_menu.groups[column(found, "nation")].trigger()
    return found


def column(page: RecordPage, name: str) -> int:
    return [item.name for item in page.model.columns].index(name)


def texts(page: RecordPage, name: str) -> list[str]:
    model = page.view.model()
    return [str(model.index(row, column(page, name)).data()) for row in range(model.rowCount())]


def hidden(page: RecordPage) -> list[int]:
    return [row for row in range(page.view.model().rowCount()) if page.view.isRowHidden(row)]


def test_rows_of_one_value_stand_together(page: RecordPage, qtmodeltester: ModelTester) -> None:
    nations = texts(page, "nation")
    assert nations == sorted(nations)
    groups = page.view.grouping.groups
    assert [group.text for group in groups] == sorted(set(nations))
    assert sum(group.last - group.first + 1 for group in groups) == len(nations)
    assert page.view.rowHeight(groups[0].first) == BAND + ROW_HEIGHT
    assert page.view.grouping.said(groups[0], "Nation").startswith("▾ Nation: ")
    qtmodeltester.check(page.view.proxy, force_py=True)


def test_within_a_group_rows_are_sorted_both_ways(qtbot: QtBot, page: RecordPage) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        page.view.sortByColumn(column(page, "name"), order)
        qtbot.waitUntil(lambda: len(page.view.grouping.groups) == len(set(texts(page, "nation"))))
        nations, names = texts(page, "nation"), texts(page, "name")
        assert nations == sorted(nations)
        group = max(page.view.grouping.groups, key=lambda one: one.last - one.first)
        found = [name.casefold() for name in names[group.first : group.last + 1]]
        assert found == sorted(found, reverse=order is Qt.SortOrder.DescendingOrder)


def test_a_click_on_a_band_folds_and_unfolds_it(qtbot: QtBot, page: RecordPage) -> None:
    group = next(one for one in page.view.grouping.groups if one.last > one.first)
    at = QPoint(40, page.view.rowViewportPosition(group.first) + BAND // 2)
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=at)
    assert hidden(page) == list(range(group.first + 1, group.last + 1))
    assert page.view.rowHeight(group.first) == BAND
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=at)
    assert not hidden(page)


def test_alt_and_an_arrow_fold_the_group_of_the_current_row(qtbot: QtBot, page: RecordPage) -> None:
    group = next(one for one in page.view.grouping.groups if one.last > one.first)
    page.view.setCurrentIndex(page.view.model().index(group.last, 1))
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Left, ALT)
    assert hidden(page)
    assert page.view.currentIndex().row() == group.first
    qtbot.keyClick(page.view, Qt.Key.Key_Right, ALT)
    assert not hidden(page)


def test_the_first_row_of_a_group_is_edited_below_its_band(
    qtbot: QtBot, opened: MainWindow, page: RecordPage
) -> None:
    index = page.view.model().index(0, column(page, "name"))
    page.view.setCurrentIndex(index)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    editor = page.view.viewport().findChildren(QLineEdit)[-1]
    assert editor.y() >= page.view.rowViewportPosition(0) + BAND
    editor.setText("Renamed")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Renamed" in texts(page, "name")
    assert opened.bridge.undo()


def test_a_row_that_gets_another_value_changes_its_group(
    qtbot: QtBot, opened: MainWindow, page: RecordPage
) -> None:
    other = page.view.grouping.groups[-1].text
    count = texts(page, "nation").count(other)
    model = page.view.model()
    assert model.setData(model.index(0, column(page, "nation")), other)
    qtbot.waitUntil(lambda: texts(page, "nation").count(other) == count + 1)
    last = page.view.grouping.groups[-1]
    wanted = (len(texts(page, "nation")) - count - 1, last.last, other)
    qtbot.waitUntil(lambda: page.view.grouping.groups[-1] == wanted)
    assert texts(page, "nation") == sorted(texts(page, "nation"))
    assert opened.bridge.undo()


def test_the_group_is_remembered_and_taken_away(page: RecordPage) -> None:
    state = page.saved_state()
    page.column_menu.groups[None].trigger()
    assert not page.view.grouping.groups
    assert page.view.rowHeight(0) == ROW_HEIGHT
    page.restore_state(state)
    assert page.view.grouping.column == column(page, "nation")
