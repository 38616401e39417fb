"""Problem: a frozen snapshot of an exercise for scheduling, in minutes from its first local midnight."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import Hours, Moment, Period, begins, ends, midnight
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.spans import Span, Spans
from exercise_planner.planning.sun import Sun
from exercise_planner.planning.travel import TravelTimes

ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """Places to fill in an event: a requirement, and the units that could fill it."""

    index: int
    requirement: Requirement
    candidates: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """An event as the planner of schedules sees it.

    Args:
        event: The record.
        index: Its place among the tasks.
        length: Minutes that it occupies: whole slots.
        slots: The same in slots.
        venues: Where it may be held; None among them stands for no venue.
        units: The named units.
        openings: Places to fill, a requirement each.
    """

    event: Event
    index: int
    length: int
    slots: int
    venues: tuple[Venue | None, ...]
    units: tuple[Unit, ...]
    openings: tuple[Opening, ...]

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def name(self) -> str:
        """The event's name, as sentences show it."""
        return f"“{self.event.name}”"


class Problem:
    """What is to be scheduled. Build one with ``Problem.of``; it never changes.

    Args:
        exercise: The exercise; its schedule is not looked at.
    """

    def __init__(self, exercise: Exercise) -> None:
        details = exercise.details
        self.exercise = exercise
        self.zone = ZoneInfo(details.time_zone)
        self.origin = midnight(details.from_, self.zone).astimezone(UTC)
        self.slot = details.slot_minutes
        self.minutes = self.minute(ends(details.to, self.zone))
        self.slots = self.minutes // self.slot
        self.travel = TravelTimes(exercise)
        self.sun = Sun(self.origin, self.minutes)
        self.tasks = tuple(self._task(index, event) for index, event in enumerate(exercise.events))
        self.task_of = {task.id: task for task in self.tasks}

    @classmethod
    def of(cls, exercise: Exercise) -> "Problem":
        """The scheduling problem that an exercise poses."""
        return cls(exercise)

    def _task(self, index: int, event: Event) -> Task:
        length = event.occupied_minutes(self.slot)
        units = (self.exercise.get(Unit, unit_id) for unit_id in event.units)
        return Task(
            event=event,
            index=index,
            length=length,
            slots=length // self.slot,
            venues=self._venues(event),
            units=tuple(unit for unit in units if unit is not None),
            openings=tuple(
                Opening(number, requirement, self._candidates(event, requirement))
                for number, requirement in enumerate(event.requires)
            ),
        )

    def _venues(self, event: Event) -> tuple[Venue | None, ...]:
        if not event.venues and not event.needs_venue:
            return (None,)
        ids = set(event.venues)
        listed = (venue for venue in self.exercise.venues if not ids or venue.id in ids)
        fitting: tuple[Venue | None, ...] = tuple(venue for venue in listed if takes(venue, event))
        return fitting if event.needs_venue else (*fitting, None)

    @cached_property
    def _units_with(self) -> dict[str, tuple[Unit, ...]]:
        capable: dict[str, list[Unit]] = {}
        for unit in self.exercise.units:
            for capability in dict.fromkeys(unit.capabilities):
                capable.setdefault(capability, []).append(unit)
        return {capability: tuple(units) for capability, units in capable.items()}

    def _candidates(self, event: Event, requirement: Requirement) -> tuple[Unit, ...]:
        """The units that can fill a place; equal ones are one object, so that all can share what follows."""
        capable = self._units_with.get(requirement.capability, ())
        named, nations = set(event.units), set(requirement.nations)
        found = tuple(
            unit for unit in capable if unit.id not in named and (not nations or unit.nation in nations)
        )
        key = (requirement.capability, tuple(unit.id for unit in found))
        return self._alike.setdefault(key, found)

    @cached_property
    def _alike(self) -> dict[object, tuple[Unit, ...]]:
        return {}

    def minute(self, instant: datetime) -> int:
        """Whole minutes from the first midnight to an instant, rounded down."""
        return (instant.astimezone(UTC) - self.origin) // ONE_MINUTE

    def minute_up(self, instant: datetime) -> int:
        """Whole minutes from the first midnight to an instant, rounded up."""
        return -((self.origin - instant.astimezone(UTC)) // ONE_MINUTE)

    def begins(self, moment: Moment) -> int:
        """The minute from which something may start that starts no sooner than a moment."""
        return self.minute_up(begins(moment, self.zone))

    def ends(self, moment: Moment) -> int:
        """The minute by which something must end that ends no later than a moment."""
        return self.minute(ends(moment, self.zone))

    def closed(self, period: Period) -> Span:
        """A period in which something is not to be had; odd seconds count as closed."""
        return (self.minute(begins(period.from_, self.zone)), self.minute_up(ends(period.to, self.zone)))

    def open(self, period: Period) -> Span:
        """A period in which something is to be had; odd seconds count as closed."""
        return (self.begins(period.from_), self.ends(period.to))

    def spans_open(self, periods: Iterable[Period]) -> Spans:
        """Periods in which something is to be had, sorted."""
        return tuple(sorted(self.open(period) for period in periods))

    def instant(self, minute: int) -> datetime:
        """The instant at a minute, in the exercise's time zone's offset of that moment."""
        return (self.origin + timedelta(minutes=minute)).astimezone(self.zone)

    def daily(self, hours: Hours) -> Spans:
        """The daily windows of the exercise, the one that began on the evening before included."""
        key = (hours.from_, hours.to)
        if key not in self._daily:
            self._daily[key] = tuple(self._windows(hours))
        return self._daily[key]

    @cached_property
    def _daily(self) -> dict[object, Spans]:
        return {}

    def _windows(self, hours: Hours) -> Iterable[Span]:
        details = self.exercise.details
        day = details.from_ - timedelta(days=1)
        next_day = timedelta(days=0 if hours.from_ < hours.to else 1)
        while day <= details.to:
            start = datetime.combine(day, hours.from_, self.zone)
            end = datetime.combine(day + next_day, hours.to, self.zone)
            yield (self.minute_up(start), self.minute(end))
            day += timedelta(days=1)

    @cached_property
    def followers(self) -> dict[str, tuple[Task, ...]]:
        """The events that come after an event, by its id."""
        found: dict[str, list[Task]] = {}
        for task in self.tasks:
            for after in task.event.after:
                found.setdefault(after.event, []).append(task)
        return {event_id: tuple(tasks) for event_id, tasks in found.items()}

    @cached_property
    def days(self) -> Spans:
        """The local days of the exercise."""
        first, final = self.exercise.details.from_, self.exercise.details.to
        count = (final - first).days + 1
        edges = [
            self.minute(midnight(first + timedelta(days=number), self.zone)) for number in range(count + 1)
        ]
        return tuple(pairwise(edges))

    def local(self, minute: int) -> str:
        """A minute as a planner says it: ``Mon 8 Jul 08:00``."""
        at = self.instant(minute)
        return f"{at:%a} {at.day} {at:%b %H:%M}"

    def when(self, start: int, end: int) -> str:
        """A stretch of time as a planner says it: ``Mon 8 Jul 08:00–12:00``."""
        until = self.instant(end)
        same_day = self.instant(start).date() == until.date()
        return (
            f"{self.local(start)}–{until:%H:%M}" if same_day else f"{self.local(start)} – {self.local(end)}"
        )

    def day(self, minute: int) -> str:
        """The local day of a minute as a planner says it: ``8 Jul 2024``."""
        at = self.instant(minute)
        return f"{at.day} {at:%b %Y}"


def takes(venue: Venue, event: Event) -> bool:
    """Whether a venue lists an event's activity, or either names none."""
    return not venue.activities or event.activity is None or event.activity in venue.activities
