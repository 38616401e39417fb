"""Synchronisation matrix: who does what when; days across, nations and activities down."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reportlab.platypus import CondPageBreak, Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.codes import words_of_code
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import SHORT_DAY, _
from exercise_planner.briefing.matrix import Head, Item, Matrix, Row
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.rollup import UNMARKED, policy_of
from exercise_planner.domain.timespan import begins, ends

DAYS = 14
"""Days that stand side by side; fewer where an exercise is shorter."""
FEWEST = 3
"""Days that stand side by side at the least."""
ROOM = 150.0
"""Points that a matrix needs to begin on a page."""
OF_TITLE = 36.0
"""Points that the title above the first takes."""
MOST_ACTIVITIES = 24
"""Activities that have a matrix of their own; with more it would be a list of single events."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row before its cells are known: its name, its flag's code, and its events."""

    name: str
    code: str
    entries: list[Entry]


class SynchronisationMatrix(Section):
    """Two weeks a matrix; those in which nothing begins or ends are passed over."""

    code = "matrix"
    title = _("Synchronisation matrix")
    landscape = True

    def applies(self, context: Context) -> bool:
        return bool(context.entries)

    def story(self, context: Context, width: float) -> list[Flowable]:
        note = context.say(
            "Events by their ids, as in the programme; pale where they have begun on a day before. "
            "Only those are listed that have any on the days shown. Days are those of {zone}."
        )
        said = style.text(note.format(zone=context.exercise.details.time_zone), style.QUIET_TEXT)
        story: list[Flowable] = [
            said,
            *_matrices(context, context.say("By nation"), _nations(context), width),
        ]
        activities = _activities(context)
        if 1 < len(activities) <= MOST_ACTIVITIES:
            story += _matrices(context, context.say("By activity"), activities, width)
        return story


def _nations(context: Context) -> list[Line]:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in context.entries:
        for code in entry.nations:
            held[code].append(entry)
    return [
        Line(context.mark(nation) + nation.name, nation.id, held[nation.id])
        for nation in context.exercise.nations
        if nation.id in held
    ]


def _activities(context: Context) -> list[Line]:
    held: dict[str, list[Entry]] = defaultdict(list)
    for entry in context.entries:
        if entry.event.activity:
            held[entry.event.activity].append(entry)
    return [Line(words_of_code(name), "", held[name]) for name in sorted(held)]


def _matrices(context: Context, title: str, lines: list[Line], width: float) -> Iterable[Flowable]:
    if not lines:
        return
    own = context.nation or None
    rows = [Row(each.name, each.code, _cells(context, each), each.code == own) for each in lines]
    matrices = [
        Matrix(head, busy, width)
        for head in _heads(context)
        if (busy := [row for row in rows if any(day in row.cells for day in head.days())])
    ]
    rooms = [min(ROOM, matrix.wrap()[1]) for matrix in matrices]
    key = "matrix-nations" if lines[0].code else "matrix-activities"
    yield from part(title, key, min(ROOM, rooms[0] + OF_TITLE))
    for room, matrix in zip(rooms, matrices, strict=True):
        yield CondPageBreak(room)
        yield matrix


def _cells(context: Context, line: Line) -> dict[date, list[Item]]:
    cells: dict[date, list[Item]] = defaultdict(list)
    for entry in line.entries:
        first, last = _days(context, entry)
        words = _mark(context, entry) + entry.event.id
        for number in range((last - first).days + 1):
            cells[first + timedelta(days=number)].append(Item(words, goes_on=number > 0))
    return cells


def _days(context: Context, entry: Entry) -> tuple[date, date]:
    last = context.local(entry.end - timedelta(microseconds=1))
    first = context.local(entry.start).date()
    return first, max(first, last.date())


def _mark(context: Context, entry: Entry) -> str:
    """The level of an event; there is no room for its release list, which stands in the programme."""
    if not context.marked:
        return ""
    level = (entry.event.marking or UNMARKED).classification
    return f"({policy_of(context.exercise).portion(level)}) "


def _heads(context: Context) -> Iterable[Head]:
    """The heads of those stretches of days in which anything begins or ends; fortnights from a Monday on."""
    spans = [_days(context, entry) for entry in context.entries]
    day = min(first for first, _last in spans)
    final = max(last for _first, last in spans)
    length = (final - day).days + 1
    if length > DAYS:
        length = DAYS
        day -= timedelta(days=day.weekday())
    while day <= final:
        end = day + timedelta(days=length - 1)
        if any(day <= first <= end or day <= last <= end for first, last in spans):
            days = [day + timedelta(days=number) for number in range(max(length, FEWEST))]
            names = tuple(context.day(each, SHORT_DAY) for each in days)
            yield Head(day, names, tuple(_bands(context, day, len(days))))
        day += timedelta(days=length)


def _bands(context: Context, first: date, days: int) -> Iterable[tuple[int, int, str]]:
    """The phases above the days, as far as they do not overlap."""
    free = 0
    for phase in sorted(context.exercise.phases, key=lambda phase: begins(phase.from_, context.zone)):
        start = _number(context, begins(phase.from_, context.zone), first)
        end = _number(context, ends(phase.to, context.zone) - timedelta(microseconds=1), first)
        start, end = max(start, free), min(end, days - 1)
        if start <= end:
            yield start, end, context.mark(phase) + (phase.name or phase.id)
            free = end + 1


def _number(context: Context, instant: datetime, first: date) -> int:
    return (context.local(instant).date() - first).days
