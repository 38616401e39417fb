"""Lengths of time as people write them: ``4 h``, ``2 h 30 min``, ``1 d 6 h``, ``2:30``, or plain minutes."""

import re

EXAMPLE = "a length of time such as 4 h, 2 h 30 min, 1 d 6 h or 90 (minutes)"
_PARTS = re.compile(
    r"(?:(?P<d>\d+(?:\.\d+)?)\s*(?:d|days?))?\s*(?:(?P<h>\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?))?\s*"
    r"(?:(?P<m>\d+)\s*(?:m|mins?|minutes?))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d+):([0-5]\d)")


def is_length(name: str) -> bool:
    """Whether a field of this name holds minutes; the plan format says so in the name."""
    return "minutes" in name.split("_")


def minutes(text: str) -> str:
    """The minutes that a text stands for, as digits; a text that is no length of time comes back as it is."""
    text = text.strip()
    if clock := _CLOCK.fullmatch(text):
        return str(int(clock[1]) * 60 + int(clock[2]))
    parts = _PARTS.fullmatch(text)
    if parts is None or not any(parts.groups()):
        return text
    days, hours, rest = (float(parts[unit] or 0) for unit in "dhm")
    return f"{days * 1440 + hours * 60 + rest:g}"
