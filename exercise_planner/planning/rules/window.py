"""Window: an event lies inside the exercise, its phase and its own dates, and starts on the grid."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.phase import Phase
from exercise_planner.planning.fact import Fact, Limit, Relaxation
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import FAR_OFF, LONG_AGO
from exercise_planner.planning.timetable import Booking


class Window(Rule):
    """``max(from) <= start`` and ``start + length <= min(to)``; ``start`` is a whole number of slots."""

    code = "window"
    title = "Inside the exercise, its phase and its dates"

    def of_exercise(self, problem: Problem) -> Iterable[Limit]:
        yield Limit(lambda: self._exercise(problem), ((0, problem.minutes),))

    def of_event(self, problem: Problem, task: Task) -> Iterable[Limit]:
        phase = problem.exercise.get(Phase, task.event.phase)
        if phase is not None:
            first, final = problem.begins(phase.from_), problem.ends(phase.to)
            yield Limit(lambda: self._phase(problem, task, phase, first, final), ((first, final),))
        if task.event.earliest is not None:
            start = problem.begins(task.event.earliest)
            yield Limit(lambda: self._earliest(problem, task, start), ((start, FAR_OFF),))
        if task.event.latest is not None:
            end = problem.ends(task.event.latest)
            yield Limit(lambda: self._latest(problem, task, end), ((LONG_AGO, end),))

    def _earliest(self, problem: Problem, task: Task, start: int) -> Fact:
        own = Subject("event", task.id)
        text = f"{task.name} starts no sooner than {problem.local(start)}"
        ease = Relaxation(f"Let {task.name} start sooner", own, ("earliest",), cost=3)
        return Fact(self.code, text, (own,), (ease,))

    def _latest(self, problem: Problem, task: Task, end: int) -> Fact:
        own = Subject("event", task.id)
        text = f"{task.name} ends no later than {problem.local(end)}"
        ease = Relaxation(f"Let {task.name} end later", own, ("latest",), cost=3)
        return Fact(self.code, text, (own,), (ease,))

    def _exercise(self, problem: Problem) -> Fact:
        text = f"the exercise runs from {problem.day(0)} to {problem.day(problem.minutes - 1)}"
        return Fact(self.code, text, (Subject("exercise", "exercise"),))

    def _phase(self, problem: Problem, task: Task, phase: Phase, start: int, end: int) -> Fact:
        name = phase.name or phase.id
        text = f"{task.name} belongs to phase {name}, {problem.local(start)} to {problem.local(end)}"
        own = Subject("event", task.id)
        ease = Relaxation(f"Take {task.name} out of phase {name}", own, ("phase",), cost=4)
        return Fact(self.code, text, (own, Subject("phase", phase.id)), (ease,))

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        if not item.on_grid:
            at = problem.local(item.start)
            yield self.finding(
                f"{item.task.name} starts at {at}, off the grid of {problem.slot} minutes", item.subject
            )
