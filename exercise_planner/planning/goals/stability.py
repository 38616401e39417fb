"""Stability: what differs from an earlier schedule."""

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Booking, Timetable


class Stability(Goal):
    """Changes against the earlier schedule: an event's start, venue or chosen units that differ, 1 each."""

    code = "stability"
    title = "Changes against the earlier schedule"
    unit = "changes"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        known = timetable.problem.task_of
        return sum(
            differences(earlier, timetable.bookings.get(event_id), timetable)
            for event_id, earlier in baseline.items()
            if event_id in known
        )


def chosen_units(assignment: Assignment) -> frozenset[str]:
    """The units that an assignment chose for places."""
    return frozenset(place.unit for place in assignment.units if place.requirement is not None)


def differences(earlier: Assignment, now: Booking | None, timetable: Timetable) -> int:
    """How many of start, venue and chosen units differ; an event left out has lost all that it had."""
    if now is None:
        return 1 + (earlier.venue is not None) + bool(chosen_units(earlier))
    return (
        (timetable.problem.minute(earlier.start) != now.start)
        + (earlier.venue != now.venue_id)
        + (chosen_units(earlier) != now.chosen)
    )
