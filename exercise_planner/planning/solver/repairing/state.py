"""State of a repair: a draft, where its events were before, and how much is otherwise now."""

import random
from collections.abc import Iterable
from typing import NamedTuple

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item
from exercise_planner.planning.solver.repairing.salvage import Salvage, fits, spot_of


class Cost(NamedTuple):
    """How bad a repair is, the weightiest first: it is compared part by part.

    Args:
        missing: Events that must be scheduled and are not, or come after such a one.
        events: Events that are held otherwise than before, or not at all.
        value: The weighted sum of the goals, in which the parts that differ weigh most.
    """

    missing: int
    events: int
    value: float


class State:
    """A draft under repair.

    Args:
        draft: The draft, with what can stay of the earlier schedule.
        salvage: The earlier schedule.
        dice: Random choices.
    """

    def __init__(self, draft: Draft, salvage: Salvage, dice: random.Random) -> None:
        self.draft = draft
        self.dice = dice
        self.placer = Placer(draft, dice)
        self.home = salvage.home
        self.frozen = salvage.frozen
        self.sick = salvage.sick
        self._movable = tuple(
            index for index, listed in enumerate(salvage.listed) if listed and index not in salvage.frozen
        )
        self._mine = frozenset(self._movable)
        self._required = tuple(
            item.index for item in draft.items if item.required and item.index not in salvage.frozen
        )

    # how it stands

    def astray(self, index: int) -> bool:
        """Whether an event that had a place is held otherwise, or not at all."""
        spot, home = self.draft.spots[index], self.home[index]
        if index not in self._mine or (spot is home and spot is not None):
            return False
        if spot is None or home is None:
            return True
        return (spot.start, spot.venue, set(spot.units)) != (home.start, home.venue, set(home.units))

    def missing(self) -> list[int]:
        """The events that must be scheduled and are not."""
        spots = self.draft.spots
        return [index for index in self._required if spots[index] is None]

    def lost(self) -> int:
        """The number of events that must be scheduled and are not, or come after such a one."""
        missing = self.missing()
        found, stack = set(missing), missing
        while stack:
            new = [index for index in self.draft.items[stack.pop()].wanted_by if index not in found]
            found.update(new)
            stack.extend(new)
        return len(found)

    def changed(self) -> list[int]:
        """The events that are held otherwise than before, or not at all."""
        spots, home = self.draft.spots, self.home
        suspects = [index for index in self._movable if spots[index] is not home[index] or not home[index]]
        return [index for index in suspects if self.astray(index)]

    def awaited(self) -> list[int]:
        """The events that are not in the draft, and without which others that are in it cannot be held."""
        spots = self.draft.spots
        return [
            item.index
            for item in self.draft.items
            if spots[item.index] is None and item.index not in self.frozen and self.is_awaited(item)
        ]

    def is_awaited(self, item: Item) -> bool:
        """Whether an event in the draft comes after another one."""
        return any(self.draft.spots[index] is not None for index in item.wanted_by)

    def cost(self) -> Cost:
        """How bad the draft is."""
        return Cost(self.lost(), len(self.changed()), self.draft.score.value)

    # coming and going

    def items(self, indices: Iterable[int]) -> list[Item]:
        """Events by their indices."""
        return [self.draft.items[index] for index in indices]

    def snapshot(self) -> list[Spot | None]:
        """Where everything is."""
        return list(self.draft.spots)

    def restore(self, spots: list[Spot | None]) -> None:
        """Put everything where it was."""
        draft = self.draft
        others = [
            index for index, (one, now) in enumerate(zip(spots, draft.spots, strict=True)) if one is not now
        ]
        for index in others:
            if draft.spots[index] is not None:
                draft.remove(draft.items[index])
        for index in others:
            spot = spots[index]
            if spot is not None:
                draft.place(draft.items[index], spot)

    def take_out(self, indices: Iterable[int]) -> list[int]:
        """Strike out those of some events that are in the draft and may go; returns them."""
        gone = [
            index
            for index in dict.fromkeys(indices)
            if self.draft.spots[index] is not None and index not in self.frozen
        ]
        for index in gone:
            self.draft.remove(self.draft.items[index])
        return gone

    def take_over(self, assignments: Iterable[Assignment]) -> None:
        """Put another schedule in the place of the draft; what is frozen stays."""
        terms = self.draft.terms
        self.take_out(range(len(self.home)))
        for assignment in assignments:
            item, spot = terms.items[terms.problem.task_of[assignment.id].index], spot_of(terms, assignment)
            if spot is not None and self.draft.spots[item.index] is None:
                self.draft.place(item, spot)

    # one event

    def go_home(self, item: Item) -> bool:
        """Put an event where it was before; whether that could be."""
        home = self.home[item.index]
        if home is None or item.index in self.sick or not fits(self.draft, item, home):
            return False
        self.draft.place(item, home)
        return True

    def put(self, item: Item) -> bool:
        """Put an event in where it is open, home or least otherwise; whether that could be."""
        if self.draft.lacks(item):
            return False
        if self.go_home(item):
            return True
        home, spot = self.home[item.index], None
        if home is not None and home.venue in item.starts:
            spot = self.placer.at(item, home.venue, home.start)
        spot = spot or self.placer.best(item)
        if spot is not None:
            self.draft.place(item, spot)
        return spot is not None

    def put_all(self, indices: Iterable[int]) -> bool:
        """Put events in, each after those that it comes after; whether all could be that must be."""
        left = {item.index: item for item in self.items(indices)}
        complete = True
        while left:
            ready = [item for item in left.values() if not any(index in left for index in item.needs)]
            for item in ready or list(left.values()):
                del left[item.index]
                if not self.put(item) and (item.required or self.is_awaited(item)):
                    complete = False
        return complete
