"""Mending: events that have lost their place are put in again with as few others moved as can be found."""

import random
import time
from collections.abc import Callable, Iterable

from exercise_planner.planning.solver.drafting.blockers import Blockers
from exercise_planner.planning.solver.drafting.construct import never
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.neighbourhoods import Neighbourhoods
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item
from exercise_planner.planning.solver.repairing.force import SPOTS, Forcing
from exercise_planner.planning.solver.repairing.salvage import Salvage
from exercise_planner.planning.solver.repairing.state import Cost, State

MOST = 8
"""Events that are taken out together."""

FORCED = 3
"""Events that are forced in, one for the other, before a step is given up."""

BRIEFLY = 4
"""The same while there are others that have no place and may be easier."""

MORE = 8
"""How many times as many steps are taken while an event has no place."""

BREATH = 0.3
"""Seconds to look for fewer changes when at last every event has a place."""

NEAR = 6
"""Changed events that may go home when another one moves on."""


class Mender:
    """Mends one draft.

    Args:
        draft: The draft, with what can stay of the earlier schedule.
        salvage: The earlier schedule.
        seed: Of the random choices.
    """

    def __init__(self, draft: Draft, salvage: Salvage, seed: int = 0) -> None:
        self.dice = random.Random(seed)  # noqa: S311  no secret depends on it
        self.state = State(draft, salvage, self.dice)
        self.forcing = Forcing(self.state)
        self.neighbourhoods = Neighbourhoods(draft, self.dice)
        self._alone = Placer(Draft(draft.terms), self.dice)
        self._hopes: dict[int, bool] = {}

    def insert(self, indices: Iterable[int], patience: int, should_stop: Callable[[], bool] = never) -> None:
        """Put events in that have no place, and those again that have to make room for them.

        Args:
            indices: The events.
            patience: How many may be forced in for each of them.
            should_stop: Asked before each.
        """
        state, resisting = self.state, list[int]()
        for index in sorted(dict.fromkeys(indices), key=self._freedom):
            item = state.draft.items[index]
            if state.draft.spots[index] is None and not state.put(item) and self._has_hope(item):
                resisting.append(index)
        for effort in (BRIEFLY, patience):
            for index in resisting:
                if state.draft.spots[index] is None:
                    self._insist(index, effort, SPOTS, should_stop)

    def _insist(self, index: int, patience: int, spots: int, should_stop: Callable[[], bool] = never) -> None:
        """Force one event in, and what has to go for it, and so on; where that leads nowhere, undo it."""
        state, waiting = self.state, [index]
        before, missing = state.snapshot(), state.lost()
        while waiting and patience > 0 and not should_stop():
            item = state.draft.items[waiting.pop()]
            if state.draft.spots[item.index] is not None or state.put(item) or not self._may_force(item):
                continue
            patience -= 1
            self.forcing.weights[item.index] += 1
            waiting.extend(self.forcing.force(item, spots, max(spots // 6, 3)) or ())
        if state.lost() >= missing + (not state.draft.items[index].required):
            state.restore(before)

    def _has_hope(self, item: Item) -> bool:
        """Whether an event would have a place if there were no others."""
        if item.index not in self._hopes:
            self._hopes[item.index] = bool(item.starts) and self._alone.best(item) is not None
        return self._hopes[item.index]

    def waiting(self) -> list[int]:
        """The events that must be scheduled, are not, and might be."""
        return [index for index in self.state.missing() if self._has_hope(self.state.draft.items[index])]

    def _may_force(self, item: Item) -> bool:
        state = self.state
        wanted = item.required or state.is_awaited(item)
        return wanted and bool(item.starts) and not state.draft.lacks(item)

    def _freedom(self, index: int) -> float:
        item = self.state.draft.items[index]
        starts = sum(bits.bit_count() for bits in item.starts.values())
        return starts / (item.slots * (1 + len(item.named) + item.places))

    def improve(
        self,
        steps: int,
        deadline: float,
        enough: int,
        should_stop: Callable[[], bool] = never,
        grace: float = 0.0,
    ) -> int:
        """Take some of what has changed out with others around it, and put it in better.

        Args:
            steps: How often.
            deadline: ``time.monotonic()`` at which to end.
            enough: The number of changed events than which there can be none fewer.
            should_stop: Asked before each step.
            grace: Seconds more, and steps in proportion, while an event has no place that might have one.

        Returns:
            The steps taken.
        """
        state = self.state
        best, kinds = state.cost(), (self._send_home, self._move_on, self._shuffle)
        number, final = 0, steps
        until = max(deadline, time.monotonic() + BREATH) if grace else deadline
        while number < final and time.monotonic() < until and not should_stop():
            missing = state.missing()
            candidates = missing if missing and self.dice.random() < 0.7 else missing + state.changed()
            done = best.missing == 0 and best.events <= enough and number >= steps // 4
            if not candidates or done:
                break
            if grace and missing and self.waiting():
                final = max(steps, min(number + steps // 4 + 2, MORE * steps))
                until = min(max(deadline, time.monotonic() + BREATH), deadline + grace)
            number += 1
            before = state.snapshot()
            kinds[self.dice.randrange(len(kinds))](candidates)
            after = state.cost()
            if after <= best:
                best = Cost(*after)
            else:
                state.restore(before)
        return number

    def _send_home(self, candidates: list[int]) -> None:
        """Put a changed event where it was before, and what is in its way elsewhere."""
        state = self.state
        able = [index for index in candidates if index not in state.sick and state.home[index] is not None]
        if not able:
            self._move_on(candidates)
            return
        item = state.draft.items[able[self.dice.randrange(len(able))]]
        home, gone = state.home[item.index], list[int]()
        state.take_out([item.index])
        if home is not None:
            blockers = Blockers(state.draft, [1.0] * len(state.home))
            gone = state.take_out(blockers.of(item, home.venue, home.start) or ())
        state.go_home(item)
        self._put_back([item.index, *gone])

    def _move_on(self, candidates: list[int]) -> None:
        """Take a changed event out, let others go home, and put it in elsewhere, by force where need be."""
        state = self.state
        index = candidates[self.dice.randrange(len(candidates))]
        spot = state.draft.spots[index]
        state.take_out([index])
        for other in self._neighbours(candidates, spot):
            was = state.draft.remove(state.draft.items[other])
            if not state.go_home(state.draft.items[other]):
                state.draft.place(state.draft.items[other], was)
        self._put_back([index])

    def _neighbours(self, candidates: list[int], spot: Spot | None) -> list[int]:
        """Changed events that were about a spot before, and could be there again."""
        if spot is None:
            return []
        homes = ((index, self.state.home[index]) for index in candidates if index not in self.state.sick)
        able = [(abs(home.start - spot.start), index) for index, home in homes if home is not None]
        near = [index for _, index in sorted(able)[:NEAR]]
        return [index for index in near if self.state.draft.spots[index] is not None]

    def _put_back(self, indices: Iterable[int]) -> None:
        state = self.state
        for index in indices:
            if state.draft.spots[index] is None and not state.put(state.draft.items[index]):
                self._insist(index, FORCED, SPOTS // 3)

    def _shuffle(self, candidates: list[int]) -> None:
        """Take some changed events out with others around them, and put them in again."""
        state = self.state
        first = candidates[self.dice.randrange(len(candidates))]
        size = self.dice.randint(1, MOST)
        some = self.dice.sample(candidates, min(len(candidates), size // 2))
        near = self.neighbourhoods.around(state.draft.items[first], size)
        out = [index for index in dict.fromkeys([first, *some, *near]) if index not in state.frozen]
        state.take_out(out)
        self.dice.shuffle(out)
        state.put_all(out)
