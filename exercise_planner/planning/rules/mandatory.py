"""Mandatory: an event that is not optional is scheduled."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule


class Mandatory(Rule):
    """``scheduled(event) = 1`` unless it is optional."""

    code = "mandatory"
    title = "Scheduled unless optional"

    def left_out(self, problem: Problem, task: Task) -> Iterable[Finding]:
        if not task.event.optional:
            yield self.finding(
                f"{task.name} is not scheduled, and is not optional", Subject("event", task.id)
            )
