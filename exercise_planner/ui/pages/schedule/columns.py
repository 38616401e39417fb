"""Columns of the table of the schedule; its start and venue can be edited."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.errors import InputError
from exercise_planner.ui import moments, words
from exercise_planner.ui.fields import Choice
from exercise_planner.ui.models.column import Column, of_field
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

NEVER = float("inf")


def _place(record: Record, exercise: Exercise) -> Assignment | None:
    return exercise.get(Assignment, record.id)


def _local(at: datetime, exercise: Exercise) -> datetime:
    return at.astimezone(ZoneInfo(exercise.details.time_zone))


def _start_text(record: Record, exercise: Exercise) -> str:
    place = _place(record, exercise)
    return words.instant(_local(place.start, exercise)) if place is not None else "—"


def _end_text(record: Record, exercise: Exercise) -> str:
    place = _place(record, exercise)
    return words.instant(_local(place.end, exercise)) if place is not None else ""


def _venue_text(record: Record, exercise: Exercise) -> str:
    place = _place(record, exercise)
    return exercise.name(Venue, place.venue) if place is not None and place.venue else ""


def _units_text(record: Record, exercise: Exercise) -> str:
    place = _place(record, exercise)
    return ", ".join(dict.fromkeys(item.unit for item in place.units)) if place is not None else ""


def _start(record: Record, exercise: Exercise) -> float:
    place = _place(record, exercise)
    return place.start.timestamp() if place is not None else NEVER


def _end(record: Record, exercise: Exercise) -> float:
    place = _place(record, exercise)
    return place.end.timestamp() if place is not None else NEVER


def _minutes(record: Record, _exercise: Exercise) -> int:
    return record.duration_minutes if isinstance(record, Event) else 0


def _lock_text(record: Record, _exercise: Exercise) -> str:
    return words.tr("Locked") if isinstance(record, Event) and record.lock is not None else ""


@dataclass(frozen=True, slots=True)
class StartEdit:
    """Moves an event to another start; one that is not scheduled is placed."""

    def allows(self, record: Record) -> bool:
        """Every event can be moved."""
        del record
        return True

    def text(self, record: Record, exercise: Exercise) -> str:
        """The start."""
        place = _place(record, exercise)
        return f"{_local(place.start, exercise):%Y-%m-%d %H:%M}" if place is not None else ""

    def choices(self, record: Record, exercise: Exercise) -> tuple[Choice, ...]:
        """Text is typed."""
        del record, exercise
        return ()

    def change(self, exercise: Exercise, record: Record, text: str) -> ChangeSet:
        """Move the event."""
        place = _place(record, exercise)
        if place is None and not text.strip():
            return ChangeSet("")
        start = moments.instant(text, exercise.details)
        if place is not None and place.start == start:
            return ChangeSet("")
        return schedule_edits.move(exercise, record.id, start, place.venue if place else _only_venue(record))


def _only_venue(record: Record) -> str | None:
    return record.venues[0] if isinstance(record, Event) and record.venues else None


@dataclass(frozen=True, slots=True)
class VenueEdit:
    """Moves an event to another venue."""

    def allows(self, record: Record) -> bool:
        """Every event can be moved."""
        del record
        return True

    def text(self, record: Record, exercise: Exercise) -> str:
        """The venue's id."""
        place = _place(record, exercise)
        return (place.venue or "") if place is not None else ""

    def choices(self, record: Record, exercise: Exercise) -> tuple[Choice, ...]:
        """The event's candidates first, then all others."""
        wanted = set(record.venues) if isinstance(record, Event) else set()
        ordered = sorted(exercise.venues, key=lambda venue: venue.id not in wanted)
        return (Choice("", "—"), *(Choice(venue.id, f"{venue.id} · {venue.name}") for venue in ordered))

    def change(self, exercise: Exercise, record: Record, text: str) -> ChangeSet:
        """Move the event."""
        place = _place(record, exercise)
        if place is None:
            if not text:
                return ChangeSet("")
            raise InputError("Venue: the event is not scheduled; give it a start first.")
        venue = text or None
        if venue == place.venue:
            return ChangeSet("")
        return schedule_edits.move(exercise, record.id, place.start, venue)


def columns() -> tuple[Column, ...]:
    """The columns."""
    return (
        of_field(Event, "id", 74),
        of_field(Event, "name", 280),
        Column("start", QT_TRANSLATE_NOOP("window", "Start"), _start_text, _start, StartEdit(), 140),
        Column("end", QT_TRANSLATE_NOOP("window", "End"), _end_text, _end, None, 130),
        Column("venue", QT_TRANSLATE_NOOP("window", "Venue"), _venue_text, None, VenueEdit(), 240),
        Column("units", QT_TRANSLATE_NOOP("window", "Units"), _units_text, None, None, 200),
        Column(
            name="length",
            title=QT_TRANSLATE_NOOP("window", "Length"),
            text=lambda record, exercise: words.duration(_minutes(record, exercise)),
            order=_minutes,
            width=90,
        ),
        Column("lock", QT_TRANSLATE_NOOP("window", "Lock"), _lock_text, None, None, 70),
    )
