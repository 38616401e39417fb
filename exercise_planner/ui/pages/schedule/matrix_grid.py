"""The synchronisation matrix: who or what has which events on which day, as a grid. No widgets here."""

from dataclasses import dataclass
from datetime import date, timedelta

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.timespan import begins, ends, midnight
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import words
from exercise_planner.ui.models.grid import Grid, GridCell, Side
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping, lanes_of
from exercise_planner.ui.pages.schedule.scale import Scale

CLASSES: dict[Grouping, type[Record]] = {
    Grouping.NATION: Nation,
    Grouping.UNIT: Unit,
    Grouping.VENUE: Venue,
    Grouping.PHASE: Phase,
    Grouping.OBJECTIVE: Objective,
}
MOST_LINES = 5
"""Events that a cell names; the tooltip names them all."""

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SyncMatrix:
    """The matrix.

    Args:
        grid: What is shown.
        events: The ids of the events in each cell that has any, by row and column.
        cells: The cells of each event, by its id.
    """

    grid: Grid
    events: dict[Key, tuple[str, ...]]
    cells: dict[str, tuple[Key, ...]]

    def lines(self, row: int) -> int:
        """How many lines the fullest cell of a row needs."""
        columns = range(len(self.grid.columns))
        most = max((len(self.events.get((row, column), ())) for column in columns), default=0)
        return min(max(most, 1), MOST_LINES)


def matrix_of(exercise: Exercise, grouping: Grouping) -> SyncMatrix:
    """The matrix of an exercise.

    Args:
        exercise: The exercise with its schedule.
        grouping: What a row stands for.
    """
    scale = Scale.of(exercise, 1.0)
    lanes = lanes_of(exercise, scale, grouping)
    found: dict[Key, list[Bar]] = {}
    for row, lane in enumerate(lanes):
        for bar in lane.bars:
            for column in _columns(bar, scale):
                found.setdefault((row, column), []).append(bar)
    cells: dict[str, list[Key]] = {}
    for key, bars in found.items():
        for bar in bars:
            cells.setdefault(bar.event.id, []).append(key)
    closed = [_closure(exercise, day.day, scale) for day in scale.days]
    noun = CLASSES[grouping].noun
    grid = Grid(
        rows=tuple(Side(lane.key, lane.title, Subject(noun, lane.key)) for lane in lanes),
        columns=tuple(_column(exercise, day.day) for day in scale.days),
        cell=lambda row, column: _cell(found.get((row, column), []), scale, column, closed[column]),
    )
    return SyncMatrix(
        grid,
        {key: tuple(bar.event.id for bar in bars) for key, bars in found.items()},
        {event_id: tuple(sorted(keys)) for event_id, keys in cells.items()},
    )


def _columns(bar: Bar, scale: Scale) -> range:
    """The numbers of the days of which an event takes any part."""
    days = scale.days_between(bar.start, max(bar.end, bar.start + 1))
    if not days:
        return range(0)
    first = (days[0].day - scale.days[0].day).days
    return range(first, first + len(days))


def _column(exercise: Exercise, day: date) -> Side:
    phases = [title_of(phase) for phase in exercise.phases if _is_in(phase, day)]
    title = ", ".join((words.day(day), *phases))
    return Side(f"{day:%a} {day.day} {day:%b}", title, Subject("exercise", "exercise"))


def _is_in(phase: Phase, day: date) -> bool:
    return str(phase.from_)[:10] <= day.isoformat() <= str(phase.to)[:10]


def _closure(exercise: Exercise, day: date, scale: Scale) -> str:
    """Why nothing is held on a whole day; empty where something may be."""
    first, last = midnight(day, scale.zone), midnight(day + timedelta(days=1), scale.zone)
    for period in exercise.details.closed:
        if begins(period.from_, scale.zone) <= first and last <= ends(period.to, scale.zone):
            return period.reason or words.tr(words.QT_TRANSLATE_NOOP("window", "Closed"))
    return ""


def _cell(bars: list[Bar], scale: Scale, column: int, closed: str) -> GridCell:
    if not bars:
        return GridCell("", closed, "muted" if closed else "")
    start = scale.days[column].start
    lines = [_line(bar, scale, begins_here=bar.start >= start) for bar in bars]
    shown = (
        lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"+{len(lines) - MOST_LINES + 1}"]
    )
    tips = [f"{bar.event.name}, {_when(bar, scale)}" for bar in bars]
    return GridCell("\n".join(shown), "\n".join((*tips, closed) if closed else tips), "")


def _line(bar: Bar, scale: Scale, *, begins_here: bool) -> str:
    clock = f"{scale.instant(bar.start):%H:%M}" if begins_here else "…"
    return f"{clock} {bar.event.name}"


def _when(bar: Bar, scale: Scale) -> str:
    return words.stretch(scale.instant(bar.start), scale.instant(bar.end))
