"""Reads availability out of calendars (``.ics``): when its owner is busy, the owner is unavailable."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import InputError
from exercise_planner.interchange.calendars.availability import subject_of, with_availability
from exercise_planner.interchange.calendars.entries import subject_named
from exercise_planner.interchange.calendars.loading import LIMIT, calendar_of
from exercise_planner.interchange.reader import Reader, Reading


class CalendarReader(Reader):
    """A calendar of a nation, unit or venue."""

    name = "ics"
    title = "Calendar of a nation, unit or venue"
    suffixes = (".ics",)
    limit = LIMIT

    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:
        """The open exercise with the calendar's busy times as unavailable periods of its owner.

        Raises:
            InputError: No exercise is open, it is no calendar, or it does not say whose it is.
        """
        return read_calendar(data, source, exercise)


def read_calendar(data: bytes, source: str, exercise: Exercise | None, owner: str | None = None) -> Reading:
    """The exercise with a calendar's busy times.

    Args:
        data: The content of the file.
        source: What users call it; without an owner its name may tell whose it is.
        exercise: The open exercise.
        owner: Id or name of the nation, unit or venue whose calendar it is.

    Raises:
        InputError: No exercise is open, it is no calendar, or it does not say whose it is.
    """
    if exercise is None:
        raise InputError(
            f"“{source}” is a calendar: open the exercise first, then import the calendar into it."
        )
    calendar = calendar_of(data, source)
    subject = subject_named(exercise, owner) if owner else subject_of(calendar, source, exercise)
    after, warnings = with_availability(exercise, calendar, subject, source)
    return Reading(source, after, warnings=warnings)
