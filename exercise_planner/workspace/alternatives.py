"""Other places for an event, and other schedules of nearly equal value, with what each costs."""

import threading
from collections.abc import Iterable

from exercise_planner.domain.changes import ChangeSet, merged
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Assignment, Schedule, Status
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits.schedule import place
from exercise_planner.planning.outcome import Outcome
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.alternatives import Alternative, alternatives
from exercise_planner.planning.solver.variants import Range, Variant, variants
from exercise_planner.planning.timetable import booking

FIVE = Range()
"""Five variants, in five seconds."""


def other_places(exercise: Exercise, event_id: str, count: int = 8) -> tuple[Alternative, ...]:
    """The best other places for an event in the schedule of an exercise; quick enough for a menu.

    Raises:
        NotFoundError: There is no such event.
        SolverError: The search failed: a fault of ours.
    """
    return alternatives(exercise, exercise.assignments, event_id, count)


def take(exercise: Exercise, chosen: Alternative) -> ChangeSet:
    """Put an event in another place.

    Raises:
        ConflictError: The exercise has changed meanwhile.
    """
    changeset = place(exercise, chosen.assignment)
    return merged(f"Move {exercise.name(Event, chosen.assignment.id)}", (changeset,))


def other_schedules(
    exercise: Exercise, wanted: Range = FIVE, stop: threading.Event | None = None
) -> tuple[Outcome, ...]:
    """Schedules of nearly the value of the present one, which comes first; not for the window's thread.

    Raises:
        InputError: The present schedule breaks a rule.
        SolverError: The search failed: a fault of ours.
    """
    found = variants(exercise, exercise.assignments, wanted, stop)
    return tuple(_outcome(exercise, one) for one in found)


def _outcome(exercise: Exercise, variant: Variant) -> Outcome:
    held = {one.id for one in variant.assignments}
    schedule = Schedule(
        plan=exercise.details.name,
        status=Status.FEASIBLE,
        objective=variant.objective,
        goals=Frozen(variant.goals),
        makespan_slots=int(variant.goals["makespan"]),
        unscheduled=tuple(event.id for event in exercise.events if event.id not in held),
    )
    return Outcome(schedule, variant.assignments)


def told(exercise: Exercise, found: Iterable[Alternative]) -> list[str]:
    """Each place in a sentence: when, where and with whom, what it costs, who would have to move."""
    problem = Problem.of(exercise)
    return [_sentence(problem, one) for one in found]


def _sentence(problem: Problem, one: Alternative) -> str:
    parts = [f"{code} {change:+g}" for code, change in one.goals.items() if change]
    text = f"{where(problem, one.assignment)}: {', '.join(parts) or 'costs nothing'}"
    if one.moving:
        names = ", ".join(f"“{problem.exercise.name(Event, event_id)}”" for event_id in one.moving)
        text += f"; {names} would have to move"
    return text + "".join(f"\n  {finding}" for finding in one.findings)


def where(problem: Problem, assignment: Assignment) -> str:
    """When and where an event is held, and by which units that are chosen for it."""
    held, exercise = booking(problem, assignment), problem.exercise
    when = problem.when(held.start, held.end) if held is not None else ""
    at = f" at {exercise.name(Venue, assignment.venue)}" if assignment.venue else ""
    chosen = [exercise.name(Unit, one.unit) for one in assignment.units if one.requirement is not None]
    return when + at + (f" with {', '.join(chosen)}" if chosen else "")
