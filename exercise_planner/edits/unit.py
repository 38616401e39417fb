"""What can be done with units."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import record


def new(exercise: Exercise, name: str, nation_id: str, **fields: Any) -> Unit:
    """A unit that is not in the exercise yet, with an id made of its name."""
    return Unit(id=record.fresh_id(exercise, Unit, name), name=name, nation=nation_id, **fields)


def make_unavailable(exercise: Exercise, unit_id: str, period: Period) -> ChangeSet:
    """Say that a unit cannot take part in a period, such as a refit."""
    unit = exercise.the(Unit, unit_id)
    after = replace(unit, unavailable=(*unit.unavailable, period))
    return record.put(exercise, after, label=f"Make {unit.name} unavailable")


def transfer(exercise: Exercise, unit_id: str, nation_id: str) -> ChangeSet:
    """Have another nation bring a unit."""
    return record.change(exercise, exercise.the(Unit, unit_id), nation=nation_id)
