"""Variants: schedules of nearly equal value that differ as much as can be, to choose from."""

import random
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.errors import InputError
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.neighbourhoods import Neighbourhoods
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.vouch import require_none
from exercise_planner.planning.timetable import Timetable

LEAST, MOST = 1, 10
"""Events that are taken out together."""

CLOSE = 1e-9

Place = tuple[int, int, frozenset[int]] | None
"""Where an event is held, when and by whom, so that it can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """How far variants may go.

    Args:
        count: How many schedules at most, the given one included.
        tolerance: How much worse than the given one they may be, as a share of its weighted sum; 1 in its
            own unit where that is more.
        seconds: Wall time for all of them.
        steps: How often events are taken out for one variant; None for as many as the time allows.
        seed: Of the random choices.
    """

    count: int = 5
    tolerance: float = 0.02
    seconds: float = 5.0
    steps: int | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several schedules.

    Args:
        assignments: The schedule.
        objective: The weighted sum of its goals.
        goals: Its parts, each in its own unit.
        differing: The number of events that are held otherwise than in the variant that is most like it.
    """

    assignments: tuple[Assignment, ...]
    objective: float
    goals: Mapping[str, float]
    differing: int


def variants(
    exercise: Exercise,
    assignments: Iterable[Assignment],
    wanted: Range = Range(),
    stop: threading.Event | None = None,
) -> tuple[Variant, ...]:
    """Schedules of nearly the value of a given one, each as different as can be from all before it.

    Args:
        exercise: The exercise; its own schedule is not looked at.
        assignments: A schedule that breaks no rule: the first of the variants.
        wanted: How many, how far off and how long.
        stop: When it is set, the variants so far are returned.

    Raises:
        InputError: The given schedule breaks a rule.
        SolverError: The checker finds a rule broken in a variant: a fault of ours.
    """
    problem = Problem.of(exercise)
    checker = Checker(problem)
    first = tuple(assignments)
    wrong = checker.findings(first)
    if wrong:
        raise InputError(f"The schedule breaks a rule, so repair it first: {wrong[0].message}.")
    walk = _Walk(Terms(problem, checker.limits), first, wanted, stop or threading.Event())
    found = [_variant(problem, first, 0)]
    began = time.monotonic()
    for number in range(1, wanted.count):
        differing = walk.away(began + wanted.seconds * number / max(wanted.count - 1, 1))
        if not differing:
            break
        places = walk.draft.assignments()
        require_none(checker.findings(places), "The search for variants")
        found.append(_variant(problem, places, differing))
    return tuple(found)


def _variant(problem: Problem, places: tuple[Assignment, ...], differing: int) -> Variant:
    parts = values(Timetable.of(problem, places), {})
    return Variant(places, weighted(parts, problem.exercise.details.goals), parts, differing)


class _Walk:
    """A walk from schedule to schedule, none of them much worse than the first, away from those known."""

    def __init__(
        self, terms: Terms, first: tuple[Assignment, ...], wanted: Range, stop: threading.Event
    ) -> None:
        self.wanted, self.stop = wanted, stop
        self.dice = random.Random(wanted.seed)  # noqa: S311  no secret depends on it
        self.draft = Draft(terms)
        self.draft.load(first)
        value = self.draft.score.value
        self.limit = value + max(wanted.tolerance * abs(value), 1.0) + CLOSE
        self.placer = Placer(self.draft, self.dice)
        self.placer.spread = 0.5
        self.kinds = Neighbourhoods(self.draft, self.dice).all()
        self.known: list[list[Place]] = []
        self._begin = list(self.draft.spots)
        self._same: list[set[int]] = []

    def away(self, deadline: float) -> int:
        """Walk on from the first schedule as far as can be from all known ones; returns how far."""
        self.known.append([_place(spot) for spot in self.draft.spots])
        self._set(self._begin)
        self._same = [
            {index for index, place in enumerate(known) if place == _place(self.draft.spots[index])}
            for known in self.known
        ]
        steps = 0
        while not self.stop.is_set() and time.monotonic() < deadline and steps != self.wanted.steps:
            self._step()
            steps += 1
        return self._distance()

    def _distance(self) -> int:
        return len(self.draft.items) - max(len(same) for same in self._same)

    def _set(self, spots: list[Spot | None]) -> list[int]:
        """Put everything to some spots; returns what was elsewhere."""
        draft = self.draft
        pairs = enumerate(zip(spots, draft.spots, strict=True))
        others = [index for index, (new, now) in pairs if new is not now]
        for index in others:
            if draft.spots[index] is not None:
                draft.remove(draft.items[index])
        for index in others:
            spot = spots[index]
            if spot is not None:
                draft.place(draft.items[index], spot)
        return others

    def _step(self) -> None:
        """Take some events out and put them in elsewhere, if that leads away and costs little."""
        draft, before, far = self.draft, list(self.draft.spots), self._rank()
        kind = self.kinds[self.dice.randrange(len(self.kinds))]
        out = list(dict.fromkeys(kind(self.dice.randint(LEAST, MOST))))
        for index in out:
            draft.remove(draft.items[index])
        self.dice.shuffle(out)
        complete = self._put_in(out)
        self._note(out)
        if not complete or draft.score.value > self.limit or self._rank() < far:
            self._set(before)
            self._note(out)

    def _rank(self) -> tuple[int, int]:
        """How far it is: from the nearest known schedule, then from all of them."""
        return self._distance(), -sum(len(same) for same in self._same)

    def _note(self, indices: Iterable[int]) -> None:
        for index in indices:
            place = _place(self.draft.spots[index])
            for known, same in zip(self.known, self._same, strict=True):
                (same.add if known[index] == place else same.discard)(index)

    def _put_in(self, out: list[int]) -> bool:
        """Put all in again, each after those that it comes after; whether that could be."""
        draft, left = self.draft, dict.fromkeys(out)
        while left:
            ready = [index for index in left if not any(one in left for one in draft.items[index].needs)]
            for index in ready or list(left):
                del left[index]
                spot = None if draft.lacks(draft.items[index]) else self.placer.best(draft.items[index])
                if spot is None:
                    return False
                draft.place(draft.items[index], spot)
        return True


def _place(spot: Spot | None) -> Place:
    return None if spot is None else (spot.start, spot.venue, frozenset(spot.units))
