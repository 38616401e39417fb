"""Score: the weighted sum of the goals of a draft, kept up to date as events come and go."""

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from exercise_planner.domain.relation import RelationRule
from exercise_planner.planning.goals.balance import availability
from exercise_planner.planning.goals.objectives import pairs
from exercise_planner.planning.goals.stability import chosen_units
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item

if TYPE_CHECKING:
    from exercise_planner.planning.solver.drafting.draft import Draft, Spot


class Score:
    """The goals of a draft, each in its own unit as in ``planning.goals``.

    Args:
        terms: The problem.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.weights = terms.weights
        self.earliness = 0
        self.travel = 0
        self.avoid = 0
        self.changes = 0
        self.unscheduled = sum(self._worth(item) for item in terms.items)
        self._ends = [0] * (terms.slots + 1)
        self._last = 0
        self._set_up_objectives()
        self._set_up_nations()
        self._set_up_baseline()

    @staticmethod
    def _worth(item: Item) -> int:
        return 6 - item.task.event.priority if item.task.event.optional else 0

    def _set_up_objectives(self) -> None:
        exercise, nation = self.terms.problem.exercise, self.terms.nation
        wanted = pairs(exercise) if self.weights.objectives else {}
        self._wanted = {(one, nation(nation_id)): weight for (one, nation_id), weight in wanted.items()}
        self._met = dict.fromkeys(self._wanted, 0)
        self.unmet = sum(self._wanted.values())

    def _set_up_nations(self) -> None:
        exercise, nation = self.terms.problem.exercise, self.terms.nation
        self._shy: dict[int, set[int]] = {}
        for relation in exercise.relations if self.weights.avoid else ():
            if relation.rule is RelationRule.AVOID:
                for a, b in combinations(dict.fromkeys(relation.between), 2):
                    self._shy.setdefault(nation(a), set()).add(nation(b))
                    self._shy.setdefault(nation(b), set()).add(nation(a))
        minutes = availability(self.terms.problem) if self.weights.balance else {}
        self._available = {nation(nation_id): minutes[nation_id] for nation_id in minutes}
        self._duty = dict.fromkeys(self._available, 0)

    def _set_up_baseline(self) -> None:
        terms = self.terms
        self.earlier: dict[int, tuple[int | None, int | None, frozenset[int]]] = {}
        for event_id, assignment in terms.baseline.items():
            task = terms.problem.task_of.get(event_id)
            if task is None:
                continue
            minute = terms.problem.minute(assignment.start)
            self.earlier[task.index] = (
                minute // terms.problem.slot if minute % terms.problem.slot == 0 else None,
                terms.venue_index.get(assignment.venue),
                frozenset(terms.unit_index.get(unit, -1) for unit in chosen_units(assignment)),
            )
            self.changes += 1 + (assignment.venue is not None) + bool(chosen_units(assignment))

    @property
    def makespan(self) -> int:
        """The slot at which the last event ends."""
        while self._last and not self._ends[self._last]:
            self._last -= 1
        return self._last

    @property
    def balance(self) -> float:
        """The difference of burden between nations, in percent."""
        if not self._duty:
            return 0
        shares = [10_000 * duty // self._available[nation] for nation, duty in self._duty.items()]
        return (max(shares) - min(shares)) / 100

    @property
    def value(self) -> float:
        """The weighted sum: what is minimised."""
        weights = self.weights
        return (
            weights.unscheduled * self.unscheduled
            + weights.makespan * self.makespan
            + weights.earliness * self.earliness
            + weights.objectives * self.unmet
            + weights.avoid * self.avoid
            + weights.travel * self.travel
            + (weights.balance * self.balance if weights.balance else 0)
            + weights.stability * self.changes
        )

    def count(self, draft: "Draft", item: Item, spot: "Spot", sign: int) -> None:
        """Count an event in (1) or out (-1); while it is in no diary of its units."""
        end = spot.start + item.slots
        self._ends[end] += sign
        if sign > 0 and end > self._last:
            self._last = end
        self.earliness += sign * spot.start
        self.unscheduled -= sign * self._worth(item)
        nations = draft.nations_of(item, spot)
        if self._wanted:
            self._count_objectives(item, nations, sign)
        if self._shy and self._embarrassed(nations):
            self.avoid += sign
        if self.weights.travel:
            self.travel += sign * self.detour(draft, item, spot)
        for unit in (*item.named, *spot.units) if self._duty else ():
            nation = self.terms.members[unit].nation
            if nation in self._duty:
                self._duty[nation] += sign * item.task.length
        if item.index in self.earlier:
            self.changes -= sign * self.kept(item, spot)

    def _count_objectives(self, item: Item, nations: Sequence[int], sign: int) -> None:
        for objective in dict.fromkeys(item.task.event.objectives):
            for nation in nations:
                pair = (objective, nation)
                if pair in self._met:
                    self._met[pair] += sign
                    if self._met[pair] == (sign > 0):
                        self.unmet -= sign * self._wanted[pair]

    def _embarrassed(self, nations: Sequence[int]) -> bool:
        return any(not self._shy.get(nation, set()).isdisjoint(nations) for nation in nations)

    def detour(self, draft: "Draft", item: Item, spot: "Spot") -> int:
        """Minutes of travel more when an event is added that is not in the diaries of its units."""
        if spot.venue == NOWHERE:
            return 0
        units = (*item.named, *spot.units)
        return sum(draft.diaries[unit].detour(spot.start, spot.venue) for unit in units)

    def kept(self, item: Item, spot: "Spot") -> int:
        """How many parts of the earlier place are kept."""
        start, venue, units = self.earlier[item.index]
        had_units, had_venue = bool(units), venue != NOWHERE
        lost = (start != spot.start) + (venue != spot.venue) + (units != frozenset(spot.units))
        return 1 + had_venue + had_units - lost

    def cost(self, draft: "Draft", item: Item, spot: "Spot") -> float:
        """What an event would cost at a spot, the gain of scheduling it left aside."""
        weights, found = self.weights, 0.0
        late = spot.start + item.slots - self.makespan
        if late > 0:
            found += weights.makespan * late
        found += weights.earliness * spot.start
        if self._wanted or self._shy:
            nations = draft.nations_of(item, spot)
            if self._shy and self._embarrassed(nations):
                found += weights.avoid
            found -= weights.objectives * self._newly_met(item, nations)
        if weights.travel:
            found += weights.travel * self.detour(draft, item, spot)
        if weights.stability and item.index in self.earlier:
            found -= weights.stability * self.kept(item, spot)
        return found

    def _newly_met(self, item: Item, nations: Sequence[int]) -> float:
        return sum(
            self._wanted[objective, nation]
            for objective in dict.fromkeys(item.task.event.objectives)
            for nation in nations
            if self._met.get((objective, nation), 1) == 0
        )

    def company(self, item: Item, unit: int) -> float:
        """What it costs that the nation of a unit takes part in an event: who avoids it, objectives met."""
        nation, found = self.terms.members[unit].nation, 0.0
        if nation in item.nations:
            return found
        if not self._shy.get(nation, set()).isdisjoint(item.nations):
            found += self.weights.avoid
        return found - self.weights.objectives * self._newly_met(item, (nation,))

    def gain(self, item: Item) -> float:
        """What scheduling an event is worth by itself."""
        return self.weights.unscheduled * self._worth(item)

    def burden(self, unit: int) -> float:
        """How much of its availability the nation of a unit is on duty, where that is balanced."""
        nation = self.terms.members[unit].nation
        return self._duty[nation] / self._available[nation] if nation in self._duty else 0.0
