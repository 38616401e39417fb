"""Tasks of a project: phases as summaries, events with their times, constraints and links, milestones."""

from datetime import datetime, timedelta
from xml.etree.ElementTree import Element, SubElement
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event, LagFrom
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import title_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import begins, ends, midnight
from exercise_planner.interchange.project.fields import (
    AS_SOON_AS_POSSIBLE,
    ELAPSED_MINUTES,
    FINISH_TO_START,
    MUST_START_ON,
    START_NO_EARLIER,
    START_TO_START,
    TEXT_1_OF_TASKS,
    TEXT_2_OF_TASKS,
    duration_text,
    local_text,
    moment_text,
    utc_text,
)
from exercise_planner.interchange.project.numbers import Numbers, Task
from exercise_planner.interchange.xml import add_text


def add_tasks(root: Element, exercise: Exercise, numbers: Numbers) -> None:
    """Add the tasks: the whole project as number 0, then all others in order."""
    zone = ZoneInfo(exercise.details.time_zone)
    tasks = SubElement(root, "Tasks")
    first, last = exercise.details.from_, exercise.details.to
    whole = _task(tasks, 0, exercise.details.name, 0)
    _add_times(whole, midnight(first, zone), ends(last, zone), zone)
    add_text(whole, "Summary", "1")
    for number, (record, level) in enumerate(numbers.tasks, 1):
        task = _task(tasks, number, title_of(record), level)
        _add_body(task, exercise, record, numbers, zone)


def _task(tasks: Element, number: int, name: str, level: int) -> Element:
    task = SubElement(tasks, "Task")
    add_text(task, "UID", str(number))
    add_text(task, "ID", str(number))
    add_text(task, "Name", name)
    add_text(task, "Type", "1")
    add_text(task, "IsNull", "0")
    add_text(task, "OutlineLevel", str(level))
    return task


def _add_body(task: Element, exercise: Exercise, record: Task, numbers: Numbers, zone: ZoneInfo) -> None:
    if isinstance(record, Event):
        _add_event(task, exercise, record, numbers, zone)
        return
    last = record.to if record.to is not None else record.from_
    start = begins(record.from_, zone)
    add_text(task, "Manual", "1")
    _add_times(task, start, max(ends(last, zone), start), zone)
    add_text(task, "Milestone", "0" if isinstance(record, Phase) else "1")
    add_text(task, "Summary", "1" if isinstance(record, Phase) else "0")
    if record.description:
        add_text(task, "Notes", record.description)
    _add_own(task, TEXT_1_OF_TASKS, f"{record.noun}:{record.id}")


def _add_event(task: Element, exercise: Exercise, event: Event, numbers: Numbers, zone: ZoneInfo) -> None:
    place = exercise.get(Assignment, event.id)
    start = place.start if place is not None else _likely_start(exercise, event, zone)
    length = timedelta(minutes=event.occupied_minutes(exercise.details.slot_minutes))
    end = place.end if place is not None else start + length
    add_text(task, "Priority", str((6 - event.priority) * 200 - 100))
    add_text(task, "Manual", "1" if place is not None else "0")  # else the program would move it
    _add_times(task, start, end, zone)
    add_text(task, "Milestone", "0")
    add_text(task, "Summary", "0")
    _add_constraint(task, event, zone)
    if event.latest is not None:
        add_text(task, "Deadline", moment_text(event.latest, zone, is_end=True))
    if event.description:
        add_text(task, "Notes", event.description)
    _add_links(task, event, numbers)
    _add_own(task, TEXT_1_OF_TASKS, f"event:{event.id}")
    if place is not None:
        _add_own(task, TEXT_2_OF_TASKS, utc_text(start))


def _likely_start(exercise: Exercise, event: Event, zone: ZoneInfo) -> datetime:
    """Where an event that is not scheduled is drawn: as early as it may be."""
    phase = exercise.get(Phase, event.phase)
    bounds = [begins(moment, zone) for moment in (event.earliest, phase.from_ if phase else None) if moment]
    return max([midnight(exercise.details.from_, zone), *bounds])


def _add_times(task: Element, start: datetime, end: datetime, zone: ZoneInfo) -> None:
    begin, finish = local_text(start, zone), local_text(end, zone)
    length = duration_text(round((end - start).total_seconds() / 60))
    for name, text in (("Start", begin), ("Finish", finish), ("Duration", length)):
        add_text(task, name, text)
    for name, text in (("ManualStart", begin), ("ManualFinish", finish), ("ManualDuration", length)):
        add_text(task, name, text)
    add_text(task, "DurationFormat", "6")
    add_text(task, "Estimated", "0")


def _add_constraint(task: Element, event: Event, zone: ZoneInfo) -> None:
    if event.lock is not None and event.lock.start is not None:
        kind, moment = MUST_START_ON, local_text(event.lock.start, zone)
    elif event.earliest is not None:
        kind, moment = START_NO_EARLIER, moment_text(event.earliest, zone)
    else:
        kind, moment = AS_SOON_AS_POSSIBLE, ""
    add_text(task, "ConstraintType", str(kind))
    add_text(task, "CalendarUID", "-1")
    if moment:
        add_text(task, "ConstraintDate", moment)


def _add_links(task: Element, event: Event, numbers: Numbers) -> None:
    for after in event.after:
        number = numbers.task_of.get(("event", after.event))
        if number is None:
            continue
        link = SubElement(task, "PredecessorLink")
        add_text(link, "PredecessorUID", str(number))
        add_text(link, "Type", str(FINISH_TO_START if after.from_ is LagFrom.END else START_TO_START))
        add_text(link, "CrossProject", "0")
        add_text(link, "LinkLag", str(after.min_lag_minutes * 10))  # tenths of minutes
        add_text(link, "LagFormat", str(ELAPSED_MINUTES))


def _add_own(task: Element, number: str, value: str) -> None:
    own = SubElement(task, "ExtendedAttribute")
    add_text(own, "FieldID", number)
    add_text(own, "Value", value)
