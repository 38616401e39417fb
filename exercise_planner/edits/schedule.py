"""What can be done with places in the schedule: move, place, unschedule, adopt a solver's result, clear."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Literal

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place, Schedule
from exercise_planner.edits.consequences import end_of, fixed, without_schedule
from exercise_planner.edits.validity import require_references, require_valid


class Keep(Enum):
    """Stands for "as it is"."""

    KEEP = "keep"


KEEP = Keep.KEEP


def move(
    exercise: Exercise, event_id: str, start: datetime, venue: str | Literal[Keep.KEEP] | None = KEEP
) -> ChangeSet:
    """Put an event at another start, and perhaps another venue; one that is not scheduled gets a place.

    Args:
        exercise: The exercise.
        event_id: Which event.
        start: Its new start; the end follows from its duration in whole slots.
        venue: Its new venue; None for none.

    Raises:
        InputError: There is no such venue.
        NotFoundError: There is no such event.
    """
    event = exercise.the(Event, event_id)
    place = exercise.get(Assignment, event_id) or _new_place(exercise, event, start)
    begin = fixed(start)
    moved = replace(
        place,
        start=begin,
        end=end_of(exercise, event, begin),
        venue=place.venue if isinstance(venue, Keep) else venue,
    )
    return _put(exercise, moved, f"Move {event.name}")


def place(exercise: Exercise, assignment: Assignment) -> ChangeSet:
    """Put an event in the schedule just so, its end following from its start.

    Raises:
        InputError: The assignment refers to what there is not.
        NotFoundError: There is no such event.
    """
    event = exercise.the(Event, assignment.id)
    begin = fixed(assignment.start)
    settled = replace(assignment, start=begin, end=end_of(exercise, event, begin))
    return _put(exercise, settled, f"Schedule {event.name}")


def unschedule(exercise: Exercise, *event_ids: str) -> ChangeSet:
    """Take events out of the schedule.

    Raises:
        NotFoundError: An event is not scheduled.
    """
    places = [exercise.the(Assignment, event_id) for event_id in event_ids]
    what = exercise.name(Event, event_ids[0]) if len(event_ids) == 1 else f"{len(event_ids)} events"
    changeset = ChangeSet(f"Unschedule {what}", tuple(Change(assignment, None) for assignment in places))
    return without_schedule(exercise, changeset)


def clear(exercise: Exercise) -> ChangeSet:
    """Take all events out of the schedule."""
    return _replaced(exercise, (), None, "Clear the schedule")


def adopt(exercise: Exercise, assignments: Iterable[Assignment], schedule: Schedule | None) -> ChangeSet:
    """Put a solver's schedule in the place of the present one.

    Args:
        exercise: The exercise.
        assignments: Where each scheduled event is, in order; all others are unscheduled.
        schedule: What the solve said of the whole.

    Raises:
        InputError: An assignment refers to what the exercise does not have (any more).
    """
    placed = tuple(
        replace(item, rank=rank, start=fixed(item.start), end=fixed(item.end))
        for rank, item in enumerate(assignments)
    )
    require_references(exercise, placed)
    return _replaced(exercise, placed, schedule, "Adopt a schedule")


def _new_place(exercise: Exercise, event: Event, start: datetime) -> Assignment:
    return Assignment(
        id=event.id,
        rank=exercise.next_rank(Assignment),
        start=start,
        end=start,
        venue=event.venues[0] if len(event.venues) == 1 else None,
        units=tuple(Place(unit=unit) for unit in event.units),
    )


def _put(exercise: Exercise, assignment: Assignment, label: str) -> ChangeSet:
    before = exercise.get(Assignment, assignment.id)
    if before == assignment:
        return ChangeSet(label)
    changeset = ChangeSet(label, (Change(before, assignment),))
    require_valid(exercise, (assignment,))
    return without_schedule(exercise, changeset)


def _replaced(
    exercise: Exercise, placed: tuple[Assignment, ...], schedule: Schedule | None, label: str
) -> ChangeSet:
    after = {item.id: item for item in placed}
    before = exercise.table(Assignment)
    changes = [Change(item, None) for item in exercise.assignments if item.id not in after]
    changes.extend(Change(before.get(item.id), item) for item in placed if before.get(item.id) != item)
    if exercise.schedule != schedule:
        changes.append(Change(exercise.schedule, schedule))
    return ChangeSet(label, tuple(changes))
