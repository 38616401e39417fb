"""Nation availability: a nation takes part, by staff or by units, only while it is available."""

from collections.abc import Iterable

from exercise_planner.domain.nation import Nation
from exercise_planner.domain.timespan import Period
from exercise_planner.planning.availability import limits_of
from exercise_planner.planning.fact import Fact, Limit, Relaxation, subject
from exercise_planner.planning.holidays import public_holidays
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import outside


class NationAvailability(Rule):
    """``[start, end)`` meets no period, and no observed public holiday, of a nation that takes part."""

    code = "nation_availability"
    title = "While its nations are available"

    def of_nation(self, problem: Problem, nation: Nation) -> Iterable[Limit]:
        yield from limits_of(self.code, problem, nation, (), nation.unavailable)
        if not nation.observes_holidays:
            return
        details = problem.exercise.details
        ease = Relaxation(
            f"Let {nation.name} work on its holidays",
            subject(nation),
            ("observes_holidays",),
            value=False,
            cost=6,
        )
        for day, name in public_holidays(nation.id, details.from_, details.to):
            text = f"{nation.name} observes {name} on {day.day} {day:%b %Y}"
            span = problem.closed(Period(from_=day, to=day))
            yield Limit(Fact(self.code, text, (subject(nation),), (ease,)), outside(span))
