"""Writes schedule documents (``exercise-schedule/1``)."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from exercise_planner.domain import wire
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import EMPTY, thaw
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.interchange.formats import SCHEDULE
from exercise_planner.interchange.saving import json_bytes, replace_file
from exercise_planner.interchange.writer import Writer


class ScheduleWriter(Writer):
    """The schedule document."""

    name = "schedule"
    title = "Schedule"
    suffix = ".schedule.json"
    writes = "the current schedule, without the plan"

    def data(self, exercise: Exercise) -> bytes:
        """The schedule document."""
        return json_bytes(write_schedule(exercise))


def write_schedule(
    exercise: Exercise, assignments: Iterable[Assignment] | None = None, schedule: Schedule | None = None
) -> dict[str, Any]:
    """The schedule document as plain values, with every field of the contract in its order.

    Args:
        exercise: Whose schedule it is.
        assignments: The places of events; those of the exercise when not given.
        schedule: What is said of the whole; that of the exercise when not given.
    """
    placed = exercise.assignments if assignments is None else tuple(assignments)
    whole = schedule or exercise.schedule or Schedule()
    taken = {assignment.id for assignment in placed}
    document = {
        "format": SCHEDULE,
        "plan": exercise.details.name,
        "status": str(whole.status),
        "objective": whole.objective,
        "bound": whole.bound,
        "goals": dict(whole.goals),
        "makespan_slots": whole.makespan_slots,
        "seconds": whole.seconds,
        "trace": [wire.write(point) for point in whole.trace],
        "assignments": [_assignment(assignment) for assignment in placed],
        "unscheduled": [event.id for event in exercise.all(Event) if event.id not in taken],
        "conflicts": [wire.write(conflict) for conflict in whole.conflicts],
        "remedies": [wire.write(remedy) for remedy in whole.remedies],
    }
    rest = wire.write(whole)
    return document | {name: value for name, value in rest.items() if name not in document}


def save_schedule(
    exercise: Exercise,
    path: Path,
    assignments: Iterable[Assignment] | None = None,
    schedule: Schedule | None = None,
) -> None:
    """Write a schedule file, or replace it whole; arguments as of ``write_schedule``.

    Raises:
        DocumentError: It cannot be written; what was there before is untouched.
    """
    replace_file(path, json_bytes(write_schedule(exercise, assignments, schedule)))


def _assignment(assignment: Assignment) -> dict[str, Any]:
    fields = wire.write(replace(assignment, unknown=EMPTY))
    fields.pop("id", None)
    return {"event": assignment.id, **fields, **thaw(assignment.unknown)}
