"""When somebody is busy, by a calendar: entries, their repetitions, free-busy lists; within the exercise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from exercise_planner.domain.details import Details
from exercise_planner.domain.kinds import Fault, shown
from exercise_planner.domain.timespan import Moment, begins, ends, midnight
from exercise_planner.edits.consequences import fixed
from exercise_planner.interchange.calendars.recurrence import Rule, Steps, UnknownRule

MOST_PERIODS = 2_000
LONGEST_REASON = 200
FREE = frozenset({"FREE"})


@dataclass(frozen=True, slots=True)
class Busy:
    """A stretch of time in which somebody is busy.

    Args:
        start: Its first instant or day.
        end: Its end: an instant, or the last day.
        reason: What the calendar says of it.
        uid: The entry that it comes from.
    """

    start: Moment
    end: Moment
    reason: str
    uid: str


@dataclass(slots=True)
class _Reading:
    zone: ZoneInfo
    first: datetime
    last: datetime
    warnings: list[Fault] = field(default_factory=list)
    steps: Steps = field(default_factory=Steps)

    def warn(self, component: Mapping[str, Any], expected: str) -> None:
        name = str(component.get("SUMMARY") or component.get("UID") or "an entry without a name")
        self.warnings.append(Fault("an entry of the calendar", shown(name), expected))

    def overlaps(self, busy: Busy) -> bool:
        return begins(busy.start, self.zone) < self.last and ends(busy.end, self.zone) > self.first


def busy_periods(calendar: Calendar, details: Details) -> tuple[tuple[Busy, ...], tuple[Fault, ...]]:
    """The busy stretches that touch the exercise's days, in order, and what was passed over.

    Entries that are cancelled, or shown as free, do not count. A time without a zone is the exercise's.

    Args:
        calendar: The calendar.
        details: The exercise's days and time zone.
    """
    zone = ZoneInfo(details.time_zone)
    reading = _Reading(zone, midnight(details.from_, zone), midnight(details.to + timedelta(days=1), zone))
    overridden = {
        (str(one.get("UID")), _key(one["RECURRENCE-ID"].dt, zone))
        for one in calendar.walk("VEVENT")
        if "RECURRENCE-ID" in one and hasattr(one["RECURRENCE-ID"], "dt")
    }
    found: dict[tuple[str, str], Busy] = {}
    for component in calendar.walk():
        for busy in _busy(component, reading, overridden):
            if len(found) == MOST_PERIODS:
                reading.warn(component, f"at most {MOST_PERIODS:,} busy periods; the rest is left out")
                return _ordered(found, zone), tuple(reading.warnings)
            if reading.overlaps(busy):
                found.setdefault((str(busy.start), str(busy.end)), busy)
    return _ordered(found, zone), tuple(reading.warnings)


def _ordered(found: Mapping[tuple[str, str], Busy], zone: ZoneInfo) -> tuple[Busy, ...]:
    return tuple(sorted(found.values(), key=lambda busy: (begins(busy.start, zone), str(busy.end))))


def _busy(component: Any, reading: _Reading, overridden: set[tuple[str, str]]) -> Iterator[Busy]:
    try:
        if component.name == "VEVENT" and _counts(component):
            yield from _of_entry(component, reading, overridden)
        elif component.name == "VFREEBUSY":
            yield from _of_list(component, reading)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        reading.warn(component, "an entry with a sound beginning and end; it is left out")


def _counts(component: Mapping[str, Any]) -> bool:
    told = (
        str(component.get(name, "")).upper() for name in ("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")
    )
    return not {"CANCELLED", "TRANSPARENT", "FREE"} & set(told)


def _of_entry(component: Any, reading: _Reading, overridden: set[tuple[str, str]]) -> Iterator[Busy]:
    start = _moment(component["DTSTART"].dt, reading.zone)
    length = _length(component, start, reading.zone)
    uid = str(component.get("UID", ""))
    starts = [start] if "RRULE" not in component else _repeated(component, start, length, reading)
    skipped = set() if "RECURRENCE-ID" in component else {key for owner, key in overridden if owner == uid}
    skipped |= set(_excluded(component, reading.zone))
    private = str(component.get("CLASS", "")).upper() in ("PRIVATE", "CONFIDENTIAL")
    reason = "" if private else str(component.get("SUMMARY", ""))
    for each in (*starts, *_further(component, reading.zone)):
        if _key(each, reading.zone) not in skipped and length > timedelta():
            yield _made(each, length, reason, uid)


def _made(start: Moment, length: timedelta, reason: str, uid: str) -> Busy:
    told = " ".join(reason.split())[:LONGEST_REASON] or "busy"
    if not isinstance(start, datetime):
        return Busy(start, start + max(length, timedelta(days=1)) - timedelta(days=1), told, uid)
    begin = fixed(start)
    return Busy(begin, fixed((start.astimezone(UTC) + length).astimezone(start.tzinfo)), told, uid)


def _length(component: Any, start: Moment, zone: ZoneInfo) -> timedelta:
    if "DURATION" in component:
        length = component["DURATION"].dt
        return length if isinstance(length, timedelta) else timedelta()
    if "DTEND" not in component:
        return timedelta() if isinstance(start, datetime) else timedelta(days=1)
    end = _moment(component["DTEND"].dt, zone)
    if isinstance(start, datetime) and isinstance(end, datetime):
        return end.astimezone(UTC) - start.astimezone(UTC)
    if isinstance(start, datetime) or isinstance(end, datetime):
        raise ValueError("a day and a time do not make a period")  # noqa: TRY004  the entry is wrong, not the call
    return end - start


def _repeated(component: Any, start: Moment, length: timedelta, reading: _Reading) -> list[Moment]:
    """The beginnings of a repeated entry up to the exercise's end, in the wall time of its zone."""
    given = component["RRULE"]
    zone = start.tzinfo if isinstance(start, datetime) else None
    day = start.date() if isinstance(start, datetime) else start
    last = reading.last.astimezone(zone or reading.zone).date()
    soonest = reading.first.astimezone(zone or reading.zone).date() - length - timedelta(days=1)
    try:
        days = list(Rule.of(given, reading.steps).days(day, soonest, last))
    except UnknownRule as error:
        reading.warn(component, f"{error}; only its first day is used")
        return [start]
    starts = [
        datetime.combine(each, start.timetz()) if isinstance(start, datetime) else each for each in days
    ]
    until = _until(given, zone)
    return [each for each in starts if until is None or _wall(each, zone) <= until]


def _wall(moment: Moment, zone: Any) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(zone).replace(tzinfo=None)


def _until(rule: Mapping[str, Any], zone: Any) -> datetime | None:
    """The wall time after which nothing begins."""
    if "UNTIL" not in rule:
        return None
    given = rule["UNTIL"][0]
    if not isinstance(given, datetime):
        return datetime.combine(given, time(23, 59, 59))
    return given.astimezone(zone or UTC).replace(tzinfo=None) if given.tzinfo is not None else given


def _moments(component: Any, name: str, zone: ZoneInfo) -> Iterator[Moment]:
    held = component.get(name, [])
    for one in held if isinstance(held, list) else [held]:
        for each in getattr(one, "dts", ()):
            if isinstance(each.dt, date):
                yield _moment(each.dt, zone)


def _excluded(component: Any, zone: ZoneInfo) -> Iterator[str]:
    return (_key(moment, zone) for moment in _moments(component, "EXDATE", zone))


def _further(component: Any, zone: ZoneInfo) -> list[Moment]:
    return list(islice(_moments(component, "RDATE", zone), MOST_PERIODS))


def _of_list(component: Any, reading: _Reading) -> Iterator[Busy]:
    held = component.get("FREEBUSY", [])
    for one in held if isinstance(held, list) else [held]:
        if str(one.params.get("FBTYPE", "BUSY")).upper() in FREE:
            continue
        for period in getattr(one, "dts", [one]):
            start = _moment(period.start, reading.zone)
            end = _moment(period.end, reading.zone)
            if isinstance(start, datetime) and isinstance(end, datetime) and end > start:
                yield Busy(fixed(start), fixed(end), "busy", str(component.get("UID", "")))


def _moment(value: date, zone: ZoneInfo) -> Moment:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=zone)
    return value


def _key(moment: Any, zone: ZoneInfo) -> str:
    if not isinstance(moment, date):
        return ""
    known = _moment(moment, zone)
    return known.astimezone(UTC).isoformat() if isinstance(known, datetime) else known.isoformat()
