"""Who takes part in an event: as scheduled, or as far as the plan already says."""

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit


def units_of(exercise: Exercise, event: Event) -> tuple[Unit, ...]:
    """The units in an event: those of its place in the schedule, else the ones that it names."""
    place = exercise.get(Assignment, event.id)
    ids = event.units if place is None else tuple(one.unit for one in place.units)
    found = (exercise.get(Unit, unit_id) for unit_id in dict.fromkeys(ids))
    return tuple(unit for unit in found if unit is not None)


def nations_of(exercise: Exercise, event: Event) -> tuple[str, ...]:
    """Ids of the nations in an event, by unit or with staff."""
    return tuple(dict.fromkeys([*(unit.nation for unit in units_of(exercise, event)), *event.nations]))


def nations_wanted(exercise: Exercise, event: Event) -> frozenset[str]:
    """Ids of the nations that an event is planned for: named, staff, or able to fill one of its places."""
    named = {unit.nation for unit in exercise.units if unit.id in event.units}
    able = {
        unit.nation
        for unit in exercise.units
        for need in event.requires
        if need.capability in unit.capabilities and (not need.nations or unit.nation in need.nations)
    }
    return frozenset({*event.nations, *named, *able})
