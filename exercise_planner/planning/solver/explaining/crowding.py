"""Crowding: events that do not fit into what they share, proven by counting. No OR-Tools.

Whatever must happen wholly between two slots needs no more than there is between them: of a group of
venues, a unit, a pool, or the units that can do something. Two arguments are used: time (the sum of what is
occupied) and number (how many of the larger events fit into each stretch of time that is open to them).
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from exercise_planner.planning import bitmap
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item

FAR = 10**9

GROUP = 8
"""Venues from which on a group of them is not looked at: nothing is short there."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an event takes of a resource for sure.

    Args:
        index: Of the event.
        first: The slot at which it starts at the soonest.
        end: The slot by which it has ended at the latest.
        slots: Its length, and what must stay empty after it.
        amount: What it takes at once.
        open: The slots in which it can be under way, what must stay empty after it included.
    """

    index: int
    first: int
    end: int
    slots: int
    amount: int
    open: int


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that events share.

    Args:
        capacity: What it holds at once.
        gap: Slots that it stays empty after each event.
        claims: The events that take of it wherever and whenever they are held.
    """

    capacity: int
    gap: int
    claims: tuple[Claim, ...]

    def holds(self, slots: int) -> int:
        """What some slots, as a bitmap, can hold."""
        return self.capacity * slots.bit_count()


def crowds(terms: Terms) -> Iterator[frozenset[str]]:
    """Groups of events that cannot all be held; ids of events, each group as small as counting shows.

    Args:
        terms: The problem.
    """
    for resource in _resources(terms, _possible(terms)):
        crowd = _crowd(resource)
        if crowd:
            yield frozenset(terms.items[claim.index].task.id for claim in _fewest(resource, crowd))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is plainly wrong with an exercise.

    Args:
        events: Ids of the events concerned.
        count: How many events at least are too many, one by one or where they crowd.
        crowds: Groups of events that cannot all be held, though each of them could.
    """

    events: frozenset[str]
    count: int
    crowds: tuple[frozenset[str], ...] = ()


def trouble(terms: Terms) -> Trouble:
    """All that is plainly wrong, and how much it is: a measure of how far off a schedule is.

    Args:
        terms: The problem.
    """
    stuck = [item.index for item in terms.items if item.required and not item.starts]
    concerned, gone = set(stuck), set(stuck)
    groups = []
    for resource in _resources(terms, _possible(terms)):
        left = replace(resource, claims=tuple(one for one in resource.claims if one.index not in gone))
        while crowd := _crowd(left):
            fewest = _fewest(left, crowd)
            groups.append(frozenset(terms.items[claim.index].task.id for claim in fewest))
            concerned.update(claim.index for claim in fewest)
            largest = max(fewest, key=lambda one: (one.slots * one.amount, one.index))
            gone.add(largest.index)
            left = replace(left, claims=tuple(one for one in left.claims if one is not largest))
    events = frozenset(terms.items[index].task.id for index in concerned)
    return Trouble(events, len(gone), tuple(groups))


def _possible(terms: Terms) -> list[Item]:
    return [item for item in terms.items if item.required and item.starts]


def _resources(terms: Terms, items: Sequence[Item]) -> Iterator[Resource]:
    yield from _venues(terms, items)
    yield from _units(terms, items)
    yield from _pools(terms, items)
    yield from _capabilities(terms, items)


def _claim(item: Item, starts: int, gap: int = 0, amount: int = 1) -> Claim:
    slots = item.slots + gap
    first, last = bitmap.first(starts), bitmap.last(starts)
    return Claim(item.index, first, last + slots, slots, amount, under_way(starts, slots))


def under_way(starts: int, slots: int) -> int:
    """The slots in which something of a length can be under way."""
    found, done = starts, 1
    while done < slots:
        step = min(done, slots - done)
        found |= found << step
        done += step
    return found


def _anywhere(item: Item) -> int:
    return reduce(or_, item.starts.values(), 0)


def _venues(terms: Terms, items: Sequence[Item]) -> Iterator[Resource]:
    """Groups of venues that some event is confined to, with all events that are confined to them."""
    confined: dict[int, list[Item]] = {}
    for item in items:
        if NOWHERE not in item.starts and len(item.starts) <= GROUP:
            confined.setdefault(sum(1 << venue for venue in item.starts), []).append(item)
    for group in sorted(confined, key=int.bit_count):
        inside = [item for mask, some in confined.items() if mask & ~group == 0 for item in some]
        venues = [terms.grounds[index] for index in bitmap.each(group)]
        capacity = sum(venue.max_events for venue in venues)
        if len(inside) > capacity:
            gap = min(venue.turnaround for venue in venues)
            yield Resource(capacity, gap, tuple(_claim(item, _anywhere(item), gap) for item in inside))


def _units(terms: Terms, items: Sequence[Item]) -> Iterator[Resource]:
    for member in terms.members:
        using = [item for item in items if member.index in item.named]
        if len(using) > 1:
            claims = tuple(_claim(item, _anywhere(item), member.rest) for item in using)
            yield Resource(1, member.rest, claims)


def _pools(terms: Terms, items: Sequence[Item]) -> Iterator[Resource]:
    for pool, capacity in enumerate(terms.pools):
        drawn = [(item, amount) for item in items for one, amount in item.pools if one == pool]
        if sum(amount for _, amount in drawn) > capacity:
            claims = tuple(_claim(item, _anywhere(item), 0, amount) for item, amount in drawn)
            yield Resource(capacity, 0, claims)


def _capabilities(terms: Terms, items: Sequence[Item]) -> Iterator[Resource]:
    """Units that can do something, for the events that need some of them."""
    wanted: dict[str, list[tuple[Item, int]]] = {}
    for item in items:
        counts: dict[str, int] = {}
        for vacancy in item.vacancies:
            capability = item.task.event.requires[vacancy.index].capability
            counts[capability] = counts.get(capability, 0) + vacancy.count
        for capability, count in counts.items():
            wanted.setdefault(capability, []).append((item, count))
    for capability, using in wanted.items():
        units = sum(capability in member.unit.capabilities for member in terms.members)
        if sum(count for _, count in using) > units:
            yield Resource(units, 0, tuple(_claim(item, _anywhere(item), 0, count) for item, count in using))


def _crowd(resource: Resource) -> list[Claim]:
    """Claims that are too many for some stretch of time; empty where none are."""
    later: list[Claim] = []
    needed, least = 0, FAR
    claims = sorted(resource.claims, key=lambda claim: -claim.first)
    for number, claim in enumerate(claims):
        insort(later, claim, key=lambda one: one.end)
        needed += claim.slots * claim.amount
        least = min(least, resource.holds(claim.open))
        is_last = number + 1 == len(claims) or claims[number + 1].first != claim.first
        if is_last and 2 * needed > least:  # else there is room enough however they are taken together
            crowd = _early(resource, later)
            if crowd:
                return crowd
    return []


def _early(resource: Resource, later: Sequence[Claim]) -> list[Claim]:
    """The first of some claims, sorted by their ends, that are too many; empty where none are."""
    needed = reach = 0
    for number, claim in enumerate(later):
        needed += claim.slots * claim.amount
        reach |= claim.open
        is_last = number + 1 == len(later) or later[number + 1].end != claim.end
        if is_last and 2 * needed > resource.holds(reach) and _too_many(resource, later[: number + 1]):
            return list(later[: number + 1])
    return []


def _too_many(resource: Resource, claims: Sequence[Claim]) -> bool:
    """Whether it is plain that claims do not fit between the first start and the last end of them."""
    reach = reduce(or_, (claim.open for claim in claims), 0)
    if sum(claim.slots * claim.amount for claim in claims) > resource.holds(reach):
        return True
    sizes = sorted({claim.slots for claim in claims}, reverse=True)
    return any(_outnumber(resource, [claim for claim in claims if claim.slots >= size]) for size in sizes[:6])


def _outnumber(resource: Resource, claims: Sequence[Claim]) -> bool:
    """Whether claims are more than fit into the stretches that are open to them, by the smallest."""
    reach = reduce(or_, (claim.open for claim in claims), 0)
    least = min(claim.slots for claim in claims)
    fitting = sum((final - first + 1) // least for first, final in bitmap.ranges(reach))
    return sum(claim.amount for claim in claims) > resource.capacity * fitting


def _fewest(resource: Resource, claims: Iterable[Claim]) -> list[Claim]:
    """The claims without those that the argument does not need."""
    kept = list(claims)
    for claim in sorted(kept, key=lambda one: one.slots * one.amount):
        fewer = [one for one in kept if one is not claim]
        if fewer and _too_many(resource, fewer):
            kept = fewer
    return kept
