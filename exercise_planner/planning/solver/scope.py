"""Scope: what the rules leave to one event by itself: venues, starts at each, and units for its places."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from exercise_planner.domain.event import Lock
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Task

NO_LOCK = Lock()


class Scope:
    """What is left to one event.

    Args:
        limits: What confines it.
        task: The event.
        starts: The slots at which it may start, by venue id (None: no venue), as bitmaps; never empty ones.
        candidates: The units for each opening that can take part at least at one start.
    """

    __slots__ = ("_limits", "_units", "_venues", "candidates", "starts", "task")

    def __init__(
        self,
        limits: Limits,
        task: Task,
        starts: Mapping[str | None, int],
        candidates: tuple[tuple[Unit, ...], ...] = (),
    ) -> None:
        self.task = task
        self.starts = starts
        self.candidates = candidates
        self._limits = limits
        self._venues = {venue_id(venue): venue for venue in task.venues}
        self._units: dict[str, Unit] | None = None

    @property
    def possible(self) -> bool:
        """Whether there is any place for it."""
        return bool(self.starts)

    @property
    def bits(self) -> int:
        """The slots at which it may start somewhere."""
        return reduce(or_, self.starts.values(), 0)

    def with_unit(self, venue_id: str | None, unit_id: str) -> int:
        """The slots at which it may start at a venue with a unit in one of its places, as a bitmap."""
        if self._units is None:
            self._units = {unit.id: unit for units in self.candidates for unit in units}
        bits, unit = self.starts.get(venue_id, 0), self._units.get(unit_id)
        if not bits or unit is None:
            return 0
        return bits & self._limits.chosen_starts(self.task, self._venues[venue_id], unit)

    @classmethod
    def of(cls, limits: Limits, task: Task) -> "Scope":
        """What all limits and locks leave to an event."""
        lock = task.event.lock or NO_LOCK
        if not _locks_fit(task, lock):
            return cls(limits, task, {})
        starts = {
            venue_id(venue): _staffed(limits, task, venue)
            for venue in task.venues
            if lock.venue is None or venue_id(venue) == lock.venue
        }
        starts = {key: bits for key, bits in starts.items() if bits}
        if not starts:
            return cls(limits, task, {})
        scope = cls(limits, task, starts)
        scope.candidates = scope._able()
        return scope

    def _able(self) -> tuple[tuple[Unit, ...], ...]:
        """The candidates that can take part at least at one start."""
        open_to = _Open(self._limits, self.task, self._hosts())
        return tuple(
            tuple(
                unit
                for unit, mask in self._limits.able_units(self.task, opening)
                if mask & open_to[unit.nation]
            )
            for opening in self.task.openings
        )

    def _hosts(self) -> list[tuple[Venue | None, int]]:
        """The starts by nation of the venue, which agreements are with, each with one venue of it."""
        if not self.task.event.needs_agreements:
            return [(None, self.bits)]
        found: dict[str | None, tuple[Venue | None, int]] = {}
        for key, bits in self.starts.items():
            venue = self._venues[key]
            host = venue.nation if venue is not None else None
            found[host] = (venue, bits | found.get(host, (venue, 0))[1])
        return list(found.values())


class _Open(dict[str, int]):
    """The slots at which an event can start somewhere with units of a nation, worked out when asked for."""

    def __init__(self, limits: Limits, task: Task, hosts: list[tuple[Venue | None, int]]) -> None:
        super().__init__()
        self._limits, self._task, self._hosts = limits, task, hosts

    def __missing__(self, nation_id: str) -> int:
        limits, task = self._limits, self._task
        bits = (bits & limits.guest_starts(task, nation_id, venue) for venue, bits in self._hosts)
        found = self[nation_id] = reduce(or_, bits, 0)
        return found


def venue_id(venue: Venue | None) -> str | None:
    """The id of a venue; None for no venue."""
    return venue.id if venue is not None else None


def _locks_fit(task: Task, lock: Lock) -> bool:
    if not lock.units:
        return True
    known = {unit.id for unit in task.units}
    known.update(unit.id for opening in task.openings for unit in opening.candidates)
    return known.issuperset(lock.units)


def _staffed(limits: Limits, task: Task, venue: Venue | None) -> int:
    """The starts at a venue at which each opening by itself has units enough."""
    bits = limits.starts(task, venue)
    for opening in task.openings:
        if not bits:
            break
        bits &= limits.manned_starts(task, venue, opening)
    return bits
