"""Unscheduled: optional events left out, by priority."""

from typing import TYPE_CHECKING

from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression


class Unscheduled(Goal):
    """``sum of 6 - priority`` over optional events left out."""

    code = "unscheduled"
    title = "Optional events left out"
    unit = "priority points"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        return sum(
            6 - task.event.priority
            for task in timetable.problem.tasks
            if task.event.optional and task.id not in timetable.bookings
        )

    def post(self, board: "Board") -> "Expression":
        terms = []
        for task in board.problem.tasks:
            if task.event.optional:
                piece = board.pieces.get(task.id)
                terms.append((6 - task.event.priority) * (1 if piece is None else 1 - piece.present))
        return board.expression(terms)
