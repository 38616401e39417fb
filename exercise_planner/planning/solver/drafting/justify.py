"""Justify: push all events of a schedule as late as they go, then as early as they go, which closes gaps.

Double justification after Valls, Ballestín and Quintanilla, Justification and RCPSP: a technique that pays,
European Journal of Operational Research 165 (2005): it shortens most schedules and lengthens none.
"""

import random
import time
from collections.abc import Callable, Iterable

from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import Builder, OnBetter, never
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item

CLOSE = 1e-9

STALE = 60
"""Schedules in a row that are no better, after which there is little to be expected of more."""

FREE = 12
"""Schedules that are built without looking at others."""

ELITE = 6
"""Schedules that are remembered."""

PASSES = 4
"""Times that one schedule is pushed to and fro at most."""


def justify(draft: Draft, dice: random.Random) -> None:
    """Push the events of a draft late and then early, while that makes it better.

    Args:
        draft: A draft that breaks no rule; it is changed, and never made worse.
        dice: Random choices.
    """
    placer = Placer(draft, dice)
    for _ in range(PASSES):
        before, spots = draft.score.value, list(draft.spots)
        _push_late(draft, placer)
        _push_early(draft, placer)
        if draft.score.value > before - CLOSE:
            if draft.score.value > before + CLOSE:
                _restore(draft, spots)
            return


def _push_late(draft: Draft, placer: Placer) -> None:
    """The last events first, each as late as the end of the schedule allows."""
    final = draft.score.makespan
    for item in sorted(_placed(draft), key=lambda item: -_end(draft, item)):
        old = draft.remove(item)
        spot = placer.latest(item, final)
        draft.place(item, old if spot is None or spot.start < old.start else spot)


def _push_early(draft: Draft, placer: Placer) -> None:
    """The first events first, each to the best place that is open."""
    for item in sorted(_placed(draft), key=lambda item: _end(draft, item) - item.slots):
        old = draft.remove(item)
        draft.place(item, placer.best(item) or old)


def _placed(draft: Draft) -> Iterable[Item]:
    return [draft.items[index] for index in draft.scheduled()]


def _end(draft: Draft, item: Item) -> int:
    spot = draft.spots[item.index]
    return spot.start + item.slots if spot else 0


def _restore(draft: Draft, spots: list[Spot | None]) -> None:
    for item in _placed(draft):
        draft.remove(item)
    for item, spot in zip(draft.items, spots, strict=True):
        if spot is not None:
            draft.place(item, spot)


class Sampler:
    """Builds one schedule after the other and justifies it; later ones resemble the best before.

    Args:
        terms: The problem.
        seed: Of the random choices.
    """

    def __init__(self, terms: Terms, seed: int = 0) -> None:
        self.builder = Builder(terms, seed)
        self.dice = self.builder.dice
        self.elite: list[tuple[float, list[Spot | None]]] = []
        self.count = 0

    def next(self, should_stop: Callable[[], bool] = never) -> Draft | None:
        """Another schedule; None where not all events could be scheduled that must be."""
        self.count += 1
        self.builder.guide = self._guide()
        self.builder.by_slack = self.count % 4 != 0
        draft = self.builder.build(2 * len(self.builder.terms.items), should_stop)
        if any(item.required and draft.spots[item.index] is None for item in draft.items):
            return None
        justify(draft, self.dice)
        self._remember(draft)
        return draft

    def _guide(self) -> list[float] | None:
        """The starts of one of the best schedules, shaken; none for the first schedules, and now and then."""
        if self.count <= FREE or self.dice.random() < 0.1:
            return None
        spots = self.elite[self.dice.randrange(len(self.elite))][1]
        final = max((spot.start for spot in spots if spot), default=0)
        shake = self.dice.choice((0.02, 0.05, 0.1, 0.2)) * (final + 1)
        return [(spot.start if spot else final) + self.dice.gauss(0, shake) for spot in spots]

    def _remember(self, draft: Draft) -> None:
        value = draft.score.value
        if any(abs(value - other) < CLOSE for other, _ in self.elite) and self.dice.random() < 0.5:
            return
        self.elite.append((value, list(draft.spots)))
        self.elite.sort(key=lambda pair: pair[0])
        del self.elite[ELITE:]


def sample(
    terms: Terms,
    *,
    seed: int = 0,
    seconds: float,
    on_better: OnBetter,
    should_stop: Callable[[], bool] = never,
) -> None:
    """Build schedules for some time, or until none has been better for long.

    Args:
        terms: The problem.
        seed: Of the random choices.
        seconds: Wall time.
        on_better: Told of each schedule that is better than those before.
        should_stop: Asked before each.
    """
    sampler, end = Sampler(terms, seed), time.monotonic() + seconds
    best, stale = float("inf"), 0
    while stale < STALE and not should_stop() and time.monotonic() < end:
        draft, stale = sampler.next(should_stop), stale + 1
        if draft is not None and draft.score.value < best - CLOSE:
            best, stale = draft.score.value, 0
            on_better(draft.assignments())
