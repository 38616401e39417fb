"""Hours: an event starts and ends inside one daily window of local time, its own or the exercise's."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.timespan import Hours
from exercise_planner.planning.fact import Fact, Limit, Relaxation
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule


class DailyHours(Rule):
    """``from(day) <= start`` and ``end <= to(day)`` for some day; a longer event than that is free."""

    code = "hours"
    title = "Inside daily hours"

    def of_event(self, problem: Problem, task: Task) -> Iterable[Limit]:
        details = problem.exercise.details
        hours = task.event.hours or details.default_hours
        if hours is None or task.length > hours.minutes:
            return
        yield Limit(lambda: self._window(task, hours), problem.daily(hours))

    def _window(self, task: Task, hours: Hours) -> Fact:
        window = f"{hours.from_:%H:%M} to {hours.to:%H:%M}"
        own = Subject("event", task.id)
        around_the_clock = {"from": "00:00", "to": "00:00"}
        ease = Relaxation(
            f"Let {task.name} be held at any hour of a day", own, ("hours",), around_the_clock, cost=3
        )
        if task.event.hours is None:
            subjects: tuple[Subject, ...] = (own, Subject("exercise", "exercise"))
            text = f"{task.name} is held within the exercise's daily hours, {window}"
        else:
            subjects = (own,)
            text = f"{task.name} is held from {window}"
        return Fact(self.code, text, subjects, (ease,))
