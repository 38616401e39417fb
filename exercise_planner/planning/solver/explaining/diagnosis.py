"""Diagnosis: why there is no schedule: minimal sets of facts that cannot all hold, proven so."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ortools.sat.python import cp_model

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Conflict, Remedy
from exercise_planner.planning.fact import Fact, Limit
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.explaining.cores import Cores
from exercise_planner.planning.solver.explaining.families import families
from exercise_planner.planning.solver.explaining.ground import Ground
from exercise_planner.planning.solver.explaining.guarded import GuardedBoard, Named
from exercise_planner.planning.solver.explaining.suspects import suspects
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.scope import Scope
from exercise_planner.planning.spans import ALWAYS, Spans

__all__ = ["Clash", "Clock", "Explanation", "clash", "conflict", "explain", "explain_within", "worded"]

MOST = 10
"""Independent conflicts that are told of."""

FAMILY_SECONDS = 2.0
"""What a family of events may take to be proven impossible."""

FURTHER_SECONDS = 0.4
"""What may be spent on further conflicts; it grows with large exercises."""

SECONDS_AN_EVENT = 0.0008
"""By how much, for each event."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an exercise has no schedule, and what would help.

    Args:
        conflicts: One minimal set of facts that cannot all hold; empty where none is found in time.
        further: Further such sets, each without a fact of the others: what is broken elsewhere.
        remedies: Changes that make a schedule possible, the cheapest first.
    """

    conflicts: tuple[Conflict, ...] = ()
    further: tuple[tuple[Conflict, ...], ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that cannot all hold, and the ids of the events among which they were found to clash."""

    facts: tuple[Fact, ...] = ()
    events: Collection[str] = ()


def explain(exercise: Exercise, time_limit: float = 30) -> Explanation:
    """Why an exercise has no schedule, and what would help.

    Imports OR-Tools and works in this process; ``search.solve`` does the same in a process of its own.

    Args:
        exercise: The exercise.
        time_limit: Seconds.
    """
    return explain_within(exercise, Clock.of(time_limit))


def explain_within(exercise: Exercise, clock: Clock, ground: Ground | None = None) -> Explanation:
    """Why an exercise has no schedule, and what would help, within a clock's time.

    Args:
        exercise: The exercise.
        clock: How long it may take.
        ground: What has been worked out about the exercise already.
    """
    from exercise_planner.planning.solver.explaining.remedies import remedies  # noqa: PLC0415  it diagnoses in turn

    ground = ground or Ground.of(exercise)
    found = clashes(ground, clock.share(0.6))
    if not found:
        return Explanation()
    first, *further = (tuple(worded(fact) for fact in known.facts) for known in found)
    return Explanation(first, tuple(further), remedies(ground, found, clock))


def worded(fact: Fact) -> Conflict:
    """A fact as the schedule document states it."""
    refs: dict[str, tuple[str, ...]] = {}
    for subject in fact.subjects:
        if subject.noun != "exercise" and not subject.id.startswith("#"):
            refs[subject.noun] = (*refs.get(subject.noun, ()), subject.id)
    return Conflict(rule=fact.rule, text=fact.text[0].upper() + fact.text[1:], refs=Frozen(refs))


def conflict(exercise: Exercise, clock: Clock) -> tuple[Fact, ...]:
    """One minimal set of facts that cannot all hold; empty where none is found in time."""
    return clash(exercise, clock).facts


def clash(exercise: Exercise, clock: Clock, *, whole: bool = True) -> Clash:
    """One minimal set of facts that cannot all hold; empty where none is found in time.

    Args:
        exercise: The exercise.
        clock: How long it may take.
        whole: Whether to look in the whole as well.
    """
    return _one_clash(Ground.of(exercise), clock, whole=whole)


def clashes(ground: Ground, clock: Clock, most: int = MOST) -> list[Clash]:
    """Minimal sets of facts that cannot all hold, no two of which have a fact in common.

    Args:
        ground: The exercise.
        clock: How long it may take.
        most: How many are looked for.
    """
    found = list(_plain_clashes(ground, clock, most))
    if found:
        return found
    only = _one_clash(ground, clock)
    return [only] if only.facts else []


def _plain_clashes(ground: Ground, clock: Clock, most: int) -> Iterator[Clash]:
    """Clashes that show in suspects; after the first, those that are soon found."""
    named = Named()
    for first in _each(ground, suspects(ground), clock, named):
        yield first
        break
    if not named or most == 1:
        return
    soon = clock.at_most(max(FURTHER_SECONDS, SECONDS_AN_EVENT * len(ground.problem.tasks)))
    yield from islice(_each(ground, suspects(_looser(ground, named)), soon, named), most - 1)


def _each(ground: Ground, groups: Iterable[frozenset[str]], clock: Clock, named: Named) -> Iterator[Clash]:
    """What clashes in each of some groups of events, without the facts that have been named, and are then."""
    for events in groups:
        if clock.is_over:
            return
        known = clash_among(ground, events, clock, named)
        if known.facts:
            named.add(known.facts)
            yield known


def _looser(ground: Ground, named: Named) -> Ground:
    """What would be left to each event but for facts that have been named."""
    if all(scope.possible for scope in ground.scopes.values()):
        return ground
    limits = _Looser(ground.problem, named)
    scopes = {
        event_id: scope if scope.possible else Scope.of(limits, scope.task)
        for event_id, scope in ground.scopes.items()
    }
    return Ground(ground.problem, limits, scopes)


class _Looser(Limits):
    """Limits without those whose facts have been named already."""

    def __init__(self, problem: Problem, named: Named) -> None:
        super().__init__(problem, RULES)
        self._named = named

    def spans_of(self, limit: Limit) -> Spans:
        """All time for a fact that has been named."""
        return ALWAYS if self._named.covers(limit.fact) else limit.spans


def _one_clash(ground: Ground, clock: Clock, *, whole: bool = True) -> Clash:
    """A clash, where it is found soonest: in suspects, in small families, in the whole."""
    for found in _plain_clashes(ground, clock, 1):
        return found
    for events in families(ground.problem, ground.required):
        if clock.is_over:
            return Clash()
        if _impossible(ground, events, clock):
            found = clash_among(ground, events, clock)
            if found.facts:
                return found
    return clash_among(ground, ground.required, clock) if whole else Clash()


def clash_among(ground: Ground, events: Collection[str], clock: Clock, spared: Named | None = None) -> Clash:
    """What clashes among some events, if anything does.

    Args:
        ground: The exercise.
        events: Ids of the events to look at.
        clock: How long it may take.
        spared: Facts that are not to be named.
    """
    cores = _cores(ground, events, clock, spared)
    first = cores.first()
    if first is None:
        return Clash()
    named = {one.id for guard in first for one in cores.board.facts[guard].subjects if one.noun == "event"}
    closer = named & set(events)
    if len(closer) * 2 < len(events):
        facts = _cores(ground, closer, clock, spared).minimal()
        if facts:
            return Clash(facts, closer)
    return Clash(cores.minimal(first), events)


def _cores(ground: Ground, events: Collection[str], clock: Clock, spared: Named | None) -> Cores:
    return Cores(GuardedBoard(ground.problem, ground.limits, events), clock, spared)


def _impossible(ground: Ground, events: Collection[str], clock: Clock) -> bool:
    """Whether it is soon proven that some events cannot all be scheduled."""
    board = Board(ground.problem, ground.limits, lazy_travel=False, events=events)
    if board.impossible:
        return True
    board.post()
    for piece in board.pieces.values():
        board.require(piece.present == 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = min(clock.left, FAMILY_SECONDS)
    return solver.solve(board.model) == cp_model.INFEASIBLE
