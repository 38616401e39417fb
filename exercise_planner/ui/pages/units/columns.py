"""Columns of the table of units."""

from exercise_planner.domain.unit import Unit
from exercise_planner.ui import pictures
from exercise_planner.ui.models.column import Column, of_field


def columns() -> tuple[Column, ...]:
    """The columns."""
    return (
        of_field(Unit, "id", 90),
        of_field(Unit, "name", 260, pictures.of_record),
        of_field(Unit, "nation", 84, pictures.of_nation),
        of_field(Unit, "domain", 90),
        of_field(Unit, "echelon", 90),
        of_field(Unit, "personnel", 90),
        of_field(Unit, "capabilities", 220),
        of_field(Unit, "unavailable", 180),
        of_field(Unit, "min_rest_minutes", 150),
        of_field(Unit, "speed_kmh", 120),
    )
