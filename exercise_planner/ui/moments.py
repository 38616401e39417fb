"""Moments as people type them: ``140600ZMAR27``, ``14 Mar 0600``, ``D+3``, ``2024-07-08 08:00``."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.details import Details
from exercise_planner.domain.kinds import MomentKind
from exercise_planner.domain.timespan import MONTHS
from exercise_planner.errors import InputError

_CLOCK = r"(?:\s+(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d))?"
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T\s]+(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d))?$"
)
_DAY = r"(?:[A-Za-z]{3},?\s+)?(?P<day>\d{1,2})\s+(?P<name>[A-Za-z]{3})[a-z]*"
_WORDS = re.compile(rf"{_DAY}(?:\s+(?P<year>\d{{4}}))?{_CLOCK}$")
_WORDS_AND_CLOCK = re.compile(rf"{_DAY}(?P<year>){_CLOCK}$")
_OFFSET = re.compile(rf"(?:D\s*)?(?P<sign>[+-])\s*(?P<days>\d+)\s*d?{_CLOCK}$", re.IGNORECASE)
_GROUP = re.compile(
    r"(?P<day>\d\d)(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<zone>[A-Za-z])(?P<name>[A-Za-z]{3})(?P<year>\d\d)$"
)
FAR = 9
"""Years from the exercise beyond which four digits are read as a time of day."""
EXAMPLES = "8 Jul 0800, 2024-07-08 08:00, 081800ZJUL24 or D+3 0800"


def zone_hours(letter: str) -> int:
    """The offset of a zone's letter in hours: A=+1 … M=+12 without J, N=-1 … Y=-12, Z=0 (ACP 121)."""
    east, west = "ABCDEFGHIKLM", "NOPQRSTUVWXY"
    if letter in east:
        return east.index(letter) + 1
    return -(west.index(letter) + 1) if letter in west else 0


def moment(text: str, details: Details) -> date | datetime:
    """A date, or an instant where a time of day is said.

    Args:
        text: What was typed.
        details: The exercise; its first day is D, its year and time zone are meant where none is said.

    Raises:
        InputError: It is no moment.
    """
    text = text.strip()
    zone = ZoneInfo(details.time_zone)
    try:
        return (
            _group(text, zone)
            or _offset(text, details, zone)
            or _calendar(text, details, zone)
            or _exact(text)
        )
    except ValueError as error:
        raise InputError(f"“{text}” is not a day of the calendar.") from error


def instant(text: str, details: Details) -> datetime:
    """An instant.

    Raises:
        InputError: It is none, or no time of day is said.
    """
    found = moment(text, details)
    if not isinstance(found, datetime):
        raise InputError(f"“{text.strip()}” says no time of day; write for example {EXAMPLES}.")
    return found


def _exact(text: str) -> date | datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise InputError(f"“{text}” is not a moment; write for example {EXAMPLES}.")
    return found


def _group(text: str, zone: ZoneInfo) -> datetime | None:
    found = _GROUP.match(text)
    if found is None or found["name"].upper() not in MONTHS:
        return None
    month = MONTHS.index(found["name"].upper()) + 1
    numbers = (2000 + int(found["year"]), month, int(found["day"]), int(found["hour"]), int(found["minute"]))
    letter = found["zone"].upper()
    if letter == "J":
        return datetime(*numbers, tzinfo=zone)
    utc = datetime(*numbers, tzinfo=ZoneInfo("UTC")) - timedelta(hours=zone_hours(letter))
    return utc.astimezone(zone)


def _offset(text: str, details: Details, zone: ZoneInfo) -> date | datetime | None:
    found = _OFFSET.match(text)
    if found is None:
        return None
    by = int(found["days"]) * (1 if found["sign"] == "+" else -1)
    return _at(details.from_ + timedelta(days=by), found, zone)


def _calendar(text: str, details: Details, zone: ZoneInfo) -> date | datetime | None:
    found = _ISO.match(text)
    if found is not None:
        return _at(date(int(found["year"]), int(found["month"]), int(found["day"])), found, zone)
    found = _WORDS.match(text)
    if found is not None and found["year"] and abs(int(found["year"]) - details.from_.year) > FAR:
        found = _WORDS_AND_CLOCK.match(text)  # 0800 is a time, not a year
    if found is None or found["name"].upper() not in MONTHS:
        return None
    month, number = MONTHS.index(found["name"].upper()) + 1, int(found["day"])
    if found["year"]:
        return _at(date(int(found["year"]), month, number), found, zone)
    day = date(details.from_.year, month, number)
    if day < details.from_ and details.to.year > details.from_.year:
        day = day.replace(year=details.to.year)
    return _at(day, found, zone)


def _at(day: date, found: re.Match[str], zone: ZoneInfo) -> date | datetime:
    if found["hour"] is None:
        return day
    return datetime.combine(day, time(int(found["hour"]), int(found["minute"])), zone)


def as_written(text: str, details: Details) -> str:
    """A typed moment in the words of the plan format; other text as it is."""
    try:
        return str(MomentKind().write(moment(text, details)))
    except InputError:
        return text
