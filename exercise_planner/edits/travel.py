"""What can be done with times of travel."""

from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.travel import Travel
from exercise_planner.edits import record


def new(exercise: Exercise, from_: str, to: str, minutes: int, **fields: Any) -> Travel:
    """A time of travel that is not in the exercise yet; its id is ours and is not written out."""
    return Travel(id=record.fresh_id(exercise, Travel), from_=from_, to=to, minutes=minutes, **fields)


def set_minutes(exercise: Exercise, from_: str, to: str, minutes: int) -> ChangeSet:
    """Say how long it takes from one venue to another, in minutes, be there a row for that or not."""
    row = next((row for row in exercise.travel if _is_between(row, from_, to)), None)
    if row is None:
        return record.add(exercise, new(exercise, from_, to, minutes))
    return record.change(exercise, row, minutes=minutes)


def _is_between(row: Travel, from_: str, to: str) -> bool:
    return (row.from_, row.to) == (from_, to) or (not row.one_way and (row.to, row.from_) == (from_, to))
