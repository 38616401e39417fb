"""Look: which part of the timeline is seen, scrolled and zoomed by wheel and by command."""

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from exercise_planner.ui.pages.schedule.canvas_view import View
from exercise_planner.ui.pages.schedule.lanes import ROW, Bar, Lane, height_of, lane_at
from exercise_planner.ui.pages.schedule.scale import Scale

HEADER = 46
SIDE = 190
STEP = 1.25
"""By how much one turn of the wheel zooms."""
SETTLED_AFTER = 120
"""Milliseconds after the last step of a zoom after which small things are painted too."""
MARGIN = 0.08
"""What is left free at each side of a stretch of time that fills the view, as a share of it."""


class Look(QAbstractScrollArea):
    """The part of the timeline that is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale: Scale | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_AFTER)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(ROW)

    @property
    def lanes(self) -> list[Lane]:
        """The lanes."""
        return []

    def places_of(self, event_id: str) -> list[tuple[Lane, Bar]]:
        """The bars of an event and their lanes."""
        del event_id
        return []

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    @property
    def body(self) -> QRectF:
        """Where the bars are, in the viewport."""
        return QRectF(
            SIDE, HEADER, max(self.viewport().width() - SIDE, 1), max(self.viewport().height() - HEADER, 1)
        )

    @property
    def view(self) -> View:
        """What is seen, and where."""
        scale = self.scale
        assert scale is not None  # noqa: S101  asked for only while an exercise is shown
        return View(scale, self.body, self._left, self._top)

    def x_of(self, minute: float) -> float:
        """Where a minute is in the viewport."""
        return self.view.x_of(minute)

    def minute_at(self, x: float) -> float:
        """The minute at a place in the viewport."""
        return self.view.minute_at(x)

    def y_of(self, lane: Lane) -> float:
        """Where a lane begins in the viewport."""
        return HEADER + lane.top - self._top

    def lane_under(self, y: float) -> Lane | None:
        """The lane at a height of the viewport."""
        return lane_at(self.lanes, y - HEADER + self._top) if y >= HEADER else None

    def rect_of(self, lane: Lane, bar: Bar) -> QRectF:
        """Where a bar is in the viewport."""
        return self.view.rect_of(lane, bar)

    @property
    def _least_zoom(self) -> float:
        return self.body.width() / self.scale.minutes if self.scale and self.scale.minutes else 0.01

    def zoom_by(self, factor: float, at: float | None = None) -> None:
        """Zoom; the minute at a place of the viewport stays where it is."""
        if self.scale is None:
            return
        x = self.body.center().x() if at is None else at
        minute = self.minute_at(x)
        self.scale = self.scale.zoomed(self.scale.zoom * factor, self._least_zoom)
        self._set_ranges()
        self.horizontalScrollBar().setValue(round(minute * self.scale.zoom - (x - SIDE)))
        self._settle.start()
        self.viewport().update()

    def zoom_in(self) -> None:
        """Look closer."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Look from farther."""
        self.zoom_by(1 / STEP)

    def fit(self) -> None:
        """Show the whole exercise."""
        if self.scale is not None:
            self.scale = self.scale.zoomed(0, self._least_zoom)
            self._set_ranges()
            self.viewport().update()

    def look_first(self) -> None:
        """A day has room for a name, and the first bars are in view."""
        if self.scale is None:
            return
        self.scale = self.scale.zoomed(64 / 1440, self._least_zoom)
        self._set_ranges()
        starts = sorted(bar.start for lane in self.lanes for bar in lane.bars)
        if starts:
            typical = starts[min(len(starts) // 10, len(starts) - 1)]
            self.horizontalScrollBar().setValue(int((typical - 1440) * self.scale.zoom))

    def show_span(self, start: float, end: float) -> None:
        """Have a stretch of minutes fill the view."""
        if self.scale is not None:
            margin = max(end - start, self.scale.slot) * MARGIN
            wanted = self.body.width() / max(end - start + 2 * margin, 1)
            self.scale = self.scale.zoomed(wanted, self._least_zoom)
            self._set_ranges()
            self._center((start + end) / 2)
            self.viewport().update()

    def show_now(self) -> None:
        """Scroll to the present; to the exercise's nearest end where it is not going on."""
        if self.scale is not None:
            self._center(self.scale.minute(datetime.now(UTC)))

    def show_events(self, ids: frozenset[str]) -> None:
        """Have some events fill the view; the first of them is in sight in any case."""
        found = [place for event_id in sorted(ids) for place in self.places_of(event_id)]
        if found:
            bars = [bar for _, bar in found]
            self.show_span(min(bar.start for bar in bars), max(bar.end for bar in bars))
            self._scroll_to(*found[0])

    def _center(self, minute: float) -> None:
        if self.scale is not None:
            self.horizontalScrollBar().setValue(round(minute * self.scale.zoom - self.body.width() / 2))

    def reveal(self, event_id: str) -> None:
        """Scroll to an event."""
        found = self.places_of(event_id)
        if found:
            self._scroll_to(*found[0])

    def _scroll_to(self, lane: Lane, bar: Bar) -> None:
        rect, body = self.rect_of(lane, bar), self.body
        if rect.left() < body.left() or rect.left() > body.right() - 60:
            self.horizontalScrollBar().setValue(
                int(self._left + rect.left() - body.left() - body.width() / 3)
            )
        if rect.top() < body.top() or rect.bottom() > body.bottom():
            self.verticalScrollBar().setValue(int(self._top + rect.top() - body.top() - body.height() / 3))

    def _set_ranges(self) -> None:
        width = self.scale.width if self.scale else 0
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(int(self.body.width()))
        across.setRange(0, max(width - int(self.body.width()), 0))
        down.setPageStep(int(self.body.height()))
        down.setRange(0, max(height_of(self.lanes) - int(self.body.height()), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scale is not None and self.scale.zoom < self._least_zoom:
            self.fit()
        self._set_ranges()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / 120
            self.zoom_by(STEP**turns, event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            delta = event.angleDelta().y() or event.angleDelta().x()
            self.horizontalScrollBar().setValue(self._left - delta)
            event.accept()
        else:
            super().wheelEvent(event)
