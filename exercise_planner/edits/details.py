"""What can be done with the exercise as a whole."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import Period
from exercise_planner.edits import record


def change(exercise: Exercise, **fields: Any) -> ChangeSet:
    """Change fields of the exercise itself."""
    return record.change(exercise, exercise.details, **fields)


def close(exercise: Exercise, period: Period) -> ChangeSet:
    """Have nothing scheduled in a period, such as a rest day."""
    return change(exercise, closed=(*exercise.details.closed, period))


def set_goals(exercise: Exercise, **weights: float) -> ChangeSet:
    """Weigh goals; those that are not named keep their weights."""
    fields: dict[str, Any] = dict(weights)
    return change(exercise, goals=replace(exercise.details.goals, **fields))
