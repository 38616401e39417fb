"""Timing: exercises in which only the time of each event is open; scheduled in a millisecond.

What an event uses is settled there: pools, named units that need no time to travel or rest, and at most one
venue. Such are many exercises whose forces are assigned already, and all project scheduling problems.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import bitmap
from exercise_planner.planning.solver.drafting.compile import FAR, Terms
from exercise_planner.planning.solver.drafting.draft import Spot, placed
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item, Link, Member

Starts = list[int]
"""The slot at which each event starts."""


class Lag(NamedTuple):
    """A start that is so many slots after, or before, that of another event."""

    other: int
    slots: int


class Timing:
    """Places events as early or as late as they go, one after the other.

    What all events use is packed into one whole number a slot: a field for each resource, whose highest bit
    is set as soon as more than there is is taken (Lamport, Multiple byte processing with full-word
    instructions, 1975).

    Args:
        terms: The problem; ``fits`` says whether it is of this kind.
    """

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self.slots = terms.slots
        self.lengths = [item.slots for item in terms.items]
        self._venues = [next(iter(item.starts)) for item in terms.items]
        self._before = [
            [Lag(one.other, one.least) for one in item.links if one.least > 0] for item in terms.items
        ]
        self._after = [
            [Lag(one.other, -one.most) for one in item.links if one.most < 0] for item in terms.items
        ]
        self.tails = self._tails()
        """The slots from the start of each event to the end of the last that must come after it."""
        self.loads = [
            sum(amount / capacity for amount, capacity in _shares(terms, item)) for item in terms.items
        ]
        """How much each event takes of what there is."""
        self.guard = self.nothing = 0
        needs = self._pack([_uses(terms, item) for item in terms.items], _capacities(terms))
        masks = [next(iter(item.starts.values())) for item in terms.items]
        self._first = [bitmap.first(mask) for mask in masks]
        self._events = [
            (
                first,
                bitmap.last(mask),
                need,
                length,
                mask if mask != bitmap.run(first, bitmap.last(mask)) else 0,
            )
            for first, mask, need, length in zip(self._first, masks, needs, self.lengths, strict=True)
        ]

    def _pack(self, uses: list[dict[int, int]], capacities: list[int]) -> list[int]:
        """What each event takes, packed; sets what no events take, and the bits that say too much."""
        needs, offset = [0] * len(uses), 0
        for resource, capacity in enumerate(capacities):
            amounts = [one.get(resource, 0) for one in uses]
            if any(amounts):
                width = (capacity + max(amounts)).bit_length()
                self.nothing |= ((1 << width) - 1 - capacity) << offset
                self.guard |= 1 << offset + width
                needs = [need | amount << offset for need, amount in zip(needs, amounts, strict=True)]
                offset += width + 1
        return needs

    def _tails(self) -> list[int]:
        tails = list(self.lengths)
        for index in reversed(self.ordered([0.0] * len(tails))):
            for other, lag in self._after[index]:
                tails[index] = max(tails[index], lag + tails[other])
        return tails

    def ordered(self, keys: Sequence[float]) -> list[int]:
        """The events by their keys, the lowest first, each after those that it comes after."""
        waits = [len(before) for before in self._before]
        ready = [(key, index) for index, key in enumerate(keys) if not waits[index]]
        heapify(ready)
        found = []
        while ready:
            _, index = heappop(ready)
            found.append(index)
            for other, _ in self._after[index]:
                waits[other] -= 1
                if not waits[other]:
                    heappush(ready, (keys[other], other))
        return found

    @staticmethod
    def fits(terms: Terms) -> bool:
        """Whether only the time of events is open, and all must be scheduled, the sooner the better."""
        weights = terms.weights
        return (
            not (weights.earliness or weights.travel or weights.balance or weights.stability)
            and bool(terms.items)
            and all(_is_settled(terms, item) for item in terms.items)
            and not any(one.max_people is not None or one.turnaround for one in terms.grounds)
        )

    def early(self, order: Sequence[int]) -> Starts | None:
        """Each event at the first slot that is open to it; None where one finds none.

        Args:
            order: The events in the order in which they are placed, each after those that it comes after.
        """
        taken, guard, starts = [self.nothing] * self.slots, self.guard, [0] * len(order)
        for index in order:
            start, final, need, length, gaps = self._events[index]
            for other, lag in self._before[index]:
                start = max(start, starts[other] + lag)
            slot = start = _following(gaps, start) if gaps else start
            while slot < start + length and start <= final:
                if taken[slot] + need & guard:
                    start = _following(gaps, slot + 1) if gaps else slot + 1
                    slot = start
                else:
                    slot += 1
            if start > final:
                return None
            starts[index] = start
            for slot in range(start, start + length):
                taken[slot] += need
        return starts

    def late(self, order: Sequence[int], end: int) -> Starts | None:
        """Each event at the last slot that is open to it; None where one finds none.

        Args:
            order: The events in the order in which they are placed, each before those that it comes before.
            end: The slot by which the last event has ended.
        """
        taken, guard, starts = [self.nothing] * self.slots, self.guard, [0] * len(order)
        for index in order:
            _, start, need, length, gaps = self._events[index]
            start, least = min(start, end - length), self._first[index]
            for other, lag in self._after[index]:
                start = min(start, starts[other] - lag)
            start = _preceding(gaps, start) if gaps else start
            slot = start + length - 1
            while slot >= start >= least:
                if taken[slot] + need & guard:
                    start = _preceding(gaps, slot - length) if gaps else slot - length
                    slot = start + length - 1
                else:
                    slot -= 1
            if start < least:
                return None
            starts[index] = start
            for slot in range(start, start + length):
                taken[slot] += need
        return starts

    def end(self, starts: Starts) -> int:
        """The slot at which the last event ends."""
        return max(start + length for start, length in zip(starts, self.lengths, strict=True))

    def assignments(self, starts: Starts) -> tuple[Assignment, ...]:
        """The same as a schedule."""
        return tuple(
            placed(self._terms, item, Spot(start, venue))
            for item, start, venue in zip(self._terms.items, starts, self._venues, strict=True)
        )

    def starts(self, schedule: Iterable[Assignment]) -> Starts:
        """The slots of a complete schedule."""
        problem = self._terms.problem
        minutes = {one.id: problem.minute(one.start) for one in schedule}
        return [minutes[item.task.id] // problem.slot for item in self._terms.items]


def _is_settled(terms: Terms, item: Item) -> bool:
    return (
        item.required
        and len(item.starts) == 1
        and not item.vacancies
        and all(_is_simple(terms.members[unit], terms) for unit in item.named)
        and all(_follows(link, terms.items[link.other]) or _precedes(link, item) for link in item.links)
    )


def _lags_before(item: Item) -> list[Lag]:
    return [Lag(link.other, link.least) for link in item.links if link.least > 0]


def _lags_after(item: Item) -> list[Lag]:
    return [Lag(link.other, -link.most) for link in item.links if link.most < 0]


def _with_gaps(mask: int) -> int:
    """A set of slots if some are missing between the first and the last; none otherwise."""
    return mask if mask != bitmap.run(bitmap.first(mask), bitmap.last(mask)) else 0


def _follows(link: Link, other: Item) -> bool:
    """Whether an event starts at any time after another has ended."""
    return link.least >= other.slots and link.most >= FAR


def _precedes(link: Link, item: Item) -> bool:
    """The same the other way round."""
    return link.most <= -item.slots and link.least <= -FAR


def _is_simple(member: Member, terms: Terms) -> bool:
    """Whether a unit can go from event to event without pause, all day."""
    venues = (*range(len(terms.grounds)), NOWHERE)
    return member.duty is None and not any(member.gaps(venue).most for venue in venues)


def _capacities(terms: Terms) -> list[int]:
    """What there is of each resource: pools, units and venues."""
    return [*terms.pools, *(1 for _ in terms.members), *(one.max_events for one in terms.grounds)]


def _uses(terms: Terms, item: Item) -> dict[int, int]:
    """What an event takes of each resource, in the order of ``_capacities``."""
    uses = dict(item.pools)
    uses.update((len(terms.pools) + unit, 1) for unit in item.named)
    venue = next(iter(item.starts))
    if venue != NOWHERE:
        uses[len(terms.pools) + len(terms.members) + venue] = 1
    return uses


def _shares(terms: Terms, item: Item) -> Iterator[tuple[int, int]]:
    """What an event takes of each resource, and what there is of it."""
    capacities = _capacities(terms)
    return ((amount, max(capacities[resource], 1)) for resource, amount in _uses(terms, item).items())


def _following(mask: int, slot: int) -> int:
    """The first slot of a set from one on; far off where there is none."""
    left = mask >> slot
    return slot + bitmap.first(left) if left else FAR


def _preceding(mask: int, slot: int) -> int:
    """The last slot of a set up to one; -1 where there is none."""
    return (mask & (1 << slot + 1) - 1).bit_length() - 1 if slot >= 0 else -1
