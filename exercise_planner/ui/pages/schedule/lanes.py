"""Lanes: the schedule as rows of bars, by venue, unit, nation, phase or objective. No drawing here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import begins, ends
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.ui.pages.schedule.scale import Scale
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

ROW = 24
PADDING = 4


class Grouping(StrEnum):
    """What a lane stands for."""

    VENUE = "venue"
    UNIT = "unit"
    NATION = "nation"
    PHASE = "phase"
    OBJECTIVE = "objective"


TITLES = {
    Grouping.VENUE: QT_TRANSLATE_NOOP("window", "By venue"),
    Grouping.UNIT: QT_TRANSLATE_NOOP("window", "By unit"),
    Grouping.NATION: QT_TRANSLATE_NOOP("window", "By nation"),
    Grouping.PHASE: QT_TRANSLATE_NOOP("window", "By phase"),
    Grouping.OBJECTIVE: QT_TRANSLATE_NOOP("window", "By objective"),
}
_CLASSES: dict[Grouping, type[Record]] = {
    Grouping.VENUE: Venue,
    Grouping.UNIT: Unit,
    Grouping.NATION: Nation,
    Grouping.PHASE: Phase,
    Grouping.OBJECTIVE: Objective,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """An event in a lane.

    Args:
        event: The event.
        place: Its place in the schedule.
        start: In minutes; ``end`` likewise.
        row: Its row within the lane, counted from 0.
        hue: A number that bars of one phase share.
    """

    event: Event
    place: Assignment
    start: int
    end: int
    row: int
    hue: int


@dataclass(frozen=True, slots=True)
class Row:
    """Bars that do not cover each other, by start; a bar's neighbours are found without looking at all.

    Args:
        bars: By start.
        starts: The minute at which each starts; ``ends`` likewise, which ascend as well.
    """

    bars: tuple[Bar, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, bars: Iterable[Bar]) -> "Row":
        """The row of some bars, which come by start."""
        kept = tuple(bars)
        return cls(kept, tuple(bar.start for bar in kept), tuple(bar.end for bar in kept))

    def between(self, first: float, final: float) -> Sequence[Bar]:
        """The bars that lie at least in part between two minutes."""
        return self.bars[bisect_right(self.ends, first) : bisect_left(self.starts, final)]


@dataclass(slots=True)
class Lane:
    """A lane.

    Args:
        key: Id of what it stands for; empty: events without any.
        title: What people call it.
        bars: By start.
        rows: How many rows its bars need.
        top: Where it begins, in pixels from the first lane's top.
    """

    key: str
    title: str
    bars: tuple[Bar, ...] = ()
    rows: int = 1
    top: int = 0
    by_row: list[Row] = field(default_factory=list)

    @property
    def height(self) -> int:
        """In pixels."""
        return self.rows * ROW + 2 * PADDING

    def row_bars(self, row: int) -> tuple[Bar, ...]:
        """The bars of one row, by start."""
        return self.by_row[row].bars if row < len(self.by_row) else ()

    def row_top(self, row: int) -> int:
        """Where the bars of a row begin, in pixels from the first lane's top."""
        return self.top + PADDING + row * ROW + 1


def lanes_of(exercise: Exercise, scale: Scale, grouping: Grouping) -> list[Lane]:
    """The lanes of an exercise.

    Args:
        exercise: The exercise.
        scale: For minutes.
        grouping: What a lane stands for.
    """
    hues = {phase.id: number for number, phase in enumerate(exercise.phases)}
    phase_spans = spans_of_phases(exercise, scale)
    found: dict[str, list[tuple[int, int, Event, Assignment, int]]] = {}
    for place in exercise.assignments:
        event = exercise.get(Event, place.id)
        if event is None:
            continue
        start, end = scale.minute(place.start), scale.minute(place.end)
        phase = event.phase or _phase_at(phase_spans, start)
        hue = hues.get(phase, len(hues))
        for key in _keys(exercise, event, place, phase, grouping):
            found.setdefault(key, []).append((start, end, event, place, hue))
    cls = _CLASSES[grouping]
    lanes = [Lane(record.id, title_of(record)) for record in exercise.all(cls)]
    if grouping is not Grouping.VENUE:
        lanes = [lane for lane in lanes if lane.key in found]
    if "" in found:
        lanes.append(Lane("", "—"))
    return _stacked(lanes, found)


def spans_of_phases(exercise: Exercise, scale: Scale) -> tuple[tuple[Phase, int, int], ...]:
    """The phases with their first minute and the minute after their last."""
    return tuple(
        (phase, scale.minute(begins(phase.from_, scale.zone)), scale.minute(ends(phase.to, scale.zone)))
        for phase in exercise.phases
    )


def _phase_at(spans: tuple[tuple[Phase, int, int], ...], minute: int) -> str:
    """The phase that a minute lies in; of several, the one that began last."""
    around = [(start, phase.id) for phase, start, end in spans if start <= minute < end]
    return max(around)[1] if around else ""


def _stacked(
    lanes: list[Lane], found: dict[str, list[tuple[int, int, Event, Assignment, int]]]
) -> list[Lane]:
    top = 0
    for lane in lanes:
        _pack(lane, found.get(lane.key, []))
        lane.top = top
        top += lane.height
    return lanes


def _pack(lane: Lane, items: Sequence[tuple[int, int, Event, Assignment, int]]) -> None:
    rows: list[list[Bar]] = []
    for start, end, event, place, hue in sorted(items, key=lambda item: (item[0], -item[1], item[2].id)):
        row = next((number for number, bars in enumerate(rows) if bars[-1].end <= start), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(Bar(event, place, start, end, row, hue))
    lane.bars = tuple(sorted((bar for bars in rows for bar in bars), key=lambda bar: (bar.start, bar.row)))
    lane.by_row = [Row.of(bars) for bars in rows]
    lane.rows = max(len(rows), 1)


def _keys(
    exercise: Exercise, event: Event, place: Assignment, phase: str, grouping: Grouping
) -> tuple[str, ...]:
    if grouping is Grouping.VENUE:
        return (place.venue if place.venue and exercise.get(Venue, place.venue) else "",)
    if grouping is Grouping.PHASE:
        return (phase,)
    if grouping is Grouping.OBJECTIVE:
        return tuple(dict.fromkeys(event.objectives)) or ("",)
    units = [unit for unit in (exercise.get(Unit, item.unit) for item in place.units) if unit is not None]
    ids = [unit.id for unit in units]
    if grouping is Grouping.NATION:
        ids = [*(unit.nation for unit in units), *event.nations]
    return tuple(dict.fromkeys(ids)) or ("",)


def lane_at(lanes: list[Lane], y: float) -> Lane | None:
    """The lane at a height, in pixels from the first lane's top."""
    number = bisect_right(lanes, y, key=_top) - 1
    if number < 0 or y >= lanes[number].top + lanes[number].height:
        return None
    return lanes[number]


def lanes_between(lanes: list[Lane], first: float, final: float) -> list[Lane]:
    """The lanes that lie at least in part between two heights, in pixels from the first lane's top."""
    return lanes[max(bisect_right(lanes, first, key=_top) - 1, 0) : bisect_left(lanes, final, key=_top)]


def _top(lane: Lane) -> int:
    return lane.top


def height_of(lanes: list[Lane]) -> int:
    """The height of all lanes, in pixels."""
    return lanes[-1].top + lanes[-1].height if lanes else 0
