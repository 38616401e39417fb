"""What packs reckon with, from the packages that know it."""

from exercise_planner.briefing.means import Means
from exercise_planner.domain.burden import Travel
from exercise_planner.domain.exercise import Exercise
from exercise_planner.planning.holidays import days_off
from exercise_planner.planning.travel import TravelTimes


def _travel(exercise: Exercise) -> Travel:
    return TravelTimes(exercise).minutes


MEANS = Means(days_off, _travel)
"""The calendars of nations, and the times that the checker and the solver reckon with too."""
