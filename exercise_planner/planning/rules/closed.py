"""Closed: nothing is scheduled in a period in which the exercise is closed."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Subject
from exercise_planner.planning.fact import Fact, Limit, Relaxation
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import outside
from exercise_planner.planning.wording import absence


class Closed(Rule):
    """``end <= closed.from`` or ``start >= closed.to`` for each closed period."""

    code = "closed"
    title = "Not while the exercise is closed"

    def of_event(self, problem: Problem, task: Task) -> Iterable[Limit]:
        own = Subject("exercise", "exercise")
        for number, period in enumerate(problem.exercise.details.closed):
            span = problem.closed(period)
            text = f"the exercise is closed {absence(problem, period)}"
            ease = Relaxation(
                f"Open the exercise {absence(problem, period)}", own, ("closed", number), cost=8
            )
            yield Limit(Fact(self.code, text, (own,), (ease,)), outside(span))
