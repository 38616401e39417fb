"""Unit travel: a unit has the time to get from one venue to the next."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.overlap import pairs_closer_than
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class UnitTravel(Rule):
    """``start(b) - end(a) >= travel(venue(a), venue(b))`` for each two events a before b of a unit."""

    code = "unit_travel"
    title = "Time to travel between venues"

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        placed = tuple(item for item in items if item.venue_id is not None)
        venues = {item.venue_id for item in placed}
        if len(venues) < 2:
            return
        longest = max(problem.travel.minutes(a, b, unit.speed_kmh) for a in venues for b in venues)
        for earlier, later in pairs_closer_than(placed, longest):
            gap = later.start - earlier.end
            needed = problem.travel.minutes(earlier.venue_id, later.venue_id, unit.speed_kmh)
            if 0 <= gap < needed:
                text = (
                    f"{unit.name} needs {needed} minutes from {_place(earlier)} to {_place(later)}, "
                    f"and has {gap} between {earlier.task.name} and {later.task.name}"
                )
                yield self.finding(text, Subject("unit", unit.id), earlier.subject, later.subject)


def _place(item: Booking) -> str:
    return item.venue.name if item.venue else str(item.venue_id)
