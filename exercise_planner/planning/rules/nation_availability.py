"""Nation availability: a nation takes part, by staff or by units, only while it is available."""

from collections.abc import Iterable
from datetime import date
from functools import partial

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
        for day, name in public_holidays(nation.id, details.from_, details.to):
            span = problem.closed(Period(from_=day, to=day))
            yield Limit(partial(self._holiday, nation, day, name), outside(span))

    def _holiday(self, nation: Nation, day: date, name: str) -> Fact:
        own, what = subject(nation), f"Let {nation.name} work on its holidays"
        ease = Relaxation(what, own, ("observes_holidays",), value=False, cost=6)
        text = f"{nation.name} observes {name} on {day.day} {day:%b %Y}"
        return Fact(self.code, text, (own,), (ease,))
