"""Exercises, schedules of them, and what befalls them: for the tests of repairs."""

import random
from dataclasses import replace
from datetime import timedelta

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.timespan import Period
from exercise_planner.edits import triggers
from exercise_planner.edits.schedule import adopt
from exercise_planner.planning.goals.stability import chosen_units
from tests.planning.planning_cases import Case, random_exercise

Places = tuple[Assignment, ...]


def scheduled(seed: int, events: int = 4, days: int = 3) -> Exercise | None:
    """A random exercise with a schedule that breaks no rule; None where there is none."""
    exercise = random_exercise(seed, events, days, optional=seed % 3 == 0)
    first = Case(exercise).first()
    return exercise.with_changes(adopt(exercise, first, Schedule())) if first else None


def trouble(exercise: Exercise, dice: random.Random) -> ChangeSet:
    """Something that befalls an exercise."""
    details = exercise.details
    day = details.from_ + timedelta(days=dice.randrange((details.to - details.from_).days + 1))
    event = exercise.the(Event, dice.choice(exercise.assignments).id)
    kind = dice.randrange(6)
    if kind == 0:
        return triggers.lose_venue(exercise, dice.choice(exercise.venues).id, day, day)
    if kind == 1:
        return triggers.withdraw(exercise, dice.choice(exercise.nations).id, dice.choice((None, day)))
    if kind == 2:
        return triggers.withdraw(exercise, dice.choice(exercise.units).id, dice.choice((None, day)))
    if kind == 3:
        return triggers.close(exercise, Period(from_=day, to=day))
    if kind == 4:
        return triggers.lengthen(exercise, event.id, event.duration_minutes + details.slot_minutes)
    return triggers.lose_venue(exercise, dice.choice(exercise.venues).id)


def differing(before: Places, after: Places) -> tuple[int, int]:
    """How many events of an earlier schedule are held otherwise, or not at all; and how many parts."""
    now = {one.id: one for one in after}
    counts = [_parts(one, now.get(one.id)) for one in before]
    return sum(count > 0 for count in counts), sum(counts)


def _parts(before: Assignment, after: Assignment | None) -> int:
    if after is None:
        return 1 + (before.venue is not None) + bool(chosen_units(before))
    return (
        (before.start != after.start)
        + (before.venue != after.venue)
        + (chosen_units(before) != chosen_units(after))
    )


def bare(assignment: Assignment) -> Assignment:
    """An assignment without what may differ between equal places."""
    units = tuple(sorted(assignment.units, key=lambda place: (place.requirement is not None, place.unit)))
    return replace(assignment, rank=0, units=units)
