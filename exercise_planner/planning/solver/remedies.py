"""Remedies: the cheapest changes that make a plan schedulable, each verified by solving again."""

import heapq
from collections.abc import Iterable
from itertools import count

from ortools.sat.python import cp_model

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, PlanChange, Remedy
from exercise_planner.planning.check import Checker
from exercise_planner.planning.fact import Fact, Relaxation
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.board import Board
from exercise_planner.planning.solver.diagnosis import Clock, conflict
from exercise_planner.planning.solver.reading import assignments
from exercise_planner.planning.solver.revision import plan_change, revised

ENOUGH = 5
"""Remedies that are looked for."""

DEPTH = 5
"""Changes that a remedy may have."""

Step = tuple[Relaxation, PlanChange]


def remedies(exercise: Exercise, facts: Iterable[Fact], clock: Clock) -> tuple[Remedy, ...]:
    """Changes that make an exercise schedulable, cheapest first.

    Each relaxation of a fact in conflict is tried by itself. What still is in conflict then is diagnosed in
    turn, and a relaxation of that added.

    Args:
        exercise: What has no schedule.
        facts: A set of facts that cannot all hold.
        clock: How long it may take.
    """
    found: list[Remedy] = []
    order = count()
    seen: set[frozenset[str]] = set()
    waiting: list[tuple[int, int, int, tuple[Step, ...], Exercise]] = []

    def extend(cost: int, steps: tuple[Step, ...], base: Exercise, conflicting: Iterable[Fact]) -> None:
        for relaxation in _relaxations(conflicting):
            new = revised(base, relaxation)
            if new is not None:
                step = (relaxation, plan_change(base, relaxation))
                total = cost + relaxation.cost
                heapq.heappush(waiting, (total, len(steps) + 1, next(order), (*steps, step), new))

    extend(0, (), exercise, facts)
    while waiting and len(found) < ENOUGH and clock.left > 0:
        cost, depth, _, steps, changed = heapq.heappop(waiting)
        key = frozenset(relaxation.text for relaxation, _ in steps)
        if any(done <= key for done in seen):
            continue
        if schedulable(changed, clock.share(0.25)):
            seen.add(key)
            found.append(_remedy(steps))
        elif depth < DEPTH and not found:
            extend(cost, steps, changed, conflict(changed, clock.share(0.25)))
    return tuple(found)


def _relaxations(facts: Iterable[Fact]) -> list[Relaxation]:
    """The relaxations of some facts; of those that concern an event, only what concerns one of theirs."""
    known = tuple(facts)
    about = {subject for fact in known for subject in fact.subjects}
    unique = {
        (relaxation.subject, relaxation.path, str(relaxation.value)): relaxation
        for fact in known
        for relaxation in fact.relaxations
        if relaxation.subject.noun != "event" or relaxation.subject in about
    }
    return list(unique.values())


def _remedy(steps: tuple[Step, ...]) -> Remedy:
    text = "; ".join(relaxation.text for relaxation, _ in steps)
    return Remedy(text=text, changes=tuple(change for _, change in steps))


def schedulable(exercise: Exercise, clock: Clock) -> bool:
    """Whether a schedule is found that breaks no rule."""
    return first_schedule(exercise, clock) is not None


def first_schedule(exercise: Exercise, clock: Clock) -> tuple[Assignment, ...] | None:
    """Any schedule that breaks no rule; None where none is found in time."""
    problem = Problem.of(exercise)
    checker = Checker(problem)
    board = Board(problem, checker.limits, lazy_travel=False)
    if board.impossible:
        return None
    board.post()
    for piece in board.pieces.values():
        if piece.task.event.optional:
            board.model.add_hint(piece.present, value=False)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = clock.left
    if solver.solve(board.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found = assignments(board, solver.value)
    return None if checker.findings(found) else found
