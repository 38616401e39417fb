"""Durations that people write into sheets: ``2h``, ``90 min``, ``1.5 hours``, ``2:30``, ``PT4H``, times."""

import re
from datetime import time

_ISO = re.compile(r"PT?(?:(\d{1,4})D)?T?(?:(\d{1,5})H)?(?:(\d{1,6})M)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?(?:\s*(?:h|hrs?|hours?))?", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:(?P<d>\d{1,4}(?:[.,]\d+)?)\s*(?:d|days?))?\s*"
    r"(?:(?P<h>\d{1,5}(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?))?\s*"
    r"(?:(?P<m>\d{1,6})\s*(?:m|min|mins|minutes?|'|′)?)?",
    re.IGNORECASE,
)


def minutes_of(cell: object) -> object:
    """A cell as whole minutes; unchanged where it is no duration, or one with a part of a minute."""
    minutes: float | None = None
    if isinstance(cell, time) and not cell.second:
        minutes = float(cell.hour * 60 + cell.minute)
    elif isinstance(cell, str):
        minutes = _minutes_in(cell.strip())
    return int(minutes) if minutes is not None and minutes.is_integer() else cell


def _minutes_in(text: str) -> float | None:
    if found := _CLOCK.fullmatch(text):
        return float(int(found[1]) * 60 + int(found[2]))
    found = _ISO.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes = (float((part or "0").replace(",", ".")) for part in found.groups())
    return days * 1440 + hours * 60 + minutes
