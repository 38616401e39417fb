"""The timeline: what it shows, and moving bars by mouse and keys."""

from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.timetable import Timetable
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.drag import moved
from exercise_planner.ui.pages.schedule.lanes import Grouping, lanes_of
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.pages.schedule.scale import Scale

LEFT = Qt.MouseButton.LeftButton


def page_of(window: MainWindow) -> SchedulePage:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def center(page: SchedulePage, event: str) -> QPoint:
    page.timeline.reveal(event)
    found = page.timeline.find_bar(event)
    assert found is not None
    return page.timeline.rect_of(*found).center().toPoint()


def test_every_scheduled_event_has_a_bar_in_each_grouping(scheduled: MainWindow) -> None:
    exercise = current(scheduled)
    scale = Scale.of(exercise, 0.1)
    for grouping in Grouping:
        bars = {bar.event.id for lane in lanes_of(exercise, scale, grouping) for bar in lane.bars}
        assert bars == {item.id for item in exercise.assignments}


def test_bars_of_a_lane_never_cover_each_other(scheduled: MainWindow) -> None:
    for lane in page_of(scheduled).timeline.lanes:
        for row in range(lane.rows):
            bars = lane.row_bars(row)
            assert all(one.end <= other.start for one, other in pairwise(bars))


def test_a_click_selects_everywhere(qtbot: QtBot, scheduled: MainWindow) -> None:
    page = page_of(scheduled)
    event = current(scheduled).events[1].id
    qtbot.mouseClick(page.timeline.viewport(), LEFT, pos=center(page, event))
    assert [item.id for item in scheduled.bridge.selection] == [event]
    assert page.table.selected_subjects()[0].id == event
    assert scheduled.inspector.form is not None
    assert scheduled.inspector.form.record_id == event


def test_a_drag_snaps_to_slots_and_is_one_change(qtbot: QtBot, scheduled: MainWindow) -> None:
    page, exercise = page_of(scheduled), current(scheduled)
    event, slot = exercise.events[0].id, exercise.details.slot_minutes
    before = exercise.the(Assignment, event)
    start = center(page, event)
    qtbot.mousePress(page.timeline.viewport(), LEFT, pos=start)
    qtbot.mouseMove(page.timeline.viewport(), start + QPoint(37, 0))
    assert page.timeline.drag is not None
    assert current(scheduled) is exercise
    qtbot.mouseRelease(page.timeline.viewport(), LEFT, pos=start + QPoint(37, 0))
    after = current(scheduled).the(Assignment, event)
    minutes = (after.start - before.start).total_seconds() / 60
    assert minutes > 0
    assert minutes % slot == 0
    assert scheduled.bridge.undo()
    assert current(scheduled).the(Assignment, event) == before


def test_broken_rules_light_up_while_dragging_and_escape_restores(
    qtbot: QtBot, scheduled: MainWindow
) -> None:
    page, exercise = page_of(scheduled), current(scheduled)
    event = max((item for item in exercise.assignments if item.venue), key=lambda item: item.start).id
    start = center(page, event)
    qtbot.mousePress(page.timeline.viewport(), LEFT, pos=start)
    qtbot.mouseMove(page.timeline.viewport(), start + QPoint(20, 0))
    for _ in range(60):
        qtbot.mouseMove(page.timeline.viewport(), QPoint(195, start.y()))
        qtbot.mouseMove(page.timeline.viewport(), QPoint(196, start.y()))
    held = page.timeline.drag
    assert held is not None
    assert held.findings
    page.timeline.grab()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)
    qtbot.mouseRelease(page.timeline.viewport(), LEFT, pos=start)
    assert page.timeline.drag is None
    assert current(scheduled) is exercise


def test_a_drag_across_lanes_changes_the_venue(qtbot: QtBot, scheduled: MainWindow) -> None:
    page, exercise = page_of(scheduled), current(scheduled)
    event = exercise.assignments[0]
    found = page.timeline.find_bar(event.id)
    assert found is not None
    other = next(lane for lane in page.timeline.lanes if lane.key not in ("", event.venue))
    start = center(page, event.id)
    target = QPoint(start.x(), int(page.timeline.y_of(other)) + 10)
    qtbot.mousePress(page.timeline.viewport(), LEFT, pos=start)
    qtbot.mouseMove(page.timeline.viewport(), (start + target) / 2)
    qtbot.mouseMove(page.timeline.viewport(), target)
    qtbot.mouseRelease(page.timeline.viewport(), LEFT, pos=target)
    assert current(scheduled).the(Assignment, event.id).venue == other.key


def test_keys_walk_over_the_bars_and_push_them(qtbot: QtBot, scheduled: MainWindow) -> None:
    page = page_of(scheduled)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right)
    (first,) = page.timeline.selected
    before = current(scheduled).the(Assignment, first)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    after = current(scheduled).the(Assignment, first)
    assert (after.start - before.start).total_seconds() == 60 * current(scheduled).details.slot_minutes
    qtbot.keyClick(page.timeline, Qt.Key.Key_Down)
    assert page.timeline.selected != frozenset({first})
    assert page.timeline.accessibleDescription()


def test_control_and_wheel_zoom_at_the_pointer(scheduled: MainWindow) -> None:
    timeline = page_of(scheduled).timeline
    timeline.horizontalScrollBar().setValue(200)
    x = 500.0
    minute = timeline.minute_at(x)
    turn = QWheelEvent(
        QPointF(x, 200),
        QPointF(x, 200),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert timeline.scale is not None
    zoom = timeline.scale.zoom
    QApplication.sendEvent(timeline.viewport(), turn)
    assert timeline.scale.zoom > zoom
    assert abs(timeline.minute_at(x) - minute) < 2 / timeline.scale.zoom


def test_fit_shows_the_whole_exercise(scheduled: MainWindow) -> None:
    timeline = page_of(scheduled).timeline
    timeline.zoom_in()
    timeline.fit()
    assert timeline.horizontalScrollBar().maximum() == 0


def test_lock_and_unlock_are_undoable(qtbot: QtBot, scheduled: MainWindow) -> None:
    page, exercise = page_of(scheduled), current(scheduled)
    event = exercise.events[0].id
    qtbot.mouseClick(page.timeline.viewport(), LEFT, pos=center(page, event))
    scheduled.menus.actions["lock"].trigger()
    assert current(scheduled).events[0].lock is not None
    page.timeline.grab()
    scheduled.menus.actions["lock"].trigger()
    assert current(scheduled).events[0].lock is None
    scheduled.bridge.undo()
    scheduled.bridge.undo()
    assert current(scheduled).events[0] == exercise.events[0]


def test_events_can_be_taken_out_and_are_then_problems(qtbot: QtBot, scheduled: MainWindow) -> None:
    page = page_of(scheduled)
    event = current(scheduled).events[0].id
    qtbot.mouseClick(page.timeline.viewport(), LEFT, pos=center(page, event))
    scheduled.menus.actions["unschedule"].trigger()
    judged(qtbot, scheduled)
    assert any(finding.rule == "mandatory" for finding in scheduled.context.checking.findings)


def test_free_places_show_while_dragging_and_are_free_of_unit_and_venue_clashes(
    qtbot: QtBot, scheduled: MainWindow
) -> None:
    page, exercise = page_of(scheduled), current(scheduled)
    event = next(item for item in exercise.assignments if item.venue)
    start = center(page, event.id)
    qtbot.mousePress(page.timeline.viewport(), LEFT, pos=start)
    qtbot.mouseMove(page.timeline.viewport(), start + QPoint(30, 0))
    spans = page.timeline.free[event.venue or ""]
    found = page.timeline.find_bar(event.id)
    assert found is not None
    assert any(first <= found[1].start and found[1].end <= final for first, final in spans)
    page.timeline.grab()
    checker = scheduled.context.checking.checker
    assert checker is not None
    for first, _ in spans:
        at = moved(event, first - found[1].start, event.venue)
        broken = {
            item.rule for item in checker.around(Timetable.of(checker.problem, exercise.assignments), at)
        }
        assert not broken & {"venue_capacity", "unit_overlap", "window", "hours", "closed", "precedence"}
    qtbot.keyClick(page.timeline, Qt.Key.Key_Escape)
    assert not page.timeline.free


def test_control_and_arrow_move_by_a_day(qtbot: QtBot, scheduled: MainWindow) -> None:
    page, event = page_of(scheduled), current(scheduled).assignments[0]
    qtbot.mouseClick(page.timeline.viewport(), LEFT, pos=center(page, event.id))
    qtbot.keyClick(page.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert current(scheduled).the(Assignment, event.id).start - event.start == timedelta(days=1)
