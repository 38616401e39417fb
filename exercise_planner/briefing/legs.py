"""Legs: the ways of units from one venue of theirs to the next, with the time that there is for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from exercise_planner.briefing.context import Context, Entry
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue


@dataclass(frozen=True, slots=True)
class Leg:
    """A unit's way from one event to the next at another venue.

    Args:
        unit: The unit.
        before: The event that it leaves.
        after: The event for which it arrives.
        here: The venue that it leaves.
        there: The venue that it reaches.
        free_minutes: The time that there is between the events.
        travel_minutes: The time that the way takes; None where that is not known.
    """

    unit: Unit
    before: Entry
    after: Entry
    here: Venue
    there: Venue
    free_minutes: int
    travel_minutes: int | None

    @property
    def spare_minutes(self) -> int | None:
        """The time that is left beside the way and the unit's rest; negative where there is too little."""
        if self.travel_minutes is None:
            return None
        return self.free_minutes - max(self.travel_minutes, self.unit.min_rest_minutes)


def entries_by_unit(context: Context) -> dict[str, list[Entry]]:
    """The scheduled events of each unit, by its id and in the order of their starts."""
    found: dict[str, list[Entry]] = {}
    for entry in context.entries:
        for unit in entry.units:
            found.setdefault(unit.id, []).append(entry)
    return found


def legs_of(context: Context, unit: Unit, entries: list[Entry]) -> Iterator[Leg]:
    """The ways of a unit between its events.

    Args:
        context: What is printed.
        unit: The unit.
        entries: Its scheduled events, in the order of their starts.
    """
    placed = [entry for entry in entries if entry.venue is not None]
    for before, after in pairwise(placed):
        here, there = before.venue, after.venue
        if here is None or there is None or here.id == there.id:
            continue
        free = int((after.start - before.end).total_seconds() // 60)
        takes = context.travel(here.id, there.id, unit.speed_kmh) if context.travel is not None else None
        yield Leg(unit, before, after, here, there, free, takes)
