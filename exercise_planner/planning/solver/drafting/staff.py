"""Staff: which units fill the places of an event."""

from collections.abc import Mapping

from exercise_planner.domain.event import NeedRule
from exercise_planner.planning.solver.drafting.terms import Item, Member, Vacancy

PATIENCE = 200
"""Choices taken back before the search for units gives up."""


Places = tuple[tuple[int, int], ...]
"""Units chosen, as (index of the requirement, unit)."""


class Staffing:
    """Searches units for the places of one event, the cheapest first, depth first.

    Args:
        members: All units.
        foes: The nations that must never meet, by nation.
        item: The event.
        costs: What each unit costs that may be chosen; units that are missing may not.
        people: How many people there is room for; None for any number.
    """

    def __init__(
        self,
        members: list[Member],
        foes: Mapping[int, set[int]],
        item: Item,
        costs: Mapping[int, float],
        people: int | None,
    ) -> None:
        self.members = members
        self.foes = foes
        self.item = item
        self.taken: list[int] = []
        self.room = None if people is None else people - item.people
        self._common = [[sharing.fixed] for sharing in item.sharing]
        self._want = item.task.event.min_nations
        rank = {unit: (unit not in item.locked, cost, unit) for unit, cost in costs.items()}
        ranked = [
            (vacancy, sorted((unit for unit in vacancy.units if unit in costs), key=rank.__getitem__))
            for vacancy in item.vacancies
        ]
        ranked.sort(key=lambda pair: len(pair[1]) - pair[0].count)
        self.enough = all(len(units) >= vacancy.count for vacancy, units in ranked)
        self.order = [pair for pair in ranked for _ in range(pair[0].count)] if self.enough else []
        self._plain = not (
            foes or item.sharing or item.locked or self._want or self.room is not None
        ) and all(vacancy.min_nations < 2 for vacancy in item.vacancies)

    def choose(self) -> Places | None:
        """The units chosen; None where none were found."""
        if not self.enough or not self._possible():
            return None
        number, patience, order = 0, PATIENCE, self.order
        at = [0] * (len(order) + 1)
        while number < len(order):
            units, position = order[number][1], at[number]
            while position < len(units) and not self._fits(number, units[position]):
                position += 1
            if position < len(units):
                at[number] = position + 1
                self._take(units[position])
                number += 1
                again = number < len(order) and order[number] is order[number - 1]
                at[number] = position + 1 if again else 0
            else:
                number, patience = number - 1, patience - 1
                if number < 0 or not patience:
                    return None
                self._untake()
        return tuple((pair[0].index, unit) for pair, unit in zip(order, self.taken, strict=True))

    def _possible(self) -> bool:
        """Whether nothing is wrong before any unit is chosen."""
        if self.room is not None and self.room < 0:
            return False
        places = len(self.order)
        return len(self.item.locked) <= places and len(self.item.nations) + places >= self._want

    def _fits(self, number: int, unit: int) -> bool:
        if unit in self.taken:
            return False
        if self._plain:
            return True
        left = len(self.order) - number - 1
        return (
            self._friendly(unit)
            and self._shares(unit)
            and self._nations_suffice(number, unit, left)
            and (self.room is None or self.members[unit].unit.personnel <= self.room)
            and len(self.item.locked.difference(self.taken, (unit,))) <= left
        )

    def _friendly(self, unit: int) -> bool:
        foes = self.foes.get(self.members[unit].nation)
        return not foes or not any(self.members[other].nation in foes for other in self.taken)

    def _shares(self, unit: int) -> bool:
        for sharing, common in zip(self.item.sharing, self._common, strict=True):
            own = sharing.values[unit]
            if sharing.rule is NeedRule.COMMON:
                known = common[-1]
                if not (own if known is None else own & known):
                    return False
            elif any(not own & sharing.values[other] for other in self.taken):
                return False
        return True

    def _nations_suffice(self, number: int, unit: int, left: int) -> bool:
        nations = {self.members[other].nation for other in (*self.taken, unit)}
        if len(nations.union(self.item.nations)) + left < self._want:
            return False
        vacancy: Vacancy = self.order[number][0]
        if vacancy.min_nations < 2:
            return True
        mine = [other for pair, other in zip(self.order, self.taken, strict=False) if pair[0] is vacancy]
        nations = {self.members[other].nation for other in (*mine, unit)}
        return len(nations) + vacancy.count - len(mine) - 1 >= vacancy.min_nations

    def _take(self, unit: int) -> None:
        self.taken.append(unit)
        if self.room is not None:
            self.room -= self.members[unit].unit.personnel
        for sharing, common in zip(self.item.sharing, self._common, strict=True):
            known, own = common[-1], sharing.values[unit]
            common.append(own if known is None else own & known)

    def _untake(self) -> None:
        unit = self.taken.pop()
        if self.room is not None:
            self.room += self.members[unit].unit.personnel
        for common in self._common:
            common.pop()
