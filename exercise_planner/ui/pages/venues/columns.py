"""Columns of the table of venues."""

from exercise_planner.domain.venue import Venue
from exercise_planner.ui import pictures
from exercise_planner.ui.models.column import Column, of_field


def columns() -> tuple[Column, ...]:
    """The columns."""
    return (
        of_field(Venue, "id", 90),
        of_field(Venue, "name", 280),
        of_field(Venue, "nation", 84, pictures.of_nation),
        of_field(Venue, "kind", 110),
        of_field(Venue, "activities", 200),
        of_field(Venue, "max_events", 124),
        of_field(Venue, "max_personnel", 112),
        of_field(Venue, "turnaround_minutes", 142),
        of_field(Venue, "available", 170),
        of_field(Venue, "unavailable", 170),
        of_field(Venue, "position", 140),
    )
