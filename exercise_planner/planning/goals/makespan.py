"""Makespan: how late the last event ends."""

from typing import TYPE_CHECKING

from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression


class Makespan(Goal):
    """``max of end(event)`` in slots from the exercise's first slot."""

    code = "makespan"
    title = "End of the last event"
    unit = "slots"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        latest = max((item.end for item in timetable.bookings.values()), default=0)
        return -(-latest // timetable.problem.slot)

    def post(self, board: "Board") -> "Expression":
        latest = board.number(0, board.problem.slots)
        for piece in board.pieces.values():
            board.require(latest >= piece.end, piece.present)
        return board.expression([latest])
