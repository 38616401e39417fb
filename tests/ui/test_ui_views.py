"""Calendar and synchronisation matrix: by mouse and keys, one selection with the timeline and the table."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.calendar_hand import CalendarHand
from exercise_planner.ui.pages.schedule.calendar_layout import Mode
from exercise_planner.ui.pages.schedule.lanes import Grouping
from exercise_planner.ui.pages.schedule.matrix_grid import CLASSES, matrix_of
from exercise_planner.ui.pages.schedule.page import SchedulePage

LEFT = Qt.MouseButton.LeftButton
DAY = timedelta(days=1)


def page_of(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def selected(window: MainWindow) -> list[str]:
    return [item.id for item in window.bridge.selection]


def turn_to(qtbot: QtBot, page: SchedulePage, number: int) -> None:
    """Click on a tab."""
    bar = page.tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(number).center())


@pytest.fixture
def calendar(qtbot: QtBot, scheduled: MainWindow) -> CalendarHand:
    """The calendar in the window."""
    page = page_of(scheduled)
    turn_to(qtbot, page, 1)
    assert page.tabs.currentWidget() is page.calendar
    return page.calendar.canvas


def at(canvas: CalendarHand, point: QPointF) -> QPoint:
    return QPointF(point.x(), point.y() - canvas.verticalScrollBar().value()).toPoint()


def test_a_click_selects_everywhere_and_others_lead_here(
    qtbot: QtBot, scheduled: MainWindow, calendar: CalendarHand
) -> None:
    page = page_of(scheduled)
    assert calendar.sheet is not None
    box = calendar.sheet.boxes[0]
    qtbot.mouseClick(calendar.viewport(), LEFT, pos=at(calendar, box.rect.center()))
    assert selected(scheduled) == [box.entry.event.id]
    assert page.timeline.selected == {box.entry.event.id}
    assert page.table.selected_subjects()[0].id == box.entry.event.id
    assert box.entry.event.name in calendar.accessibleDescription()
    calendar.turn(5)
    last = max(current(scheduled).assignments, key=lambda item: item.start)
    scheduled.bridge.select((Subject("event", last.id),))
    entry = calendar.current()
    assert entry is not None
    assert calendar.day == entry.first


def test_a_drag_to_another_day_moves_it_and_escape_does_not(
    qtbot: QtBot, scheduled: MainWindow, calendar: CalendarHand
) -> None:
    assert calendar.sheet is not None
    before = current(scheduled)
    box = next(one for one in calendar.sheet.boxes if one.entry.first == one.entry.final)
    start = at(calendar, box.rect.center())
    cell = calendar.sheet.cells[box.entry.first + DAY]
    for keeps in (True, False):
        qtbot.mousePress(calendar.viewport(), LEFT, pos=start)
        qtbot.mouseMove(calendar.viewport(), at(calendar, cell.center()))
        assert calendar.target() is not None
        assert current(scheduled) is before
        if not keeps:
            qtbot.keyClick(calendar, Qt.Key.Key_Escape)
            assert calendar.target() is None
        qtbot.mouseRelease(calendar.viewport(), LEFT, pos=at(calendar, cell.center()))
        moved = current(scheduled).the(Assignment, box.entry.event.id)
        assert moved.start == box.entry.place.start + (DAY if keeps else timedelta())
        if keeps:
            assert scheduled.bridge.undo()
            before = current(scheduled)
    judged(qtbot, scheduled)


def test_keys_walk_turn_move_and_look_closer(
    qtbot: QtBot, scheduled: MainWindow, calendar: CalendarHand
) -> None:
    places = sorted(current(scheduled).assignments, key=lambda item: (item.start, item.id))
    calendar.setFocus()
    qtbot.keyClick(calendar, Qt.Key.Key_Home)
    assert selected(scheduled) == [places[0].id]
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    assert selected(scheduled) == [places[1].id]
    qtbot.keyClick(calendar, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    after = current(scheduled).the(Assignment, places[1].id)
    assert after.start - places[1].start == DAY
    assert scheduled.bridge.undo()
    qtbot.keyClick(calendar, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    after = current(scheduled).the(Assignment, places[1].id)
    assert places[1].start - after.start == timedelta(minutes=current(scheduled).details.slot_minutes)
    qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert calendar.mode is Mode.DAY
    day = calendar.day
    qtbot.keyClick(calendar, Qt.Key.Key_PageDown)
    assert calendar.day == day + DAY
    qtbot.keyClick(calendar, Qt.Key.Key_W)
    assert calendar.mode is Mode.WEEK
    judged(qtbot, scheduled)


def test_a_week_moves_by_slots_and_buttons_turn_pages(
    qtbot: QtBot, scheduled: MainWindow, calendar: CalendarHand
) -> None:
    view = page_of(scheduled).calendar
    qtbot.keyClick(calendar, Qt.Key.Key_Home)
    qtbot.mouseClick(view.modes[Mode.WEEK], LEFT)
    assert calendar.sheet is not None
    entry = calendar.current()
    assert entry is not None
    (box, *_) = calendar.sheet.boxes_of(entry.event.id)
    start = QPointF(box.rect.center().x(), box.rect.top() + 6)
    qtbot.mousePress(calendar.viewport(), LEFT, pos=at(calendar, start))
    qtbot.mouseMove(calendar.viewport(), at(calendar, start + QPointF(0, 31)))
    qtbot.mouseRelease(calendar.viewport(), LEFT, pos=at(calendar, start + QPointF(0, 31)))
    moved = current(scheduled).the(Assignment, entry.event.id)
    minutes = (moved.start - entry.place.start).total_seconds() / 60
    assert minutes > 0
    assert minutes % current(scheduled).details.slot_minutes == 0
    day = calendar.day
    qtbot.mouseClick(view.findChild(QToolButton, "back"), LEFT)
    assert calendar.day == day - 7 * DAY
    judged(qtbot, scheduled)


def test_days_with_no_room_say_so_and_lead_to_the_day(
    qtbot: QtBot, scheduled: MainWindow, calendar: CalendarHand
) -> None:
    exercise = current(scheduled)
    first = exercise.assignments[0]
    for place in exercise.assignments[1:9]:
        change = schedule_edits.move(current(scheduled), place.id, first.start)
        scheduled.bridge.apply(change)
    scheduled.bridge.select((Subject("event", first.id),))
    assert calendar.sheet is not None
    day = next(iter(calendar.sheet.more))
    rect, count = calendar.sheet.more[day]
    shown = {
        box.entry.event.id for box in calendar.sheet.boxes if box.rect.intersects(calendar.sheet.cells[day])
    }
    assert calendar.diary is not None
    assert len(shown) + count == len(calendar.diary.on(day))
    qtbot.mouseClick(calendar.viewport(), LEFT, pos=at(calendar, rect.center()))
    assert (calendar.mode, calendar.day) == (Mode.DAY, day)
    assert {box.entry for box in calendar.sheet.boxes} == set(calendar.diary.on(day))
    judged(qtbot, scheduled)


def test_the_matrix_has_each_event_on_each_of_its_days(scheduled: MainWindow) -> None:
    exercise = current(scheduled)
    for grouping in CLASSES:
        matrix = matrix_of(exercise, grouping)
        assert set(matrix.cells) == {place.id for place in exercise.assignments}
        for key, events in matrix.events.items():
            cell = matrix.grid.cell(*key)
            assert all(exercise.name(Event, event) in cell.tip for event in events)


def test_the_matrix_is_walked_and_shares_the_selection(qtbot: QtBot, scheduled: MainWindow) -> None:
    page = page_of(scheduled)
    turn_to(qtbot, page, 2)
    matrix = page.matrix
    for number, grouping in enumerate(CLASSES):
        matrix.rows.setCurrentIndex(number)
        assert matrix.grouping is Grouping(grouping)
    matrix.rows.setCurrentIndex(0)
    (row, column), events = max(matrix.model.matrix.events.items(), key=lambda item: len(item[1]))
    index = matrix.model.index(row, column)
    matrix.view.scrollTo(index)
    qtbot.mouseClick(matrix.view.viewport(), LEFT, pos=matrix.view.visualRect(index).center())
    assert tuple(selected(scheduled)) == events
    assert page.timeline.selected == set(events)
    for event in (*events, events[0]):
        qtbot.keyClick(matrix.view, Qt.Key.Key_Return)
        assert selected(scheduled) == [event]
    last = max(matrix.model.matrix.cells)
    scheduled.bridge.select((Subject("event", last),))
    here = matrix.view.currentIndex()
    assert last in matrix.model.matrix.events[here.row(), here.column()]
    qtbot.keyClick(matrix.view, Qt.Key.Key_Left)
    assert matrix.view.currentIndex().column() == here.column() - 1


def test_large_schedules_are_prepared_off_the_gui_thread(
    qtbot: QtBot, scheduled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exercise_planner.ui.pages.schedule.lazy_view.AT_ONCE", 0)
    page, exercise = page_of(scheduled), current(scheduled)
    for number in (1, 2):
        turn_to(qtbot, page, number)
        assert scheduled.context.tasks.count == 1
        judged(qtbot, scheduled)
    assert page.calendar.canvas.diary is not None
    assert set(page.calendar.canvas.diary.by_id) == {place.id for place in exercise.assignments}
    assert set(page.matrix.model.matrix.cells) == {place.id for place in exercise.assignments}


def test_an_empty_schedule_says_so_in_each_view(qtbot: QtBot, opened: MainWindow) -> None:
    opened.go_to("schedule")
    page = page_of(opened)
    for number, view in ((1, page.calendar), (2, page.matrix)):
        turn_to(qtbot, page, number)
        said = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
        assert any("Nothing is scheduled yet" in text for text in said)
