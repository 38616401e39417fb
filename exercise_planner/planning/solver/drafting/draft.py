"""Draft: a schedule in the making, in which no rule is ever broken; events come and go in microseconds."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.planning import bitmap
from exercise_planner.planning.bitmap import blocked_starts
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.diary import Entry, Rota, UnitDiary, VenueDiary
from exercise_planner.planning.solver.drafting.level import Level
from exercise_planner.planning.solver.drafting.score import Score
from exercise_planner.planning.solver.drafting.terms import NOWHERE, Item


class Spot(NamedTuple):
    """A place in the schedule.

    Args:
        start: A slot.
        venue: The index of a venue.
        places: The units chosen, as (index of the requirement, unit).
    """

    start: int
    venue: int
    places: tuple[tuple[int, int], ...] = ()

    @property
    def units(self) -> tuple[int, ...]:
        """The units chosen."""
        return tuple(unit for _, unit in self.places)


class Draft:
    """A schedule in the making.

    Args:
        terms: What is scheduled.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.items = terms.items
        self.spots: list[Spot | None] = [None] * len(terms.items)
        self.diaries = [UnitDiary(member, terms.days) for member in terms.members]
        self.venues = [VenueDiary(ground, terms.slots) for ground in terms.grounds]
        self.pools = [Level(capacity, terms.slots) for capacity in terms.pools]
        self.drawing = [Rota() for _ in terms.pools]
        self.served = [0] * len(terms.members)
        """How many slots each unit is in events."""
        self._busy_units = [0] * terms.slots
        self.score = Score(terms)

    # who takes part

    def nations_of(self, item: Item, spot: Spot) -> tuple[int, ...]:
        """The nations that take part in an event at a spot."""
        if not spot.places:
            return item.nations
        members = self.terms.members
        return tuple(dict.fromkeys((*item.nations, *(members[unit].nation for _, unit in spot.places))))

    def people_of(self, item: Item, places: Iterable[tuple[int, int]]) -> int:
        """The personnel whom the units of an event bring."""
        members = self.terms.members
        return item.people + sum(members[unit].unit.personnel for _, unit in places)

    # coming and going

    def place(self, item: Item, spot: Spot) -> None:
        """Enter an event that is not in the draft."""
        self.score.count(self, item, spot, 1)
        self.spots[item.index] = spot
        entry = Entry(spot.start, spot.start + item.slots, item.index, spot.venue)
        for unit in item.named:
            self.diaries[unit].add(entry)
        for _, unit in spot.places:
            self.diaries[unit].add(entry)
        self._turn(item, spot, item.slots)
        if spot.venue != NOWHERE:
            self.venues[spot.venue].add(entry, self.people_of(item, spot.places))
        if item.pools:
            mask = bitmap.run(entry.start, entry.end - 1)
            for pool, amount in item.pools:
                self.pools[pool].add(mask, amount)
                self.drawing[pool].add(entry)

    def remove(self, item: Item) -> Spot:
        """Strike out an event; returns where it was."""
        spot = self.spots[item.index]
        assert spot is not None  # noqa: S101  only what is in the draft can be struck out
        self.spots[item.index] = None
        entry = Entry(spot.start, spot.start + item.slots, item.index, spot.venue)
        for unit in item.named:
            self.diaries[unit].remove(entry)
        for _, unit in spot.places:
            self.diaries[unit].remove(entry)
        self._turn(item, spot, -item.slots)
        if spot.venue != NOWHERE:
            self.venues[spot.venue].remove(entry, self.people_of(item, spot.places))
        if item.pools:
            mask = bitmap.run(entry.start, entry.end - 1)
            for pool, amount in item.pools:
                self.pools[pool].remove(mask, amount)
                self.drawing[pool].remove(entry)
        self.score.count(self, item, spot, -1)
        return spot

    def _turn(self, item: Item, spot: Spot, slots: int) -> None:
        """Note the units of an event as busy where they were not, and the other way round."""
        units = 0
        for unit in item.named:
            units |= 1 << unit
            self.served[unit] += slots
        for _, unit in spot.places:
            units |= 1 << unit
            self.served[unit] += slots
        for slot in range(spot.start, spot.start + item.slots) if units else ():
            self._busy_units[slot] ^= units

    def busy_units(self, start: int, slots: int) -> int:
        """The units that are in an event at some of the slots from a start on, as a bitmap of units."""
        return reduce(or_, self._busy_units[start : start + slots])

    # where an event can go

    def window(self, item: Item) -> tuple[int, int]:
        """The first and last slot at which an event may start by its lags to those in the draft."""
        first, final = 0, self.terms.slots
        for link in item.links:
            spot = self.spots[link.other]
            if spot is not None:
                first = max(first, spot.start + link.least)
                final = min(final, spot.start + link.most)
        return first, final

    def lacks(self, item: Item) -> bool:
        """Whether an event comes after one that is not in the draft."""
        return any(self.spots[other] is None for other in item.needs)

    def open_starts(self, item: Item, venue: int) -> int:
        """The slots at which an event can start at a venue; the choice of units for places left aside."""
        bits = item.starts[venue]
        if item.links:
            bits &= bitmap.run(*self.window(item))
        if not bits:
            return 0
        length, blocked = item.slots, 0
        if venue != NOWHERE:
            blocked = self.venues[venue].blocked(length, item.people)
        for unit in item.named:
            blocked |= self.diaries[unit].blocked(venue, length)
        for pool, amount in item.pools:
            blocked |= blocked_starts(self.pools[pool].full(amount), length)
        return bits & ~blocked

    def free(self, item: Item, venue: int, unit: int, bits: int) -> int:
        """The slots among some at which a unit is free to fill a place of an event at a venue."""
        return bits & item.with_unit(venue, unit) & ~self.diaries[unit].blocked(venue, item.slots)

    def is_free(self, item: Item, venue: int, unit: int, start: int) -> bool:
        """Whether a unit is free to fill a place of an event at a venue and slot."""
        if not item.able[unit] >> start & 1:
            return False
        if item.guests is not None and not item.guests[venue, unit] >> start & 1:
            return False
        return self.diaries[unit].is_open(venue, start, item.slots)

    # in and out

    def load(self, assignments: Iterable[Assignment]) -> None:
        """Enter a schedule that breaks no rule."""
        terms = self.terms
        for assignment in assignments:
            task = terms.problem.task_of[assignment.id]
            places = tuple(
                (place.requirement, terms.unit_index[place.unit])
                for place in assignment.units
                if place.requirement is not None
            )
            start = terms.problem.minute(assignment.start) // terms.problem.slot
            self.place(terms.items[task.index], Spot(start, terms.venue_index[assignment.venue], places))

    def strike_orphans(self) -> None:
        """Strike out what comes after an event that is not in the draft."""
        stack = [item for item in self.items if self.spots[item.index] is not None]
        while stack:
            item = stack.pop()
            if self.spots[item.index] is not None and self.lacks(item):
                self.remove(item)
                stack.extend(self.items[index] for index in item.wanted_by)

    def assignments(self, spots: Sequence[Spot | None] | None = None) -> tuple[Assignment, ...]:
        """The draft as a schedule; or other spots of its events."""
        return tuple(
            placed(self.terms, item, spot)
            for item, spot in zip(self.items, self.spots if spots is None else spots, strict=True)
            if spot is not None
        )

    def scheduled(self) -> Iterator[int]:
        """The events in the draft."""
        return (index for index, spot in enumerate(self.spots) if spot is not None)


def placed(terms: Terms, item: Item, spot: Spot) -> Assignment:
    """An event's place as the schedule has it."""
    problem: Problem = terms.problem
    task: Task = item.task
    units = problem.exercise.units
    minute = spot.start * problem.slot
    chosen = sorted((index, units[unit].id) for index, unit in spot.places)
    return Assignment(
        id=task.id,
        rank=task.index,
        start=problem.instant(minute),
        end=problem.instant(minute + task.length),
        venue=None if spot.venue == NOWHERE else terms.grounds[spot.venue].id,
        units=(
            *(Place(unit=unit_id) for unit_id in dict.fromkeys(task.event.units)),
            *(Place(unit=unit_id, requirement=index) for index, unit_id in chosen),
        ),
    )
