"""Timetable: a schedule resolved against its problem and indexed by unit, venue and pool."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.problem import Problem, Task


@dataclass(frozen=True, slots=True, eq=False)
class Booking:
    """An event's place in the schedule.

    Args:
        task: The event.
        start: Minute at which it starts; ``end`` follows from the event's length.
        on_grid: Whether it starts at the start of a slot.
        venue_id: Where it is held, as the schedule says; ``venue`` is that record if there is one.
        places: Who takes part, as the schedule says.
        units: The units that take part, each once.
        nations: Ids of the nations that take part, by unit or with staff.
    """

    task: Task
    start: int
    end: int
    on_grid: bool
    venue_id: str | None
    venue: Venue | None
    places: tuple[Place, ...]
    units: tuple[Unit, ...]
    nations: tuple[str, ...]

    @property
    def id(self) -> str:
        """The event's id."""
        return self.task.id

    @property
    def subject(self) -> Subject:
        """The event as the subject of a finding."""
        return Subject("event", self.task.id)

    @property
    def personnel(self) -> int:
        """The people whom the participating units bring."""
        return sum(unit.personnel for unit in self.units)

    @property
    def chosen(self) -> frozenset[str]:
        """Ids of the units chosen for places."""
        return frozenset(place.unit for place in self.places if place.requirement is not None)


def booking(problem: Problem, assignment: Assignment) -> Booking | None:
    """An assignment resolved; None where its event is not in the exercise."""
    task = problem.task_of.get(assignment.id)
    if task is None:
        return None
    exercise = problem.exercise
    ids = dict.fromkeys(place.unit for place in assignment.units)
    units = tuple(unit for unit in (exercise.get(Unit, unit_id) for unit_id in ids) if unit is not None)
    nations = dict.fromkeys([unit.nation for unit in units] + list(task.event.nations))
    start = problem.minute(assignment.start)
    return Booking(
        task=task,
        start=start,
        end=start + task.length,
        on_grid=start % problem.slot == 0 and problem.instant(start) == assignment.start,
        venue_id=assignment.venue,
        venue=exercise.get(Venue, assignment.venue),
        places=assignment.units,
        units=units,
        nations=tuple(nations),
    )


def _by_start(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    return tuple(sorted(bookings, key=lambda item: (item.start, item.end, item.task.index)))


class Timetable:
    """All bookings, by event, unit, venue and pool; the last three sorted by start. It never changes.

    Args:
        problem: What is scheduled.
        bookings: At most one an event.
    """

    def __init__(self, problem: Problem, bookings: Iterable[Booking]) -> None:
        self.problem = problem
        self.bookings: Mapping[str, Booking] = {item.id: item for item in bookings}
        self._by_key: dict[tuple[str, str], tuple[Booking, ...]] = {}
        keyed: dict[tuple[str, str], list[Booking]] = {}
        for item in self.bookings.values():
            for key in keys(item):
                keyed.setdefault(key, []).append(item)
        self._by_key = {key: _by_start(items) for key, items in keyed.items()}

    @classmethod
    def of(cls, problem: Problem, assignments: Iterable[Assignment]) -> "Timetable":
        """The timetable of assignments; those of unknown events are left out."""
        resolved = (booking(problem, assignment) for assignment in assignments)
        return cls(problem, (item for item in resolved if item is not None))

    def with_booking(self, new: Booking) -> "Timetable":
        """The timetable with one event placed, or placed elsewhere."""
        after = Timetable.__new__(Timetable)
        after.problem = self.problem
        after.bookings = {**self.bookings, new.id: new}
        after._by_key = dict(self._by_key)
        old = self.bookings.get(new.id)
        for key in dict.fromkeys([*(keys(old) if old else ()), *keys(new)]):
            others = [item for item in after._by_key.get(key, ()) if item.id != new.id]
            after._by_key[key] = _by_start([*others, new] if key in keys(new) else others)
        return after

    def of_key(self, noun: str, record_id: str) -> tuple[Booking, ...]:
        """The bookings of a unit, venue or pool, by start."""
        return self._by_key.get((noun, record_id), ())

    @property
    def used(self) -> tuple[tuple[str, str], ...]:
        """The units, venues and pools that are used, as (noun, id)."""
        return tuple(self._by_key)


def keys(item: Booking) -> list[tuple[str, str]]:
    """The units, venue and pools that a booking uses, as (noun, id)."""
    used = [("unit", unit.id) for unit in item.units]
    if item.venue is not None:
        used.append(("venue", item.venue.id))
    used.extend(("pool", pool_id) for pool_id, amount in item.task.event.pools.items() if amount)
    return used
