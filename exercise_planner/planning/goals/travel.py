"""Travel: what units travel from venue to venue."""

from itertools import pairwise

from exercise_planner.domain.unit import Unit
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable


class TravelMinutes(Goal):
    """Minutes of travel of all units, each from venue to venue in the order of its events."""

    code = "travel"
    title = "Travel of units between venues"
    unit = "minutes"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        problem, minutes = timetable.problem, 0
        for unit in problem.exercise.all(Unit):
            stops = [item.venue_id for item in timetable.of_key("unit", unit.id) if item.venue_id is not None]
            minutes += sum(problem.travel.minutes(a, b, unit.speed_kmh) for a, b in pairwise(stops))
        return minutes
