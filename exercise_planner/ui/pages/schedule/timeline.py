"""Timeline: the bars in the hands of the user: selecting, moving, stretching and linking by mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.pages.schedule import timeline_keys
from exercise_planner.ui.pages.schedule.canvas import Canvas
from exercise_planner.ui.pages.schedule.canvas_view import HANDLE
from exercise_planner.ui.pages.schedule.drag import Drag, Grip, Judge
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping
from exercise_planner.ui.pages.schedule.openings import Openings

EDGE = 28
"""How near the edge of the view a bar that is held has it scroll, in pixels."""
SCROLL_EVERY = 30
"""Milliseconds between two steps of that."""
GRIP = 5
"""How near the end of a bar it is held by that end, in pixels."""
WIDE = 18
"""Width from which a bar can be held by its ends, in pixels."""
CURSORS = {
    Grip.MOVE: Qt.CursorShape.OpenHandCursor,
    Grip.START: Qt.CursorShape.SizeHorCursor,
    Grip.END: Qt.CursorShape.SizeHorCursor,
    Grip.LINK: Qt.CursorShape.CrossCursor,
}


class Timeline(Canvas):
    """The timeline.

    Args:
        judge: What says what is wrong with an event at a place.
        find_free: What says where else an event fits.

    Attributes:
        chosen: Emitted with the subjects that the user selects.
        dropped: Emitted with the place that the user gives an event.
        stretched: Emitted with the place of an event that is to last as long as that.
        linked: Emitted with the ids of an event that is to follow another, and of that one.
        inspected: Emitted when the user wants to see more of what is selected.
        menu_wanted: Emitted with the point of the screen at which the user wants a menu.
    """

    chosen = Signal(object)
    dropped = Signal(object)
    stretched = Signal(object)
    linked = Signal(str, str)
    inspected = Signal()
    menu_wanted = Signal(object)

    def __init__(
        self, judge: Judge, find_free: Callable[[Assignment], Openings], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.judge, self._find_free = judge, find_free
        self._pressed: tuple[Bar, QPointF, Grip] | None = None
        self._pointer = QPointF()
        self._at_edge = QTimer(self)
        self._at_edge.setInterval(SCROLL_EVERY)
        self._at_edge.timeout.connect(self._scroll_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_exercise(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        self._pressed = None
        self._at_edge.stop()
        super().show_exercise(exercise, is_preview=is_preview)

    def held_at(self, point: QPointF) -> tuple[Bar, Grip] | None:
        """The bar at a point of the viewport, and what it would be held by there."""
        found, home = self.bar_at(point), self.lane_under(point.y())
        offered = self._offered_at(point) if found is None else None
        if offered is not None:
            return offered, Grip.LINK
        return (found, self._grip_at(point, self.rect_of(home, found))) if found and home else None

    def _offered_at(self, point: QPointF) -> Bar | None:
        """The selected bar whose handle is at a point of the viewport."""
        places = self.places_of(next(iter(self.selected))) if len(self.selected) == 1 else []
        handles = ((bar, self.handle_of(self.rect_of(lane, bar))) for lane, bar in places)
        hit = next((bar for bar, handle in handles if handle.contains(point)), None)
        return hit if self.body.contains(point) else None

    @staticmethod
    def _grip_at(point: QPointF, box: QRectF) -> Grip:
        if box.width() < WIDE:
            return Grip.MOVE
        if point.x() > box.right() - GRIP:
            return Grip.END
        return Grip.START if point.x() < box.left() + GRIP else Grip.MOVE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        held = self.held_at(event.position())
        self._pressed = (held[0], event.position(), held[1]) if held else None
        if held is None or held[1] is not Grip.LINK:
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.choose(held[0] if held else None, adding=adding)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.is_preview:
            self._hover(self.held_at(event.position()))
            return
        bar, start, grip = self._pressed
        far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
        if self.drag is None and far:
            self.drag = Drag(bar, self.minute_at(start.x()), bar.place, grip=grip)
            self.free = self._find_free(bar.place) if grip is Grip.MOVE else {}
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor if grip is Grip.MOVE else CURSORS[grip])
        if self.drag is not None:
            self._pointer = event.position()
            self._scroll_at_edges(self._pointer)
            self._drag_to(self._pointer)
            if not self._at_edge.isActive():
                self._at_edge.start()

    def _hover(self, held: tuple[Bar, Grip] | None) -> None:
        """Show what a bar below the pointer would be held by; the handle of a selected one too."""
        self.viewport().setCursor(CURSORS[held[1]] if held else Qt.CursorShape.ArrowCursor)
        offered = held[0].event.id if held and self.selected == {held[0].event.id} else ""
        if offered != self.offered and not self.is_preview:
            self.offered = offered
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.bar_at(event.position()) is not None:
            self.inspected.emit()

    def drop(self) -> None:
        """Leave what is in the hand where it is."""
        drag = self.drag
        self.cancel_drag()
        if drag is None:
            return
        if drag.target is not None:
            pair = (drag.bar.event.id, drag.target.event.id)
            self.linked.emit(*(pair if drag.is_after else pair[::-1]))
        elif drag.is_elsewhere and drag.grip is not Grip.LINK:
            (self.dropped if drag.grip is Grip.MOVE else self.stretched).emit(drag.place)

    def _drag_to(self, point: QPointF) -> None:
        if self.drag is None or self.scale is None:
            return
        if self.drag.grip is Grip.LINK:
            self.drag = self.drag.linked(point, self._other_at(point))
        elif self.drag.grip is Grip.MOVE:
            self._move_to(self.drag, point, self.scale.slot)
        else:
            edge = self.drag.bar.end if self.drag.grip is Grip.END else self.drag.bar.start
            minute = self.scale.snapped(edge + self.minute_at(point.x()) - self.drag.grabbed)
            self.drag = self.drag.stretched(minute - edge, self.scale.slot, self.judge)
        self.viewport().update()

    def _move_to(self, drag: Drag, point: QPointF, slot: int) -> None:
        minute = drag.bar.start + self.minute_at(point.x()) - drag.grabbed
        by = round(minute / slot) * slot - drag.bar.start
        lane = self.lane_under(point.y()) if self.grouping is Grouping.VENUE else None
        venue = (lane.key or None) if lane is not None else drag.place.venue
        held = drag.moved(by, venue, self.judge)
        self.drag = held.linked(point, self._end_at(point), is_after=True)

    def _other_at(self, point: QPointF) -> Bar | None:
        """Another bar than the one in the hand, at a point of the viewport."""
        found, drag = self.bar_at(point), self.drag
        return found if found is not None and drag is not None and found.event != drag.bar.event else None

    def _end_at(self, point: QPointF) -> Bar | None:
        """Another bar that ends at a point of the viewport."""
        lane, other = self.lane_under(point.y()), self._other_at(point)
        if lane is None or other is None:
            return None
        box = self.rect_of(lane, other)
        return other if box.width() >= WIDE and point.x() > box.right() - GRIP else None

    @staticmethod
    def handle_of(box: QRectF) -> QRectF:
        """Where the handle of a selected bar is, from which a link is drawn."""
        return QRectF(box.right() + 2, box.top(), HANDLE, box.height())

    def _scroll_on(self) -> None:
        """A pointer that stays at an edge of the view leads what is in the hand on and on."""
        before = self.view
        self._scroll_at_edges(self._pointer)
        if self.view != before:
            self._drag_to(self._pointer)

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
        self._at_edge.stop()
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.cancel_drag()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            bar = self.bar_at(QPointF(self.viewport().mapFromGlobal(event.globalPos())))
            if bar is not None and bar.event.id not in self.selected:
                self.choose(bar)
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not timeline_keys.press(self, event):
            super().keyPressEvent(event)

    def choose(self, bar: Bar | None, *, adding: bool = False) -> None:
        """Select a bar's event.

        Args:
            bar: The bar; None for nothing.
            adding: Whether the others stay selected; the event no longer is if it was.
        """
        ids = [bar.event.id] if bar else []
        if adding and bar is not None:
            others = self.selected - {bar.event.id}
            ids = [*ids, *sorted(others)] if bar.event.id not in self.selected else sorted(others)
        self.chosen.emit(tuple(Subject("event", event_id) for event_id in ids))
