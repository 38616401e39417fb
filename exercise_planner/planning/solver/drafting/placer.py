"""Placing: the best spot for one event in a draft, by the goals."""

import random
from collections.abc import Iterable, Iterator

from exercise_planner.planning import bitmap
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.staff import Staffing
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item

TRIES = 12
"""Starts at a venue for which units are looked for."""

FEW = 1
"""Venues that are looked at in haste, unless none of them will do."""

SPARE = 3
"""Units more than are needed that are looked at in haste, so that there is some choice."""


class Placer:
    """Finds spots for events.

    Args:
        draft: The draft.
        dice: Random choices.
    """

    def __init__(self, draft: Draft, dice: random.Random) -> None:
        self.draft = draft
        self.dice = dice
        self.spread = 0.0
        """How often an event goes to a random start instead of the first."""
        self.hasty = False
        """Whether to take the first start where that will do, and look at no more units than are needed."""
        self.demand = Demand(draft)

    def best(self, item: Item) -> Spot | None:
        """The best spot that is open to an event; None where there is none."""
        if self.hasty and len(item.starts) > FEW:
            venues = self.dice.sample(list(item.starts), FEW)
            return self._best_of(item, venues) or self._best_of(item, item.starts)
        return self._best_of(item, item.starts)

    def _best_of(self, item: Item, venues: Iterable[int]) -> Spot | None:
        found: tuple[float, float, Spot] | None = None
        for venue in venues:
            for spot in self._spots(item, venue):
                cost = self.draft.score.cost(self.draft, item, spot)
                rank = spot.start + self._crowding(venue)
                if found is None or (cost, rank) < found[:2]:
                    found = (cost, rank, spot)
        return found[2] if found else None

    def _crowding(self, venue: int) -> float:
        """A little less than a slot, more where more is wanted of a venue; the dice decide between equals."""
        return 0.5 * self.demand.venues[venue] + 0.4 * self.dice.random()

    def _spots(self, item: Item, venue: int) -> Iterator[Spot]:
        bits = self.draft.open_starts(item, venue)
        if not bits:
            return
        free: dict[int, int] = {}
        if item.vacancies and self.hasty:
            start = bitmap.first(bits)
            spot = self._spot(item, venue, start, self._staffed_at(item, venue, start))
            if spot is not None:
                yield spot
                return
        if item.vacancies:
            bits = self.staffed(item, venue, bits, free)
        for start in self._starts(bits):
            spot = self._spot(item, venue, start, free)
            if spot is not None:
                yield spot
                break
        for start in self._wishes(item, venue):
            if bits >> start & 1:
                spot = self._spot(item, venue, start, free)
                if spot is not None:
                    yield spot

    def _starts(self, bits: int) -> Iterator[int]:
        """The first open starts; or those from a random one on."""
        if bits and self.spread and self.dice.random() < self.spread:
            low, high = bitmap.first(bits), bitmap.last(bits)
            bits = bits >> (skip := self.dice.randint(low, high)) << skip
        for _ in range(TRIES):
            if not bits:
                return
            start = bitmap.first(bits)
            yield start
            bits &= bits - 1

    def _wishes(self, item: Item, venue: int) -> Iterator[int]:
        """Starts that goals other than time would like."""
        score = self.draft.score
        earlier = score.earlier.get(item.index)
        if score.weights.stability and earlier and earlier[0] is not None:
            yield earlier[0]
        if score.weights.travel:
            for unit in item.named[:4]:
                for entry in self.draft.diaries[unit].entries:
                    if entry.venue == venue:
                        yield entry.end
                        yield max(entry.start - item.slots, 0)

    def at(self, item: Item, venue: int, start: int) -> Spot | None:
        """A spot at just this venue and slot; None where it is not open."""
        bits = self.draft.open_starts(item, venue) & 1 << start
        free: dict[int, int] = {}
        if bits and item.vacancies:
            bits = self.staffed(item, venue, bits, free)
        return self._spot(item, venue, start, free) if bits else None

    def latest(self, item: Item, final: int) -> Spot | None:
        """The open spot of an event that ends last, but no later than before a slot; None for none."""
        found: Spot | None = None
        for venue in item.starts:
            bits = self.draft.open_starts(item, venue) & bitmap.run(0, final - item.slots)
            free: dict[int, int] = {}
            if bits and item.vacancies:
                bits = self.staffed(item, venue, bits, free)
            for start in self._last(bits, found.start if found else -1):
                spot = self._spot(item, venue, start, free)
                if spot is not None:
                    found = spot
                    break
        return found

    def _last(self, bits: int, after: int) -> Iterator[int]:
        """The last open starts, later than one."""
        for _ in range(TRIES):
            start = bitmap.last(bits) if bits else -1
            if start <= after:
                return
            yield start
            bits ^= 1 << start

    def staffed(self, item: Item, venue: int, bits: int, free: dict[int, int]) -> int:
        """The starts among some at which there are units enough for the places, as far as counting tells.

        Args:
            item: The event.
            venue: The venue.
            bits: The starts.
            free: Receives for each unit the starts at which it is free.
        """
        draft = self.draft
        for vacancy in item.vacancies:
            for unit in vacancy.units:
                if unit not in free:
                    free[unit] = draft.free(item, venue, unit, bits)
            bits &= at_least([free[unit] for unit in vacancy.units], vacancy.count)
            if not bits:
                return 0
        if len(item.vacancies) > 1:
            bits &= at_least(list(free.values()), item.places)
        return bits

    def _staffed_at(self, item: Item, venue: int, start: int) -> dict[int, int]:
        """Units that are free at just one start, the idlest first, and hardly more than are needed."""
        draft, found = self.draft, dict[int, int]()
        busy = draft.busy_units(start, item.slots)
        for vacancy in item.vacancies:
            want = vacancy.count + SPARE
            for unit in sorted(vacancy.units, key=draft.served.__getitem__):
                if busy >> unit & 1:
                    continue
                if unit in found or draft.is_free(item, venue, unit, start):
                    found[unit] = 1 << start
                    want -= 1
                    if not want:
                        break
        return found

    def _spot(self, item: Item, venue: int, start: int, free: dict[int, int]) -> Spot | None:
        terms = self.draft.terms
        costs = {
            unit: self._cost(item, venue, start, unit) for unit, bits in free.items() if bits >> start & 1
        }
        room = None
        if venue != NOWHERE:
            room = self.draft.venues[venue].spare_people(start, start + item.slots)
        if not item.vacancies and room is None:
            return Spot(start, venue)
        places = Staffing(terms.members, terms.foes, item, costs, room).choose()
        return None if places is None else Spot(start, venue, places)

    def _cost(self, item: Item, venue: int, start: int, unit: int) -> float:
        """What it costs to choose a unit: what it is wanted for elsewhere, and the goals."""
        score = self.draft.score
        weights, found = score.weights, self.demand.units[unit] * (0.9 + 0.2 * self.dice.random())
        if weights.travel and venue != NOWHERE:
            found += 100 * weights.travel * self.draft.diaries[unit].detour(start, venue)
        if weights.balance:
            found += 100 * weights.balance * score.burden(unit)
        if weights.avoid or weights.objectives:
            found += 100 * score.company(item, unit)
        if weights.stability and item.index in score.earlier and unit not in score.earlier[item.index][2]:
            found += 100 * weights.stability
        return found


def at_least(masks: list[int], count: int) -> int:
    """The slots that are in at least so many of some bitmaps."""
    if count > len(masks):
        return 0
    reached = [0] * (count + 1)
    for number, mask in enumerate(masks, 1):
        for k in range(min(count, number), 1, -1):
            reached[k] |= reached[k - 1] & mask
        reached[1] |= mask
    return reached[count]


class Demand:
    """How much is wanted of units and venues: slots, shared among those that could serve."""

    def __init__(self, draft: Draft) -> None:
        terms = draft.terms
        self.units = [0.0] * len(terms.members)
        self.venues = [0.0] * (len(terms.grounds) + 1)
        for item in terms.items:
            for unit in item.named:
                self.units[unit] += item.slots
            for vacancy in item.vacancies:
                for unit in vacancy.units:
                    self.units[unit] += item.slots * vacancy.count / len(vacancy.units)
            for venue in item.starts:
                if venue != NOWHERE:
                    self.venues[venue] += item.slots / len(item.starts) / terms.grounds[venue].max_events
        most = max(self.venues, default=0) or 1
        self.venues = [wanted / most for wanted in self.venues]
