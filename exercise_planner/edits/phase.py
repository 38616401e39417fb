"""What can be done with phases."""

from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.timespan import Moment
from exercise_planner.edits import record


def new(exercise: Exercise, name: str, from_: Moment, to: Moment, **fields: Any) -> Phase:
    """A phase that is not in the exercise yet, with an id made of its name."""
    return Phase(id=record.fresh_id(exercise, Phase, name), name=name, from_=from_, to=to, **fields)


def put_events(exercise: Exercise, phase_id: str | None, *event_ids: str) -> ChangeSet:
    """Have events lie in a phase; None: in none."""
    events = (exercise.the(Event, event_id) for event_id in event_ids)
    return record.change_each(exercise, *events, phase=phase_id)
