"""Layout of a calendar: which events are on which days, and how they lie there. No drawing here."""

from bisect import bisect_left
from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.pages.schedule.lanes import Grouping, lanes_of
from exercise_planner.ui.pages.schedule.scale import Scale

ONE = timedelta(days=1)
WEEK = 7
MINUTES = 24 * 60


class Mode(StrEnum):
    """How much a calendar shows."""

    MONTH = "month"
    WEEK = "week"
    DAY = "day"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An event in a calendar.

    Args:
        event: The event.
        place: Its place in the schedule.
        start: As local clocks show it; ``end`` likewise.
        hue: A number that the events of one phase share.
    """

    event: Event
    place: Assignment
    start: datetime
    end: datetime
    hue: int

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def final(self) -> date:
        """The last day of which it takes any part."""
        return max(self.first, (self.end - timedelta(microseconds=1)).date())


@dataclass(frozen=True, slots=True)
class Chip:
    """An event in a week of a month.

    Args:
        entry: The event.
        row: Which row of the week it has, counted from 0.
        first: Its first weekday in this week, counted from 0; ``final``: its last one.
    """

    entry: Entry
    row: int
    first: int
    final: int


@dataclass(frozen=True, slots=True)
class Block:
    """An event on one day.

    Args:
        entry: The event.
        top: Minutes from midnight at which it begins on that day; ``bottom``: at which it ends.
        column: Which column it has beside those that overlap it; ``columns``: how many there are.
    """

    entry: Entry
    top: int
    bottom: int
    column: int
    columns: int


class Diary:
    """The scheduled events by day.

    Args:
        entries: By start.
        zone: The exercise's time zone.
    """

    def __init__(self, entries: Iterable[Entry], zone: ZoneInfo) -> None:
        self.zone = zone
        self.entries = tuple(sorted(entries, key=lambda one: (one.start, one.event.id)))
        self.by_id = {one.event.id: one for one in self.entries}
        self._by_day: dict[date, list[Entry]] = {}
        for entry in self.entries:
            day = entry.first
            while day <= entry.final:
                self._by_day.setdefault(day, []).append(entry)
                day += ONE

    @classmethod
    def of(cls, exercise: Exercise) -> "Diary":
        """The diary of an exercise."""
        scale = Scale.of(exercise, 1.0)
        bars = (bar for lane in lanes_of(exercise, scale, Grouping.PHASE) for bar in lane.bars)
        return cls(
            (
                Entry(
                    bar.event,
                    bar.place,
                    _local(bar.place.start, scale),
                    _local(bar.place.end, scale),
                    bar.hue,
                )
                for bar in bars
            ),
            scale.zone,
        )

    def on(self, day: date) -> tuple[Entry, ...]:
        """The events of a day, by start."""
        return tuple(self._by_day.get(day, ()))

    def beside(self, event_id: str, step: int) -> Entry | None:
        """The next event in time (step 1), or the one before (step -1)."""
        entry = self.by_id.get(event_id)
        if entry is None:
            return self.entries[0] if self.entries else None
        number = self.entries.index(entry) + step
        return self.entries[number] if 0 <= number < len(self.entries) else None

    def near(self, at: datetime) -> Entry | None:
        """The event that begins nearest to a local instant."""
        number = bisect_left(self.entries, at, key=lambda one: one.start)
        around = self.entries[max(number - 1, 0) : number + 1]
        return min(around, key=lambda one: abs(one.start - at), default=None)


def _local(at: datetime, scale: Scale) -> datetime:
    return at.astimezone(scale.zone)


def days_of(mode: Mode, day: date) -> tuple[date, ...]:
    """The days that are shown around one."""
    if mode is Mode.DAY:
        return (day,)
    if mode is Mode.WEEK:
        monday = day - timedelta(days=day.weekday())
        return tuple(monday + timedelta(days=number) for number in range(WEEK))
    return tuple(Calendar().itermonthdates(day.year, day.month))


def turned(mode: Mode, day: date, step: int) -> date:
    """A day of the page after (step 1) or before (step -1) the one around a day."""
    if mode is Mode.DAY:
        return day + step * ONE
    if mode is Mode.WEEK:
        return day + step * WEEK * ONE
    first = day.replace(day=1)
    return (first - ONE).replace(day=1) if step < 0 else (first + 31 * ONE).replace(day=1)


def chips(diary: Diary, monday: date, most: int = 10_000) -> tuple[Chip, ...]:
    """The events of a week, in as few rows as their order allows; those of several days first.

    Args:
        diary: The events.
        monday: The week's first day.
        most: How many rows there are; events beyond them all have this as their row.
    """
    week = [monday + timedelta(days=number) for number in range(WEEK)]
    found = dict.fromkeys(entry for day in week for entry in diary.on(day))
    ordered = sorted(found, key=lambda one: (max(one.first, monday), one.first == one.final, one.start))
    taken: list[int] = []
    made = []
    for entry in ordered:
        first, final = max((entry.first - monday).days, 0), min((entry.final - monday).days, WEEK - 1)
        row = next((number for number, until in enumerate(taken) if until < first), len(taken))
        if row == len(taken) < most:
            taken.append(-1)
        if row < most:
            taken[row] = final
        made.append(Chip(entry, row, first, final))
    return tuple(made)


def blocks(diary: Diary, day: date) -> tuple[Block, ...]:
    """The events of a day in columns; those that overlap share the width."""
    made: list[Block] = []
    cluster: list[tuple[Entry, int, int, int]] = []
    ends: list[int] = []
    for entry in diary.on(day):
        top = _minute(entry.start) if entry.first == day else 0
        bottom = _minute(entry.end) if entry.end.date() == day else MINUTES
        if ends and top >= max(ends):
            made += _shared(cluster, len(ends))
            cluster, ends = [], []
        column = next((number for number, until in enumerate(ends) if until <= top), len(ends))
        if column == len(ends):
            ends.append(0)
        ends[column] = bottom
        cluster.append((entry, top, bottom, column))
    return tuple(made + _shared(cluster, len(ends)))


def _shared(cluster: list[tuple[Entry, int, int, int]], columns: int) -> list[Block]:
    return [Block(*one, columns) for one in cluster]


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute


def shifted(entry: Entry, days: int, minutes: int = 0) -> Assignment:
    """The place of an event some days and minutes later, reckoned by local clocks."""
    start = (entry.start + timedelta(days=days, minutes=minutes)).astimezone(UTC)
    return replace(entry.place, start=start, end=start + (entry.place.end - entry.place.start))
