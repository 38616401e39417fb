"""Makespan: how late the last event ends."""

from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable


class Makespan(Goal):
    """``max of end(event)`` in slots from the exercise's first slot."""

    code = "makespan"
    title = "End of the last event"
    unit = "slots"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        latest = max((item.end for item in timetable.bookings.values()), default=0)
        return -(-latest // timetable.problem.slot)
