"""Columns of the table of events."""

from datetime import datetime
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui import words
from exercise_planner.ui.models.column import Column, of_field
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

NEVER = float("inf")


def _place(record: Record, exercise: Exercise) -> Assignment | None:
    return exercise.get(Assignment, record.id)


def _start(record: Record, exercise: Exercise) -> float:
    place = _place(record, exercise)
    return place.start.timestamp() if place is not None else NEVER


def _start_text(record: Record, exercise: Exercise) -> str:
    place = _place(record, exercise)
    return words.instant(_local(place.start, exercise)) if place is not None else "—"


def _local(at: datetime, exercise: Exercise) -> datetime:
    return at.astimezone(ZoneInfo(exercise.details.time_zone))


def columns() -> tuple[Column, ...]:
    """The columns."""
    return (
        of_field(Event, "id", 80),
        of_field(Event, "name", 270),
        of_field(Event, "activity", 110),
        of_field(Event, "duration_minutes", 90),
        of_field(Event, "priority", 80),
        of_field(Event, "optional", 78),
        Column(
            name="start",
            title=QT_TRANSLATE_NOOP("window", "Scheduled"),
            text=_start_text,
            order=_start,
            width=140,
        ),
        of_field(Event, "phase", 90),
        of_field(Event, "venues", 130),
        of_field(Event, "units", 170),
        of_field(Event, "nations", 130),
        of_field(Event, "requires", 160),
        of_field(Event, "earliest", 100),
        of_field(Event, "latest", 100),
        of_field(Event, "hours", 100),
        of_field(Event, "light", 70),
        of_field(Event, "after", 110),
    )
