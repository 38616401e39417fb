"""Requirement: each place is filled by a capable unit of a nation that may fill it."""

from collections.abc import Iterable

from exercise_planner.domain.event import Requirement
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.schedule import Place
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class FilledRequirement(Rule):
    """For each requirement: ``count`` distinct capable units, from at least ``min_nations`` nations."""

    code = "requirement"
    title = "Its places are filled by units that can"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        requires = item.task.event.requires
        filled: list[list[Place]] = [[] for _ in requires]
        for place in item.places:
            if place.requirement is None:
                continue
            if place.requirement >= len(requires):
                text = f"{item.task.name} has no requirement number {place.requirement} for a unit to fill"
                yield self.finding(text, item.subject, Subject("unit", place.unit))
            else:
                filled[place.requirement].append(place)
        for requirement, places in zip(requires, filled, strict=True):
            yield from self._of_requirement(problem, item, requirement, places)

    def _of_requirement(
        self, problem: Problem, item: Booking, requirement: Requirement, places: list[Place]
    ) -> Iterable[Finding]:
        name, what = item.task.name, requirement.capability
        units = [problem.exercise.get(Unit, place.unit) for place in places]
        known = [unit for unit in units if unit is not None]
        if len(places) != requirement.count:
            text = f"{name} needs {requirement.count} × {what}, and has {len(places)}"
            yield self.finding(text, item.subject)
        for unit in known:
            if what not in unit.capabilities:
                text = f"{unit.name} fills a place of {name} for {what}, which it cannot do"
                yield self.finding(text, item.subject, Subject("unit", unit.id))
            if requirement.nations and unit.nation not in requirement.nations:
                text = f"{unit.name} fills a place of {name} for {what}, which is not open to its nation"
                yield self.finding(
                    text, item.subject, Subject("unit", unit.id), Subject("nation", unit.nation)
                )
        nations = {unit.nation for unit in known}
        if len(nations) < requirement.min_nations:
            text = (
                f"{name} needs {what} from at least {requirement.min_nations} nations, and has {len(nations)}"
            )
            yield self.finding(text, item.subject)
