"""Improve: take some related events out of a schedule, put them back better, again and again."""

import math
import random
import time
from collections.abc import Callable, Iterable

from exercise_planner.domain.details import Goals
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import bitmap
from exercise_planner.planning.goal import Baseline
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.drafting.blockers import Blockers
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import OnBetter, never
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.neighbourhoods import Neighbourhoods
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item

CLOSE = 1e-9
SPOTS = 12
"""Spots at which an event that was left out is tried to be forced in."""

LEAST, MOST = 2, 14
"""Events that are taken out together."""


class Improver:
    """Improves one draft.

    Args:
        draft: The draft; it must break no rule.
        seed: Of the random choices.
    """

    def __init__(self, draft: Draft, seed: int = 0) -> None:
        self.draft = draft
        self.dice = random.Random(seed)  # noqa: S311  no secret depends on it
        self.placer = Placer(draft, self.dice)
        self.neighbourhoods = Neighbourhoods(draft, self.dice)
        self.kinds = self.neighbourhoods.all()
        self.merit = [1.0] * len(self.kinds)
        self.optional = [item for item in draft.items if not item.required and item.starts]
        self.costs = [10.0 if item.required else 1.0 for item in draft.items]
        self.worse = 0.0
        self.steps = 0
        weights = draft.terms.weights
        compact = weights.makespan and not weights.earliness
        self._nudge = weights.makespan / (1 + 20 * len(draft.items)) if compact else 0.0

    @property
    def _energy(self) -> float:
        """The score, and a little for late starts where the last end alone counts: it makes room."""
        score = self.draft.score
        return score.value + self._nudge * score.earliness

    def step(self, heat: float) -> bool:
        """Take some events out and put them back; whether the score is another.

        Args:
            heat: From 1, at which somewhat worse schedules are taken, to 0, at which none are.
        """
        self.steps += 1
        kind = self._pick()
        before = self._energy
        chosen = self.kinds[kind](self.dice.randint(LEAST, MOST)) if self.draft.items else []
        missing = [item for item in self.optional if self.draft.spots[item.index] is None]
        forced: tuple[Item, int, int] | None = None
        if missing and self.dice.random() < 0.65:
            wanted = missing[self.dice.randrange(len(missing))]
            if self.dice.random() < 0.3:
                chosen = self.neighbourhoods.around(wanted, len(chosen) or LEAST)
            else:
                forced, chosen = self._forced(wanted)
        old = [
            (self.draft.items[index], self.draft.remove(self.draft.items[index]))
            for index in dict.fromkeys(chosen)
        ]
        extra = self.dice.sample(missing, min(len(missing), 4))
        if forced is not None:
            self._force(*forced)
            extra = [forced[0], *(item for item in extra if item is not forced[0])]
        complete = self._put_back([item for item, _ in old] + extra)
        after = self._energy
        if complete and self._accepts(after - before, heat):
            self.merit[kind] = 0.98 * self.merit[kind] + (0.02 * 20 if after < before - CLOSE else 0)
            return True
        self.merit[kind] = max(0.98 * self.merit[kind], 0.1)
        self._undo(old, extra)
        return False

    def _forced(self, wanted: Item) -> tuple[tuple[Item, int, int] | None, list[int]]:
        """A spot for an event that is not in the draft, and the events that must make way there."""
        if self.draft.lacks(wanted):
            return None, []
        blockers = Blockers(self.draft, self.costs)
        best: tuple[float, int, int, list[int]] | None = None
        for venue, start in self._some_spots(wanted):
            gone = blockers.of(wanted, venue, start)
            if gone is not None and (best is None or blockers.cost(gone) < best[0]):
                best = (blockers.cost(gone), venue, start, list(gone))
        return (None, []) if best is None else ((wanted, best[1], best[2]), best[3])

    def _some_spots(self, item: Item) -> Iterable[tuple[int, int]]:
        venues = list(item.starts)
        for _ in range(SPOTS):
            venue = venues[self.dice.randrange(len(venues))]
            bits = item.starts[venue]
            yield venue, bitmap.first(bits >> (skip := self.dice.randint(0, bitmap.last(bits)))) + skip

    def _force(self, item: Item, venue: int, start: int) -> None:
        spot = self.placer.at(item, venue, start)
        if spot is not None:
            self.draft.place(item, spot)

    def _pick(self) -> int:
        merit = [max(one, 0.1) for one in self.merit]
        return self.dice.choices(range(len(self.kinds)), merit)[0]

    def _accepts(self, change: float, heat: float) -> bool:
        if change <= CLOSE:
            return True
        self.worse = change if not self.worse else 0.99 * self.worse + 0.01 * change
        warmth = 0.2 * heat * self.worse
        return warmth > 0 and self.dice.random() < math.exp(-change / warmth)

    def _put_back(self, items: list[Item]) -> bool:
        """Put events in one by one; whether all are in that must be."""
        draft = self.draft
        for item in self._in_order(items):
            if draft.spots[item.index] is not None or (not item.required and draft.lacks(item)):
                continue
            spot = self.placer.best(item)
            if spot is None:
                if item.required or any(draft.spots[index] is not None for index in item.wanted_by):
                    return False
                continue
            kept = any(draft.spots[index] is not None for index in item.wanted_by)
            if item.required or kept or draft.score.cost(draft, item, spot) <= draft.score.gain(item):
                draft.place(item, spot)
        return True

    def _in_order(self, items: list[Item]) -> Iterable[Item]:
        """Shuffled, or the long ones first; each after those of them that it comes after."""
        items = list(items)
        self.dice.shuffle(items)
        if self.dice.random() < 0.4:
            items.sort(key=lambda item: -item.slots * (1 + len(item.named) + item.places))
        left = {item.index: item for item in items}
        while left:
            ready = [item for item in left.values() if not any(index in left for index in item.needs)]
            for item in ready or list(left.values()):
                del left[item.index]
                yield item

    def _undo(self, old: list[tuple[Item, Spot]], extra: list[Item]) -> None:
        for item in [*(item for item, _ in old), *extra]:
            if self.draft.spots[item.index] is not None:
                self.draft.remove(item)
        for item, spot in old:
            self.draft.place(item, spot)


def polish(
    terms: Terms,
    assignments: Iterable[Assignment],
    *,
    seed: int = 0,
    seconds: float | None = None,
    steps: int | None = None,
    on_better: OnBetter | None = None,
    should_stop: Callable[[], bool] = never,
) -> tuple[Assignment, ...]:
    """A schedule that is as good as a given one or better.

    Args:
        terms: The problem.
        assignments: A schedule that breaks no rule.
        seed: Of the random choices.
        seconds: Wall time; None for no limit.
        steps: How often events are taken out; None for no limit. It alone gives equal results on any machine.
        on_better: Told of each better schedule.
        should_stop: Asked before each step.
    """
    draft = Draft(terms)
    draft.load(assignments)
    improver = Improver(draft, seed)
    began = time.monotonic()
    best, spots = draft.score.value, list(draft.spots)
    done = 0.0
    while done < 1 and not should_stop():
        if improver.step(1 - done) and draft.score.value < best - CLOSE:
            best, spots = draft.score.value, list(draft.spots)
            if on_better is not None:
                on_better(draft.assignments())
        done = 0.0
        if steps is not None:
            done = improver.steps / steps
        if seconds is not None:
            done = max(done, (time.monotonic() - began) / seconds)
    return draft.assignments(spots)


def improve(  # noqa: PLR0913  a call says in plain words what it wants
    problem: Problem,
    limits: Limits,
    assignments: Iterable[Assignment],
    *,
    seed: int = 0,
    baseline: Baseline | None = None,
    weights: Goals | None = None,
    seconds: float | None = None,
    steps: int | None = None,
    on_better: OnBetter | None = None,
    should_stop: Callable[[], bool] = never,
) -> tuple[Assignment, ...]:
    """A schedule that is as good as a given one or better; ``polish`` for a problem that is not compiled.

    Args:
        problem: What is scheduled.
        limits: Its limits.
        assignments: A schedule that breaks no rule.
        seed: Of the random choices.
        baseline: An earlier schedule, by event id, that the goal ``stability`` compares with.
        weights: Of the goals; the exercise's own when not given.
        seconds: Wall time; None for no limit.
        steps: How often events are taken out; None for no limit.
        on_better: Told of each better schedule.
        should_stop: Asked before each step.
    """
    terms = Terms(problem, limits, weights, baseline)
    return polish(
        terms,
        assignments,
        seed=seed,
        seconds=seconds,
        steps=steps,
        on_better=on_better,
        should_stop=should_stop,
    )
