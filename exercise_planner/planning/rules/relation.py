"""Relation: nations that must never be together do not take part in one event."""

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.relation import RelationRule
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class NeverTogether(Rule):
    """``takes_part(a, event) + takes_part(b, event) <= 1`` for each NEVER_TOGETHER pair a, b."""

    code = "relation"
    title = "Without nations that must not meet"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        for relation in problem.exercise.relations:
            if relation.rule is not RelationRule.NEVER_TOGETHER:
                continue
            present = [
                nation_id for nation_id in dict.fromkeys(relation.between) if nation_id in item.nations
            ]
            for first, second in combinations(present, 2):
                names = [problem.exercise.name(Nation, nation_id) for nation_id in (first, second)]
                reason = f" ({relation.reason})" if relation.reason else ""
                text = (
                    f"{' and '.join(names)} must never be together{reason}, and both are in {item.task.name}"
                )
                yield self.finding(text, item.subject, Subject("nation", first), Subject("nation", second))

    def post(self, board: "Board") -> None:
        exercise = board.problem.exercise
        for relation in exercise.relations:
            if relation.rule is not RelationRule.NEVER_TOGETHER:
                continue
            for first, second in combinations(dict.fromkeys(relation.between), 2):
                names = " and ".join(exercise.name(Nation, one) for one in (first, second))
                ease = Relaxation(
                    f"Let {names} meet where it cannot be avoided",
                    subject(relation),
                    ("rule",),
                    "AVOID",
                    cost=8,
                )
                subjects = (Subject("nation", first), Subject("nation", second))
                fact = Fact(self.code, f"{names} must never be together", subjects, (ease,))
                for piece in board.pieces.values():
                    if first in piece.nations and second in piece.nations:
                        board.forbid(piece.nations[first], piece.nations[second], board.guard(fact))
