"""Keys of the timeline: all that can be done with bars by mouse, and where to look.

To add a key: a function of the timeline, and its line in KEYS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from exercise_planner.ui.pages.schedule.drag import Drag, Grip, length_of, moved, stretched
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping, Lane

if TYPE_CHECKING:
    from exercise_planner.ui.pages.schedule.timeline import Timeline

DAY = 24 * 60
Key, Modifier = Qt.Key, Qt.KeyboardModifier
ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


def press(timeline: Timeline, event: QKeyEvent) -> bool:
    """Do what a key stands for; say whether it stands for anything."""
    key, modifiers = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
    if key in ARROWS:
        return _arrow(timeline, *ARROWS[key], modifiers)
    if timeline.drag is not None:
        return _held(timeline, key)
    if modifiers & (Modifier.AltModifier | Modifier.MetaModifier):
        return False
    known = WITH_CONTROL if modifiers & Modifier.ControlModifier else KEYS
    act = known.get(key)
    if act is not None:
        act(timeline)
    return act is not None


def _arrow(timeline: Timeline, across: int, down: int, modifiers: Qt.KeyboardModifier) -> bool:
    if timeline.drag is not None:
        if timeline.drag.grip is Grip.LINK:
            _aim(timeline, timeline.drag, across, down)
    elif modifiers & Modifier.ControlModifier:
        push(timeline, across, down, DAY)
    elif modifiers & Modifier.AltModifier:
        push(timeline, across, down)
    elif modifiers & Modifier.ShiftModifier and across:
        stretch(timeline, across)
    else:
        walk(timeline, across, down)
    return True


def _held(timeline: Timeline, key: Qt.Key) -> bool:
    """While something is in the hand, only putting it back and leaving it there."""
    if key == Key.Key_Escape:
        timeline.cancel_drag()
    elif key in (Key.Key_Return, Key.Key_Enter):
        timeline.drop()
    return True


def push(timeline: Timeline, across: int, down: int, step: int | None = None) -> None:
    """Move the selected event by some minutes, a slot if none are given, or to the next venue."""
    found = _current(timeline)
    if found is None or timeline.scale is None or timeline.is_preview:
        return
    lane, bar = found
    venue = bar.place.venue
    if down and timeline.grouping is Grouping.VENUE:
        number = max(0, min(len(timeline.lanes) - 1, timeline.lanes.index(lane) + down))
        venue = timeline.lanes[number].key or None
    place = moved(bar.place, across * (step or timeline.scale.slot), venue)
    if place != bar.place:
        timeline.dropped.emit(place)
        timeline.reveal(bar.event.id)


def stretch(timeline: Timeline, by: int) -> None:
    """Have the selected event last some slots longer; one is the least."""
    found = _current(timeline)
    if found is None or timeline.scale is None or timeline.is_preview:
        return
    place, slot = found[1].place, timeline.scale.slot
    longer = stretched(place, max(length_of(place) + by * slot, slot), Grip.END)
    if longer != place:
        timeline.stretched.emit(longer)


def pick_link(timeline: Timeline) -> None:
    """Take the end of the selected bar, to have another event follow it; arrows aim, Enter links."""
    found = _current(timeline)
    if found is None or timeline.is_preview:
        return
    timeline.reveal(found[1].event.id)
    timeline.drag = Drag(found[1], found[1].start, found[1].place, grip=Grip.LINK)
    _point(timeline, timeline.drag, found[1])


def _aim(timeline: Timeline, drag: Drag, across: int, down: int) -> None:
    """Have the link that is in the hand point at the next bar."""
    found = timeline.find_bar((drag.target or drag.bar).event.id)
    bar = _next(timeline, found, across, down) if found is not None else None
    if bar is not None:
        timeline.reveal(bar.event.id)
        _point(timeline, drag, bar)


def _point(timeline: Timeline, drag: Drag, bar: Bar) -> None:
    found = timeline.find_bar(bar.event.id)
    if found is not None:
        box = timeline.rect_of(*found)
        at = QPointF(min(box.left() + 8, box.center().x()), box.center().y())
        timeline.drag = drag.linked(at, bar if bar.event != drag.bar.event else None)
        timeline.setAccessibleDescription(f"{bar.event.name}, {timeline.sentence(bar.place)}")
        timeline.viewport().update()


def walk(timeline: Timeline, across: int, down: int) -> None:
    """Select the next bar of the lane, or the nearest one of the next lane."""
    found = _current(timeline)
    if found is None:
        bar = next((bar for lane in timeline.lanes for bar in lane.bars), None)
    else:
        bar = _next(timeline, found, across, down)
    _go(timeline, bar)


def _next(timeline: Timeline, found: tuple[Lane, Bar], across: int, down: int) -> Bar | None:
    lane, bar = found
    if across:
        number = lane.bars.index(bar) + across
        return lane.bars[number] if 0 <= number < len(lane.bars) else None
    number = timeline.lanes.index(lane) + down
    while 0 <= number < len(timeline.lanes):
        if timeline.lanes[number].bars:
            return min(timeline.lanes[number].bars, key=lambda other: abs(other.start - bar.start))
        number += down
    return None


def _to_end(number: int) -> Callable[[Timeline], None]:
    """Goes to the first or the last bar of the lane."""

    def go(timeline: Timeline) -> None:
        found = _current(timeline)
        lane = found[0] if found else next((lane for lane in timeline.lanes if lane.bars), None)
        _go(timeline, lane.bars[number] if lane is not None else None)

    return go


def _to_edge(number: int) -> Callable[[Timeline], None]:
    """Goes to the first or the last bar of all."""

    def go(timeline: Timeline) -> None:
        bars = sorted((bar for lane in timeline.lanes for bar in lane.bars), key=lambda bar: bar.start)
        _go(timeline, bars[number] if bars else None)

    return go


def _go(timeline: Timeline, bar: Bar | None) -> None:
    if bar is not None:
        timeline.choose(bar)
        timeline.reveal(bar.event.id)


def _current(timeline: Timeline) -> tuple[Lane, Bar] | None:
    return timeline.find_bar(next(iter(timeline.selected))) if timeline.selected else None


def _inspect(timeline: Timeline) -> None:
    if timeline.selected:
        timeline.inspected.emit()


KEYS: Mapping[Qt.Key, Callable[[Timeline], None]] = {
    Key.Key_Plus: lambda timeline: timeline.zoom_in(),
    Key.Key_Equal: lambda timeline: timeline.zoom_in(),
    Key.Key_Minus: lambda timeline: timeline.zoom_out(),
    Key.Key_F: lambda timeline: timeline.fit(),
    Key.Key_S: lambda timeline: timeline.show_events(timeline.selected),
    Key.Key_N: lambda timeline: timeline.show_now(),
    Key.Key_L: pick_link,
    Key.Key_Home: _to_end(0),
    Key.Key_End: _to_end(-1),
    Key.Key_Return: _inspect,
    Key.Key_Enter: _inspect,
}
"""What each key does."""
WITH_CONTROL: Mapping[Qt.Key, Callable[[Timeline], None]] = {
    Key.Key_Home: _to_edge(0),
    Key.Key_End: _to_edge(-1),
}
"""What each key does with Ctrl."""
