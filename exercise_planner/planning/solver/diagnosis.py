"""Diagnosis: why there is no schedule: one minimal set of facts that cannot all hold, proven so."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Conflict, Remedy
from exercise_planner.planning.fact import Fact
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.board import Board
from exercise_planner.planning.solver.families import families
from exercise_planner.planning.solver.guarded import GuardedBoard, needed
from exercise_planner.planning.solver.scope import Scope

FAMILY_SECONDS = 2.0
"""What a family of events may take to be proven impossible."""

Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Clock:
    """How long something may go on.

    Args:
        deadline: ``time.monotonic()`` at which to end.
        stopped: Whether to end at once.
    """

    deadline: float
    stopped: Stopped = lambda: False

    @property
    def left(self) -> float:
        """Seconds left."""
        return 0 if self.stopped() else max(self.deadline - time.monotonic(), 0)

    @classmethod
    def of(cls, seconds: float, stopped: Stopped = lambda: False) -> "Clock":
        """A clock that runs for so long."""
        return cls(time.monotonic() + seconds, stopped)

    def share(self, part: float) -> "Clock":
        """A clock for a part of what is left."""
        return Clock.of(self.left * part, self.stopped)


def explain(exercise: Exercise, time_limit: float = 30) -> tuple[tuple[Conflict, ...], tuple[Remedy, ...]]:
    """Why an exercise has no schedule, and what would help; both empty where no reason is found in time.

    Imports OR-Tools and works in this process; ``search.solve`` does the same in a process of its own.

    Args:
        exercise: The exercise.
        time_limit: Seconds.
    """
    return explain_within(exercise, Clock.of(time_limit))


def explain_within(exercise: Exercise, clock: Clock) -> tuple[tuple[Conflict, ...], tuple[Remedy, ...]]:
    """Why an exercise has no schedule, and what would help, within a clock's time."""
    from exercise_planner.planning.solver.remedies import remedies  # noqa: PLC0415  it diagnoses in turn

    known = clash(exercise, clock.share(0.6))
    if not known.facts:
        return (), ()
    return tuple(worded(fact) for fact in known.facts), remedies(exercise, known, clock)


def worded(fact: Fact) -> Conflict:
    """A fact as the schedule document states it."""
    refs: dict[str, tuple[str, ...]] = {}
    for subject in fact.subjects:
        if subject.noun != "exercise" and not subject.id.startswith("#"):
            refs[subject.noun] = (*refs.get(subject.noun, ()), subject.id)
    return Conflict(rule=fact.rule, text=fact.text[0].upper() + fact.text[1:], refs=Frozen(refs))


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that cannot all hold, and the ids of the events among which they were found to clash."""

    facts: tuple[Fact, ...] = ()
    events: Collection[str] = ()


def conflict(exercise: Exercise, clock: Clock) -> tuple[Fact, ...]:
    """One minimal set of facts that cannot all hold; empty where none is found in time."""
    return clash(exercise, clock).facts


def clash(exercise: Exercise, clock: Clock, *, whole: bool = True) -> Clash:
    """One minimal set of facts that cannot all hold; empty where none is found in time.

    It is looked for where it is found soonest: in single events, in small families, in the whole.

    Args:
        exercise: The exercise.
        clock: How long it may take.
        whole: Whether to look in the whole as well.
    """
    problem = Problem.of(exercise)
    limits = Limits(problem, RULES)
    must = needed(problem)
    for events in _suspects(problem, limits, must, clock):
        found = _clash(problem, limits, events, clock)
        if found.facts:
            return found
    return _clash(problem, limits, must, clock) if whole else Clash()


def clash_among(exercise: Exercise, events: Collection[str], clock: Clock) -> Clash:
    """What clashes among some events, if anything does."""
    problem = Problem.of(exercise)
    limits = Limits(problem, RULES)
    inside = [event_id for event_id in needed(problem) if event_id in events]
    if len(inside) > 1 and not _impossible(problem, limits, inside, clock):
        return Clash()
    return _clash(problem, limits, inside, clock)


def _clash(problem: Problem, limits: Limits, events: Collection[str], clock: Clock) -> Clash:
    cores = Cores(GuardedBoard(problem, limits, events), clock)
    first = cores.first()
    if first is None:
        return Clash()
    named = {one.id for guard in first for one in cores.board.facts[guard].subjects if one.noun == "event"}
    closer = named & set(events)
    if len(closer) * 2 < len(events):
        facts = Cores(GuardedBoard(problem, limits, closer), clock).minimal()
        if facts:
            return Clash(facts, events)
    return Clash(cores.minimal(first), events)


def _suspects(
    problem: Problem, limits: Limits, must: Collection[str], clock: Clock
) -> Iterator[Collection[str]]:
    """Small groups of events that cannot all be scheduled."""
    yield from ([event_id] for event_id in must if not Scope.of(limits, problem.task_of[event_id]).possible)
    for family in families(problem, must):
        if not clock.left:
            return
        if _impossible(problem, limits, family, clock):
            yield family


def _impossible(problem: Problem, limits: Limits, events: Collection[str], clock: Clock) -> bool:
    """Whether it is soon proven that some events cannot all be scheduled."""
    board = Board(problem, limits, lazy_travel=False, events=events)
    if board.impossible:
        return True
    board.post()
    for piece in board.pieces.values():
        board.require(piece.present == 1)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = min(clock.left, FAMILY_SECONDS)
    return solver.solve(board.model) == cp_model.INFEASIBLE


class Cores:
    """Finds sets of facts that cannot all hold.

    Args:
        board: A guarded board; its rules are posted here.
        clock: How long it may take.
    """

    def __init__(self, board: GuardedBoard, clock: Clock) -> None:
        board.post()
        self.board = board
        self.clock = clock

    def minimal(self, core: frozenset[int] | None = None) -> tuple[Fact, ...]:
        """A set of which each is needed; empty where none is proven in time.

        Args:
            core: Guards of a set that is not yet minimal, where one is known.
        """
        core = core or self.first()
        if core is None or not self.impossible(core):
            return ()
        # What cannot be changed is tried first, so that facts with a way out are the likelier to stay.
        for guard in sorted(core, key=self._stubbornness, reverse=True):
            rest = core - {guard}
            if self.impossible(rest):
                core = rest
        return tuple(self.board.facts[guard] for guard in sorted(core))

    def _stubbornness(self, guard: int) -> tuple[int, int]:
        costs = [relaxation.cost for relaxation in self.board.facts[guard].relaxations]
        return (min(costs, default=100), guard)

    def first(self) -> frozenset[int] | None:
        """A first set, by assumptions; None where the facts are not found to conflict."""
        model = self.board.model
        model.clear_assumptions()
        model.add_assumptions([model.get_bool_var_from_proto_index(guard) for guard in self.board.facts])
        solver = self._solver()
        solver.parameters.cp_model_presolve = False
        solver.parameters.use_overload_checker_in_cumulative = True
        status = solver.solve(model)
        model.clear_assumptions()
        if status != cp_model.INFEASIBLE:
            return None
        core = solver.sufficient_assumptions_for_infeasibility()
        return frozenset(core) & self.board.facts.keys() or frozenset(self.board.facts)

    def impossible(self, guards: Collection[int]) -> bool:
        """Whether it is proven that some facts, by themselves, cannot all hold."""
        model = self.board.model.clone()
        for guard in self.board.facts:
            model.add(model.get_bool_var_from_proto_index(guard) == int(guard in guards))
        return self._solver().solve(model) == cp_model.INFEASIBLE

    def _solver(self) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = self.clock.left
        return solver
