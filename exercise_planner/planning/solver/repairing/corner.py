"""A corner of a schedule: what the search could find no place for, and what is around it, left to CP-SAT."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.solver.drafting.draft import Spot, placed
from exercise_planner.planning.solver.drafting.neighbourhoods import Neighbourhoods
from exercise_planner.planning.solver.drafting.terms import Item
from exercise_planner.planning.solver.repairing.exact import Answer, Question
from exercise_planner.planning.solver.repairing.salvage import fits, spot_of
from exercise_planner.planning.solver.repairing.state import State

ROOM = 24
"""Events beside the one that has no place that may move."""

DAYS = 2
"""Days before and after within which they may move."""

Ask = Callable[[Question], Answer]


class Corner:
    """The surroundings of one event that has no place.

    Args:
        state: The repair.
        item: The event.
        settled: The earlier schedule, true to the plan as it is now.
    """

    def __init__(self, state: State, item: Item, settled: Mapping[str, Assignment]) -> None:
        self.state, self.item, self.settled = state, item, settled
        self.problem = state.draft.terms.problem
        near = Neighbourhoods(state.draft, state.dice).around(item, ROOM)
        spots = state.draft.spots
        anchor = next((spot.start for index in near if (spot := spots[index]) is not None), 0)
        reach = DAYS * 1440 // self.problem.slot
        self.first, self.final = max(anchor - reach, 0), anchor + reach
        inside = (index for index in near if self._is_inside(index) and index not in state.frozen)
        self.free = {item.index: None} | dict.fromkeys(inside)

    def _is_inside(self, index: int) -> bool:
        spot, length = self.state.draft.spots[index], self.state.draft.items[index].slots
        return spot is not None and self.first <= spot.start and spot.start + length <= self.final

    def settle(self, ask: Ask, seconds: float, exercise: Exercise) -> bool:
        """Find places for what is in the corner; whether there are any. All else stays where it is.

        Args:
            ask: Asks CP-SAT.
            seconds: How long it may take.
            exercise: What is scheduled.
        """
        frozen = self._around()
        names = {index: self.state.draft.items[index].task.id for index in (*self.free, *frozen)}
        held = {names[index]: self._place(index) for index in frozen}
        home = {
            names[index]: self.settled[names[index]] for index in self.free if names[index] in self.settled
        }
        question = Question(
            exercise=self._confined(exercise),
            baseline=(*(place for place in held.values() if place is not None), *home.values()),
            frozen=frozenset(held),
            best=(),
            seconds=seconds,
            events=frozenset(names.values()),
        )
        found = ask(question).assignments
        return found is not None and self._take(found)

    def _around(self) -> list[int]:
        """The events that stay and could be in the way of those that may move."""
        items, spots = self.state.draft.items, self.state.draft.spots
        units = {unit for index in self.free for unit in _units(items[index])}
        venues = {venue for index in self.free for venue in items[index].starts}
        pools = {pool for index in self.free for pool, _ in items[index].pools}
        linked = {link.other for index in self.free for link in items[index].links}
        day = 1440 // self.problem.slot
        found = []
        for index, spot in enumerate(spots):
            if spot is None or index in self.free:
                continue
            item = items[index]
            near = spot.start < self.final + day and spot.start + item.slots > self.first - day
            shared = spot.venue in venues or not units.isdisjoint((*item.named, *spot.units))
            if index in linked or (near and (shared or any(pool in pools for pool, _ in item.pools))):
                found.append(index)
        return found

    def _place(self, index: int) -> Assignment | None:
        spot = self.state.draft.spots[index]
        return None if spot is None else placed(self.state.draft.terms, self.state.draft.items[index], spot)

    def _confined(self, exercise: Exercise) -> Exercise:
        """The exercise in which what may move stays in the corner."""
        problem = self.problem
        changes = []
        for index in self.free:
            event = exercise.the(Event, self.state.draft.items[index].task.id)
            first, final = self.first * problem.slot, min(self.final * problem.slot, problem.minutes)
            if event.earliest is not None:
                first = max(first, problem.begins(event.earliest))
            if event.latest is not None:
                final = min(final, problem.ends(event.latest))
            after = replace(event, earliest=problem.instant(first), latest=problem.instant(final))
            changes.append(Change(event, after))
        return exercise.with_changes(ChangeSet("corner", tuple(changes)))

    def _take(self, found: Iterable[Assignment]) -> bool:
        """Put what may move where CP-SAT has put it; whether all fits."""
        state, before = self.state, self.state.snapshot()
        terms = state.draft.terms
        state.take_out(self.free)
        tasks = self.problem.task_of
        spots: list[tuple[Item, Spot | None]] = [
            (terms.items[tasks[one.id].index], spot_of(terms, one))
            for one in found
            if tasks[one.id].index in self.free
        ]
        for item, spot in spots:
            if spot is None or not fits(state.draft, item, spot):
                state.restore(before)
                return False
            state.draft.place(item, spot)
        return True


def _units(item: Item) -> Iterable[int]:
    return (*item.named, *(unit for vacancy in item.vacancies for unit in vacancy.units))
