"""Availability out of a calendar: the busy stretches become periods in which somebody is unavailable."""

import contextlib
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from icalendar import Calendar

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.kinds import Fault
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits.references import CLASSES
from exercise_planner.errors import InputError
from exercise_planner.interchange.calendars.busy import busy_periods
from exercise_planner.interchange.calendars.entries import subject_named

FROM_CALENDAR = "calendar"
"""The field of a period that names the calendar it came from, so that a second reading replaces the first."""


def owner_of(calendar: Calendar, source: str, exercise: Exercise) -> Subject | None:
    """Whose calendar it is: what its file is called, or what it calls itself; None where neither tells."""
    title = str(calendar.get("X-WR-CALNAME", ""))
    for name in (PurePath(source).stem, title, title.rpartition(": ")[2]):
        with contextlib.suppress(InputError):
            return subject_named(exercise, name.strip())
    return None


def subject_of(calendar: Calendar, source: str, exercise: Exercise) -> Subject:
    """Whose calendar it is.

    Raises:
        InputError: It names no nation, unit or venue of the exercise.
    """
    owner = owner_of(calendar, source, exercise)
    if owner is None:
        raise InputError(
            f"“{source}” does not say whose calendar it is: say which nation, unit or venue, "
            "or name the file after it."
        )
    return owner


def with_availability(
    exercise: Exercise, calendar: Calendar, subject: Subject, source: str
) -> tuple[Exercise, tuple[Fault, ...]]:
    """The exercise with a calendar's busy stretches as unavailable periods of its owner.

    Periods of an earlier reading of the same calendar go; those that people entered stay.

    Args:
        exercise: The exercise.
        calendar: The calendar.
        subject: Whose it is.
        source: What users call the file.

    Returns:
        The exercise, and what was passed over.
    """
    record = exercise.the(CLASSES[subject.noun], subject.id)
    if not isinstance(record, Nation | Unit | Venue):
        raise InputError(f"A {subject.noun} has no periods in which it is unavailable.")
    name = str(calendar.get("X-WR-CALNAME", "")) or PurePath(source).stem
    busy, warnings = busy_periods(calendar, exercise.details)
    mark: Frozen[str, Any] = Frozen({FROM_CALENDAR: name[:200]})
    kept = tuple(one for one in record.unavailable if one.unknown.get(FROM_CALENDAR) != name[:200])
    there = {(one.from_, one.to) for one in kept}
    new = tuple(
        Period(from_=one.start, to=one.end, reason=one.reason, unknown=mark)
        for one in busy
        if (one.start, one.end) not in there
    )
    changed = replace(record, unavailable=(*kept, *new))
    others = (one for one in exercise.records() if one is not record)
    return Exercise((*others, changed)), warnings
