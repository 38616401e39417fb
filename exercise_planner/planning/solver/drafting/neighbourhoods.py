"""Neighbourhoods: which events of a draft are taken out together, to be put back better.

To add one: a method of Neighbourhoods and its line in ``all``.
"""

import random
from collections.abc import Callable, Iterable

from exercise_planner.planning.solver.drafting.diary import Entry
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item

Neighbourhood = Callable[[int], list[int]]
"""Gives up to so many events of the draft."""


class Neighbourhoods:
    """Picks related events.

    Args:
        draft: The draft.
        dice: Random choices.
    """

    def __init__(self, draft: Draft, dice: random.Random) -> None:
        self.draft = draft
        self.dice = dice
        self._events_of: list[list[int]] = [[] for _ in draft.terms.nations]
        for item in draft.items:
            units = (*item.named, *(unit for vacancy in item.vacancies for unit in vacancy.units))
            mine = (*item.nations, *(draft.terms.members[unit].nation for unit in units))
            for nation in dict.fromkeys(mine):
                self._events_of[nation].append(item.index)

    def all(self) -> list[Neighbourhood]:
        """All neighbourhoods that make sense for the problem."""
        draft = self.draft
        found: list[Neighbourhood] = [self.anywhere, self.at_a_time, self.at_the_end]
        if draft.venues:
            found.append(self.at_a_venue)
        if draft.diaries:
            found.append(self.of_a_unit)
        if len(draft.terms.nations) > 1:
            found.append(self.of_a_nation)
        if any(item.links for item in draft.items):
            found.append(self.of_a_chain)
        return found

    def _any(self) -> Item | None:
        """An event of the draft, at random."""
        items = self.draft.items
        for _ in range(20):
            item = items[self.dice.randrange(len(items))]
            if self.draft.spots[item.index] is not None:
                return item
        return None

    def _in_draft(self, indices: Iterable[int]) -> list[int]:
        return [index for index in dict.fromkeys(indices) if self.draft.spots[index] is not None]

    def _around(self, entries: list[Entry], start: int, size: int) -> list[int]:
        """The events of a diary that are nearest to a slot."""
        near = sorted(entries, key=lambda entry: (abs(entry.start - start), entry.item))
        return [entry.item for entry in near[:size]]

    def anywhere(self, size: int) -> list[int]:
        """Events at random."""
        return self._in_draft(self.dice.randrange(len(self.draft.items)) for _ in range(size))

    def at_a_time(self, size: int) -> list[int]:
        """Events about the same time, at whatever venue."""
        centre = self._any()
        if centre is None:
            return []
        spot, spots = self.draft.spots[centre.index], self.draft.spots
        start = spot.start if spot else 0
        reach = max(centre.slots, 4)
        near = [index for index, one in enumerate(spots) if one and abs(one.start - start) <= reach]
        return [centre.index, *self.dice.sample(near, min(size - 1, len(near)))] if size else []

    def at_the_end(self, size: int) -> list[int]:
        """An event that ends last, and others that hold its venue and units before."""
        last = [
            (spot.start + item.slots, item.index)
            for item, spot in zip(self.draft.items, self.draft.spots, strict=True)
            if spot
        ]
        if not last:
            return []
        item = self.draft.items[max(last)[1]]
        return [item.index, *self._rivals(item, size - 1)]

    def _rivals(self, item: Item, size: int) -> list[int]:
        """Events that use what an event could use, at random times of its own."""
        draft = self.draft
        entries: list[Entry] = []
        for venue in item.starts:
            if venue != NOWHERE:
                entries += draft.venues[venue].rota.entries
        for unit in item.named:
            entries += draft.diaries[unit].entries
        for vacancy in item.vacancies:
            for unit in vacancy.units:
                entries += draft.diaries[unit].entries
        for pool, _ in item.pools:
            entries += draft.drawing[pool].entries
        if not entries:
            return self._in_draft(link.other for link in item.links)[:size]
        start = entries[self.dice.randrange(len(entries))].start
        return self._around(entries, start, size)

    def around(self, item: Item, size: int) -> list[int]:
        """Events that stand in the way of one that is not in the draft."""
        return self._in_draft(self._rivals(item, size))

    def at_a_venue(self, size: int) -> list[int]:
        """Events that follow each other at a venue."""
        centre = self._any()
        spot = self.draft.spots[centre.index] if centre else None
        if spot is None or spot.venue == NOWHERE:
            return []
        return self._around(self.draft.venues[spot.venue].rota.entries, spot.start, size)

    def of_a_unit(self, size: int) -> list[int]:
        """Events that follow each other in the diary of a unit."""
        centre = self._any()
        spot = self.draft.spots[centre.index] if centre else None
        if centre is None or spot is None:
            return []
        units = (*centre.named, *spot.units)
        if not units:
            return []
        diary = self.draft.diaries[units[self.dice.randrange(len(units))]]
        return self._around(diary.entries, spot.start, size)

    def of_a_nation(self, size: int) -> list[int]:
        """Events in which a nation could take part."""
        mine = self._events_of[self.dice.randrange(len(self._events_of))]
        return self._in_draft(self.dice.sample(mine, min(size, len(mine))))

    def of_a_chain(self, size: int) -> list[int]:
        """Events linked by lags."""
        centre = self._any()
        if centre is None:
            return []
        found = {centre.index: None}
        for index in found.copy():
            found.update(dict.fromkeys(link.other for link in self.draft.items[index].links))
        queue = list(found)
        while queue and len(found) < size:
            index = queue.pop(self.dice.randrange(len(queue)))
            new = [link.other for link in self.draft.items[index].links if link.other not in found]
            found.update(dict.fromkeys(new))
            queue += new
        return self._in_draft(list(found)[:size])
