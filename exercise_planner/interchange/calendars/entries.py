"""What stands in a calendar: the scheduled events and milestones of everybody, or of one subject."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import title_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.errors import InputError

NAMESPACE = uuid.UUID("6f1d3c1e-52f0-5c6b-9a3d-0f6f5e7f4a10")
OWNERS = (Nation, Unit, Venue)
"""The kinds of record that have a calendar of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar.

    Args:
        uid: What calendar programs know it by; the same in each version and in everybody's calendar.
        start: Its first instant in the exercise's time zone, or its first day.
        end: The instant, or the day, before which it ends.
        summary: Its name.
        location: Where.
        description: Who takes part, and what else there is to say.
        position: Of the place, in degrees.
    """

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    location: str = ""
    description: str = ""
    position: tuple[float, float] | None = None


def subject_named(exercise: Exercise, name: str) -> Subject:
    """The nation, unit or venue that a user means by its id or name.

    Raises:
        InputError: There is none, or several have that name.
    """
    for cls in OWNERS:
        if exercise.get(cls, name) is not None:
            return Subject(cls.noun, name)
    called = [
        Subject(cls.noun, record.id)
        for cls in OWNERS
        for record in exercise.all(cls)
        if title_of(record).casefold() == name.casefold()
    ]
    if len(called) != 1:
        why = "There is no" if not called else "There is more than one"
        raise InputError(f"{why} nation, unit or venue called “{name}” in this exercise.")
    return called[0]


def entries_of(exercise: Exercise, subject: Subject | None) -> Iterator[Entry]:
    """The entries of a calendar in the order of time.

    Args:
        exercise: The exercise, as far as the reader may see it.
        subject: Whose calendar it is; None for that of everybody.
    """
    zone = ZoneInfo(exercise.details.time_zone)
    placed = sorted(exercise.assignments, key=lambda one: (one.start, one.id))
    for assignment in placed:
        if subject is None or _concerns(exercise, assignment, subject):
            yield _entry(exercise, assignment, zone)
    for milestone in exercise.milestones:
        if subject is None or subject.noun == "nation" or milestone.venue == subject.id:
            yield _milestone(exercise, milestone, zone)


def uid_of(exercise: Exercise, noun: str, record_id: str) -> str:
    """What calendar programs know a record by: it stays while the exercise's name and the id do."""
    name = f"{exercise.details.name}\n{noun}\n{record_id}"
    return f"{uuid.uuid5(NAMESPACE, name)}@exercise-planner"


def participants(exercise: Exercise, assignment: Assignment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the nations and units that take part in a scheduled event."""
    event = exercise.get(Event, assignment.id)
    named = event.units if event is not None else ()
    units = tuple(dict.fromkeys((*named, *(place.unit for place in assignment.units))))
    known = [unit for unit in (exercise.get(Unit, one) for one in units) if unit is not None]
    staff = event.nations if event is not None else ()
    return tuple(dict.fromkeys((*staff, *(unit.nation for unit in known)))), units


def _concerns(exercise: Exercise, assignment: Assignment, subject: Subject) -> bool:
    if subject.noun == "venue":
        return assignment.venue == subject.id
    nations, units = participants(exercise, assignment)
    return subject.id in (nations if subject.noun == "nation" else units)


def _entry(exercise: Exercise, assignment: Assignment, zone: ZoneInfo) -> Entry:
    event = exercise.get(Event, assignment.id)
    venue = exercise.get(Venue, assignment.venue)
    nations, units = participants(exercise, assignment)
    told = [event.description if event is not None else ""]
    for word, cls, ids in (("Nations", Nation, nations), ("Units", Unit, units)):
        names = ", ".join(exercise.name(cls, one) for one in ids)
        told.append(f"{word}: {names}" if names else "")
    position = venue.position if venue is not None else None
    return Entry(
        uid=uid_of(exercise, "event", assignment.id),
        start=_local(assignment.start, zone),
        end=_local(assignment.end, zone),
        summary=exercise.name(Event, assignment.id),
        location=venue.name if venue is not None else "",
        description="\n".join(line for line in told if line),
        position=(position.latitude, position.longitude) if position is not None else None,
    )


def _local(instant: datetime, zone: ZoneInfo) -> datetime:
    """Local time, but UTC in the second run of the hour that autumn repeats (RFC 5545, 3.3.5)."""
    local = instant.astimezone(zone)
    return instant.astimezone(UTC) if local.fold else local


def _milestone(exercise: Exercise, milestone: Milestone, zone: ZoneInfo) -> Entry:
    last = milestone.to if milestone.to is not None else milestone.from_
    start, end = milestone.from_, last
    if isinstance(start, datetime) and isinstance(end, datetime):
        start, end = _local(start, zone), _local(max(end, start), zone)
    else:  # whole days, where one end has no time
        first = start.astimezone(zone).date() if isinstance(start, datetime) else start
        final = end.astimezone(zone).date() if isinstance(end, datetime) else end
        start, end = first, final + timedelta(days=1)
    return Entry(
        uid=uid_of(exercise, "milestone", milestone.id),
        start=start,
        end=end,
        summary=milestone.name or milestone.kind or milestone.id,
        location=exercise.name(Venue, milestone.venue) if milestone.venue else "",
        description=milestone.description,
    )
