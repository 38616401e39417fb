"""Reads schedule documents (``exercise-schedule/1``) against the exercise that they are a schedule of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exercise_planner.domain import wire
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault, Report, shown
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.errors import InputError
from exercise_planner.interchange.formats import SCHEDULE, check_format
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.parsing import parse
from exercise_planner.interchange.placing import Placing
from exercise_planner.interchange.reader import Reader, Reading, all_faults

ALWAYS_WRITTEN = frozenset(field.name for field in wire.shape(Schedule)) - {
    "description",
    "notes",
    "marking",
    "sanitised",
}


@dataclass(frozen=True, slots=True)
class ScheduleReading(Reading):
    """What came of reading a schedule: its parts, and in ``exercise`` the exercise with it in place.

    Args:
        assignments: The places of events.
        schedule: What is said of the whole; None when there is a fault.
    """

    assignments: tuple[Assignment, ...] = ()
    schedule: Schedule | None = None


class ScheduleReader(Reader):
    """The schedule document."""

    name = "schedule"
    title = "Schedule of the open exercise"
    suffixes = (".schedule.json",)

    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> ScheduleReading:
        """What a schedule document holds.

        Raises:
            InputError: No exercise is open, or it is not JSON, too big or too deep.
        """
        if exercise is None:
            raise InputError(
                f"“{source}” is a schedule: open its plan first, then import the schedule into it."
            )
        return parse_schedule(data, exercise, source)


def parse_schedule(
    data: bytes | str, exercise: Exercise, source: str = "the schedule", *, lenient: bool = False
) -> ScheduleReading:
    """What a schedule document in memory holds.

    Args:
        data: UTF-8 JSON.
        exercise: Whose schedule it is.
        source: What users call the document.
        lenient: Whether what the exercise no longer has is left out with a warning, as from a baseline.

    Raises:
        InputError: It is not JSON, too big or too deep.
    """
    parsed = parse(data, source)
    document = parsed.value
    if not isinstance(document, dict):
        return ScheduleReading(
            source, faults=(Fault("$", shown(document), "an object: a schedule document"),)
        )
    report = Report()
    if not check_format(document, SCHEDULE, report):
        return ScheduleReading(source, faults=tuple(report.faults))
    placing = Placing.of(exercise, report, lenient=lenient)
    assignments = placing.assignments(document.get("assignments", []))
    schedule = _schedule(document, placing)
    _check_plan(document, exercise, placing.warnings)
    faults = all_faults(document, report, parsed.flaws)
    warnings = all_faults(document, placing.warnings)
    if faults or schedule is None:
        return ScheduleReading(source, None, faults, warnings, report.suppressed)
    joined = _joined(exercise, assignments, schedule)
    return ScheduleReading(source, joined, (), warnings, 0, assignments, schedule)


def read_schedule(
    path: Path, exercise: Exercise, *, lenient: bool = False
) -> tuple[tuple[Assignment, ...], Schedule]:
    """The assignments and the schedule in a file; see ``parse_schedule``.

    Raises:
        InputError: It cannot be read, or something in it is wrong; says everything that is.
    """
    reading = parse_schedule(read_file(path), exercise, str(path), lenient=lenient)
    if reading.schedule is None:
        raise reading.error()
    return reading.assignments, reading.schedule


def _schedule(document: Mapping[str, Any], placing: Placing) -> Schedule | None:
    rest = {name: value for name, value in document.items() if name not in {"format", "assignments"}}
    schedule = wire.read(Schedule, rest, "$", placing.report)
    left_out = placing.events_of(document.get("unscheduled"), "$.unscheduled")
    if schedule is None:
        return None
    stated = schedule.stated - ALWAYS_WRITTEN  # the writer states these anyhow
    return replace(schedule, stated=stated, unscheduled=left_out)


def _check_plan(document: Mapping[str, Any], exercise: Exercise, warnings: Report) -> None:
    plan = document.get("plan")
    if isinstance(plan, str) and plan != exercise.details.name:
        warnings.fault("$.plan", plan, f"“{exercise.details.name}”: the schedule was made for another plan")


def _joined(exercise: Exercise, assignments: tuple[Assignment, ...], schedule: Schedule) -> Exercise:
    plan = (record for record in exercise.records() if not isinstance(record, Assignment | Schedule))
    return Exercise((*plan, *assignments, schedule))
