"""Blockers: which events of a draft stand in the way of another one at a spot."""

from collections.abc import Iterable, Iterator, Sequence

from exercise_planner.planning.solver.drafting.diary import Entry
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.drafting.staff import Places, Staffing
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item

Costs = Sequence[float]
"""What it costs to strike out an event, by item."""

SOME = 3
"""Free units more than there are places that are tried before all are looked at."""

ENOUGH = 6
"""Busy units for each place that are looked at; which ones differs from start to start."""


class Blockers:
    """Finds a cheap set of events to strike out so that another one can be held.

    Args:
        draft: The draft.
        costs: What it costs to strike out an event.
    """

    def __init__(self, draft: Draft, costs: Costs) -> None:
        self.draft = draft
        self.costs = costs

    def of(self, item: Item, venue: int, start: int) -> dict[int, None] | None:
        """The events in the way; None where no units could be found even without them."""
        gone: dict[int, None] = {}
        end = start + item.slots
        for link in item.links:
            spot = self.draft.spots[link.other]
            if spot is not None and not link.least <= start - spot.start <= link.most:
                gone[link.other] = None
        for unit in item.named:
            self._free_unit(unit, venue, start, end, gone)
        for pool, amount in item.pools:
            drawn = [
                (entry, dict(self.draft.items[entry.item].pools)[pool])
                for entry in self.draft.drawing[pool].near(start, end, 0)
            ]
            self._relieve(drawn, self.draft.pools[pool].capacity - amount, start, gone)
        if venue != NOWHERE:
            self._free_venue(item, venue, start, end, gone)
        if item.vacancies and not self._free_places(item, venue, start, gone):
            return None
        return gone

    def cost(self, gone: Iterable[int]) -> float:
        """What it costs to strike out some events."""
        return sum(self.costs[index] for index in gone)

    def _free_unit(self, unit: int, venue: int, start: int, end: int, gone: dict[int, None]) -> None:
        diary = self.draft.diaries[unit]
        gone.update(dict.fromkeys(diary.clashes(venue, start, end)))
        for day, minutes in diary.overwork(start, end, gone):
            duty = [pair for pair in diary.on_duty(day) if pair[0] not in gone]
            gone.update(dict.fromkeys(self._cheapest(duty, minutes)))

    def _relieve(self, loads: list[tuple[Entry, int]], limit: int, start: int, gone: dict[int, None]) -> None:
        """Strike out the cheapest of some events until at no slot more than a limit is taken."""
        for moment in dict.fromkeys(max(start, entry.start) for entry, _ in loads):
            here = [
                (entry.item, load)
                for entry, load in loads
                if load and entry.start <= moment < entry.end and entry.item not in gone
            ]
            over = sum(load for _, load in here) - limit
            gone.update(dict.fromkeys(self._cheapest(here, over)))

    def _cheapest(self, loads: list[tuple[int, int]], over: int) -> Iterator[int]:
        """Of events with what they take, some that take enough together, and cost little for that."""
        for index, load in sorted(loads, key=lambda pair: self.costs[pair[0]] / pair[1]):
            if over <= 0:
                break
            yield index
            over -= load

    def _free_venue(self, item: Item, venue: int, start: int, end: int, gone: dict[int, None]) -> None:
        diary = self.draft.venues[venue]
        ground = diary.ground
        near = list(diary.rota.near(start, end, ground.turnaround))
        if ground.max_events == 1:
            gone.update(dict.fromkeys(entry.item for entry in near))
            return
        self._relieve([(entry, 1) for entry in near], ground.max_events - 1, start, gone)
        if ground.max_people is not None:
            people = [(entry, self._people(entry.item)) for entry in near]
            self._relieve(people, ground.max_people - item.people, start, gone)

    def _people(self, index: int) -> int:
        spot = self.draft.spots[index]
        return self.draft.people_of(self.draft.items[index], spot.places if spot else ())

    def _free_places(self, item: Item, venue: int, start: int, gone: dict[int, None]) -> bool:
        """Find units, those first that are free; strike out the events of those that are not."""
        able = {
            unit: None
            for vacancy in item.vacancies
            for unit in vacancy.units
            if item.with_unit(venue, unit) >> start & 1
        }
        room, free = self._room(venue), dict[int, float]()
        for unit in self._idle(item, venue, start, able):
            free[unit] = 0.0
            if len(free) == item.places + SOME and self._staff(item, free, room) is not None:
                return True
        if self._staff(item, free, room) is not None:
            return True
        busy: dict[int, dict[int, None]] = {}
        others = [unit for unit in able if unit not in free]
        turn = start % len(others) if others else 0
        for unit in (others[turn:] + others[:turn])[: ENOUGH * item.places]:
            mine = busy[unit] = dict(gone)
            self._free_unit(unit, venue, start, start + item.slots, mine)
        before = self.cost(gone)
        chosen = self._staff(
            item, free | {unit: self.cost(mine) - before for unit, mine in busy.items()}, room
        )
        for _, unit in chosen or ():
            gone.update(busy.get(unit, {}))
        return chosen is not None

    def _idle(self, item: Item, venue: int, start: int, able: Iterable[int]) -> Iterator[int]:
        """Those of some units that are free."""
        diaries, at_work = self.draft.diaries, self.draft.busy_units(start, item.slots)
        for unit in able:
            if not at_work >> unit & 1 and diaries[unit].is_open(venue, start, item.slots):
                yield unit

    def _room(self, venue: int) -> int | None:
        return None if venue == NOWHERE else self.draft.terms.grounds[venue].max_people

    def _staff(self, item: Item, costs: dict[int, float], room: int | None) -> Places | None:
        terms = self.draft.terms
        return Staffing(terms.members, terms.foes, item, costs, room).choose()
