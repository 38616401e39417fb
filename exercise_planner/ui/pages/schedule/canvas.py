"""Canvas: the schedule as bars over time, scrolled and zoomed; only what is visible is painted."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import words
from exercise_planner.ui.pages.schedule import painting
from exercise_planner.ui.pages.schedule.drag import Drag
from exercise_planner.ui.pages.schedule.lanes import (
    PADDING,
    ROW,
    Bar,
    Grouping,
    Lane,
    height_of,
    lane_at,
    lanes_of,
)
from exercise_planner.ui.pages.schedule.openings import Openings
from exercise_planner.ui.pages.schedule.scale import Scale

HEADER = 46
SIDE = 190
LEAST_BAR = 5
STEP = 1.25
"""By how much one turn of the wheel zooms."""


class Canvas(QAbstractScrollArea):
    """The bars, their lanes and their days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Exercise | None = None
        self.scale: Scale | None = None
        self.grouping = Grouping.VENUE
        self.lanes: list[Lane] = []
        self.selected: frozenset[str] = frozenset()
        self.wrong: frozenset[str] = frozenset()
        self.drag: Drag | None = None
        self.free: Openings = {}
        self.is_preview = False
        self.setAccessibleName(self.tr("Timeline"))
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(ROW)

    def show_exercise(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        """Show an exercise as it is now; zoom and place are kept where it is the same one.

        Args:
            exercise: The exercise.
            is_preview: Whether its schedule is only proposed, so that nothing can be moved.
        """
        self.is_preview = is_preview
        fresh = exercise is not None and self.scale is None
        self.exercise = exercise
        self.drag = None
        if exercise is None:
            self.scale, self.lanes = None, []
        else:
            zoom = self.scale.zoom if self.scale is not None else 0.0
            self.scale = Scale.of(exercise, zoom)
            self.lanes = lanes_of(exercise, self.scale, self.grouping)
        if fresh:
            self.look_first()
        self._set_ranges()
        self.viewport().update()

    def forget(self) -> None:
        """Forget zoom and place: another exercise comes."""
        self.scale = None

    def set_grouping(self, grouping: Grouping) -> None:
        """Let the lanes stand for something else."""
        self.grouping = grouping
        if self.exercise is not None and self.scale is not None:
            self.lanes = lanes_of(self.exercise, self.scale, grouping)
        self._set_ranges()
        self.viewport().update()

    def set_selected(self, ids: frozenset[str]) -> None:
        """Mark the bars of these events."""
        self.selected = ids
        found = self.find_bar(next(iter(ids))) if len(ids) == 1 else None
        self.setAccessibleDescription(self.sentence(found[1].place) if found else "")
        self.viewport().update()

    def set_wrong(self, ids: frozenset[str]) -> None:
        """Mark the bars of the events with which something is wrong."""
        self.wrong = ids
        self.viewport().update()

    def find_bar(self, event_id: str) -> tuple[Lane, Bar] | None:
        """The first bar of an event and its lane."""
        for lane in self.lanes:
            for bar in lane.bars:
                if bar.event.id == event_id:
                    return lane, bar
        return None

    @property
    def is_empty(self) -> bool:
        """Whether there is no bar."""
        return not any(lane.bars for lane in self.lanes)

    def sentence(self, place: Assignment) -> str:
        """An event and its place in words."""
        assert self.exercise is not None  # noqa: S101  a bar is of an exercise
        zone = ZoneInfo(self.exercise.details.time_zone)
        when = words.stretch(place.start.astimezone(zone), place.end.astimezone(zone))
        where = f", {self.exercise.name(Venue, place.venue)}" if place.venue else ""
        return f"{when}{where}"

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

    def x_of(self, minute: float) -> float:
        """Where a minute is in the viewport."""
        return SIDE + minute * (self.scale.zoom if self.scale else 1) - self._left

    def minute_at(self, x: float) -> float:
        """The minute at a place in the viewport."""
        return (x - SIDE + self._left) / (self.scale.zoom if self.scale else 1)

    def y_of(self, lane: Lane) -> float:
        """Where a lane begins in the viewport."""
        return HEADER + lane.top - self._top

    def lane_under(self, y: float) -> Lane | None:
        """The lane at a height of the viewport."""
        return lane_at(self.lanes, y - HEADER + self._top) if y >= HEADER else None

    def rect_of(self, lane: Lane, bar: Bar) -> QRectF:
        """Where a bar is in the viewport."""
        left, right = self.x_of(bar.start), self.x_of(bar.end)
        top = self.y_of(lane) + PADDING + bar.row * ROW
        return QRectF(left, top + 1, max(right - left, LEAST_BAR), ROW - 2)

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar at a point of the viewport."""
        lane = self.lane_under(point.y())
        if lane is None or not self.body.contains(point):
            return None
        hits = (
            bar
            for bar in reversed(lane.bars)
            if self.rect_of(lane, bar).adjusted(-2, 0, 2, 0).contains(point)
        )
        return next(hits, None)

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

    def reveal(self, event_id: str) -> None:
        """Scroll to an event."""
        found = self.find_bar(event_id)
        if found is None:
            return
        lane, bar = found
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.paint(self, painter)

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
