"""What can be done with milestones."""

from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.record import title_of
from exercise_planner.domain.timespan import Moment
from exercise_planner.edits import record


def new(exercise: Exercise, name: str, from_: Moment, **fields: Any) -> Milestone:
    """A milestone that is not in the exercise yet, with an id made of its name."""
    return Milestone(id=record.fresh_id(exercise, Milestone, name), name=name, from_=from_, **fields)


def move(exercise: Exercise, milestone_id: str, from_: Moment, to: Moment | None = None) -> ChangeSet:
    """Put a milestone at another date."""
    milestone = exercise.the(Milestone, milestone_id)
    changeset = record.change(exercise, milestone, from_=from_, to=to)
    return ChangeSet(f"Move {title_of(milestone)}", changeset.changes)
