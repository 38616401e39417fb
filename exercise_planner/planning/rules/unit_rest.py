"""Unit rest: a unit rests between two of its events."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.overlap import pairs_closer_than
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


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
