"""Earliness: how early events start."""

from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable


class Earliness(Goal):
    """``sum of start(event)`` in slots."""

    code = "earliness"
    title = "Early starts"
    unit = "slots"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        return sum(item.start // timetable.problem.slot for item in timetable.bookings.values())
