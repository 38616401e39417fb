"""What a draft is made of: units, venues, days and links in whole slots and indices. None of it changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from exercise_planner.domain.event import NeedRule
from exercise_planner.domain.unit import Unit
from exercise_planner.planning import bitmap
from exercise_planner.planning.problem import Problem, Task

NOWHERE = -1
"""The index of no venue. It is the last of lists by venue, so that it can be used as an index."""


@dataclass(frozen=True, slots=True)
class Link:
    """``least <= start - start of the other <= most``, in slots, between two events that are scheduled."""

    other: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Places of one requirement, and the units that may fill them."""

    index: int
    count: int
    min_nations: int
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sharing:
    """A standard that the participants share: the values of each unit that could take part.

    Args:
        rule: COMMON or PAIRWISE; LEAD is settled before.
        fixed: The values common to those who take part in any case; None where there are none of them.
        values: By unit.
    """

    rule: NeedRule
    fixed: frozenset[str] | None
    values: Mapping[int, frozenset[str]]


K = TypeVar("K")


class Masks(dict[K, int]):
    """Slots, worked out when they are first asked for.

    Args:
        ask: Works them out.
    """

    def __init__(self, ask: Callable[[K], int]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, key: K) -> int:
        found = self[key] = self._ask(key)
        return found


@dataclass(slots=True, eq=False)
class Item:
    """An event.

    Args:
        task: The event.
        starts: The slots at which it may start, by venue.
        able: The slots at which a unit can fill a place of it as far as the unit is concerned; by unit.
        guests: The same by (venue, unit) where agreements between venue and unit matter.
        named: The named units.
        vacancies: The places to fill.
        locked: Units that must be chosen.
        nations: Nations that take part in any case.
        people: Personnel of the named units.
        sharing: What the participants must share.
        pools: What it draws, by pool.
        needs: The events without which it is not scheduled.
        links: Its lags to events before and after.
        required: Whether it must be scheduled.
        index: Its place among the items, the same as its task's.
        slots: Its length.
    """

    task: Task
    starts: dict[int, int]
    able: Masks[int]
    guests: Masks[tuple[int, int]] | None
    named: tuple[int, ...]
    vacancies: tuple[Vacancy, ...]
    locked: frozenset[int]
    nations: tuple[int, ...]
    people: int
    sharing: tuple[Sharing, ...]
    pools: tuple[tuple[int, int], ...]
    needs: tuple[int, ...] = ()
    wanted_by: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    required: bool = False
    index: int = field(init=False)
    slots: int = field(init=False)

    def __post_init__(self) -> None:
        self.index, self.slots = self.task.index, self.task.slots

    def with_unit(self, venue: int, unit: int) -> int:
        """The slots at which a unit can fill a place of it at a venue; to be cut to its starts there."""
        bits = self.able[unit]
        return bits if self.guests is None else bits & self.guests[venue, unit]

    @property
    def places(self) -> int:
        """The number of places to fill."""
        return sum(vacancy.count for vacancy in self.vacancies)


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A venue."""

    id: str
    max_events: int
    max_people: int | None
    turnaround: int


class Gaps(NamedTuple):
    """The slots between an event at one venue and the next, or the last, at another.

    Args:
        to: By venue of the event before; the last of the list is for no venue.
        back: By venue of the event after.
        most: The largest of them.
    """

    to: list[int]
    back: list[int]
    most: int


class Legs:
    """Travel between venues at one speed.

    Args:
        problem: The problem.
        speed: In km/h.
    """

    def __init__(self, problem: Problem, speed: float) -> None:
        self._ids: list[str | None] = [*(venue.id for venue in problem.exercise.venues), None]
        self._problem, self._speed = problem, speed
        self._minutes: dict[tuple[int, int], int] = {}
        self._gaps: dict[tuple[int, int], Gaps] = {}
        rows = {end for row in problem.exercise.travel if row.minutes for end in (row.from_, row.to)}
        still = [venue.position is None and venue.id not in rows for venue in problem.exercise.venues]
        self.alike = [NOWHERE if at_once else index for index, at_once in enumerate(still)] + [NOWHERE]
        """For each venue the one that travel is the same from: that it takes none from."""

    def gaps(self, venue: int, rest: int, slot: int) -> Gaps:
        """The slots between an event at a venue and others, for units that rest so many slots."""
        key = (venue, rest)
        if key not in self._gaps:
            others = [*range(len(self._ids) - 1), NOWHERE]
            to = [max(rest, -(-self.minutes(other, venue) // slot)) for other in others]
            back = [max(rest, -(-self.minutes(venue, other) // slot)) for other in others]
            self._gaps[key] = Gaps(to, back, max(*to, *back))
        return self._gaps[key]

    def minutes(self, a: int, b: int) -> int:
        """Minutes from one venue to another."""
        key = (a, b)
        found = self._minutes.get(key)
        if found is None:
            ids = self._ids
            found = self._minutes[key] = self._problem.travel.minutes(ids[a], ids[b], self._speed)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A unit.

    Args:
        unit: The record.
        index: Its place among the units.
        nation: Index of its nation.
        slot: Minutes a slot.
        rest: Slots between two of its events.
        duty: Minutes that it may work in a day.
        legs: Travel at its speed.
    """

    unit: Unit
    index: int
    nation: int
    slot: int
    rest: int
    duty: int | None
    legs: Legs
    _gaps: dict[int, "Gaps"] = field(default_factory=dict)

    def gaps(self, venue: int) -> "Gaps":
        """The slots between an event at a venue and those before and after it."""
        found = self._gaps.get(venue)
        if found is None:
            found = self._gaps[venue] = self.legs.gaps(venue, self.rest, self.slot)
        return found


class Days:
    """The local days of the exercise.

    Args:
        problem: The problem.
    """

    def __init__(self, problem: Problem) -> None:
        self._spans = problem.days
        self._slot = problem.slot
        self._slots = problem.slots
        self._of_slot: list[int] | None = None
        self._shares: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
        self._fresh: dict[tuple[int, int], int] = {}
        self._full: dict[tuple[int, int, int], int] = {}

    def shares(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The minutes of each day that lie between two slots, as (day, minutes)."""
        key = (start, end)
        if key not in self._shares:
            self._shares[key] = tuple(self._split(start, end))
        return self._shares[key]

    def _split(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for day in range(self._day(start), len(self._spans)):
            if self._spans[day][0] >= end * self._slot:
                break
            minutes = self.share(day, start, end)
            if minutes:
                yield day, minutes

    def _day(self, slot: int) -> int:
        if self._of_slot is None:
            self._of_slot, day = [], 0
            for number in range(self._slots + 1):
                while day + 1 < len(self._spans) and self._spans[day][1] <= number * self._slot:
                    day += 1
                self._of_slot.append(day)
        return self._of_slot[slot]

    def share(self, day: int, start: int, end: int) -> int:
        """The minutes of one day that lie between two slots."""
        dawn, dusk = self._spans[day]
        return max(0, min(end * self._slot, dusk) - max(start * self._slot, dawn))

    def beyond(self, limit: int, worked: Mapping[int, int], length: int) -> int:
        """The slots at which an event of a length would bring some day's duty over a limit of minutes."""
        key = (limit, length)
        if key not in self._fresh:
            fresh = 0
            for day in range(len(self._spans)):
                fresh |= self._too_much(day, limit, length)
            self._fresh[key] = fresh
        found, known, fits = self._fresh[key], self._full, limit - length * self._slot
        for day, minutes in worked.items():
            if minutes > fits:
                full = (day, limit - minutes, length)
                if full not in known:
                    known[full] = self._too_much(*full)
                found |= known[full]
        return found

    def slots_of(self, day: int) -> tuple[int, int]:
        """The first slot that meets a day, and the one after the last."""
        dawn, dusk = self._spans[day]
        return dawn // self._slot, -(-dusk // self._slot)

    def _too_much(self, day: int, left: int, length: int) -> int:
        (dawn, dusk), minutes = self._spans[day], length * self._slot
        if min(minutes, dusk - dawn) <= left:
            return 0
        return bitmap.run((dawn + left - minutes) // self._slot + 1, -(-(dusk - left) // self._slot) - 1)


def alternatives(items: Sequence[Item]) -> list[int]:
    """For each item the number of pairs of venue and start that it has."""
    return [sum(bits.bit_count() for bits in item.starts.values()) for item in items]
