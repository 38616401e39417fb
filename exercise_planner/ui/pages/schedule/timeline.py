"""Timeline: the bars in the hands of the user: selecting, moving and walking, by mouse and by keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.pages.schedule.canvas import Canvas
from exercise_planner.ui.pages.schedule.drag import Drag, Judge, moved
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping, Lane
from exercise_planner.ui.pages.schedule.openings import Openings

EDGE = 28
DAY = 24 * 60


class Timeline(Canvas):
    """The timeline.

    Args:
        judge: What says what is wrong with an event at a place.
        find_free: What says where else an event fits.

    Attributes:
        chosen: Emitted with the subjects that the user selects.
        dropped: Emitted with the place that the user gives an event.
    """

    chosen = Signal(object)
    dropped = Signal(object)

    def __init__(
        self, judge: Judge, find_free: Callable[[Assignment], Openings], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._judge, self._find_free = judge, find_free
        self._pressed: tuple[Bar, QPointF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_exercise(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        self._pressed = None
        super().show_exercise(exercise, is_preview=is_preview)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        bar = self.bar_at(event.position())
        self._pressed = (bar, event.position()) if bar else None
        self._choose(bar, adding=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.is_preview:
            over = self.bar_at(event.position())
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        bar, start = self._pressed
        far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
        if self.drag is None and far:
            self.drag = Drag(bar, self.minute_at(start.x()), bar.place)
            self.free = self._find_free(bar.place)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.drag is not None:
            self._scroll_at_edges(event.position())
            self._drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, self._pressed = self.drag, None
        self.cancel_drag()
        if drag is not None and drag.is_elsewhere:
            self.dropped.emit(drag.place)

    def _drag_to(self, point: QPointF) -> None:
        if self.drag is None or self.scale is None:
            return
        minute = self.drag.bar.start + self.minute_at(point.x()) - self.drag.grabbed
        by = self.scale.snapped(minute) - self.drag.bar.start
        lane = self.lane_under(point.y()) if self.grouping is Grouping.VENUE else None
        venue = (lane.key or None) if lane is not None else self.drag.place.venue
        self.drag = self.drag.moved(by, venue, self._judge)
        self.viewport().update()

    def _scroll_at_edges(self, point: QPointF) -> None:
        body = self.body
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if point.x() < body.left() + EDGE or point.x() > body.right() - EDGE:
            across.setValue(across.value() + (20 if point.x() > body.center().x() else -20))
        if point.y() < body.top() + EDGE / 2 or point.y() > body.bottom() - EDGE / 2:
            down.setValue(down.value() + (8 if point.y() > body.center().y() else -8))

    def cancel_drag(self) -> None:
        """Put what is in the hand back."""
        self.drag = self._pressed = None
        self.free = {}
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self.bar_at(QPointF(event.pos()))
            if bar is not None:
                QToolTip.showText(event.globalPos(), f"{bar.event.name}\n{self.sentence(bar.place)}", self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        arrows = {keys.Key_Left: (-1, 0), keys.Key_Right: (1, 0), keys.Key_Up: (0, -1), keys.Key_Down: (0, 1)}
        if event.key() == keys.Key_Escape and self.drag is not None:
            self.cancel_drag()
        elif event.key() in arrows:
            across, down = arrows[keys(event.key())]
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._push(across, down, DAY)
            elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._push(across, down)
            else:
                self._walk(across, down)
        elif event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.zoom_in()
        elif event.key() == keys.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def _push(self, across: int, down: int, step: int | None = None) -> None:
        """Move the selected event by some minutes, a slot if none are given, or to the next venue."""
        found = self._current()
        if found is None or self.scale is None or self.is_preview:
            return
        lane, bar = found
        venue = bar.place.venue
        if down and self.grouping is Grouping.VENUE:
            number = max(0, min(len(self.lanes) - 1, self.lanes.index(lane) + down))
            venue = self.lanes[number].key or None
        place = moved(bar.place, across * (step or self.scale.slot), venue)
        if place != bar.place:
            self.dropped.emit(place)

    def _walk(self, across: int, down: int) -> None:
        """Select the next bar of the lane, or the nearest one of the next lane."""
        found = self._current()
        if found is None:
            first = next((bar for lane in self.lanes for bar in lane.bars), None)
            self._choose(first)
            return
        lane, bar = found
        if across:
            number = lane.bars.index(bar) + across
            near = lane.bars[number] if 0 <= number < len(lane.bars) else None
        else:
            near = self._nearest(self.lanes.index(lane) + down, down, bar)
        if near is not None:
            self._choose(near)
            self.reveal(near.event.id)

    def _nearest(self, number: int, step: int, bar: Bar) -> Bar | None:
        while 0 <= number < len(self.lanes):
            if self.lanes[number].bars:
                return min(self.lanes[number].bars, key=lambda other: abs(other.start - bar.start))
            number += step
        return None

    def _current(self) -> tuple[Lane, Bar] | None:
        return self.find_bar(next(iter(self.selected))) if self.selected else None

    def _choose(self, bar: Bar | None, *, adding: bool = False) -> None:
        ids = [bar.event.id] if bar else []
        if adding and bar is not None:
            others = self.selected - {bar.event.id}
            ids = [*ids, *sorted(others)] if bar.event.id not in self.selected else sorted(others)
        self.chosen.emit(tuple(Subject("event", event_id) for event_id in ids))
