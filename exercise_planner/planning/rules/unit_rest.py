"""Unit rest: a unit rests between two of its events."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.easing import one_at_a_time
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.overlap import pairs_closer_than
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class UnitRest(Rule):
    """``start(b) - end(a) >= min_rest`` for each two events a before b of a unit."""

    code = "unit_rest"
    title = "Rest between events"

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        for earlier, later in pairs_closer_than(items, unit.min_rest_minutes):
            gap = later.start - earlier.end
            if gap >= 0:
                text = (
                    f"{unit.name} rests {unit.min_rest_minutes} minutes between events, "
                    f"and has {gap} between {earlier.task.name} and {later.task.name}"
                )
                yield self.finding(text, Subject("unit", unit.id), earlier.subject, later.subject)

    def post(self, board: "Board") -> None:
        for unit in board.problem.exercise.units:
            if unit.min_rest_minutes and len(board.using(unit.id)) > 1:
                text = f"{unit.name} rests {unit.min_rest_minutes} minutes between events"
                ease = Relaxation(
                    f"Let {unit.name} go without rest between events",
                    subject(unit),
                    ("min_rest_minutes",),
                    cost=4,
                )
                fact = Fact(self.code, text, (subject(unit),), (ease,))
                together = one_at_a_time(board.problem, unit)
                board.apart(unit.id, board.slots(unit.min_rest_minutes), together, fact)
