"""Remedies: the cheapest changes that make a plan schedulable, each verified by solving again."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from ortools.sat.python import cp_model

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Remedy
from exercise_planner.planning.check import Checker
from exercise_planner.planning.fact import Fact, Relaxation
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.board import Board
from exercise_planner.planning.solver.construct import construct
from exercise_planner.planning.solver.diagnosis import Clash, Clock, clash, clash_among
from exercise_planner.planning.solver.reading import assignments
from exercise_planner.planning.solver.revision import plan_change, revised

ENOUGH = 5
"""Remedies that are looked for."""

DEPTH = 8
"""Changes that a remedy may have."""

PATIENCE = 6.0
"""Seconds to look for one more remedy, once there is one."""

MOST = 40
"""What the changes of a remedy may cost together."""


def remedies(exercise: Exercise, known: Clash, clock: Clock) -> tuple[Remedy, ...]:
    """Changes that make an exercise schedulable, cheapest first.

    Each relaxation of a fact in conflict is tried by itself. What still is in conflict then is diagnosed in
    turn, and a relaxation of that added.

    Args:
        exercise: What has no schedule.
        known: What clashes in it.
        clock: How long it may take.
    """
    return tuple(Ways(exercise, clock).found(known))


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An exercise after some steps, and what is known to clash in it, or was before the last step."""

    steps: tuple[Relaxation, ...]
    exercise: Exercise
    clash: Clash


class Ways:
    """Ways out of conflicts, the cheapest first.

    Args:
        exercise: What has no schedule.
        clock: How long it may take.
    """

    def __init__(self, exercise: Exercise, clock: Clock) -> None:
        self.exercise = exercise
        self.clock = self._patience = clock
        self._number = count()
        self._waiting: list[tuple[int, int, int, Node]] = []
        self._found: list[tuple[Relaxation, ...]] = []

    def found(self, known: Clash) -> list[Remedy]:
        """The remedies for what is known to clash."""
        self._dive(Node((), self.exercise, known))
        self._extend(Node((), self.exercise, known))
        while self._waiting and len(self._found) < ENOUGH and self._patience.left > 0:
            *_, node = heapq.heappop(self._waiting)
            if self._is_known(node.steps):
                continue
            left = self._clash(node)
            if left is None:
                self._keep(node.steps)
            elif _cost(node.steps) < min(map(_cost, self._found), default=MOST):
                self._extend(Node(node.steps, node.exercise, left))
        return [_remedy(self.exercise, steps) for steps in sorted(self._found, key=_cost)]

    def _dive(self, node: Node) -> None:
        """A first way out, by the cheapest change to each conflict that comes up."""
        for _ in range(DEPTH):
            choices = sorted(self._choices(node), key=lambda choice: _cost(choice.steps))
            if not choices or not self.clock.left:
                return
            left = self._clash(choices[0])
            if left is None:
                self._keep(choices[0].steps)
                return
            node = Node(choices[0].steps, choices[0].exercise, left)

    def _keep(self, steps: tuple[Relaxation, ...]) -> None:
        steps = self._fewest(steps)
        if not self._is_known(steps):
            self._found.append(steps)
            self._patience = Clock.of(min(PATIENCE, self.clock.left), self.clock.stopped)

    def _is_known(self, steps: tuple[Relaxation, ...]) -> bool:
        """Whether a part of some steps is a way out already."""
        return any(set(_texts(one)) <= set(_texts(steps)) for one in self._found)

    def _extend(self, node: Node) -> None:
        for choice in self._choices(node):
            heapq.heappush(
                self._waiting, (_cost(choice.steps), len(choice.steps), next(self._number), choice)
            )

    def _choices(self, node: Node) -> Iterable[Node]:
        """What one change to a fact in conflict makes of a node."""
        for relaxation in _relaxations(node.clash.facts):
            if not any(_overlap(relaxation, step) for step in node.steps):
                changed = revised(node.exercise, relaxation)
                if changed is not None:
                    yield Node((*node.steps, relaxation), changed, node.clash)

    def _clash(self, node: Node) -> Clash | None:
        """None where a node's exercise has a schedule; else what is known to clash, perhaps nothing."""
        same = clash_among(node.exercise, node.clash.events, self.clock)
        if same.facts:
            return same
        if built(node.exercise, self.clock):
            return None
        found = clash(node.exercise, self.clock.share(0.25))
        return found if found.facts or not schedulable(node.exercise, self.clock.share(0.25)) else None

    def _fewest(self, steps: tuple[Relaxation, ...]) -> tuple[Relaxation, ...]:
        """The steps without those that prove not to be needed; only a later conflict asked for the others."""
        for step in steps[:-1]:
            fewer = tuple(one for one in steps if one is not step)
            changed = _after(self.exercise, fewer)
            if changed is not None and built(changed, self.clock):
                return self._fewest(fewer)
        return steps


def _overlap(a: Relaxation, b: Relaxation) -> bool:
    """Whether two relaxations change the same, or lists in which places may have moved."""
    return a.subject == b.subject and a.path[0] == b.path[0]


def _cost(steps: Iterable[Relaxation]) -> int:
    return sum(step.cost for step in steps)


def _texts(steps: Iterable[Relaxation]) -> list[str]:
    return [step.text for step in steps]


def _after(exercise: Exercise, steps: Iterable[Relaxation]) -> Exercise | None:
    changed: Exercise | None = exercise
    for step in steps:
        changed = revised(changed, step) if changed is not None else None
    return changed


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


def _remedy(exercise: Exercise, steps: tuple[Relaxation, ...]) -> Remedy:
    text = "; ".join(step.text for step in steps)
    return Remedy(text=text, changes=tuple(plan_change(exercise, step) for step in steps))


def built(exercise: Exercise, clock: Clock) -> bool:
    """Whether a schedule that breaks no rule is simply built."""
    problem = Problem.of(exercise)
    checker = Checker(problem)
    found = construct(problem, checker.limits, restarts=2, should_stop=lambda: clock.left <= 0)
    return found is not None and not checker.findings(found)


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
