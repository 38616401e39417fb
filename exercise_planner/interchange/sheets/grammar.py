"""Grammar: one field as one cell and back, by the kind of value that it holds."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from exercise_planner.domain import kinds
from exercise_planner.domain.details import Goals
from exercise_planner.domain.event import After, Need, Requirement
from exercise_planner.domain.nation import Language
from exercise_planner.domain.record import TEN_YEARS_IN_MINUTES, Marking, Value
from exercise_planner.domain.timespan import Hours, Period
from exercise_planner.domain.wire import ValueKind
from exercise_planner.interchange.sheets import phrases
from exercise_planner.interchange.sheets.durations import minutes_of
from exercise_planner.interchange.sheets.moments import moment_text
from exercise_planner.interchange.sheets.phrases import Say, Understand

Cell = str | int | float | bool | date | datetime | time | None
LONGEST = 30_000
"""Characters in a cell; Excel ends at 32,767."""
YES, NO = "yes", "no"
CLEAR = "-"
"""What empties a field of a record that is there already; an empty cell leaves it as it is."""
TRUE_WORDS = frozenset({"yes", "y", "true", "1", "x", "oui", "ja", "si", "sí"})
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")
FALSE_WORDS = frozenset({"no", "n", "false", "0", "non", "nein"})

_VALUES: dict[type[Value], tuple[Say, Understand]] = {
    Period: (phrases.say_period, phrases.understand_period),
    Hours: (phrases.say_hours, phrases.understand_hours),
    Marking: (phrases.say_marking, phrases.understand_marking),
    Language: (phrases.say_language, phrases.understand_language),
    Requirement: (phrases.say_requirement, phrases.understand_requirement),
    Need: (phrases.say_need, phrases.understand_need),
    After: (phrases.say_after, phrases.understand_after),
    Goals: (phrases.say_map, phrases.understand_counts),
}


@dataclass(frozen=True, slots=True)
class Speech:
    """How cells of one kind are said and understood.

    Args:
        kind: The kind of value.
        zone: The exercise's time zone, for dates and times that people wrote without one.
    """

    kind: kinds.Kind
    zone: ZoneInfo | None = None

    def say(self, raw: Any) -> Cell:
        """A plain JSON value as a cell; None where a cell cannot hold it without loss."""
        try:
            cell = self._say(raw)
            if cell is None or cell == CLEAR or self.understand(cell) != raw:
                return None
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        if isinstance(cell, str):
            return cell if len(cell) <= LONGEST and "\r" not in cell and "_x" not in cell else None
        if isinstance(cell, int | float) and float(f"{cell:.16G}") != cell:
            return None  # a sheet keeps sixteen digits
        return cell

    def _say(self, raw: Any) -> Cell:
        if isinstance(raw, bool):
            return YES if raw else NO
        if isinstance(raw, str | int | float):
            return raw
        spoken = self._spoken()
        return spoken[0](raw) if spoken else None

    def _spoken(self) -> tuple[Say, Understand] | None:
        kind = self.kind
        if isinstance(kind, kinds.PairKind):
            return phrases.say_pair, phrases.understand_pair
        if isinstance(kind, ValueKind):
            return _VALUES.get(kind.type)
        if isinstance(kind, kinds.MapKind):
            counts = isinstance(kind.item, kinds.WholeKind)
            return phrases.say_map, phrases.understand_counts if counts else phrases.understand_lists
        if isinstance(kind, kinds.ListKind):
            return self._spoken_list(kind.item)
        return None

    def _spoken_list(self, item: kinds.Kind) -> tuple[Say, Understand] | None:
        if isinstance(item, kinds.TextKind | kinds.ChoiceKind):
            return phrases.say_list, phrases.understand_list
        if isinstance(item, ValueKind) and item.type in _VALUES:
            say, understand = _VALUES[item.type]
            return (
                lambda raw: "; ".join(say(one) for one in raw),
                lambda text: [self._moments(understand(part)) for part in phrases.split(text)],
            )
        return None

    def understand(self, cell: Cell) -> Any:
        """A cell as a plain JSON value; what cannot be understood stays, and is found wrong later."""
        if isinstance(cell, str):
            cell = cell.strip()
        spoken = self._spoken()
        if spoken is not None:
            return self._nested(str(cell) if not isinstance(cell, str) else cell, spoken[1])
        return self._plain(cell)

    def _nested(self, text: str, understand: Understand) -> Any:
        if text[:1] in ("{", "["):
            try:
                return json.loads(text)
            except ValueError:
                return text
        try:
            return self._moments(understand(text))
        except ValueError:
            return text

    def _plain(self, cell: Cell) -> Any:
        kind = self.kind
        if isinstance(kind, kinds.BooleanKind):
            return _boolean(cell)
        if isinstance(kind, kinds.DateKind | kinds.InstantKind | kinds.MomentKind):
            return moment_text(cell, self.zone, day=isinstance(kind, kinds.DateKind))
        if isinstance(kind, kinds.ClockKind) and isinstance(cell, time | datetime):
            return f"{cell:%H:%M}"
        if isinstance(kind, kinds.WholeKind | kinds.NumberKind):
            number = _number(cell)
            is_length = isinstance(kind, kinds.WholeKind) and kind.within.most == TEN_YEARS_IN_MINUTES
            return minutes_of(number) if is_length else number
        if isinstance(kind, kinds.TextKind | kinds.ChoiceKind):
            return _text(cell)
        return cell.isoformat() if isinstance(cell, date | time) else cell

    def _moments(self, raw: Any) -> Any:
        if isinstance(raw, dict) and {"from", "to"} <= raw.keys() and "event" not in raw:
            ends = {name: moment_text(raw[name], self.zone) for name in ("from", "to")}
            return raw | ends
        return raw


def _boolean(cell: Cell) -> Any:
    word = str(cell).casefold()
    if word in TRUE_WORDS:
        return True
    return False if word in FALSE_WORDS else cell


def _number(cell: Cell) -> Any:
    if not isinstance(cell, str):
        return cell
    plain = re.sub(r"[\s\u00a0\u202f']", "", cell)
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return cell


def _text(cell: Cell) -> Any:
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    return cell if isinstance(cell, str) else str(cell)
