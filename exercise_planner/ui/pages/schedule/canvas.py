"""Canvas: the schedule as bars over time, scrolled and zoomed; only what is new in sight is painted."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui import theme
from exercise_planner.ui.pages.schedule import headers, painting, painting_overlay
from exercise_planner.ui.pages.schedule.canvas_layer import Layer
from exercise_planner.ui.pages.schedule.canvas_look import Look
from exercise_planner.ui.pages.schedule.canvas_view import View
from exercise_planner.ui.pages.schedule.drag import Drag
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping, Lane
from exercise_planner.ui.pages.schedule.openings import Openings
from exercise_planner.ui.pages.schedule.painting_labels import Labels
from exercise_planner.ui.pages.schedule.painting_overlay import Moving
from exercise_planner.ui.pages.schedule.painting_scene import Brush, Scene, labels_for
from exercise_planner.ui.pages.schedule.scale import Scale

LULL = 1
"""Milliseconds between bits of what takes a while, in which the user comes first."""


class Canvas(Look):
    """The bars, their lanes and their days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.grouping = Grouping.VENUE
        self.selected: frozenset[str] = frozenset()
        self.drag: Drag | None = None
        self.free: Openings = {}
        self.offered = ""
        self.is_preview = False
        self.shows_ghosts = True
        self._wrong: frozenset[str] = frozenset()
        self._ghosts: Mapping[str, Assignment] = {}
        self._ground = Layer(self._paint_ground)
        self._labels: Labels | None = None
        self._theme = ""
        self._work: Iterator[None] = iter(())
        self._has_more = False
        self._later = QTimer(self)
        self._later.timeout.connect(self._work_on)
        self._settle.timeout.connect(self.repaint_ground)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def lanes(self) -> list[Lane]:
        """The lanes."""
        return self.scene.lanes if self.scene is not None else []

    def show_exercise(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        """Show an exercise as it is now; zoom and place are kept where it is the same one.

        Args:
            exercise: The exercise.
            is_preview: Whether its schedule is only proposed, so that nothing can be moved.
        """
        self.is_preview = is_preview
        fresh = exercise is not None and self.scale is None
        self.drag = None
        zoom = self.scale.zoom if self.scale is not None else 0.0
        self.scale = Scale.of(exercise, zoom) if exercise is not None else None
        self._lay_out(exercise)
        if fresh:
            self.look_first()

    def _lay_out(self, exercise: Exercise | None) -> None:
        self.scene = None
        if exercise is not None and self.scale is not None:
            self.scene = Scene(exercise, self.scale, self.grouping)
            self.scene.set_wrong(self._wrong)
            self.scene.set_ghosts(self._ghosts if self.shows_ghosts else {}, self.scale)
            self._work = self.scene.shading.work(self.scene.lanes)
            self._later.start(LULL)
        self._set_ranges()
        self.repaint_ground()

    def repaint_ground(self) -> None:
        """Have everything painted anew."""
        self._ground.drop()
        self.viewport().update()

    @property
    def is_busy(self) -> bool:
        """Whether more will be painted soon without the user doing anything."""
        return self._later.isActive() or self._settle.isActive()

    def _work_on(self) -> None:
        """Reckon a bit of what takes a while, and show it when all is there."""
        try:
            next(self._work)
            self._has_more = True
        except StopIteration:
            self._later.stop()
            if self._has_more:
                self.repaint_ground()
            self._has_more = False

    def forget(self) -> None:
        """Forget zoom, place and the earlier version: another exercise comes."""
        self.scale = None
        self._ghosts = {}

    def set_grouping(self, grouping: Grouping) -> None:
        """Let the lanes stand for something else."""
        self.grouping = grouping
        if self.scene is not None:
            self._lay_out(self.scene.exercise)

    def set_selected(self, ids: frozenset[str]) -> None:
        """Mark the bars of these events."""
        self.selected = ids
        found = self.find_bar(next(iter(ids))) if len(ids) == 1 else None
        self.setAccessibleDescription(self.sentence(found[1].place) if found else "")
        self.viewport().update()

    def set_wrong(self, ids: frozenset[str]) -> None:
        """Mark the bars of the events with which something is wrong."""
        if ids != self._wrong and self.scene is not None:
            self.scene.set_wrong(ids)
            self.repaint_ground()
        self._wrong = ids

    def set_ghosts(self, ghosts: Mapping[str, Assignment]) -> None:
        """Show where events were in an earlier version, as outlines.

        Args:
            ghosts: Their places in it, by event; empty to show none.
        """
        self._ghosts = ghosts
        self._haunt()

    @property
    def has_ghosts(self) -> bool:
        """Whether an earlier version is known."""
        return bool(self._ghosts)

    def let_ghosts(self, *, be_seen: bool) -> None:
        """Show or hide the earlier version."""
        self.shows_ghosts = be_seen
        self._haunt()

    def _haunt(self) -> None:
        if self.scene is not None and self.scale is not None:
            self.scene.set_ghosts(self._ghosts if self.shows_ghosts else {}, self.scale)
            self.repaint_ground()

    def find_bar(self, event_id: str) -> tuple[Lane, Bar] | None:
        """The first bar of an event and its lane."""
        return self.scene.find(event_id) if self.scene is not None else None

    @property
    def is_empty(self) -> bool:
        """Whether there is no bar."""
        return self.scene is None or not self.scene.places

    def sentence(self, place: Assignment) -> str:
        """An event's place in words."""
        return self.scene.sentence(place) if self.scene is not None else ""

    def places_of(self, event_id: str) -> list[tuple[Lane, Bar]]:
        return self.scene.places.get(event_id, []) if self.scene is not None else []

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar at a point of the viewport."""
        lane = self.lane_under(point.y())
        if lane is None or not self.body.contains(point):
            return None
        view = self.view
        near = 8 / view.scale.zoom
        minute = view.minute_at(point.x())
        hits = (
            bar
            for row in reversed(lane.by_row)
            for bar in reversed(row.between(minute - near, minute + near))
            if view.rect_of(lane, bar).adjusted(-2, 0, 2, 0).contains(point)
        )
        return next(hits, None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self.scene is None or self.scale is None:
            painter.fillRect(self.viewport().rect(), theme.current().colour("base"))
            return
        if theme.current().name != self._theme:
            self._theme = theme.current().name
            self._ground.drop()
        view = self.view
        ground = self._ground.shown(view, self.devicePixelRatioF())
        painter.drawPixmap(view.body.topLeft(), ground)
        brush = self._brush(self.scene, painter, view, view.body)
        painting_overlay.paint(brush, Moving(self.selected, self.drag, self.free, self.offered))
        headers.paint(brush, QSizeF(self.viewport().size()))

    def _paint_ground(self, painter: QPainter, view: View, part: QRectF) -> None:
        if self.scene is not None:
            painter.setFont(self.font())
            painting.paint(self._brush(self.scene, painter, view, part))

    def _brush(self, scene: Scene, painter: QPainter, view: View, part: QRectF) -> Brush:
        self._labels = labels_for(self.font(), self._labels)
        return Brush(scene, view, painter, theme.current(), self._labels, part, self._settle.isActive())
