"""Mandatory: an event that is not optional is scheduled."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.planning.fact import Fact, Relaxation
from exercise_planner.planning.problem import Problem, Task, takes
from exercise_planner.planning.rule import Rule

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class Mandatory(Rule):
    """``scheduled(event) = 1`` unless it is optional."""

    code = "mandatory"
    title = "Scheduled unless optional"

    def left_out(self, problem: Problem, task: Task) -> Iterable[Finding]:
        if not task.event.optional:
            yield self.finding(
                f"{task.name} is not scheduled, and is not optional", Subject("event", task.id)
            )

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            if not piece.task.event.optional and board.guarded:
                board.any_of([piece.present], board.guard(_fact(self.code, board.problem, piece.task)))


def _fact(code: str, problem: Problem, task: Task) -> Fact:
    own = Subject("event", task.id)
    eases = [Relaxation(f"Make {task.name} optional", own, ("optional",), value=True, cost=9)]
    if task.event.venues and any(takes(venue, task.event) for venue in problem.exercise.venues):
        elsewhere = f"Let {task.name} be held at any venue that takes it"
        eases.append(Relaxation(elsewhere, own, ("venues",), cost=5))
    text = f"{task.name} must be scheduled, for {task.length} minutes"
    names = [venue.name for venue in task.venues if venue is not None]
    if names:
        text += f" at {' or '.join(names) if len(names) < 4 else f'one of {len(names)} venues'}"
    return Fact(code, text, (own,), tuple(eases))
