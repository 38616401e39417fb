"""Venue availability: an event runs only while its venue is open."""

from collections.abc import Iterable

from exercise_planner.domain.venue import Venue
from exercise_planner.planning.availability import limits_of
from exercise_planner.planning.fact import Limit
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule


class VenueAvailability(Rule):
    """``[start, end)`` lies in one available period, if any is given, and in no unavailable one."""

    code = "venue_availability"
    title = "While its venue is open"

    def of_ground(self, problem: Problem, venue: Venue) -> Iterable[Limit]:
        return limits_of(self.code, problem, venue, venue.available, venue.unavailable)
