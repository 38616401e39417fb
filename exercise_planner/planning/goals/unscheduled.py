"""Unscheduled: optional events left out, by priority."""

from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable


class Unscheduled(Goal):
    """``sum of 6 - priority`` over optional events left out."""

    code = "unscheduled"
    title = "Optional events left out"
    unit = "priority points"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        return sum(
            6 - task.event.priority
            for task in timetable.problem.tasks
            if task.event.optional and task.id not in timetable.bookings
        )
