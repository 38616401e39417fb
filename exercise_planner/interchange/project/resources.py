"""Resources of a project, and their assignments to tasks: nations' staffs, units, venues and pools."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.interchange.project.fields import TEXT_1_OF_RESOURCES, duration_text, local_text
from exercise_planner.interchange.project.numbers import Numbers
from exercise_planner.interchange.project.working import BASE
from exercise_planner.interchange.xml import add_text


def add_resources(root: Element, numbers: Numbers) -> None:
    """Add the resources."""
    resources = SubElement(root, "Resources")
    for number, record in enumerate(numbers.resources, 1):
        resource = SubElement(resources, "Resource")
        add_text(resource, "UID", str(number))
        add_text(resource, "ID", str(number))
        add_text(resource, "Name", title_of(record))
        add_text(resource, "Type", "1")
        add_text(resource, "IsNull", "0")
        add_text(resource, "Group", _group(record))
        add_text(resource, "MaxUnits", f"{_capacity(record)}.00")
        add_text(resource, "CalendarUID", str(BASE + number))
        own = SubElement(resource, "ExtendedAttribute")
        add_text(own, "FieldID", TEXT_1_OF_RESOURCES)
        add_text(own, "Value", f"{record.noun}:{record.id}")


def _group(record: Record) -> str:
    return record.nation if isinstance(record, Unit) else record.noun


def _capacity(record: Record) -> int:
    match record:
        case Pool():
            return record.capacity
        case Venue():
            return record.max_events
        case Nation():
            return 100  # a staff takes part in many events at once
    return 1


def add_assignments(root: Element, exercise: Exercise, numbers: Numbers) -> None:
    """Add who takes part in what, as far as it is known."""
    zone = ZoneInfo(exercise.details.time_zone)
    assignments = SubElement(root, "Assignments")
    number = 0
    for event in exercise.events:
        place = exercise.get(Assignment, event.id)
        minutes = event.occupied_minutes(exercise.details.slot_minutes)
        for key, amount in _participants(event, place):
            if key not in numbers.resource_of:
                continue
            number += 1
            one = SubElement(assignments, "Assignment")
            add_text(one, "UID", str(number))
            add_text(one, "TaskUID", str(numbers.task_of["event", event.id]))
            add_text(one, "ResourceUID", str(numbers.resource_of[key]))
            if place is not None:
                add_text(one, "Finish", local_text(place.end, zone))
                add_text(one, "Start", local_text(place.start, zone))
            add_text(one, "Units", str(amount))
            add_text(one, "Work", duration_text(minutes * amount))


def _participants(event: Event, place: Assignment | None) -> Iterator[tuple[tuple[str, str], int]]:
    yield from ((("nation", nation), 1) for nation in event.nations)
    units = place.units if place is not None else ()
    for unit in dict.fromkeys((*event.units, *(one.unit for one in units))):
        yield ("unit", unit), 1
    venue = place.venue if place is not None else (event.venues[0] if len(event.venues) == 1 else None)
    if venue is not None:
        yield ("venue", venue), 1
    yield from ((("pool", pool), amount) for pool, amount in event.pools.items() if amount)
