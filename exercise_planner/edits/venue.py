"""What can be done with venues."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.edits import record


def new(exercise: Exercise, name: str, **fields: Any) -> Venue:
    """A venue that is not in the exercise yet, with an id made of its name."""
    return Venue(id=record.fresh_id(exercise, Venue, name), name=name, **fields)


def make_unavailable(exercise: Exercise, venue_id: str, period: Period) -> ChangeSet:
    """Say that a venue is closed in a period."""
    venue = exercise.the(Venue, venue_id)
    after = replace(venue, unavailable=(*venue.unavailable, period))
    return record.put(exercise, after, label=f"Close {venue.name}")


def put_at(exercise: Exercise, venue_id: str, latitude: float, longitude: float) -> ChangeSet:
    """Say where a venue is, in degrees of WGS 84."""
    venue = exercise.the(Venue, venue_id)
    after = replace(venue, position=Position(latitude, longitude))
    return record.put(exercise, after, label=f"Place {venue.name} on the map")
