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
        self._values: dict[tuple[Need, str], frozenset[str]] = {}

    def _party(self, unit: Unit) -> Party:
        if unit.id not in self._parties:
            self._parties[unit.id] = party_of_unit(self.exercise, unit)
        return self._parties[unit.id]

    def _of_unit(self, need: Need, unit: Unit) -> frozenset[str]:
        key = (need, unit.id)
        if key not in self._values:
            self._values[key] = self._party(unit).values(need)
        return self._values[key]

    def _fixed(self, task: Task) -> list[Party]:
        staff = (self.exercise.get(Nation, nation_id) for nation_id in task.event.nations)
        parties = [self._party(unit) for unit in dict.fromkeys(task.units)]
        return parties + [party_of_nation(nation) for nation in staff if nation is not None]

    def of(self, task: Task) -> tuple[Sharing, ...] | None:
        """What must be shared; None where those who take part in any case do not."""
        if not task.event.interoperability:
            return ()
        fixed, lead = self._fixed(task), lead_of(self.exercise, task.event.lead)
        found = []
        for need in task.event.interoperability:
            if any(True for _ in gaps(need, fixed, lead)):
                return None
            if need.rule is not NeedRule.LEAD:
                own = [party.values(need) for party in fixed]
                common = frozenset.intersection(*own) if own else None
                values = {self._index(unit): self._of_unit(need, unit) for unit in _candidates(task)}
                found.append(Sharing(need.rule, common, values))
        return tuple(found)

    def _index(self, unit: Unit) -> int:
        return self._indices[unit.id]

    @cached_property
    def _indices(self) -> dict[str, int]:
        return {member.unit.id: member.index for member in self.members}

    def barred(self, task: Task) -> frozenset[int]:
        """The units that share too little with those who take part in any case."""
        if not task.event.interoperability:
            return frozenset()
        fixed, lead = self._fixed(task), lead_of(self.exercise, task.event.lead)
        return frozenset(
            self._index(unit)
            for unit in _candidates(task)
            if any(
                any(True for _ in gaps(need, [*fixed, self._party(unit)], lead))
                for need in task.event.interoperability
            )
        )


def _candidates(task: Task) -> Iterable[Unit]:
    return {unit.id: unit for opening in task.openings for unit in opening.candidates}.values()
