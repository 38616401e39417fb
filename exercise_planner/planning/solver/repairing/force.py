"""Forcing: an event that fits nowhere is put in all the same, where the fewest others have to move."""

import math
from dataclasses import dataclass

from exercise_planner.planning import bitmap
from exercise_planner.planning.bitmap import blocked_starts
from exercise_planner.planning.solver.drafting.blockers import Blockers
from exercise_planner.planning.solver.drafting.draft import Spot
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item
from exercise_planner.planning.solver.repairing.state import State

SPOTS = 48
"""Spots that are looked at, those first at which little is in the way."""

TRIALS = 8
"""Of these, the cheapest for which it is tried whether those in the way fit elsewhere."""

MOVED = 0.05
"""What it costs to strike out an event that has been moved already, against 1 for one that has not."""


Rank = tuple[float, int, float]
"""How bad it is to force an event in somewhere: what is left over, how many others are moved, the score."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A spot, the events that would have to go, and how many of them have not been moved yet."""

    venue: int
    start: int
    gone: tuple[int, ...]
    moved: int


class Forcing:
    """Forces events into a draft.

    Args:
        state: The draft.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.weights = [1.0] * len(state.home)

    def force(self, item: Item, spots: int = SPOTS, trials: int = TRIALS) -> list[int] | None:
        """Put an event in where it costs least; returns what had to go and found no other place.

        Args:
            item: An event that is not in the draft.
            spots: How many spots are looked at.
            trials: How many of them are tried.

        Returns:
            None where it could not be forced in.
        """
        state = self.state
        before = state.snapshot()
        best: tuple[Rank, list[Spot | None], Opening] | None = None
        for opening in self._openings(item, spots)[:trials]:
            if best is not None and best[0][:2] <= (0, opening.moved):
                break
            rank = self._enter(item, opening)
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, state.snapshot(), opening)
            state.restore(before)
        if best is None:
            return None
        state.restore(best[1])
        return [index for index in best[2].gone if state.draft.spots[index] is None]

    def _enter(self, item: Item, opening: Opening) -> Rank | None:
        """Force an event in just there; how bad that is."""
        state = self.state
        astray = sum(state.astray(index) for index in opening.gone)
        gone = state.take_out(opening.gone)
        spot = state.placer.at(item, opening.venue, opening.start)
        if spot is None:
            return None
        state.draft.place(item, spot)
        state.put_all(gone)
        lost = sum(self.weights[index] for index in gone if state.draft.spots[index] is None)
        moved = sum(state.astray(index) for index in gone) - astray
        return (lost, moved, state.draft.score.value)

    def _prices(self) -> list[float]:
        """What it costs to strike out each event."""
        found = list(self.weights)
        for index in self.state.changed():
            found[index] *= MOVED
        for index in self.state.frozen:
            found[index] = math.inf
        return found

    def _openings(self, item: Item, count: int) -> list[Opening]:
        """Spots of an event, those first at which it costs least to strike out what is in the way."""
        blockers = Blockers(self.state.draft, self._prices())
        found: list[tuple[float, Opening]] = []
        for venue, start in self._spots(item, count):
            gone = blockers.of(item, venue, start)
            if gone is not None and self.state.frozen.isdisjoint(gone):
                cost = blockers.cost(gone) + 0.01 * self.state.dice.random()
                moved = sum(not self.state.astray(index) for index in gone)
                found.append((cost, Opening(venue, start, tuple(gone), moved)))
        found.sort(key=lambda pair: pair[0])
        return [opening for _, opening in found]

    def _spots(self, item: Item, count: int) -> list[tuple[int, int]]:
        """The earlier spot; then some at which one thing is in the way, then some at which more is."""
        home = self.state.home[item.index]
        found: dict[tuple[int, int], None] = {}
        if home is not None and item.starts.get(home.venue, 0) >> home.start & 1:
            found[home.venue, home.start] = None
        grades = [self._grades(item, venue) for venue in item.starts]
        for grade, share in ((0, count), (1, 3 * count // 4), (2, count)):
            some = {
                venue: bits[grade] for venue, bits in zip(item.starts, grades, strict=True) if bits[grade]
            }
            self._sample(some, min(share, count - len(found)), found)
        return list(found)

    def _sample(self, some: dict[int, int], count: int, found: dict[tuple[int, int], None]) -> None:
        """Add up to so many of some starts by venue."""
        dice = self.state.dice
        if sum(bits.bit_count() for bits in some.values()) <= count:
            found.update(
                {(venue, start): None for venue, bits in some.items() for start in bitmap.each(bits)}
            )
            return
        venues = list(some)
        for _ in range(count):
            venue = venues[dice.randrange(len(venues))]
            bits = some[venue]
            skip = dice.randint(bitmap.first(bits), bitmap.last(bits))
            found[venue, skip + bitmap.first(bits >> skip)] = None

    def _grades(self, item: Item, venue: int) -> tuple[int, int, int]:
        """The starts at a venue at which nothing is in the way, one thing, or more."""
        draft, length = self.state.draft, item.slots
        once = twice = 0
        free: dict[int, int] = {}
        obstacles = [draft.diaries[unit].blocked(venue, length) for unit in item.named]
        obstacles += [blocked_starts(draft.pools[pool].full(amount), length) for pool, amount in item.pools]
        if venue != NOWHERE:
            obstacles.append(draft.venues[venue].blocked(length, item.people))
        if item.links:
            obstacles.append(~bitmap.run(*draft.window(item)))
        if item.vacancies:
            obstacles.append(~self.state.placer.staffed(item, venue, item.starts[venue], free))
        for bits in obstacles:
            twice |= once & bits
            once |= bits
        starts = item.starts[venue]
        return starts & ~once, starts & once & ~twice, starts & twice
