"""Earliness: how early events start."""

from typing import TYPE_CHECKING

from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression
    from exercise_planner.planning.solver.modelling.piece import Linear


class Earliness(Goal):
    """``sum of start(event)`` in slots."""

    code = "earliness"
    title = "Early starts"
    unit = "slots"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        return sum(item.start // timetable.problem.slot for item in timetable.bookings.values())

    def post(self, board: "Board") -> "Expression":
        terms: list[Linear] = []
        for piece in board.pieces.values():
            if not piece.task.event.optional:
                terms.append(piece.start)
                continue
            counted = board.number(0, piece.last)
            board.require(counted >= piece.start, piece.present)
            terms.append(counted)
        return board.expression(terms)
