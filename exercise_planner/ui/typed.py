"""How each kind of value is written in one line of text, and how such a line is read."""

import json
import re
from collections.abc import Callable
from typing import Any

from exercise_planner.domain.event import After, LagFrom, Requirement
from exercise_planner.domain.kinds import (
    BooleanKind,
    ChoiceKind,
    ClockKind,
    DateKind,
    InstantKind,
    Kind,
    ListKind,
    MapKind,
    MomentKind,
    NumberKind,
    PairKind,
    TextKind,
    WholeKind,
)
from exercise_planner.domain.nation import Language
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.timespan import Hours, Period
from exercise_planner.domain.wire import ValueKind, write

_RANGE = re.compile(r"\s*(?:–|—|\bto\b|\s-\s)\s*")
_REASON = re.compile(r"\(([^()]*)\)\s*$")
_HOURS = re.compile(r"\s*(\d\d:\d\d)\s*(?:–|—|-|\bto\b)\s*(\d\d:\d\d)\s*$")
_LANGUAGE = re.compile(r"\s*(\S+)(?:\s+(\d+(?:\.\d+)?))?\s*$")
_PLACES = re.compile(r"\s*(?:(\d+)\s*[×x*]\s*)?([^\[\]]+?)\s*(?:\[([^\[\]]*)\])?\s*$")
_AFTER = re.compile(r"\s*(\S+)(?:\s+(start|end))?(?:\s*\+\s*(\d+)(?:\s*(?:–|-|\.\.)\s*(\d+))?)?\s*$")


def _period_text(value: Period) -> str:
    kind = MomentKind()
    reason = f" ({value.reason})" if value.reason else ""
    return f"{kind.write(value.from_)} – {kind.write(value.to)}{reason}"


def _period_raw(text: str) -> Any:
    reason = _REASON.search(text)
    body = text[: reason.start()] if reason else text
    first, *rest = _RANGE.split(body.strip(), maxsplit=1)
    raw = {"from": first, "to": rest[0] if rest else first}
    return {**raw, "reason": reason[1]} if reason else raw


def _hours_raw(text: str) -> Any:
    found = _HOURS.match(text)
    return {"from": found[1], "to": found[2]} if found else text


def _language_raw(text: str) -> Any:
    found = _LANGUAGE.match(text)
    return {"language": found[1], "level": float(found[2] or 2)} if found else text


def _requirement_text(value: Requirement) -> str:
    nations = f" [{', '.join(value.nations)}]" if value.nations else ""
    return f"{value.count} × {value.capability}{nations}"


def _requirement_raw(text: str) -> Any:
    found = _PLACES.match(text)
    if not found:
        return text
    raw: dict[str, Any] = {"capability": found[2]}
    if int(found[1] or 1) != 1:
        raw["count"] = int(found[1])
    return {**raw, "nations": _split(found[3], ",")} if found[3] else raw


def _after_text(value: After) -> str:
    most = "" if value.max_lag_minutes is None else f"–{value.max_lag_minutes}"
    lag = f" +{value.min_lag_minutes}{most}" if value.min_lag_minutes or most else ""
    return f"{value.event}{' start' if value.from_ is LagFrom.START else ''}{lag}"


def _after_raw(text: str) -> Any:
    found = _AFTER.match(text)
    if not found:
        return text
    parts = {"event": found[1], "from": found[2], "min_lag_minutes": found[3], "max_lag_minutes": found[4]}
    return {key: int(part) if key.endswith("minutes") else part for key, part in parts.items() if part}


def _marking_text(value: Marking) -> str:
    if value.releasable_to is None:
        return value.classification.value
    return f"{value.classification.value} // {', '.join(value.releasable_to)}".rstrip()


def _marking_raw(text: str) -> Any:
    """``RESTRICTED`` is to all, ``RESTRICTED // NOR, SWE`` to those, ``RESTRICTED //`` to the hosts alone."""
    level, slashes, names = text.partition("//")
    listed = _split(re.sub(r"^\s*REL TO\b", "", names), ",")
    raw: dict[str, Any] = {"classification": _level(level)}
    return {**raw, "releasable_to": listed} if slashes else raw


def _level(word: str) -> str:
    """A level as the plan format has it; its beginning is enough."""
    known = [level.value for level in Classification if level.value.startswith(word.strip().upper())]
    return known[0] if word.strip() and known else word.strip()


def _policy_raw(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


_VALUES: dict[type, tuple[Callable[[Any], str], Callable[[str], Any], str]] = {
    Period: (_period_text, _period_raw, "2024-07-01 – 2024-07-05 (reason)"),
    Hours: (lambda value: f"{value.from_:%H:%M}–{value.to:%H:%M}", _hours_raw, "08:00–18:00"),
    Language: (lambda value: f"{value.language} {value.level:g}", _language_raw, "eng 3, fra 2"),
    Requirement: (_requirement_text, _requirement_raw, "2 × ASW, or 2 × ASW [NOR, SWE]"),
    After: (_after_text, _after_raw, "H1, or H1 +60, or H1 start +60–120"),
    Marking: (_marking_text, _marking_raw, "RESTRICTED, or RESTRICTED // NOR, NATO (none: to the hosts)"),
    Policy: (
        lambda value: json.dumps(write(value), ensure_ascii=False),
        _policy_raw,
        '{"default": {"classification": "RESTRICTED"}, "inherit": true}',
    ),
}
"""Nested values that fit in a line: how they are written, read, and an example."""

_LOSSLESS = (Hours, Language)
_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_SIMPLE = (
    BooleanKind,
    ChoiceKind,
    ClockKind,
    DateKind,
    InstantKind,
    MomentKind,
    NumberKind,
    PairKind,
    TextKind,
    WholeKind,
)


def is_typed(kind: Kind) -> bool:
    """Whether values of this kind can be typed in one line."""
    if isinstance(kind, ListKind):
        return is_typed(kind.item)
    if isinstance(kind, MapKind):
        return is_typed(kind.item)
    if isinstance(kind, ValueKind):
        return kind.type in _VALUES
    return isinstance(kind, _SIMPLE)


def example(kind: Kind) -> str:
    """What may be typed, by example; empty where the kind says it better itself."""
    inner = kind.item if isinstance(kind, ListKind) else kind
    if isinstance(inner, ValueKind) and inner.type in _VALUES:
        return _VALUES[inner.type][2]
    return ""


def to_text(kind: Kind, value: Any) -> str:
    """A value as a line of text."""
    if isinstance(kind, ListKind):
        return _separator(kind).join(to_text(kind.item, item) for item in value)
    if isinstance(kind, MapKind):
        return "; ".join(f"{key}: {to_text(kind.item, item)}" for key, item in value.items())
    if isinstance(kind, ValueKind):
        return _VALUES[kind.type][0](value) if kind.type in _VALUES else _fields(value)
    if isinstance(kind, PairKind):
        return f"{value[0]:g}, {value[1]:g}"
    return _plain(kind.write(value))


def _plain(raw: Any) -> str:
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return f"{raw:g}" if isinstance(raw, float) else str(raw)


def _fields(value: Any) -> str:
    parts = (f"{key} {_listed(item)}" for key, item in write(value).items() if item not in (None, [], ""))
    return ", ".join(parts)


def _listed(item: Any) -> str:
    return "/".join(map(str, item)) if isinstance(item, list) else str(item)


def _separator(kind: ListKind) -> str:
    item = kind.item
    return "; " if isinstance(item, ValueKind) and item.type not in _LOSSLESS else ", "


def to_raw(kind: Kind, text: str) -> Any:
    """A line of text as the plain JSON that the kind reads; where it makes no sense, the text itself."""
    match kind:
        case ListKind():
            raw: Any = [to_raw(kind.item, part) for part in _split(text, _separator(kind).strip())]
        case MapKind():
            raw = _map_raw(kind, text)
        case ValueKind():
            raw = _VALUES[kind.type][1](text) if kind.type in _VALUES else text
        case PairKind():
            raw = [_number(part) for part in _split(text, ",")]
        case WholeKind() | NumberKind():
            raw = _number(text)
        case BooleanKind():
            raw = _YES_NO.get(text.casefold(), text)
        case ChoiceKind():
            raw = text.upper().replace(" ", "_")
        case _:
            raw = text
    return raw


def _map_raw(kind: MapKind, text: str) -> Any:
    pairs = [part.partition(":") for part in _split(text, ";")]
    if not all(colon for _, colon, _ in pairs):
        return text
    return {key.strip(): to_raw(kind.item, value.strip()) for key, _, value in pairs}


def _split(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def _number(text: str) -> Any:
    try:
        number = float(text.replace(",", "") if text.count(",") and "." in text else text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number
