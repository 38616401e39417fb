"""Closed: nothing is scheduled in a period in which the exercise is closed."""

from collections.abc import Iterable
from functools import partial

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.timespan import Period
from exercise_planner.planning.fact import Fact, Limit, Relaxation
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import outside
from exercise_planner.planning.wording import absence


class Closed(Rule):
    """``end <= closed.from`` or ``start >= closed.to`` for each closed period."""

    code = "closed"
    title = "Not while the exercise is closed"

    def of_exercise(self, problem: Problem) -> Iterable[Limit]:
        for number, period in enumerate(problem.exercise.details.closed):
            yield Limit(partial(self._closed, problem, period, number), outside(problem.closed(period)))

    def _closed(self, problem: Problem, period: Period, number: int) -> Fact:
        own, when = Subject("exercise", "exercise"), absence(problem, period)
        ease = Relaxation(f"Open the exercise {when}", own, ("closed", number), cost=8)
        return Fact(self.code, f"the exercise is closed {when}", (own,), (ease,))
