"""Objectives: pairs of objective and nation that are not met, by weight."""

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from exercise_planner.domain.exercise import Exercise
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression
    from exercise_planner.planning.solver.modelling.piece import Literal


class ObjectivesNotMet(Goal):
    """``sum of weight(objective)`` over pairs (objective, nation) without an event that meets them."""

    code = "objectives"
    title = "Objectives not met for a nation"
    unit = "weighted pairs"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        met = {
            (objective_id, nation_id)
            for item in timetable.bookings.values()
            for objective_id in item.task.event.objectives
            for nation_id in item.nations
        }
        wanted = pairs(timetable.problem.exercise)
        return sum(weight for pair, weight in wanted.items() if pair not in met)

    def post(self, board: "Board") -> "Expression":
        meeting: dict[tuple[str, str], list[Literal]] = {}
        for piece in board.pieces.values():
            for objective_id in dict.fromkeys(piece.task.event.objectives):
                for nation_id, literal in piece.nations.items():
                    meeting.setdefault((objective_id, nation_id), []).append(literal)
        wanted = {pair: Fraction(str(weight)) for pair, weight in pairs(board.problem.exercise).items()}
        scale = lcm(*(weight.denominator for weight in wanted.values()))
        terms = [
            int(weight * scale) * (1 - board.any_true(meeting.get(pair, ())))
            for pair, weight in wanted.items()
            if weight
        ]
        return board.expression(terms, scale)


def pairs(exercise: Exercise) -> dict[tuple[str, str], float]:
    """The weight of each pair (objective id, nation id) that is to be met."""
    everyone = tuple(nation.id for nation in exercise.nations)
    return {
        (objective.id, nation_id): objective.weight
        for objective in exercise.objectives
        for nation_id in objective.nations or everyone
    }
