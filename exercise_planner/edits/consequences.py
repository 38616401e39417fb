"""What follows from a change: places in the schedule stay true to their events."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment, Place


def with_consequences(exercise: Exercise, changeset: ChangeSet) -> ChangeSet:
    """A change set with what must change along.

    An event's place in the schedule follows its duration, its named units and its requirements; the record of
    the last solve goes when a place changes, for it no longer describes the whole.

    Args:
        exercise: The exercise before.
        changeset: Changes of records; those of assignments stay as they are.
    """
    after = exercise.with_changes(changeset)
    own = {change.key for change in changeset.changes}
    follow_ups = tuple(
        Change(before, settled)
        for before in _concerned(after, changeset.changes)
        if (before.noun, before.id) not in own
        if (settled := settled_assignment(after, before)) != before
    )
    return without_schedule(exercise, ChangeSet(changeset.label, (*changeset.changes, *follow_ups)))


def without_schedule(exercise: Exercise, changeset: ChangeSet) -> ChangeSet:
    """The change set, and the record of the last solve removed where it alters a place in the schedule."""
    schedule = exercise.schedule
    if schedule is None or not changeset.touches(Assignment) or changeset.touches(type(schedule)):
        return changeset
    return ChangeSet(changeset.label, (*changeset.changes, Change(schedule, None)))


def settled_assignment(exercise: Exercise, assignment: Assignment) -> Assignment:
    """An assignment made true to its event: its end, its named units, no place that is not asked for."""
    event = exercise.the(Event, assignment.id)
    held = {place.unit: place for place in assignment.units}
    named = (held[unit] if _is_named(held.get(unit)) else Place(unit=unit) for unit in event.units)
    chosen = (
        place
        for place in assignment.units
        if place.requirement is not None
        and place.requirement < len(event.requires)
        and place.unit not in event.units
    )
    places = (*named, *chosen)
    return replace(
        assignment,
        end=end_of(exercise, event, assignment.start),
        units=assignment.units if set(places) == set(assignment.units) else places,
    )


def end_of(exercise: Exercise, event: Event, start: datetime) -> datetime:
    """When an event that starts then is over: its duration in whole slots."""
    return start + timedelta(minutes=event.occupied_minutes(exercise.details.slot_minutes))


def fixed(instant: datetime) -> datetime:
    """The instant with its offset alone.

    With a zone of its own an instant of the hour that autumn repeats equals nothing (PEP 495), and adding
    minutes to it reckons in local time, not in elapsed time.

    Raises:
        ValueError: It has no offset.
    """
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError("an instant needs an offset")
    return instant.replace(tzinfo=timezone(offset), fold=0)


def _is_named(place: Place | None) -> bool:
    return place is not None and place.requirement is None


def _concerned(after: Exercise, changes: Iterable[Change]) -> Iterator[Assignment]:
    for change in changes:
        if isinstance(change.after, Event) and _alters_place(change.before, change.after):
            assignment = after.get(Assignment, change.after.id)
            if assignment is not None:
                yield assignment
        elif _alters_grid(change.before, change.after):
            yield from after.assignments


def _alters_place(before: Record | None, after: Event) -> bool:
    return isinstance(before, Event) and (
        before.duration_minutes != after.duration_minutes
        or before.units != after.units
        or len(before.requires) > len(after.requires)
    )


def _alters_grid(before: Record | None, after: Record | None) -> bool:
    if not isinstance(before, Details) or not isinstance(after, Details):
        return False
    return before.slot_minutes != after.slot_minutes
