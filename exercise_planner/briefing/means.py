"""Means: what a pack reckons with and does not know itself: calendars of nations, times of travel."""

from collections.abc import Callable
from dataclasses import dataclass

from exercise_planner.domain.burden import Travel
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.lead_times import DaysOff


@dataclass(frozen=True, slots=True)
class Means:
    """What a pack reckons with that others know.

    Args:
        days_off: The weekends and holidays of each nation.
        travel: How long travel takes between the venues of an exercise.
    """

    days_off: DaysOff
    travel: Callable[[Exercise], Travel]
