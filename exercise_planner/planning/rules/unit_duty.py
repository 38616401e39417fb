"""Unit duty: a unit works no longer than its limit in a local day."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class UnitDuty(Rule):
    """``sum over events of |[start, end) and day| <= max_duty`` for each local day."""

    code = "unit_duty"
    title = "No more duty in a day than a unit may do"

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        limit = unit.max_duty_minutes_per_day
        if limit is None:
            return
        for day_start, day_end in problem.days:
            on_duty = [item for item in items if item.start < day_end and item.end > day_start]
            minutes = sum(min(item.end, day_end) - max(item.start, day_start) for item in on_duty)
            if minutes > limit:
                when = problem.day(day_start)
                text = f"{unit.name} may work {limit} minutes a day, and works {minutes} on {when}"
                yield self.finding(text, Subject("unit", unit.id), *(item.subject for item in on_duty))
