"""Scene of the timeline: what is painted, prepared once for each layout so that no frame has to."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import theme, words
from exercise_planner.ui.pages.schedule.canvas_view import View
from exercise_planner.ui.pages.schedule.lanes import (
    Bar,
    Grouping,
    Lane,
    lanes_between,
    lanes_of,
    spans_of_phases,
)
from exercise_planner.ui.pages.schedule.lanes_shades import Shading
from exercise_planner.ui.pages.schedule.painting_labels import Labels
from exercise_planner.ui.pages.schedule.painting_links import Links
from exercise_planner.ui.pages.schedule.painting_shapes import Shapes
from exercise_planner.ui.pages.schedule.scale import Scale

Ghosts = Mapping[str, Assignment]
"""Where events were in an earlier version, by the event's id."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where a bar was in an earlier version; its row is that of the bar."""

    start: int
    end: int
    top: int


class Scene:
    """An exercise laid out.

    Args:
        exercise: The exercise.
        scale: For minutes.
        grouping: What a lane stands for.
    """

    def __init__(self, exercise: Exercise, scale: Scale, grouping: Grouping) -> None:
        self.exercise, self.grouping = exercise, grouping
        self.lanes = lanes_of(exercise, scale, grouping)
        self.places: dict[str, list[tuple[Lane, Bar]]] = {}
        for lane in self.lanes:
            for bar in lane.bars:
                self.places.setdefault(bar.event.id, []).append((lane, bar))
        self.shapes, self.links = Shapes(self.lanes), Links(self.places)
        self.shading = Shading(exercise, scale, grouping)
        self.phases = spans_of_phases(exercise, scale)
        self._zone = scale.zone
        self.wrong: frozenset[str] = frozenset()
        self.ghosts: dict[int, list[Ghost]] = {}
        self._wrong: dict[int, list[Bar]] = {}
        self._nights: dict[int, list[QRectF]] = {}

    def set_wrong(self, ids: frozenset[str]) -> None:
        """Mark the events with which something is wrong."""
        self.wrong = ids
        self._wrong = {}
        for event_id in ids:
            for lane, bar in self.places.get(event_id, ()):
                self._wrong.setdefault(lane.top, []).append(bar)

    def wrong_in(self, lane: Lane) -> Sequence[Bar]:
        """The bars of a lane with which something is wrong."""
        return self._wrong.get(lane.top, ())

    def nights_in(self, lane: Lane) -> Sequence[QRectF]:
        """The nights of a lane, in minutes across and pixels down."""
        nights = self.shading.nights(lane)
        known = self._nights.get(lane.top)
        if known is None or len(known) != len(nights):
            known = [QRectF(start, lane.top, end - start, lane.height) for start, end in nights]
            self._nights[lane.top] = known
        return known

    def set_ghosts(self, ghosts: Ghosts, scale: Scale) -> None:
        """Show where events were, as far as that is not where they are."""
        self.ghosts = {}
        lanes = {lane.key: lane for lane in self.lanes}
        for event_id, place in ghosts.items():
            for lane, bar in self.places.get(event_id, ()):
                if (place.start, place.end, place.venue) == (bar.place.start, bar.place.end, bar.place.venue):
                    continue
                home = lanes.get(place.venue or "", lane) if self.grouping is Grouping.VENUE else lane
                top = home.row_top(min(bar.row, home.rows - 1))
                ghost = Ghost(scale.minute(place.start), scale.minute(place.end), top)
                self.ghosts.setdefault(home.top, []).append(ghost)

    def find(self, event_id: str) -> tuple[Lane, Bar] | None:
        """The first bar of an event and its lane."""
        found = self.places.get(event_id)
        return found[0] if found else None

    def sentence(self, place: Assignment) -> str:
        """An event's place in words."""
        when = words.stretch(place.start.astimezone(self._zone), place.end.astimezone(self._zone))
        where = f", {self.exercise.name(Venue, place.venue)}" if place.venue else ""
        return f"{when}{where}"


@dataclass(frozen=True, slots=True)
class Brush:
    """What painting needs at every step.

    Args:
        scene: What is painted.
        view: Where it is.
        painter: What it is painted with.
        colours: In which colours.
        labels: With which texts.
        clip: The part of the picture that is painted.
        is_hurried: Whether the next frame is about to come, so that small things are left out.
    """

    scene: Scene
    view: View
    painter: QPainter
    colours: theme.Theme
    labels: Labels
    clip: QRectF
    is_hurried: bool = False

    @property
    def first(self) -> float:
        """The first minute that is painted."""
        return self.view.minute_at(self.clip.left())

    @property
    def final(self) -> float:
        """The minute after the last that is painted."""
        return self.view.minute_at(self.clip.right())

    @property
    def lanes(self) -> list[Lane]:
        """The lanes that are painted at least in part."""
        above = self.view.body.top() - self.view.top
        return lanes_between(self.scene.lanes, self.clip.top() - above, self.clip.bottom() - above)

    def box(self, lane: Lane, start: float, end: float) -> QRectF:
        """A stretch of a lane, as far as it is painted."""
        left, right = self.view.x_of(start), self.view.x_of(end)
        return QRectF(left, self.view.y_of(lane), right - left, lane.height).intersected(self.clip)

    def boxes(self, lane: Lane, spans: Sequence[tuple[int, int]]) -> list[QRectF]:
        """Stretches of a lane that do not overlap, by start, as far as they are painted."""
        begin = bisect_right(spans, self.first, key=_end)
        seen = spans[begin : bisect_left(spans, self.final, key=_start)]
        return [self.box(lane, start, end) for start, end in seen]


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _end(span: tuple[int, int]) -> int:
    return span[1]


def labels_for(font: QFont, known: Labels | None) -> Labels:
    """The texts of a font; those that are known already where it is the same."""
    return known if known is not None and known.font.key() == font.key() else Labels(QFont(font))
