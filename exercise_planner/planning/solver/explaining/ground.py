"""Ground: an exercise as explanations look at it: problem, limits, and what is left to each event."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from exercise_planner.domain.details import Goals
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.explaining.crowding import Trouble, trouble
from exercise_planner.planning.solver.scope import Scope, venue_id

NO_GOALS = Goals(unscheduled=0, makespan=0, objectives=0, avoid=0)
"""Weights with which all schedules are alike."""

UNSEEN = frozenset({"relation", "travel", "objective", "milestone"})
"""Kinds of records that leave the scope of each single event as it is."""


@dataclass(eq=False)
class Ground:
    """An exercise and what has been worked out about it.

    Args:
        problem: The problem.
        limits: Its limits.
        scopes: What is left to each event by itself.
        known_terms: The problem as drafts need it, where it has been put so already.
    """

    problem: Problem
    limits: Limits
    scopes: Mapping[str, Scope]
    known_terms: Terms | None = None

    @classmethod
    def of(cls, exercise: Exercise) -> "Ground":
        """The ground of an exercise."""
        problem = Problem.of(exercise)
        limits = Limits(problem, RULES)
        return cls(problem, limits, {task.id: Scope.of(limits, task) for task in problem.tasks})

    def after(self, exercise: Exercise, changed: Iterable[Subject]) -> "Ground":
        """The ground of an exercise in which some records are others than in this one's."""
        problem = self.like(exercise)
        limits = Limits(problem, RULES)
        subjects = [subject for subject in changed if subject.noun not in UNSEEN]
        scopes = {
            task.id: Scope.of(limits, task)
            if any(_concerns(task, self.problem.task_of[task.id], subject) for subject in subjects)
            else self.scopes[task.id]
            for task in problem.tasks
        }
        return Ground(problem, limits, scopes)

    def among(self, events: Collection[str]) -> "Ground":
        """The ground of the same exercise with no events but some."""
        kept = [event for event in self.problem.exercise.events if event.id in events]
        records = [one for one in self.problem.exercise.records() if not isinstance(one, Event)]
        problem = self.like(Exercise([*records, *kept]))
        limits = Limits(problem, RULES)
        return Ground(problem, limits, {task.id: Scope.of(limits, task) for task in problem.tasks})

    def like(self, exercise: Exercise) -> Problem:
        """The problem of an exercise that is much like this one: what is costly to reckon is taken over."""
        problem, known = Problem.of(exercise), self.problem
        if (problem.origin, problem.minutes) == (known.origin, known.minutes):
            problem.sun = known.sun
        same = all(exercise.all(cls) == known.exercise.all(cls) for cls in (Venue, Travel))
        if same:
            problem.travel = known.travel
        return problem

    @cached_property
    def terms(self) -> Terms:
        """The problem as drafts need it, without goals: any schedule will do."""
        return self.known_terms or Terms(self.problem, self.limits, NO_GOALS, scopes=self.scopes)

    @cached_property
    def trouble(self) -> Trouble:
        """What is plainly wrong."""
        return trouble(self.terms)

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The events that must be scheduled, those that these come after included."""
        return tuple(item.task.id for item in self.terms.items if item.required)


def _concerns(task: Task, before: Task, subject: Subject) -> bool:
    """Whether a change of a record may change the scope of an event."""
    return any(_mentions(one, subject) for one in (task, before))


def _mentions(task: Task, subject: Subject) -> bool:
    tell = _TELLS.get(subject.noun)
    return tell is None or tell(task, subject.id)


def _members(task: Task) -> Iterable[Unit]:
    yield from task.units
    for opening in task.openings:
        yield from opening.candidates


_TELLS: dict[str, Callable[[Task, str], bool]] = {
    "event": lambda task, record_id: task.id == record_id,
    "venue": lambda task, record_id: any(venue_id(venue) == record_id for venue in task.venues),
    "pool": lambda task, record_id: record_id in task.event.pools,
    "phase": lambda task, record_id: task.event.phase == record_id,
    "agreement": lambda task, _: bool(task.event.needs_agreements),
    "unit": lambda task, record_id: any(unit.id == record_id for unit in _members(task)),
    "nation": lambda task, record_id: (
        record_id in task.event.nations or any(unit.nation == record_id for unit in _members(task))
    ),
}
"""Whether a record of a kind has to do with the scope of an event; what is not named here always may."""
