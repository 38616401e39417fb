"""Breeding: schedules that inherit from two others, where only the time of each event is open.

A child takes from one parent what happens in the stretch in which resources are used best, and from the other
what comes before and after that; then it is pushed late and early. After Debels and Vanhoucke, A
decomposition-based genetic algorithm for the resource-constrained project-scheduling problem, Operations
Research 55 (2007), and Valls, Ballestín and Quintanilla, A hybrid genetic algorithm for the same, European
Journal of Operational Research 185 (2008).
"""

import random
import time
from bisect import insort
from collections.abc import Callable
from itertools import accumulate

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import OnBetter, never
from exercise_planner.planning.solver.drafting.timing import Starts, Timing

POPULATION = 60
"""Schedules that live at once."""

MUTATING = 0.6
"""How often a child has something of its own."""

FOREIGN = 10_000
"""Slots by which what comes from the other parent is set apart."""


STALE = 2_000
"""Children in a row that are no better than the best, after which a new population is begun around it."""


class Breeder:
    """Breeds schedules.

    Args:
        timing: The problem.
        seed: Of the random choices.
    """

    def __init__(self, timing: Timing, seed: int = 0) -> None:
        self.timing = timing
        self.dice = random.Random(seed)  # noqa: S311  no secret depends on it
        self.living: list[tuple[int, Starts]] = []
        """Schedules with the slots at which they end, the best first."""
        self._count = self._stale = 0

    def next(self) -> tuple[int, Starts] | None:
        """Another schedule, with the slot at which it ends; None where not all events found a place."""
        self._count += 1
        born = self._first() if self._count <= POPULATION or len(self.living) < 2 else self._child()
        if born is not None:
            self.join(born)
        return born

    def join(self, born: tuple[int, Starts]) -> None:
        """Let a schedule live, in place of the worst, unless there is one like it."""
        better = not self.living or born[0] < self.living[0][0]
        self._stale = 0 if better else self._stale + 1
        if self._stale > STALE:
            del self.living[1:]
            self._count = self._stale = 0
        if born not in self.living:
            insort(self.living, born, key=lambda one: one[0])
            del self.living[POPULATION:]

    def _first(self) -> tuple[int, Starts] | None:
        """A schedule without parents: what the most depends on comes first."""
        dice, tails = self.dice, self.timing.tails
        shake = dice.choice((0.02, 0.05, 0.1, 0.2, 0.5)) * max(tails)
        return self._raised([dice.gauss(0, shake) - tail for tail in tails])

    def _child(self) -> tuple[int, Starts] | None:
        """A schedule with two parents."""
        dice, (_, mother), father = self.dice, self._parent(), self._parent()
        low, high = self._busiest(father)
        keys = [
            float(theirs if low <= theirs < high else mine - FOREIGN if mine < low else mine + FOREIGN)
            for mine, theirs in zip(mother, father[1], strict=True)
        ]
        if dice.random() < MUTATING:
            for _ in range(1 + len(keys) // 20):
                keys[dice.randrange(len(keys))] += dice.gauss(0, 0.1 * father[0])
        return self._raised(keys)

    def _parent(self) -> tuple[int, Starts]:
        """The better of two."""
        one, other = self.dice.randrange(len(self.living)), self.dice.randrange(len(self.living))
        return self.living[min(one, other)]

    def _busiest(self, one: tuple[int, Starts]) -> tuple[int, int]:
        """A stretch of a schedule in which as much is taken as in any of its length; the length is random."""
        end, starts = one
        load = [0.0] * (end + 1)
        for start, length, more in zip(starts, self.timing.lengths, self.timing.loads, strict=True):
            load[start] += more
            load[start + length] -= more
        total = list(accumulate(accumulate(load)))
        length = self.dice.randint(max(end // 4, 1), max(3 * end // 4, 1))
        low = max(
            range(end - length + 1),
            key=lambda slot: total[slot + length - 1] - (total[slot - 1] if slot else 0),
        )
        return low, low + length

    def _raised(self, keys: list[float]) -> tuple[int, Starts] | None:
        """The schedule of events in the order of keys, pushed late and early while that shortens it."""
        timing = self.timing
        starts = timing.early(timing.ordered(keys))
        end = timing.end(starts) if starts is not None else 0
        while starts is not None:
            late = timing.late(_by_end(starts, timing.lengths), end)
            early = None if late is None else timing.early(_by_start(late))
            if early is None:
                break
            shorter = timing.end(early)
            starts, end, before = early, shorter, end
            if shorter >= before:
                break
        return None if starts is None else (end, starts)


def _by_end(starts: Starts, lengths: list[int]) -> list[int]:
    return sorted(range(len(starts)), key=lambda index: -starts[index] - lengths[index])


def _by_start(starts: Starts) -> list[int]:
    return sorted(range(len(starts)), key=starts.__getitem__)


def breed(
    terms: Terms,
    *,
    seed: int = 0,
    seconds: float,
    on_better: OnBetter,
    should_stop: Callable[[], bool] = never,
    given: Callable[[], tuple[Assignment, ...]] = tuple,
) -> None:
    """Breed schedules for some time.

    Args:
        terms: The problem, in which only the time of each event is open.
        seed: Of the random choices.
        seconds: Wall time.
        on_better: Told of each schedule that is better than those before.
        should_stop: Asked before each.
        given: A complete schedule from elsewhere that is to live among the others; empty for no new one.
    """
    timing, end = Timing(terms), time.monotonic() + seconds
    breeder, shortest = Breeder(timing, seed), float("inf")
    while not should_stop() and time.monotonic() < end:
        stranger = given()
        if stranger:
            starts = timing.starts(stranger)
            shortest = min(shortest, timing.end(starts))
            breeder.join((timing.end(starts), starts))
        born = breeder.next()
        if born is not None and born[0] < shortest:
            shortest = born[0]
            on_better(timing.assignments(born[1]))
