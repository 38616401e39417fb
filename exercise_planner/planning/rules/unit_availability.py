"""Unit availability: a unit takes part only while it is available."""

from collections.abc import Iterable

from exercise_planner.domain.unit import Unit
from exercise_planner.planning.availability import limits_of
from exercise_planner.planning.fact import Limit
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule


class UnitAvailability(Rule):
    """``[start, end)`` lies in one available period, if any is given, and in no unavailable one."""

    code = "unit_availability"
    title = "While its units are available"

    def of_unit(self, problem: Problem, unit: Unit) -> Iterable[Limit]:
        return limits_of(self.code, problem, unit, unit.available, unit.unavailable)
