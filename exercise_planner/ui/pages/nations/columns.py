"""Columns of the table of nations."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.ui import pictures
from exercise_planner.ui.models.column import Column, of_field
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


def _units(record: Record, exercise: Exercise) -> int:
    return sum(unit.nation == record.id for unit in exercise.units)


def columns() -> tuple[Column, ...]:
    """The columns."""
    return (
        of_field(Nation, "id", 80),
        of_field(Nation, "name", 190, pictures.of_record),
        of_field(Nation, "role", 110),
        Column(
            name="units",
            title=QT_TRANSLATE_NOOP("window", "Units"),
            text=lambda record, exercise: str(_units(record, exercise) or ""),
            order=_units,
            width=64,
            right=True,
        ),
        of_field(Nation, "languages", 200),
        of_field(Nation, "groups", 200),
        of_field(Nation, "unavailable", 180),
        of_field(Nation, "observes_holidays", 140),
        of_field(Nation, "contact", 160),
    )
