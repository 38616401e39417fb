"""Unit overlap: a unit is in one event at a time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.easing import one_at_a_time
from exercise_planner.planning.overlap import pairs_closer_than
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class UnitOverlap(Rule):
    """``end(a) <= start(b)`` or ``end(b) <= start(a)`` for each two events a, b of a unit."""

    code = "unit_overlap"
    title = "A unit is in one event at a time"

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        for earlier, later in pairs_closer_than(items, 0):
            text = f"{unit.name} is in {earlier.task.name} and {later.task.name} at once"
            yield self.finding(text, Subject("unit", unit.id), earlier.subject, later.subject)

    def post(self, board: "Board") -> None:
        for unit in board.problem.exercise.units:
            if len(board.using(unit.id)) > 1:
                board.apart(unit.id, 0, one_at_a_time(board.problem, unit))
