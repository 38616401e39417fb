"""Calendars of a project: everybody works round the clock, but for closed days and the absences of each."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, SubElement
from zoneinfo import ZoneInfo

from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import Period, begins, ends, midnight
from exercise_planner.interchange.project.numbers import Numbers
from exercise_planner.interchange.xml import add_text

BASE = 1
"""The number of the calendar that all others are based on."""
NEXT = timedelta(days=1)


def add_calendars(root: Element, exercise: Exercise, numbers: Numbers) -> None:
    """Add the calendar of the project and one for each resource."""
    zone = ZoneInfo(exercise.details.time_zone)
    calendars = SubElement(root, "Calendars")
    base = _calendar(calendars, BASE, "Round the clock", None)
    _add_week(base)
    _add_exceptions(base, exercise.details, exercise.details.closed, zone)
    for number, record in enumerate(numbers.resources, 1):
        made = _calendar(calendars, BASE + number, f"{record.noun} {record.id}", BASE)
        held: Any = record
        _add_exceptions(made, exercise.details, held.unavailable, zone)


def _calendar(parent: Element, number: int, name: str, base: int | None) -> Element:
    calendar = SubElement(parent, "Calendar")
    add_text(calendar, "UID", str(number))
    add_text(calendar, "Name", name)
    add_text(calendar, "IsBaseCalendar", "0" if base else "1")
    add_text(calendar, "BaseCalendarUID", str(base or -1))
    return calendar


def _add_week(calendar: Element) -> None:
    days = SubElement(calendar, "WeekDays")
    for weekday in range(1, 8):
        day = SubElement(days, "WeekDay")
        add_text(day, "DayType", str(weekday))
        add_text(day, "DayWorking", "1")
        _add_hours(day, [("00:00:00", "00:00:00")])


def _add_hours(day: Element, hours: Iterable[tuple[str, str]]) -> None:
    times = SubElement(day, "WorkingTimes")
    for begin, end in hours:
        stretch = SubElement(times, "WorkingTime")
        add_text(stretch, "FromTime", begin)
        add_text(stretch, "ToTime", end)


def _add_exceptions(calendar: Element, details: Details, periods: Iterable[Period], zone: ZoneInfo) -> None:
    free = _by_day(details, periods, zone)
    if not free:
        return
    exceptions = SubElement(calendar, "Exceptions")
    for first, last, hours, name in _runs(free):
        one = SubElement(exceptions, "Exception")
        add_text(one, "EnteredByOccurrences", "0")
        span = SubElement(one, "TimePeriod")
        add_text(span, "FromDate", f"{first}T00:00:00")
        add_text(span, "ToDate", f"{last}T23:59:00")
        add_text(one, "Occurrences", str((last - first).days + 1))
        add_text(one, "Name", name)
        add_text(one, "Type", "1")
        add_text(one, "DayWorking", "1" if hours else "0")
        if hours:
            _add_hours(one, hours)


Hours = list[tuple[str, str]]


def _runs(free: dict[date, tuple[Hours, str]]) -> Iterator[tuple[date, date, Hours, str]]:
    """Days without work that follow each other as one; a day with some hours of work by itself."""
    first = last = None
    for day, (hours, name) in sorted(free.items()):
        if first is not None and last is not None and (hours or day != last + NEXT or free[first][1] != name):
            yield first, last, [], free[first][1]
            first = None
        if hours:
            yield day, day, hours, name
            continue
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last, [], free[first][1]


def _by_day(details: Details, periods: Iterable[Period], zone: ZoneInfo) -> dict[date, tuple[Hours, str]]:
    """The hours of work that are left on each day of the exercise that a period touches."""
    busy: dict[date, list[tuple[datetime, datetime, str]]] = {}
    for period in periods:
        start, stop = begins(period.from_, zone), ends(period.to, zone)
        day = max(start.astimezone(zone).date(), details.from_)
        while midnight(day, zone) < stop and day <= details.to:
            span = (max(start, midnight(day, zone)), min(stop, midnight(day + NEXT, zone)), period.reason)
            busy.setdefault(day, []).append(span)
            day += NEXT
    return {day: (_left(day, spans, zone), spans[0][2]) for day, spans in busy.items()}


def _left(day: date, spans: list[tuple[datetime, datetime, str]], zone: ZoneInfo) -> Hours:
    hours: Hours = []
    now = midnight(day, zone)
    for start, stop, _ in sorted(spans, key=lambda one: (one[0], one[1])):
        if start > now:
            hours.append((_clock(now, zone), _clock(start, zone)))
        now = max(now, stop)
    if now < midnight(day + NEXT, zone):
        hours.append((_clock(now, zone), "00:00:00"))
    return hours


def _clock(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%H:%M:%S}"
