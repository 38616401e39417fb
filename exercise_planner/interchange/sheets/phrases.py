"""Phrases: nested values in words that people write into a cell, each said and understood.

Each pair of functions speaks of plain JSON values of the plan format. Understanding may raise ValueError;
what is said and not understood as the same again is written as JSON instead, so that nothing is ever lost.
"""

import re
from collections.abc import Callable
from typing import Any

from exercise_planner.geography.reading import position_of

Json = Any
Say = Callable[[Json], str]
Understand = Callable[[str], Json]

_PERIOD = re.compile(r"(?P<from>[^/()]+?)\s*(?:/|\bto\b|–)\s*(?P<to>[^/()]+?)\s*(?:\((?P<reason>.*)\))?")
_HOURS = re.compile(r"(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)")
_LANGUAGE = re.compile(r"(\S+)\s+(\d(?:\.\d+)?)")
_REQUIREMENT = re.compile(
    r"(?:(?P<count>\d+)\s*[x×]\s*)?(?P<capability>.+?)"
    r"(?:\s+from (?P<nations>[^;]+?))?(?:\s*, at least (?P<least>\d+) nations?)?"
)
_NEED = re.compile(
    r"(?P<dimension>\S+) (?P<rule>COMMON|PAIRWISE|LEAD)"
    r"(?: of (?P<accept>.+?))?(?: from level (?P<level>\S+))?"
)
_AFTER = re.compile(
    r"(?P<event>.+?)(?P<start> from its start)?(?: (?P<least>[+-]\d+)(?:\.\.(?P<most>[+-]\d+))? min)?"
)
_MARKING = re.compile(r"(?P<level>[A-Z]+)(?: REL TO (?P<nations>.+)| (?P<hosts>HOSTS ONLY))?")


def _whole(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return found


def split(text: str, mark: str = ";") -> list[str]:
    """The parts of a text, without the spaces around them; empty ones left out."""
    return [part.strip() for part in text.split(mark) if part.strip()]


def say_list(raw: Json) -> str:
    """``ASW; AAW``."""
    return "; ".join(raw)


def understand_list(text: str) -> Json:
    """Words between semicolons, or between commas or lines where there is no semicolon."""
    return split(text, next((mark for mark in (";", "\n", ",") if mark in text), ";"))


def say_period(raw: Json) -> str:
    """``2024-07-03 / 2024-07-05 (refit)``."""
    reason = f" ({raw['reason']})" if raw.get("reason") else ""
    return f"{raw['from']} / {raw['to']}{reason}"


def understand_period(text: str) -> Json:
    """A period, or one day."""
    if not re.search(r"/|\bto\b|–", text):
        day, _, reason = text.partition("(")
        text = f"{day.strip()} / {day.strip()}" + (f" ({reason}" if reason else "")
    found = _whole(_PERIOD, text)
    period = {"from": found["from"].strip(), "to": found["to"].strip()}
    return period | ({"reason": found["reason"]} if found["reason"] else {})


def say_hours(raw: Json) -> str:
    """``08:00-20:00``."""
    return f"{raw['from']}-{raw['to']}"


def understand_hours(text: str) -> Json:
    """A daily window."""
    found = _whole(_HOURS, text)
    return {"from": found[1].zfill(5), "to": found[2].zfill(5)}


def say_language(raw: Json) -> str:
    """``eng 3.5``."""
    return f"{raw['language']} {raw['level']}"


def understand_language(text: str) -> Json:
    """A language and its level."""
    found = _whole(_LANGUAGE, text)
    return {"language": found[1], "level": _number(found[2])}


def say_requirement(raw: Json) -> str:
    """``2 x FRIGATE from NOR, SWE, at least 2 nations``."""
    count = f"{raw['count']} x " if "count" in raw else ""
    nations = f" from {', '.join(raw['nations'])}" if raw.get("nations") else ""
    least = f", at least {raw['min_nations']} nations" if raw.get("min_nations") else ""
    return f"{count}{raw['capability']}{nations}{least}"


def understand_requirement(text: str) -> Json:
    """Units with a capability."""
    found = _whole(_REQUIREMENT, text)
    raw: dict[str, Json] = {"capability": found["capability"]}
    if found["count"]:
        raw["count"] = int(found["count"])
    if found["nations"]:
        raw["nations"] = split(found["nations"], ",")
    if found["least"]:
        raw["min_nations"] = int(found["least"])
    return raw


def say_need(raw: Json) -> str:
    """``language COMMON of eng, fra from level 2``."""
    accept = f" of {', '.join(raw['accept'])}" if raw.get("accept") else ""
    level = f" from level {raw['min_level']}" if raw.get("min_level") is not None else ""
    return f"{raw['dimension']} {raw['rule']}{accept}{level}"


def understand_need(text: str) -> Json:
    """A standard that the participants share."""
    found = _whole(_NEED, text)
    raw: dict[str, Json] = {"dimension": found["dimension"], "rule": found["rule"]}
    if found["accept"]:
        raw["accept"] = split(found["accept"], ",")
    if found["level"]:
        raw["min_level"] = _number(found["level"])
    return raw


def say_after(raw: Json) -> str:
    """``H8 +60..+120 min``."""
    start = " from its start" if raw.get("from") == "start" else ""
    least, most = raw.get("min_lag_minutes"), raw.get("max_lag_minutes")
    if least is None:
        return f"{raw['event']}{start}"
    return f"{raw['event']}{start} {least:+d}{f'..{most:+d}' if most is not None else ''} min"


def understand_after(text: str) -> Json:
    """An event before, and the time between."""
    found = _whole(_AFTER, text)
    raw: dict[str, Json] = {"event": found["event"]}
    if found["start"]:
        raw["from"] = "start"
    if found["least"]:
        raw["min_lag_minutes"] = int(found["least"])
    if found["most"]:
        raw["max_lag_minutes"] = int(found["most"])
    return raw


def say_marking(raw: Json) -> str:
    """``RESTRICTED REL TO AUS, CAN``; ``SECRET HOSTS ONLY``."""
    nations = raw.get("releasable_to")
    if nations is None:
        return str(raw["classification"])
    return f"{raw['classification']} " + (f"REL TO {', '.join(nations)}" if nations else "HOSTS ONLY")


def understand_marking(text: str) -> Json:
    """A level and a release list."""
    found = _whole(_MARKING, text)
    if found["hosts"]:
        return {"classification": found["level"], "releasable_to": []}
    nations = split(found["nations"], ",") if found["nations"] else None
    return {"classification": found["level"]} | ({"releasable_to": nations} if nations else {})


def say_map(raw: Json) -> str:
    """``fuel: F-34, F-54; radio: HF``; ``MEDEVAC: 1``."""
    return "; ".join(
        f"{key}: {', '.join(held) if isinstance(held, list) else held}" for key, held in raw.items()
    )


def understand_lists(text: str) -> Json:
    """Words by a word."""
    return {key.strip(): split(rest, ",") for key, rest in map(_keyed, split(text))}


def understand_counts(text: str) -> Json:
    """Whole numbers by a word."""
    return {key.strip(): int(rest) for key, rest in map(_keyed, split(text))}


def say_pair(raw: Json) -> str:
    """``1.32, 104.02``."""
    return ", ".join(str(number) for number in raw)


def understand_pair(text: str) -> Json:
    """Latitude and longitude in degrees, or a position as seafarers and soldiers write one."""
    position = position_of(text)
    if position is not None:
        return list(position)
    if text.count(";") == 1:  # then a comma parts the decimals
        text = text.replace(",", ".")
    return [_number(part) for part in re.split(r"[,;\s]+", text.strip())]


def _keyed(part: str) -> tuple[str, str]:
    key, mark, rest = part.partition(":")
    if not mark:
        raise ValueError(part)
    return key, rest


def _number(text: str) -> int | float:
    return float(text) if "." in text or "e" in text.lower() else int(text)
