"""A project file taken apart: its tasks, links, resources and calendars as plain values, within bounds."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import inf
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from exercise_planner.domain.kinds import Fault, Report
from exercise_planner.errors import InputError
from exercise_planner.interchange.project.fields import (
    FINISH_TO_START,
    START_TO_START,
    TEXT_1_OF_RESOURCES,
    TEXT_1_OF_TASKS,
    TEXT_2_OF_TASKS,
    duration_minutes,
    local_instant,
)
from exercise_planner.interchange.xml import parse_xml
from exercise_planner.interchange.zones import zone_named

MOST = 50_000


@dataclass(frozen=True, slots=True)
class Link:
    """That a task follows another, by their numbers; ``lag`` in minutes from the other's end or start."""

    before: str
    from_start: bool
    lag: int


@dataclass(slots=True)
class TaskRow:
    """A task.

    Args:
        number: Its number in the file.
        name: Its name.
        level: Its outline level; 1 is the highest.
        own: What we called it: ``event:H2``; empty in a file of others.
        start: When it begins; None where the file does not say.
        end: When it ends.
        minutes: How long it takes.
        constraint: The kind of its constraint, and its moment.
        deadline: When it must have ended.
    """

    number: str
    name: str
    level: int
    own: str
    is_milestone: bool
    is_placed: bool
    start: datetime | None
    end: datetime | None
    minutes: int | None
    constraint: tuple[int, datetime | None]
    deadline: datetime | None
    notes: str
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """A resource: its number, name, what we called it, its group, how much of it there is, its days off."""

    number: str
    name: str
    own: str
    group: str
    capacity: int
    days_off: tuple[tuple[date, date, str], ...]


@dataclass(slots=True)
class Project:
    """A project file.

    Args:
        zone: The time zone of its times: the one it names, or else the one that was given.
        shares: By task number: the number of each resource, and how much of it is used.
    """

    name: str
    zone: ZoneInfo
    zone_is_told: bool
    first: date | None
    last: date | None
    tasks: list[TaskRow] = field(default_factory=list)
    resources: dict[str, ResourceRow] = field(default_factory=dict)
    shares: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    warnings: list[Fault] = field(default_factory=list)


def project_of(data: bytes, source: str, zone: ZoneInfo | None) -> Project:
    """A project file taken apart.

    Args:
        data: The content of the file.
        source: What users call it.
        zone: The time zone of an open exercise.

    Raises:
        InputError: It is no project file, or has too much in it.
    """
    root = parse_xml(data, source)
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    if root.tag != "Project":
        raise InputError(
            f"“{source}” is no Microsoft Project XML: it begins with <{root.tag[:40]}>, not <Project>."
        )
    if any(
        len(root.findall(path)) > MOST
        for path in ("Tasks/Task", "Resources/Resource", "Assignments/Assignment")
    ):
        raise InputError(f"“{source}” has more than {MOST:,} tasks, resources or assignments.")
    told = zone_named(_text(root, "Subject"))
    project = Project(
        name=_text(root, "Title") or _text(root, "Name") or "Project",
        zone=zone or told or ZoneInfo("UTC"),
        zone_is_told=bool(zone or told),
        first=_day(_text(root, "StartDate")),
        last=_day(_text(root, "FinishDate"), is_end=True),
    )
    for element in root.findall("Tasks/Task"):
        _add_task(project, element)
    _add_resources(project, root)
    for element in root.findall("Assignments/Assignment"):
        amount = max(1, round(_number(_text(element, "Units"), 1)))
        project.shares.setdefault(_text(element, "TaskUID"), []).append(
            (_text(element, "ResourceUID"), amount)
        )
    return project


def _add_task(project: Project, element: Element) -> None:
    number, name = _text(element, "UID"), _text(element, "Name")
    if _text(element, "IsNull") == "1" or number == "0" or not name:
        return
    own = {_text(one, "FieldID"): _text(one, "Value") for one in element.findall("ExtendedAttribute")}
    utc = own.get(TEXT_2_OF_TASKS, "")
    kind, latest = int(_number(_text(element, "ConstraintType"), 0)), _moment(project, element, "Deadline")
    task = TaskRow(
        number=number,
        name=name,
        level=int(_number(_text(element, "OutlineLevel"), 1)),
        own=own.get(TEXT_1_OF_TASKS, ""),
        is_milestone=_text(element, "Milestone") == "1",
        is_placed=bool(utc) or TEXT_1_OF_TASKS not in own,
        start=_moment(project, element, "Start", utc),
        end=_moment(project, element, "Finish"),
        minutes=_minutes(project, element),
        constraint=(kind, _moment(project, element, "ConstraintDate")),
        deadline=latest,
        notes=_text(element, "Notes"),
    )
    project.tasks.append(task)
    for link in element.findall("PredecessorLink"):
        _add_link(project, task, link)


def _add_link(project: Project, task: TaskRow, element: Element) -> None:
    kind = int(_number(_text(element, "Type"), FINISH_TO_START))
    if kind not in (FINISH_TO_START, START_TO_START):
        expected = "finish-to-start or start-to-start, for events can wait for no other; it is left out"
        project.warnings.append(Fault(f"task “{task.name}”, link", "a link to a finish", expected))
        return
    told = _text(element, "LinkLag")
    if told and _number(told, inf) == inf:
        project.report.fault(f"task “{task.name}”, LinkLag", told, "a lag in tenths of minutes")
    lag = round(_number(told, 0) / 10)
    task.links.append(Link(_text(element, "PredecessorUID"), kind == START_TO_START, lag))


def _moment(project: Project, element: Element, tag: str, utc: str = "") -> datetime | None:
    text = _text(element, tag)
    if not text:
        return None
    try:
        return local_instant(text, project.zone, utc)
    except (ValueError, OverflowError):
        place = f"task “{_text(element, 'Name')[:60]}”, {tag}"
        project.report.fault(place, text, "a time such as 2024-07-03T08:00:00")
        return None


def _minutes(project: Project, element: Element) -> int | None:
    text = _text(element, "Duration")
    try:
        return duration_minutes(text) if text else None
    except ValueError as error:
        project.report.fault(f"task “{_text(element, 'Name')[:60]}”, Duration", text, str(error))
        return None


def _add_resources(project: Project, root: Element) -> None:
    calendars = {_text(one, "UID"): one for one in root.findall("Calendars/Calendar")}
    for element in root.findall("Resources/Resource"):
        number, name = _text(element, "UID"), _text(element, "Name")
        if number == "0" or not name or _text(element, "IsNull") == "1":
            continue
        own = {_text(one, "FieldID"): _text(one, "Value") for one in element.findall("ExtendedAttribute")}
        calendar = calendars.get(_text(element, "CalendarUID"))
        project.resources[number] = ResourceRow(
            number,
            name,
            own.get(TEXT_1_OF_RESOURCES, ""),
            _text(element, "Group"),
            max(1, round(_number(_text(element, "MaxUnits"), 1))),
            _days_off(calendar) if calendar is not None else (),
        )


def _days_off(calendar: Element) -> tuple[tuple[date, date, str], ...]:
    found = []
    for one in calendar.findall("Exceptions/Exception")[:MOST]:
        first = _day(_text(one, "TimePeriod/FromDate"))
        last = _day(_text(one, "TimePeriod/ToDate"))
        if first and last and last >= first and _text(one, "DayWorking") == "0":
            found.append((first, last, _text(one, "Name")))
    return tuple(found)


def _day(text: str, *, is_end: bool = False) -> date | None:
    """The day of a local time; the end of a day belongs to it, not to the next."""
    try:
        local = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (local - timedelta(minutes=1)).date() if is_end and local.year > 1 else local.date()


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _number(text: str, default: float) -> float:
    try:
        value = float(text)
    except ValueError:
        return default
    return value if abs(value) < 10**9 else default
