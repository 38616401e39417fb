"""Scope: what the rules leave to one event by itself: venues, starts at each, and units for its places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from exercise_planner.domain.event import Lock
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Opening, Task

NO_LOCK = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What is left to one event.

    Args:
        task: The event.
        starts: The slots at which it may start, by venue id (None: no venue), as bitmaps; never empty ones.
        candidates: The units for each opening that can take part at least at one start.
        with_unit: The slots at which it may start with a unit in a place, by (venue id, unit id).
    """

    task: Task
    starts: Mapping[str | None, int] = field(default_factory=dict)
    candidates: tuple[tuple[Unit, ...], ...] = ()
    with_unit: Mapping[tuple[str | None, str], int] = field(default_factory=dict)

    @property
    def possible(self) -> bool:
        """Whether there is any place for it."""
        return bool(self.starts)

    @property
    def bits(self) -> int:
        """The slots at which it may start somewhere."""
        return reduce(or_, self.starts.values(), 0)

    @classmethod
    def of(cls, limits: Limits, task: Task) -> "Scope":
        """What all limits and locks leave to an event."""
        lock = task.event.lock or NO_LOCK
        fixed = {
            venue_id(venue): (venue, limits.starts(task, venue))
            for venue in task.venues
            if lock.venue is None or venue_id(venue) == lock.venue
        }
        if not _locks_fit(task, lock):
            return cls(task)
        with_unit = {
            (key, unit.id): bits & limits.chosen_starts(task, venue, unit)
            for key, (venue, bits) in fixed.items()
            if bits
            for unit in _all_candidates(task)
        }
        starts = {key: _staffed(task, bits, key, with_unit) for key, (_, bits) in fixed.items() if bits}
        starts = {key: bits for key, bits in starts.items() if bits}
        with_unit = {pair: bits & starts.get(pair[0], 0) for pair, bits in with_unit.items()}
        able = {unit_id for (_, unit_id), bits in with_unit.items() if bits}
        candidates = tuple(
            tuple(unit for unit in opening.candidates if unit.id in able) for opening in task.openings
        )
        return cls(task, starts, candidates, {pair: bits for pair, bits in with_unit.items() if bits})


def venue_id(venue: Venue | None) -> str | None:
    """The id of a venue; None for no venue."""
    return venue.id if venue is not None else None


def _all_candidates(task: Task) -> Iterable[Unit]:
    return {unit.id: unit for opening in task.openings for unit in opening.candidates}.values()


def _locks_fit(task: Task, lock: Lock) -> bool:
    known = {unit.id for unit in task.units} | {unit.id for unit in _all_candidates(task)}
    return known.issuperset(lock.units)


def _staffed(task: Task, bits: int, key: str | None, with_unit: Mapping[tuple[str | None, str], int]) -> int:
    """The starts at which each opening by itself has units enough."""
    for opening in task.openings:
        masks = [with_unit[key, unit.id] for unit in opening.candidates]
        bits &= _at_least(opening, masks, bits)
    return bits


def _at_least(opening: Opening, masks: list[int], bits: int) -> int:
    count = opening.requirement.count
    if count > len(masks):
        return 0
    if all(mask == bits for mask in masks):
        return bits
    reached = [bits] + [0] * count  # reached[k]: starts that at least k of the masks so far allow
    for mask in masks:
        for k in range(count, 0, -1):
            reached[k] |= reached[k - 1] & mask
    return reached[count]
