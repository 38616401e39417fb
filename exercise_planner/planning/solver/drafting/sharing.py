"""Sharing: which standards the participants of events must share, and which units cannot."""

from collections.abc import Iterable
from functools import cached_property

from exercise_planner.domain.event import Need, NeedRule
from exercise_planner.domain.interoperability import Party, gaps, lead_of, party_of_nation, party_of_unit
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.drafting.terms import Member, Sharing


class Sharings:
    """Works out what the participants of events must share.

    Args:
        problem: The problem.
        members: Its units.
    """

    def __init__(self, problem: Problem, members: list[Member]) -> None:
        self.exercise = problem.exercise
        self.members = members
        self._parties: dict[str, Party] = {}
        self._values: dict[Need, dict[int, frozenset[str]]] = {}

    def _party(self, unit: Unit) -> Party:
        if unit.id not in self._parties:
            self._parties[unit.id] = party_of_unit(self.exercise, unit)
        return self._parties[unit.id]

    def _of_units(self, need: Need, units: Iterable[Unit]) -> dict[int, frozenset[str]]:
        """What each unit has of what a need asks for, by its index."""
        known, found = self._values.setdefault(need, {}), dict[int, frozenset[str]]()
        for unit in units:
            index = self._indices[unit.id]
            if index not in known:
                known[index] = self._party(unit).values(need)
            found[index] = known[index]
        return found

    def _fixed(self, task: Task) -> list[Party]:
        staff = (self.exercise.get(Nation, nation_id) for nation_id in task.event.nations)
        parties = [self._party(unit) for unit in dict.fromkeys(task.units)]
        return parties + [party_of_nation(nation) for nation in staff if nation is not None]

    def of(self, task: Task) -> tuple[tuple[Sharing, ...] | None, frozenset[int]]:
        """What must be shared, and the units that share too little with those who take part in any case.

        What must be shared is None where those who take part in any case do not share it.
        """
        if not task.event.interoperability:
            return (), frozenset()
        fixed, lead = self._fixed(task), lead_of(self.exercise, task.event.lead)
        candidates = {unit.id: unit for opening in task.openings for unit in opening.candidates}.values()
        found, barred = [], set[int]()
        for need in task.event.interoperability:
            if any(True for _ in gaps(need, fixed, lead)):
                return None, frozenset()
            own = [party.values(need) for party in fixed]
            values = self._of_units(need, candidates)
            if need.rule is NeedRule.LEAD:
                wanted = [lead.values(need)] if lead is not None else [frozenset[str]()]
            else:
                common = frozenset.intersection(*own) if own else None
                found.append(Sharing(need.rule, common, values))
                wanted = own if need.rule is NeedRule.PAIRWISE else [common] if common is not None else []
            barred.update(
                index
                for index, has in values.items()
                if any(one.isdisjoint(has) for one in wanted) or (need.rule is NeedRule.COMMON and not has)
            )
        return tuple(found), frozenset(barred)

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {member.unit.id: member.index for member in self.members}
