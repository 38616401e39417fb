"""Burden and coverage: what each nation bears, and which objectives are met for whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.presence import nations_of, nations_wanted, units_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue

Travel = Callable[[str, str, float], int]
"""Minutes from a venue to another at a speed in km/h."""


@dataclass(frozen=True, slots=True)
class Burden:
    """What one nation bears in the schedule.

    Args:
        nation: Its id.
        events: Events that it takes part in.
        duty_minutes: Minutes that its units are in events, summed over the units.
        travel_minutes: Minutes that its units travel between the venues of their events.
        hosted: Events that are held on its ground.
    """

    nation: str
    events: int = 0
    duty_minutes: int = 0
    travel_minutes: int = 0
    hosted: int = 0


def burdens(exercise: Exercise, travel: Travel) -> tuple[Burden, ...]:
    """What each nation bears, in the order of the plan.

    Args:
        exercise: The exercise with its schedule.
        travel: How long travel takes.
    """
    events, hosted = dict[str, int](), dict[str, int]()
    legs: dict[str, list[Assignment]] = {}
    for place in sorted(exercise.assignments, key=lambda item: (item.start, item.id)):
        event, venue = exercise.get(Event, place.id), exercise.get(Venue, place.venue)
        if event is None:
            continue
        for nation in nations_of(exercise, event):
            events[nation] = events.get(nation, 0) + 1
        if venue is not None and venue.nation is not None:
            hosted[venue.nation] = hosted.get(venue.nation, 0) + 1
        for unit in units_of(exercise, event):
            legs.setdefault(unit.id, []).append(place)
    duty, road = dict[str, int](), dict[str, int]()
    for unit in exercise.units:
        places = legs.get(unit.id, [])
        minutes = sum(int((place.end - place.start).total_seconds()) // 60 for place in places)
        duty[unit.nation] = duty.get(unit.nation, 0) + minutes
        road[unit.nation] = road.get(unit.nation, 0) + _travelled(unit, places, travel)
    return tuple(
        Burden(one.id, *(table.get(one.id, 0) for table in (events, duty, road, hosted)))
        for one in exercise.nations
    )


def _travelled(unit: Unit, places: list[Assignment], travel: Travel) -> int:
    stops = [place.venue for place in places if place.venue is not None]
    return sum(travel(here, there, unit.speed_kmh) for here, there in pairwise(stops))


@dataclass(frozen=True, slots=True)
class Coverage:
    """An objective for one nation.

    Args:
        planned: Ids of the events that would meet it.
        achieved: Ids of the scheduled events that do.
    """

    planned: tuple[str, ...] = ()
    achieved: tuple[str, ...] = ()


def coverage(exercise: Exercise) -> Mapping[tuple[str, str], Coverage]:
    """Each pair (objective id, nation id) that is to be met, and by what."""
    everyone = tuple(nation.id for nation in exercise.nations)
    planned: dict[tuple[str, str], list[str]] = {}
    achieved: dict[tuple[str, str], list[str]] = {}
    for event in exercise.events:
        if not event.objectives:
            continue
        wanted = nations_wanted(exercise, event)
        placed = exercise.get(Assignment, event.id) is not None
        present = nations_of(exercise, event) if placed else ()
        for objective in dict.fromkeys(event.objectives):
            for nation in wanted.union(present):
                planned.setdefault((objective, nation), []).append(event.id)
            for nation in present:
                achieved.setdefault((objective, nation), []).append(event.id)
    return {
        (objective.id, nation): Coverage(
            tuple(planned.get((objective.id, nation), ())), tuple(achieved.get((objective.id, nation), ()))
        )
        for objective in exercise.objectives
        for nation in objective.nations or everyone
    }
