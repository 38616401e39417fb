"""Interoperability: the participants of an event share the standards that it needs."""

from collections.abc import Iterable

from exercise_planner.domain.event import Need, NeedRule
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.interoperability import Party, gaps, lead_of, party_of_nation, party_of_unit
from exercise_planner.domain.nation import Nation
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class Interoperability(Rule):
    """``COMMON``: a value that all have; ``PAIRWISE``: each two share one; ``LEAD``: each and the lead do."""

    code = "interoperability"
    title = "With standards that its participants share"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        if not item.task.event.interoperability:
            return
        exercise = problem.exercise
        staff = (exercise.get(Nation, nation_id) for nation_id in item.task.event.nations)
        parties = [party_of_unit(exercise, unit) for unit in item.units]
        parties += [party_of_nation(nation) for nation in staff if nation is not None]
        lead = lead_of(exercise, item.task.event.lead)
        for need in item.task.event.interoperability:
            for gap in gaps(need, parties, lead):
                yield self.finding(_sentence(item, need, gap), item.subject, *(one.subject for one in gap))


def _sentence(item: Booking, need: Need, gap: tuple[Party, ...]) -> str:
    names = [party.name for party in gap]
    what = need.dimension.replace("_", " ")
    if need.accept:
        what = f"{what} ({', '.join(need.accept)})"
    if need.rule is NeedRule.COMMON:
        return f"{item.task.name} needs one {what} that all share, and there is none among {', '.join(names)}"
    if len(names) == 1:
        return f"{item.task.name} needs {what}, and {names[0]} has none"
    with_lead = " with its lead" if need.rule is NeedRule.LEAD else ""
    return f"{item.task.name} needs {what} shared{with_lead}, and {' and '.join(names)} share none"
