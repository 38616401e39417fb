"""Whoever hears the window, or works it by keys alone, finds everything: names, and focus on every page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain import RECORDS
from exercise_planner.domain.finding import Subject
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.widgets.record_page import RecordPage

NO_NAME = ("qt_scrollarea_viewport", "qt_spinbox_lineedit", "qt_tabwidget_tabbar")
"""Parts of Qt's own that are heard as what they are in."""


def nameless(root: QWidget) -> list[str]:
    """The visible widgets that take the keys and have no name to be heard by."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisibleTo(root)
        if not takes_keys or widget.objectName() in NO_NAME or isinstance(widget, QTabWidget):
            continue
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is None or not heard.text(QAccessible.Text.Name).strip():
            found.append(
                f"{type(widget).__name__} “{widget.objectName()}” in {type(widget.parent()).__name__}"
            )
    return found


def dialogs(window: MainWindow) -> Iterator[QDialog]:
    yield window.find_anything()
    yield window.options()
    yield window.manual()
    yield window.documents.ask_new()
    export = window.documents.ask_export()
    versions = window.documents.versioning.ask()
    assert export is not None
    assert versions is not None
    yield export
    yield versions


def test_everything_that_takes_the_keys_has_a_name(qtbot: QtBot, scheduled: MainWindow) -> None:
    missing: dict[str, list[str]] = {"frame": nameless(scheduled)}
    for name in scheduled.pages:
        scheduled.go_to(name)
        judged(qtbot, scheduled)
        page = scheduled.current_page()
        tabs = page.findChild(QTabWidget)
        for number in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(number)
            missing[f"{name} {number}"] = nameless(page)
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    scheduled.go_to("schedule")
    page.heading.choosing.setChecked(True)
    page.heading.others.setChecked(True)
    missing["choices and others"] = nameless(page)
    for dialog in dialogs(scheduled):
        judged(qtbot, scheduled)
        missing[type(dialog).__name__] = nameless(dialog)
        dialog.close()
    assert not [f"{place}: {one}" for place, found in missing.items() for one in found]


def test_each_form_of_the_inspector_has_names(qtbot: QtBot, scheduled: MainWindow) -> None:
    exercise = scheduled.bridge.exercise
    assert exercise is not None
    for cls in RECORDS:
        record = next(iter(exercise.all(cls)), None)
        if record is not None:
            scheduled.bridge.select((Subject(cls.noun, record.id),))
            assert nameless(scheduled.inspector) == []


@pytest.mark.parametrize("name", ["overview", "schedule", "agreements", "map", "interoperability", "review"])
def test_tab_goes_round_the_window(qtbot: QtBot, scheduled: MainWindow, name: str) -> None:
    """From what the page is for, Tab leads through all that is seen and, in the end, back to it."""
    scheduled.go_to(name)
    if isinstance(page := scheduled.current_page(), SchedulePage):
        page.tabs.setCurrentWidget(page.matrix)
    judged(qtbot, scheduled)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    begin = QApplication.focusWidget()
    seen: list[QWidget] = []
    while len(seen) < 100 and begin not in seen:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[-1] is begin
    assert all(widget.isVisible() for widget in seen)
    for one in (*page.findChildren(QComboBox), *page.findChildren(QPushButton)):
        assert one in seen or not one.isVisibleTo(scheduled) or not one.isEnabled()


def test_f6_goes_from_part_to_part_also_out_of_a_table(qtbot: QtBot, scheduled: MainWindow) -> None:
    event = scheduled.bridge.exercise.events[0]  # type: ignore[union-attr]
    assert scheduled.bridge.apply(schedule_edits.clear(scheduled.bridge.exercise))
    judged(qtbot, scheduled)
    scheduled.go_to("events")
    scheduled.bridge.select((Subject("event", event.id),))
    page = scheduled.page("events")
    assert isinstance(page, RecordPage)
    parts = (page.view, scheduled.inspector, scheduled.problems.view, scheduled.rail)
    for part in (*parts[1:], parts[0]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        assert part is here or part.isAncestorOf(here)
    for part in reversed(parts):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        here = QApplication.focusWidget()
        assert part is here or part.isAncestorOf(here)
