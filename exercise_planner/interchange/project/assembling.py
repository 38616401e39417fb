"""A joined project as an exercise: checked as any plan, its times as places in the schedule."""

from dataclasses import replace
from typing import Any

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import Assignment, Place, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.edits.consequences import end_of, settled_assignment
from exercise_planner.interchange.drafting import reading_of
from exercise_planner.interchange.formats import PLAN
from exercise_planner.interchange.project.joining import Joining
from exercise_planner.interchange.project.reading import Project
from exercise_planner.interchange.reader import Reading

Json = dict[str, Any]


def joined(project: Project, exercise: Exercise | None, document: Json, source: str) -> Reading:
    """The exercise that comes of a project.

    Args:
        project: The project file, taken apart.
        exercise: The open exercise; None to begin one.
        document: Its plan document; changed. Empty to begin one.
        source: What users call the file.
    """
    if exercise is None:
        document |= {"format": PLAN, "exercise": _details(project)}
        if not project.zone_is_told:
            told = Fault(
                "the project", "no time zone", "an IANA zone as its subject; its times are taken for UTC"
            )
            project.warnings.append(told)
    joining = Joining(project, exercise or Exercise(), document)
    joining.join()
    reading = reading_of(document, source)
    faults = (*project.report.faults, *reading.faults)
    warnings = (*project.warnings, *reading.warnings)
    if faults or reading.exercise is None:
        return Reading(source, None, faults, warnings, reading.more + project.report.suppressed)
    whole = _placed(_kept(reading.exercise, exercise), exercise, joining)
    return Reading(source, whole, (), warnings)


def _details(project: Project) -> Json:
    days = [task.start.astimezone(project.zone).date() for task in project.tasks if task.start is not None]
    finals = [task.end.astimezone(project.zone).date() for task in project.tasks if task.end is not None]
    first = min([day for day in (project.first, *days) if day is not None], default=None)
    last = max([day for day in (project.last, *finals) if day is not None], default=first)
    details: Json = {"name": project.name, "time_zone": project.zone.key, "slot_minutes": 15}
    return details | ({"from": str(first), "to": str(last)} if first else {})


def _kept(read: Exercise, exercise: Exercise | None) -> Exercise:
    """What was read, with the ranks that records have, and with all that a project cannot hold."""
    if exercise is None:
        return read
    records: list[Record] = []
    for record in read.records():
        if isinstance(record, Relation | Travel):
            continue
        held = exercise.get(type(record), record.id)
        rank = held.rank if held is not None else exercise.next_rank(type(record)) + record.rank
        records.append(replace(record, rank=rank))
    beside = (one for one in exercise.records() if isinstance(one, Relation | Travel | Assignment | Schedule))
    return Exercise((*records, *beside))


def _placed(whole: Exercise, exercise: Exercise | None, joining: Joining) -> Exercise:
    """The exercise with the places in the schedule that the tasks' times are."""
    places = dict(whole.table(Assignment))
    for task in joining.project.tasks:
        event = whole.get(Event, joining.events.get(task.number))
        if event is None or task.start is None or not task.is_placed:
            continue
        held = places.get(event.id)
        if held is None:
            units = tuple(Place(unit=unit) for unit in event.units)
            venue = event.venues[0] if len(event.venues) == 1 else None
            rank = len(places)
            held = Assignment(
                id=event.id, rank=rank, start=task.start, end=task.start, venue=venue, units=units
            )
        if held.start != task.start or held.end != end_of(whole, event, task.start):
            held = replace(held, start=task.start, end=end_of(whole, event, task.start))
        places[event.id] = held
    settled = tuple(settled_assignment(whole, one) for one in places.values())
    same = exercise is not None and {one.id: one for one in settled} == exercise.table(Assignment)
    rest = (
        one
        for one in whole.records()
        if not isinstance(one, Assignment) and (same or not isinstance(one, Schedule))
    )
    return Exercise((*rest, *settled))
