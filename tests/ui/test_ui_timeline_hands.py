"""The timeline in the hands of its user: stretching and linking bars, by mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule.drag import Grip
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping, Lane
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.pages.schedule.timeline import Timeline

LEFT, ALT, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def timeline_of(window: MainWindow) -> Timeline:
    page = window.page("schedule")
    assert isinstance(page, SchedulePage)
    return page.timeline


def current(window: MainWindow) -> Exercise:
    assert window.bridge.exercise is not None
    return window.bridge.exercise


def bar_of(timeline: Timeline, event: str) -> tuple[Lane, Bar]:
    timeline.reveal(event)
    found = timeline.find_bar(event)
    assert found is not None
    return found


def edge(timeline: Timeline, event: str, grip: Grip) -> QPoint:
    box = timeline.rect_of(*bar_of(timeline, event))
    x = box.right() - 2 if grip is Grip.END else box.left() + 2 if grip is Grip.START else box.center().x()
    return QPoint(int(x), int(box.center().y()))


def pull(qtbot: QtBot, timeline: Timeline, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(timeline.viewport(), LEFT, pos=start)
    qtbot.mouseMove(timeline.viewport(), (start + end) / 2)
    qtbot.mouseMove(timeline.viewport(), end)


def wide(timeline: Timeline, exercise: Exercise) -> str:
    """An event whose bar is wide enough to be held by its ends, after zooming in on it."""
    event = next(item for item in exercise.assignments if item.venue)
    timeline.show_events(frozenset({event.id}))
    timeline.zoom_by(0.3)
    timeline.reveal(event.id)
    return event.id


def pair(window: MainWindow) -> tuple[str, str]:
    """Two events without a link between them, in the order of their bars, both in sight."""
    timeline, exercise = timeline_of(window), current(window)
    timeline.fit()
    for lane in timeline.lanes:
        for one, other in zip(lane.bars, lane.bars[1:], strict=False):
            linked = {after.event for after in (*one.event.after, *other.event.after)}
            if one.event != other.event and not linked & {one.event.id, other.event.id}:
                timeline.show_events(frozenset({one.event.id, other.event.id}))
                assert exercise.get(Assignment, one.event.id)
                return one.event.id, other.event.id
    pytest.fail("the example has no two events beside each other")


@pytest.mark.parametrize("grip", [Grip.START, Grip.END])
def test_an_edge_is_dragged_to_change_the_duration_in_one_step(
    qtbot: QtBot, scheduled: MainWindow, grip: Grip
) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    event = wide(timeline, exercise)
    before = exercise.the(Assignment, event)
    start = edge(timeline, event, grip)
    slots = timeline.scale.slot * 2 * timeline.scale.zoom if timeline.scale else 0
    by = QPoint(max(int(slots), 12) * (1 if grip is Grip.END else -1), 0)
    pull(qtbot, timeline, start, start + by)
    assert timeline.drag is not None
    assert timeline.drag.grip is grip
    timeline.grab()
    qtbot.mouseRelease(timeline.viewport(), LEFT, pos=start + by)
    after = current(scheduled).the(Assignment, event)
    assert after.end - after.start > before.end - before.start
    same = "start" if grip is Grip.END else "end"
    assert getattr(after, same) == getattr(before, same)
    length = current(scheduled).the(Event, event).duration_minutes
    assert length == (after.end - after.start).total_seconds() / 60
    assert scheduled.bridge.undo()
    assert current(scheduled) == exercise


def test_a_slot_is_the_least_that_stays_of_a_bar(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    event = wide(timeline, exercise)
    start = edge(timeline, event, Grip.END)
    far = QPoint(start.x() - 3000, start.y())
    pull(qtbot, timeline, start, far)
    qtbot.mouseRelease(timeline.viewport(), LEFT, pos=far)
    assert current(scheduled).the(Event, event).duration_minutes == exercise.details.slot_minutes


def test_escape_puts_a_stretched_bar_back(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    event = wide(timeline, exercise)
    start = edge(timeline, event, Grip.END)
    pull(qtbot, timeline, start, start + QPoint(60, 0))
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    qtbot.mouseRelease(timeline.viewport(), LEFT, pos=start + QPoint(60, 0))
    assert timeline.drag is None
    assert current(scheduled) is exercise


def test_rules_that_a_longer_event_breaks_light_up(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    judged(qtbot, scheduled)
    last = max(exercise.assignments, key=lambda item: item.end).id
    timeline.show_events(frozenset({last}))
    timeline.zoom_by(0.3)
    start = edge(timeline, last, Grip.END)
    pull(qtbot, timeline, start, start + QPoint(20, 0))
    for _ in range(80):
        qtbot.mouseMove(timeline.viewport(), QPoint(timeline.viewport().width() - 5, start.y()))
        qtbot.mouseMove(timeline.viewport(), QPoint(timeline.viewport().width() - 4, start.y()))
    assert timeline.drag is not None
    assert timeline.drag.findings
    timeline.grab()
    timeline.cancel_drag()


def test_shift_and_arrows_change_the_duration(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    event = exercise.assignments[0].id
    timeline.choose(bar_of(timeline, event)[1])
    qtbot.keyClick(timeline, Qt.Key.Key_Right, SHIFT)
    longer = current(scheduled).the(Assignment, event)
    before = exercise.the(Assignment, event)
    assert (longer.end - before.end).total_seconds() == 60 * exercise.details.slot_minutes
    assert scheduled.bridge.undo()
    assert current(scheduled) == exercise


def test_dropping_on_the_end_of_another_bar_links(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    earlier, later = pair(scheduled)
    exercise = current(scheduled)
    start, end = edge(timeline, later, Grip.MOVE), edge(timeline, earlier, Grip.END)
    pull(qtbot, timeline, start, end)
    timeline.grab()
    qtbot.mouseRelease(timeline.viewport(), LEFT, pos=end)
    after = current(scheduled).the(Event, later).after
    assert [item.event for item in after if item not in exercise.the(Event, later).after] == [earlier]
    assert current(scheduled).assignments == exercise.assignments
    assert scheduled.bridge.undo()
    assert current(scheduled) == exercise


def test_a_link_is_drawn_from_the_handle_of_the_selected_bar(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    earlier, later = pair(scheduled)
    lane, bar = bar_of(timeline, earlier)
    timeline.choose(bar)
    start = timeline.handle_of(timeline.rect_of(lane, bar)).center().toPoint()
    end = edge(timeline, later, Grip.MOVE)
    pull(qtbot, timeline, start, end)
    timeline.grab()
    qtbot.mouseRelease(timeline.viewport(), LEFT, pos=end)
    assert earlier in {item.event for item in current(scheduled).the(Event, later).after}
    assert timeline.scene is not None
    assert timeline.scene.links.of(earlier)
    timeline.grab()


def test_a_link_is_made_by_keys(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    earlier, later = pair(scheduled)
    timeline.choose(bar_of(timeline, earlier)[1])
    qtbot.keyClick(timeline, Qt.Key.Key_L)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    timeline.grab()
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert earlier in {item.event for item in current(scheduled).the(Event, later).after}


def test_escape_lets_a_link_go(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    earlier, _ = pair(scheduled)
    exercise = current(scheduled)
    timeline.choose(bar_of(timeline, earlier)[1])
    qtbot.keyClick(timeline, Qt.Key.Key_L)
    qtbot.keyClick(timeline, Qt.Key.Key_Right)
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert timeline.drag is None
    assert current(scheduled) is exercise


def test_events_that_would_wait_for_each_other_are_refused(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    earlier, later = pair(scheduled)
    timeline.linked.emit(later, earlier)
    exercise = current(scheduled)
    timeline.linked.emit(earlier, later)
    assert current(scheduled) is exercise
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    assert page.message.isVisible()


def test_alt_and_arrows_move_by_a_slot_and_to_another_venue(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    place = exercise.the(Assignment, timeline.lanes[0].bars[0].event.id)
    timeline.choose(timeline.lanes[0].bars[0])
    qtbot.keyClick(timeline, Qt.Key.Key_Down, ALT)
    assert current(scheduled).the(Assignment, place.id).venue == timeline.lanes[1].key
    qtbot.keyClick(timeline, Qt.Key.Key_Left, ALT)
    moved = current(scheduled).the(Assignment, place.id)
    assert (place.start - moved.start).total_seconds() == 60 * exercise.details.slot_minutes
    scheduled.bridge.undo()
    scheduled.bridge.undo()
    assert current(scheduled) == exercise


def test_enter_and_double_click_open_the_inspector(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    scheduled.docks["inspector"].hide()
    timeline.choose(timeline.lanes[0].bars[0])
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert scheduled.docks["inspector"].isVisible()
    scheduled.docks["inspector"].hide()
    event = timeline.lanes[0].bars[0].event.id
    qtbot.mouseDClick(timeline.viewport(), LEFT, pos=edge(timeline, event, Grip.MOVE))
    assert scheduled.docks["inspector"].isVisible()


def test_keys_look_around(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    assert timeline.scale is not None
    qtbot.keyClick(timeline, Qt.Key.Key_F)
    assert timeline.horizontalScrollBar().maximum() == 0
    whole = timeline.scale.zoom
    qtbot.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.scale.zoom > whole
    qtbot.keyClick(timeline, Qt.Key.Key_Minus)
    assert timeline.scale.zoom == pytest.approx(whole)
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    lane = next(lane for lane in timeline.lanes if lane.bars)
    assert timeline.selected == {lane.bars[-1].event.id}
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    assert timeline.selected == {lane.bars[0].event.id}
    qtbot.keyClick(timeline, Qt.Key.Key_S)
    assert timeline.scale.zoom > whole
    box = timeline.rect_of(*bar_of(timeline, lane.bars[0].event.id))
    assert timeline.body.intersects(box)
    qtbot.keyClick(timeline, Qt.Key.Key_N)
    assert timeline.horizontalScrollBar().value() in (0, timeline.horizontalScrollBar().maximum())


def test_moving_in_lanes_of_phases_and_objectives_keeps_the_venue(
    qtbot: QtBot, scheduled: MainWindow
) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    for grouping in (Grouping.PHASE, Grouping.OBJECTIVE):
        timeline.set_grouping(grouping)
        event = exercise.assignments[0]
        start = edge(timeline, event.id, Grip.MOVE)
        pull(qtbot, timeline, start, start + QPoint(64, 40))
        qtbot.mouseRelease(timeline.viewport(), LEFT, pos=start + QPoint(64, 40))
        after = current(scheduled).the(Assignment, event.id)
        assert after.venue == event.venue
        assert after.start != event.start
        scheduled.bridge.undo()


def test_a_bar_that_is_held_at_the_edge_has_the_view_scroll_on(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline, exercise = timeline_of(scheduled), current(scheduled)
    event = wide(timeline, exercise)
    start = edge(timeline, event, Grip.MOVE)
    pull(qtbot, timeline, start, QPoint(timeline.viewport().width() - 5, start.y()))
    across = timeline.horizontalScrollBar()
    before = across.value()
    qtbot.waitUntil(lambda: across.value() > before + 60 or across.value() == across.maximum())
    held = timeline.drag
    assert held is not None
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert current(scheduled) is exercise


def test_the_handle_shows_over_the_selected_bar_only(qtbot: QtBot, scheduled: MainWindow) -> None:
    timeline = timeline_of(scheduled)
    one, other = pair(scheduled)
    timeline.choose(bar_of(timeline, one)[1])
    qtbot.mouseMove(timeline.viewport(), edge(timeline, one, Grip.MOVE))
    assert timeline.offered == one
    timeline.grab()
    qtbot.mouseMove(timeline.viewport(), edge(timeline, other, Grip.MOVE))
    assert not timeline.offered
