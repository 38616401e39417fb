"""Writes calendars (``.ics``, RFC 5545): everybody's, or one for each nation, unit and venue."""

import re

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.interchange.calendars.entries import OWNERS, entries_of
from exercise_planner.interchange.calendars.writing import Edition, calendar_bytes
from exercise_planner.interchange.packing import packed
from exercise_planner.interchange.writer import Writer


class CalendarWriter(Writer):
    """The calendar of everybody; ``calendars.writing`` makes that of one subject, or an update."""

    name = "ics"
    title = "Calendar"
    suffix = ".ics"
    writes = "the schedule and the milestones as a calendar"

    def data(self, exercise: Exercise) -> bytes:
        """The calendar file."""
        return calendar_bytes(exercise)


class CalendarsWriter(Writer):
    """A zip with the calendar of each nation, unit and venue that has something in it."""

    name = "ics-zip"
    title = "Calendars of each nation, unit and venue"
    suffix = ".ics.zip"
    writes = "a calendar for each nation, unit and venue"

    def data(self, exercise: Exercise) -> bytes:
        """The zip file."""
        return calendars_zip(exercise, None)


def calendars_zip(exercise: Exercise, edition: Edition | None) -> bytes:
    """A zip with a calendar for each nation, unit and venue: ``nation/NOR.ics``."""
    files: dict[str, bytes] = {}
    for cls in OWNERS:
        for record in exercise.all(cls):
            subject = Subject(cls.noun, record.id)
            if any(entries_of(exercise, subject)):
                name = re.sub(r"[^\w.-]+", "-", record.id).strip(".-") or "x"
                while f"{cls.noun}/{name}.ics" in files:
                    name += "-"
                files[f"{cls.noun}/{name}.ics"] = calendar_bytes(exercise, subject, edition)
    return packed(files)
