"""Features: venues, and the laydown of each local day: what is held where, by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import write_instant
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import ends, midnight
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.interchange.calendars.entries import participants


@dataclass(frozen=True, slots=True)
class Feature:
    """One point on a map.

    Args:
        id: Unique in its file.
        name: What is written beside it.
        layer: ``venue``, or the local day of a laydown.
        position: Where.
        begin: The instant from which it is shown; None: always.
        end: The instant before which it is shown.
        properties: What else is told of it, by name.
    """

    id: str
    name: str
    layer: str
    position: Position
    begin: datetime | None = None
    end: datetime | None = None
    properties: dict[str, str | int | list[str]] = field(default_factory=dict)


def features(exercise: Exercise) -> Iterator[Feature]:
    """The venues that have a position, then day by day what is held at them.

    Args:
        exercise: The exercise, as far as the reader may see it.
    """
    for venue in exercise.venues:
        if venue.position is not None:
            yield _venue(exercise, venue, venue.position)
    zone = ZoneInfo(exercise.details.time_zone)
    laid = [
        (day, assignment)
        for assignment in exercise.assignments
        for day in _days(assignment, zone)
        if _position(exercise, assignment) is not None
    ]
    for day, assignment in sorted(laid, key=lambda one: (one[0], one[1].start, one[1].id)):
        position = _position(exercise, assignment)
        if position is not None:
            yield _laydown(exercise, assignment, day, zone, position)


def _venue(exercise: Exercise, venue: Venue, position: Position) -> Feature:
    properties: dict[str, str | int | list[str]] = {"kind": str(venue.kind), "max_events": venue.max_events}
    if venue.nation:
        properties["nation"] = exercise.name(Nation, venue.nation)
    if venue.activities:
        properties["activities"] = list(venue.activities)
    if venue.max_personnel is not None:
        properties["max_personnel"] = venue.max_personnel
    if venue.description:
        properties["description"] = venue.description
    return Feature(f"venue/{venue.id}", venue.name, "venue", position, properties=properties)


def _position(exercise: Exercise, assignment: Assignment) -> Position | None:
    venue = exercise.get(Venue, assignment.venue)
    return venue.position if venue is not None else None


def _days(assignment: Assignment, zone: ZoneInfo) -> Iterator[date]:
    """The local days that an event touches."""
    day = assignment.start.astimezone(zone).date()
    while midnight(day, zone) < assignment.end:
        yield day
        day += timedelta(days=1)


def _laydown(
    exercise: Exercise, assignment: Assignment, day: date, zone: ZoneInfo, position: Position
) -> Feature:
    nations, units = participants(exercise, assignment)
    begin = max(assignment.start.astimezone(UTC), midnight(day, zone).astimezone(UTC))
    end = min(assignment.end.astimezone(UTC), ends(day, zone).astimezone(UTC))
    properties: dict[str, str | int | list[str]] = {
        "event": assignment.id,
        "venue": exercise.name(Venue, assignment.venue or ""),
        "day": day.isoformat(),
        "begin": write_instant(begin),
        "end": write_instant(end),
        "local": f"{begin.astimezone(zone):%Y-%m-%d %H:%M} to {end.astimezone(zone):%Y-%m-%d %H:%M}",
        "nations": [exercise.name(Nation, one) for one in nations],
        "units": [exercise.name(Unit, one) for one in units],
    }
    name = exercise.name(Event, assignment.id)
    return Feature(f"laydown/{day}/{assignment.id}", name, day.isoformat(), position, begin, end, properties)
