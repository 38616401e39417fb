"""Participation: an event's numbers cut to those whom its reader sees, so that none tells of another."""

from dataclasses import replace

from exercise_planner.domain.event import Event
from exercise_planner.domain.schedule import Assignment, Place


def fitted(event: Event, place: Assignment | None, units: set[str]) -> tuple[Event, Assignment | None]:
    """An event and its place in the schedule without the units that are withheld.

    What asks for more units than are seen would tell how many are missing: it asks for those that are seen,
    and goes where there is none.

    Args:
        event: An event that the reader may see.
        place: Its place in the schedule, if it has one.
        units: Ids of the units that are withheld.
    """
    if units.isdisjoint(event.units) and (place is None or units.isdisjoint(one.unit for one in place.units)):
        return event, place
    if place is None:
        return replace(event, min_nations=0), None
    seen = [one for one in place.units if one.unit not in units]
    filled = [sum(one.requirement == index for one in seen) for index in range(len(event.requires))]
    asked = [sum(one.requirement == index for one in place.units) for index in range(len(event.requires))]
    kept = [index for index, number in enumerate(filled) if number or not asked[index]]
    requires = tuple(
        replace(event.requires[index], count=filled[index], min_nations=0)
        if filled[index] < asked[index]
        else event.requires[index]
        for index in kept
    )
    places = tuple(_moved(one, kept) for one in seen)
    return replace(event, requires=requires, min_nations=0), replace(place, units=places)


def _moved(place: Place, kept: list[int]) -> Place:
    """The place with the index that its requirement has among those that are left."""
    if place.requirement not in kept:
        return replace(place, requirement=None)
    return replace(place, requirement=kept.index(place.requirement))
