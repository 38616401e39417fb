"""Light: an event that needs daylight or darkness has it from start to end."""

from collections.abc import Iterable

from exercise_planner.domain.event import Light
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Fact, Limit, Relaxation
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule


class Daylight(Rule):
    """``[start, end)`` lies between one sunrise and sunset, or one civil dusk and dawn, at the venue.

    A venue without position has no sun to reckon with, and sets no limit.
    """

    code = "light"
    title = "In the light it needs"

    def of_venue(self, problem: Problem, task: Task, venue: Venue) -> Iterable[Limit]:
        light = task.event.light
        if light is Light.ANY or venue.position is None:
            return
        spans = problem.sun.days(venue.position) if light is Light.DAY else problem.sun.nights(venue.position)
        yield Limit(lambda: self._light(task, venue), spans)

    def _light(self, task: Task, venue: Venue) -> Fact:
        light = task.event.light
        what = "in daylight" if light is Light.DAY else "in darkness"
        own = Subject("event", task.id)
        ease = Relaxation(f"Let {task.name} be held in any light", own, ("light",), "ANY", cost=4)
        text = f"{task.name} is held {what} at {venue.name}"
        return Fact(self.code, text, (own, Subject("venue", venue.id)), (ease,))
