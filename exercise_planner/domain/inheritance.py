"""Inheritance of markings: what an unmarked record takes from what it belongs to, where a policy says so."""

from dataclasses import replace

from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Marking, Record
from exercise_planner.domain.rollup import policy_of
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue

ABOVE: dict[type[Record], tuple[type[Record], str]] = {
    Unit: (Nation, "nation"),
    Venue: (Nation, "nation"),
    Agreement: (Nation, "host"),
    Event: (Phase, "phase"),
    Milestone: (Venue, "venue"),
}
"""What a record belongs to, and in which of its fields that is said."""


def inherited(record: Record, exercise: Exercise) -> Marking | None:
    """The marking that holds for a record: its own, else that of what it belongs to, else the default.

    Without a policy that says so there is neither inheritance nor default: what is not marked is
    unclassified and to all.

    Args:
        record: A record of the plan.
        exercise: Whose it is.
    """
    policy = policy_of(exercise)
    if record.marking is not None or isinstance(record, Details | Assignment | Schedule):
        return record.marking
    if policy.inherit and type(record) in ABOVE:
        kind, name = ABOVE[type(record)]
        above = exercise.get(kind, getattr(record, name))
        if above is not None:
            return inherited(above, exercise)
    return policy.default


def with_inherited(exercise: Exercise) -> Exercise:
    """The exercise with the marking that holds for each record written into it."""
    policy = policy_of(exercise)
    if not policy.inherit and policy.default is None:
        return exercise
    return Exercise(
        replace(record, marking=inherited(record, exercise)) if record.marking is None else record
        for record in exercise.records()
    )
