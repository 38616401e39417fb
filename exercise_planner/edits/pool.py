"""What can be done with pools."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import title_of
from exercise_planner.edits import record


def new(exercise: Exercise, name: str, capacity: int, **fields: Any) -> Pool:
    """A pool that is not in the exercise yet, with an id made of its name."""
    return Pool(id=record.fresh_id(exercise, Pool, name), name=name, capacity=capacity, **fields)


def draw(exercise: Exercise, pool_id: str, event_id: str, amount: int) -> ChangeSet:
    """Say how much an event draws from a pool while it runs; 0 means that it draws nothing."""
    pool, event = exercise.the(Pool, pool_id), exercise.the(Event, event_id)
    drawn = {**event.pools, pool_id: amount}
    if amount == 0:
        del drawn[pool_id]
    label = f"Draw {amount} of {title_of(pool)} for {event.name}"
    return record.put(exercise, replace(event, pools=Frozen(drawn)), label=label)
