"""Moments that people write into sheets: real dates, DTG, ISO and day-first dates."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.kinds import write_instant
from exercise_planner.domain.timespan import MONTHS

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d.*)?")
_NAIVE = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d{1,2}:\d\d)(?::\d\d)?")
_DTG = re.compile(r"(\d\d)(\d\d)(\d\d)\s?([A-Z])\s?([A-Z]{3})\s?(\d\d(?:\d\d)?)")
_DAY = re.compile(
    r"(\d{1,2})[ .\-/]+([A-Za-z]{3})[a-z]*\.?[ .\-/]+(\d{4}|\d\d)(?:[ ,T]+(\d{1,2})[:h]?(\d\d))?"
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s+(\d{1,2}):(\d\d))?")
LETTERS = "YXWVUTSRQPONZABCDEFGHIKLM"
"""The letters of the zones from UTC-12 to UTC+12 (ACP 121); J is local."""


def moment_text(cell: object, zone: ZoneInfo | None, *, day: bool = False) -> object:
    """A cell as a date or an instant of the plan format; unchanged where it is neither.

    Args:
        cell: What was written: a date, a time without a zone (then in the exercise's), or words.
        zone: The exercise's time zone.
        day: Whether only a date is wanted.
    """
    if isinstance(cell, datetime):
        return _written(cell, zone, day=day)
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    if _ISO.fullmatch(text) and not _NAIVE.fullmatch(text):
        return text
    try:
        found = _understood(text, zone)
    except ValueError:
        return cell
    return cell if found is None else found


def _written(moment: datetime, zone: ZoneInfo | None, *, day: bool) -> object:
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    if moment.tzinfo is None and (day or midnight):
        return moment.date().isoformat()
    if moment.tzinfo is None:
        if zone is None:
            return moment.isoformat()
        moment = moment.replace(tzinfo=zone, second=0, microsecond=0)
    return write_instant(moment)


def _understood(text: str, zone: ZoneInfo | None) -> str | None:
    if found := _NAIVE.fullmatch(text):
        return str(_written(datetime.fromisoformat(f"{found[1]}T{found[2].zfill(5)}"), zone, day=False))
    if found := _DTG.fullmatch(text.upper()):
        return _of_group(found, zone)
    if (found := _DAY.fullmatch(text)) and found[2].upper() in MONTHS:
        month = MONTHS.index(found[2].upper()) + 1
        return _of_parts(int(found[1]), month, _year(found[3]), found[4], found[5], zone)
    if found := _DOTTED.fullmatch(text):
        return _of_parts(int(found[1]), int(found[2]), int(found[3]), found[4], found[5], zone)
    return None


def _of_group(found: re.Match[str], zone: ZoneInfo | None) -> str | None:
    letter = found[4]
    if found[5] not in MONTHS or (letter == "J" and zone is None):
        return None
    naive = datetime(  # noqa: DTZ001  the zone follows
        _year(found[6]), MONTHS.index(found[5]) + 1, int(found[1]), int(found[2]), int(found[3])
    )
    if letter == "J":
        return str(_written(naive, zone, day=False))
    hours = LETTERS.index(letter) - 12
    return f"{(naive - timedelta(hours=hours)).isoformat()}Z"


def _of_parts(
    day: int, month: int, year: int, hour: str | None, minute: str | None, zone: ZoneInfo | None
) -> str:
    if hour is None:
        return date(year, month, day).isoformat()
    naive = datetime(year, month, day, int(hour), int(minute or 0))  # noqa: DTZ001  in the exercise's zone
    return str(_written(naive, zone, day=False))


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
