"""Avoid: events in which nations meet that should rather not."""

from itertools import combinations
from typing import TYPE_CHECKING

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.relation import RelationRule
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression


class AvoidedPairs(Goal):
    """The number of events with an AVOID pair."""

    code = "avoid"
    title = "Events with nations that avoid each other"
    unit = "events"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        avoided = avoid_pairs(timetable.problem.exercise)
        present = (set(item.nations) for item in timetable.bookings.values())
        return sum(any(pair <= nations for pair in avoided) for nations in present)

    def post(self, board: "Board") -> "Expression":
        terms = []
        avoided = avoid_pairs(board.problem.exercise)
        for piece in board.pieces.values():
            pairs = [sorted(pair) for pair in avoided if pair <= piece.nations.keys()]
            if pairs:
                meet = board.literal()
                for pair in sorted(pairs):
                    board.any_of([meet], *(piece.nations[nation_id] for nation_id in pair))
                terms.append(meet)
        return board.expression(terms)


def avoid_pairs(exercise: Exercise) -> frozenset[frozenset[str]]:
    """The pairs of nations that avoid each other."""
    return frozenset(
        frozenset(pair)
        for relation in exercise.relations
        if relation.rule is RelationRule.AVOID
        for pair in combinations(dict.fromkeys(relation.between), 2)
    )
