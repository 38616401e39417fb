"""Construct: a first schedule, event by event, the most confined first; what does not fit ejects others."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from exercise_planner.domain.details import Goals
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import bitmap
from exercise_planner.planning.goal import Baseline
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.drafting.blockers import Blockers
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item

OnBetter = Callable[[tuple[Assignment, ...]], None]
DOUBTFUL = 20
"""Events forced in from which on it is asked whether there is any schedule, in small exercises."""

DOUBTS_GROW = 6_000
"""How the number grows with the square of that of all events, as the answer takes longer and longer."""

SAMPLE = 12
"""Spots at which an event that fits nowhere is tried to be forced in."""
CHEAP = 1.0
"""What a spot costs where one event makes way that has never been forced in: none costs less."""


def never() -> bool:
    """Not to stop."""
    return False


@dataclass(frozen=True, slots=True)
class Construction:
    """What came of building a schedule.

    Args:
        assignments: A schedule that breaks no rule, but for what could not be scheduled.
        resisted: Ids of the events that must be scheduled and could not be.
        steps: How many events were placed, over and over again included.
        hopeless: Whether it was given up since there is plainly no schedule.
    """

    assignments: tuple[Assignment, ...]
    resisted: tuple[str, ...] = ()
    steps: int = 0
    hopeless: bool = False


class Builder:
    """Builds drafts of one problem.

    Args:
        terms: The problem.
        seed: Of the random choices.
        doubts: Whether there is plainly no schedule; asked once, when many events had to be forced in.
    """

    def __init__(self, terms: Terms, seed: int = 0, doubts: Callable[[], bool] = never) -> None:
        self.terms = terms
        self.hopeless = False
        self._doubts = doubts
        self._doubtful = DOUBTFUL + len(terms.items) ** 2 // DOUBTS_GROW
        self.dice = random.Random(seed)  # noqa: S311  no secret depends on it
        self.weights = [1.0] * len(terms.items)
        self.by_slack = False
        """Whether to begin with what must start soonest, instead of with what has the least choice."""
        self.guide: list[float] | None = None
        """A slot for each event, to begin with the lowest; None for none."""
        self.steps = 0

    def build(self, patience: int, should_stop: Callable[[], bool] = never) -> Draft:
        """One draft, as complete as it gets.

        Args:
            patience: How many events may be forced in.
            should_stop: Asked now and then.
        """
        draft = Draft(self.terms)
        placer = Placer(draft, self.dice)
        placer.hasty = True
        required = [item for item in self.terms.items if item.required]
        waiting = self._ordered(required)[::-1]
        stuck: dict[int, int] = {}
        while waiting and not should_stop():
            item = waiting.pop()
            if draft.spots[item.index] is not None:
                continue
            self.steps += 1
            spot = placer.best(item)
            if spot is not None:
                draft.place(item, spot)
                continue
            if patience <= 0 or not item.starts:
                stuck[item.index] = 1
                continue
            patience -= 1
            self._doubtful -= 1
            if not self._doubtful and self._doubts():
                self.hopeless = True
                break
            self.weights[item.index] += 1
            ejected = self._force(draft, placer, item)
            if ejected is None:
                waiting.insert(0, item)
            else:
                waiting.extend(self.terms.items[index] for index in ejected)
        draft.strike_orphans()
        self.fill(draft, placer)
        return draft

    def _ordered(self, items: list[Item]) -> list[Item]:
        """The most confined first, each after those that it comes after."""
        if self.guide is not None:
            rank = {item.index: self.guide[item.index] for item in items}
        else:
            rank = {item.index: self._freedom(item) * (1 + 0.2 * self.dice.random()) for item in items}
        found: dict[int, Item] = {}
        for item in sorted(items, key=lambda item: (rank[item.index], item.index)):
            stack = [item]
            while stack:
                top = stack[-1]
                missing = [index for index in top.needs if index not in found]
                if missing and len(stack) <= len(items):
                    stack.append(self.terms.items[missing[0]])
                else:
                    found.setdefault(stack.pop().index, top)
        return list(found.values())

    def _freedom(self, item: Item) -> float:
        if self.by_slack:
            return max(map(bitmap.last, item.starts.values()), default=0) / self.weights[item.index]
        starts = sum(bits.bit_count() for bits in item.starts.values())
        return starts / (item.slots * (1 + len(item.named) + item.places) * self.weights[item.index])

    def _force(self, draft: Draft, placer: Placer, item: Item) -> list[int] | None:
        """Put an event in at the spot that costs least; returns what had to go."""
        blockers = Blockers(draft, self.weights)
        tried = []
        for venue, start in self._spots(item):
            gone = blockers.of(item, venue, start)
            if gone is not None:
                cost = blockers.cost(gone)
                tried.append((cost + 0.01 * self.dice.random(), venue, start, gone))
                if cost <= CHEAP:
                    break
        tried.sort(key=lambda one: one[0])
        for _, venue, start, gone in tried:
            kept = [(draft.items[index], draft.remove(draft.items[index])) for index in gone]
            spot = placer.at(item, venue, start)
            if spot is not None:
                draft.place(item, spot)
                return list(gone)
            for other, old in kept:
                draft.place(other, old)
        return None

    def _spots(self, item: Item) -> Iterable[tuple[int, int]]:
        """A sample of the spots of an event; where they are few, all."""
        total = sum(bits.bit_count() for bits in item.starts.values())
        if total <= SAMPLE:
            return [(venue, start) for venue, bits in item.starts.items() for start in bitmap.each(bits)]
        venues = list(item.starts)
        found: dict[tuple[int, int], None] = {}
        for _ in range(SAMPLE):
            venue = venues[self.dice.randrange(len(venues))]
            bits = item.starts[venue]
            skip = self.dice.randint(bitmap.first(bits), bitmap.last(bits))
            found[venue, skip + bitmap.first(bits >> skip)] = None
        return found

    def fill(self, draft: Draft, placer: Placer) -> None:
        """Add optional events that are worth more than they cost."""
        optional = [item for item in self.terms.items if not item.required]
        for item in self._ordered(optional):
            if draft.spots[item.index] is None and not draft.lacks(item):
                spot = placer.best(item)
                if spot is not None and draft.score.cost(draft, item, spot) <= draft.score.gain(item):
                    draft.place(item, spot)


def build(
    terms: Terms,
    *,
    seed: int = 0,
    restarts: int = 8,
    on_better: OnBetter | None = None,
    should_stop: Callable[[], bool] = never,
    doubts: Callable[[], bool] = never,
) -> Construction:
    """A schedule, as complete as it gets.

    Args:
        terms: The problem.
        seed: Of the random choices.
        restarts: How often to begin anew while events resist.
        on_better: Told of the schedule when it is complete.
        should_stop: Asked now and then; when it says so, the best so far is returned.
        doubts: Whether there is plainly no schedule; asked once, when many events had to be forced in.
    """
    builder = Builder(terms, seed, doubts)
    best: Construction | None = None
    for number in range(restarts + 1):
        draft = builder.build(200 + 10 * len(terms.items) * (number + 1), should_stop)
        resisted = [item.task.id for item in terms.items if item.required and draft.spots[item.index] is None]
        if best is None or len(resisted) < len(best.resisted):
            best = Construction(draft.assignments(), tuple(resisted), builder.steps, builder.hopeless)
        if not resisted or builder.hopeless or should_stop():
            break
    assert best is not None  # noqa: S101  there is at least one round
    if on_better is not None and not best.resisted:
        on_better(best.assignments)
    return best


def construct(  # noqa: PLR0913  a call says in plain words what it wants
    problem: Problem,
    limits: Limits,
    *,
    seed: int = 0,
    baseline: Baseline | None = None,
    weights: Goals | None = None,
    on_better: OnBetter | None = None,
    should_stop: Callable[[], bool] = never,
    restarts: int = 8,
) -> tuple[Assignment, ...] | None:
    """A schedule that breaks no rule; None where not all events that must be scheduled could be.

    Args:
        problem: What to schedule.
        limits: Its limits.
        seed: Of the random choices; equal seeds give equal schedules.
        baseline: An earlier schedule, by event id, that the goal ``stability`` compares with.
        weights: Of the goals; the exercise's own when not given.
        on_better: Told of the schedule.
        should_stop: Asked now and then.
        restarts: How often to begin anew while events resist.
    """
    terms = Terms(problem, limits, weights, baseline)
    found = build(terms, seed=seed, restarts=restarts, on_better=on_better, should_stop=should_stop)
    return None if found.resisted else found.assignments
