"""What can be done with events, apart from their places in the schedule."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import After, Event, Lock
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import record
from exercise_planner.edits.consequences import fixed
from exercise_planner.errors import InputError


def new(exercise: Exercise, name: str, duration_minutes: int, **fields: Any) -> Event:
    """An event that is not in the exercise yet, with an id made of its name."""
    event_id = record.fresh_id(exercise, Event, name)
    return Event(id=event_id, name=name, duration_minutes=duration_minutes, **fields)


def set_duration(exercise: Exercise, event_id: str, minutes: int) -> ChangeSet:
    """Have an event last so many minutes; the end of its place in the schedule follows."""
    event = exercise.the(Event, event_id)
    label = f"Change duration of {event.name}"
    return record.put(exercise, replace(event, duration_minutes=minutes), label=label)


def lock(
    exercise: Exercise, event_id: str, *, start: bool = True, venue: bool = True, units: bool = True
) -> ChangeSet:
    """Fix parts of an event's place as it stands in the schedule; parts locked earlier stay locked.

    Args:
        exercise: The exercise.
        event_id: A scheduled event.
        start: Fix its start.
        venue: Fix its venue.
        units: Fix the units chosen for its requirements.

    Raises:
        NotFoundError: The event is not scheduled.
    """
    event, place = exercise.the(Event, event_id), exercise.the(Assignment, event_id)
    held = event.lock or Lock()
    chosen = tuple(item.unit for item in place.units if item.requirement is not None)
    after = replace(
        held,
        start=place.start if start else held.start,
        venue=place.venue if venue else held.venue,
        units=chosen if units else held.units,
    )
    return _put_lock(exercise, event, after, f"Lock {event.name}")


def lock_start(exercise: Exercise, event_id: str, start: datetime) -> ChangeSet:
    """Fix an event's start, be it scheduled or not."""
    event = exercise.the(Event, event_id)
    after = replace(event.lock or Lock(), start=fixed(start))
    return _put_lock(exercise, event, after, f"Lock {event.name}")


def unlock(exercise: Exercise, event_id: str) -> ChangeSet:
    """Let an event go: the solver may place it anywhere."""
    event = exercise.the(Event, event_id)
    return _put_lock(exercise, event, None, f"Unlock {event.name}")


def _put_lock(exercise: Exercise, event: Event, after: Lock | None, label: str) -> ChangeSet:
    return record.put(exercise, replace(event, lock=after), label=label)


def follow(exercise: Exercise, event_id: str, predecessor_id: str, min_lag_minutes: int = 0) -> ChangeSet:
    """Have an event start after another's end; where it does so already, the lag is changed.

    Args:
        exercise: The exercise.
        event_id: The later event.
        predecessor_id: The earlier one.
        min_lag_minutes: Minutes between them at least.

    Raises:
        InputError: The earlier event waits for the later one already.
    """
    event, earlier = exercise.the(Event, event_id), exercise.the(Event, predecessor_id)
    if _waits_for(exercise, predecessor_id, event_id):
        raise InputError(f"{event.name} cannot follow {earlier.name}, which waits for it.")
    link = After(event=predecessor_id, min_lag_minutes=min_lag_minutes)
    after = (*(item for item in event.after if item.event != predecessor_id), link)
    return record.put(exercise, replace(event, after=after), label=f"Let {event.name} follow {earlier.name}")


def unfollow(exercise: Exercise, event_id: str, predecessor_id: str) -> ChangeSet:
    """Have an event no longer wait for another."""
    event = exercise.the(Event, event_id)
    after = tuple(item for item in event.after if item.event != predecessor_id)
    label = f"Unlink {event.name} from {exercise.name(Event, predecessor_id)}"
    return record.put(exercise, replace(event, after=after), label=label)


def _waits_for(exercise: Exercise, event_id: str, other_id: str) -> bool:
    """Whether an event is the other one, or waits for it, straight or by way of others."""
    seen: set[str] = set()
    ahead = [event_id]
    while ahead:
        current = ahead.pop()
        if current == other_id:
            return True
        event = exercise.get(Event, current)
        if current not in seen and event is not None:
            ahead.extend(item.event for item in event.after)
        seen.add(current)
    return False
