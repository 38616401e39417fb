"""What can be done with objectives."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.objective import Objective
from exercise_planner.edits import record


def new(exercise: Exercise, title: str, **fields: Any) -> Objective:
    """An objective that is not in the exercise yet, with an id made of its title."""
    return Objective(id=record.fresh_id(exercise, Objective, title), title=title, **fields)


def serve(exercise: Exercise, objective_id: str, event_id: str) -> ChangeSet:
    """Have an event serve an objective."""
    objective, event = exercise.the(Objective, objective_id), exercise.the(Event, event_id)
    served = tuple(dict.fromkeys((*event.objectives, objective_id)))
    label = f"Let {event.name} serve {objective.title}"
    return record.put(exercise, replace(event, objectives=served), label=label)
