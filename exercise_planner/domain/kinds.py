"""Kinds of plain value that a field may hold: each reads one from JSON and writes it back.

To add a kind: a class here and its line in ``wire.kind_of``.
"""

import difflib
import math
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from exercise_planner.domain.frozen import Frozen, freeze, thaw
from exercise_planner.domain.record import Refers, Text, Within
from exercise_planner.domain.venue import Position

SHOWN = 60
MANY_FAULTS = 200
HUGE = 1e300
A_DATE = "a date such as 2024-07-03"
AN_INSTANT = "an instant such as 2024-07-03T08:00:00-10:00"
ANY_LENGTH = Text(0, 200_000)
ANY_COUNT = Text(0, 100_000)
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BREAK = re.compile(r"[\t\n\r\x85\u2028\u2029]")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\Z|24:00\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a document.

    Args:
        path: Where, as a JSON path (``$.events[3].duration_minutes``).
        found: What stands there, shortened.
        expected: What was expected.
    """

    path: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}: found {self.found}, expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference that was read, to be looked up when all records are known."""

    path: str
    nouns: tuple[str, ...]
    id: str


@dataclass(slots=True)
class Report:
    """What reading found out beside the records: faults, and references to look up.

    Args:
        faults: What is wrong, up to a bound.
        references: What is to be looked up when all records are known.
        suppressed: How many faults there are beyond the bound.
        most: The bound.
    """

    faults: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    suppressed: int = 0
    most: int = MANY_FAULTS

    def fault(self, path: str, found: object, expected: str) -> None:
        """Note one fault; beyond a bound faults are only counted."""
        if len(self.faults) < self.most:
            self.faults.append(Fault(path, shown(found), expected))
        else:
            self.suppressed += 1

    def missing(self, path: str) -> None:
        """Note that a required field is not there."""
        if len(self.faults) < self.most:
            self.faults.append(Fault(path, "nothing", "a value: this field is required"))
        else:
            self.suppressed += 1


def shown(value: object) -> str:
    """A found value as one short, readable piece of text."""
    match value:
        case dict():
            return "an object" if value else "an empty object"
        case list():
            return f"a list of {len(value)}" if value else "an empty list"
        case str():
            return _shown_text(value)
        case int() if abs(value) >= 10**18:
            return "a number of more than 18 digits"
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def _shown_text(value: str) -> str:
    text = _BREAK.sub(" ", _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value[: SHOWN + 1]))
    return f"“{text[:SHOWN]}…” ({len(value):,} characters)" if len(value) > SHOWN else f"“{text}”"


def nearest(word: str, known: Iterable[str]) -> str:
    """“; did you mean “…”?” for the known word most like this one, or nothing."""
    if len(word) > 200:
        return ""
    by_fold = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.5)
    return f"; did you mean “{by_fold[close[0]]}”?" if close else ""


def one_of(nouns: tuple[str, ...]) -> str:
    """“an event”, “a unit or nation”."""
    article = "an" if nouns[0][0] in "aeio" else "a"  # no kind of record begins with a short u
    return f"{article} {' or '.join(nouns)}"


def child(path: str, key: str) -> str:
    """The JSON path of a member of an object."""
    if _PLAIN_KEY.match(key) and len(key) <= SHOWN:
        return f"{path}.{key}"
    return f"{path}[{shown(key)}]"


class Kind(ABC):
    """How one kind of value is read and written."""

    @abstractmethod
    def read(self, raw: Any, path: str, report: Report) -> Any:
        """The value, or None after noting a fault."""

    def write(self, value: Any) -> Any:
        """The value as plain JSON."""
        return value


@dataclass(frozen=True, slots=True)
class TextKind(Kind):
    """Text of bounded length, without control characters; perhaps the id of another record."""

    length: Text = ANY_LENGTH
    refers: Refers | None = None

    def read(self, raw: Any, path: str, report: Report) -> str | None:
        if not isinstance(raw, str):
            report.fault(path, raw, self._expected())
            return None
        if not self.length.least <= len(raw) <= self.length.most:
            report.fault(path, raw, f"text of {self.length.least} to {self.length.most:,} characters")
            return None
        if _CONTROL.search(raw):
            report.fault(path, raw, "text without control characters")
            return None
        if self.refers:
            report.references.append(Reference(path, self.refers.kinds, raw))
        return raw

    def _expected(self) -> str:
        return f"the id of {one_of(self.refers.kinds)}" if self.refers else "text"


@dataclass(frozen=True, slots=True)
class WholeKind(Kind):
    """A whole number within bounds."""

    within: Within

    def read(self, raw: Any, path: str, report: Report) -> int | None:
        expected = f"a whole number from {self.within.least:,} to {self.within.most:,}"
        if isinstance(raw, float) and math.isfinite(raw) and raw.is_integer():
            raw = int(raw)
        if (
            isinstance(raw, bool)
            or not isinstance(raw, int)
            or not self.within.least <= raw <= self.within.most
        ):
            report.fault(path, raw, expected)
            return None
        return raw


@dataclass(frozen=True, slots=True)
class NumberKind(Kind):
    """A finite number within bounds."""

    within: Within

    def read(self, raw: Any, path: str, report: Report) -> float | None:
        good = isinstance(raw, int | float) and not isinstance(raw, bool)
        if not good or not self.within.least <= raw <= self.within.most:
            bounds = f" from {self.within.least:,} to {self.within.most:,}"
            report.fault(path, raw, f"a number{bounds if self.within.most < HUGE else ''}")
            return None
        return raw  # type: ignore[no-any-return]


class BooleanKind(Kind):
    """True or false."""

    def read(self, raw: Any, path: str, report: Report) -> bool | None:
        if isinstance(raw, bool):
            return raw
        report.fault(path, raw, "true or false")
        return None


@dataclass(frozen=True, slots=True)
class ChoiceKind(Kind):
    """One word of a fixed list."""

    choices: type[StrEnum]

    def read(self, raw: Any, path: str, report: Report) -> StrEnum | None:
        if isinstance(raw, str):
            try:
                return self.choices(raw)
            except ValueError:
                pass
        words = [str(choice) for choice in self.choices]
        hint = nearest(raw, words) if isinstance(raw, str) else ""
        report.fault(path, raw, f"one of {', '.join(words)}{hint}")
        return None

    def write(self, value: Any) -> str:
        return str(value)


class DateKind(Kind):
    """A local day, ``2024-07-03``."""

    def read(self, raw: Any, path: str, report: Report) -> date | None:
        day = _date(raw)
        if day is None:
            report.fault(path, raw, A_DATE)
        return day

    def write(self, value: Any) -> str:
        return str(value.isoformat())


class InstantKind(Kind):
    """An instant of RFC 3339 with an offset or ``Z``."""

    def read(self, raw: Any, path: str, report: Report) -> datetime | None:
        instant = _instant(raw)
        if instant is None:
            report.fault(path, raw, AN_INSTANT)
        return instant

    def write(self, value: Any) -> str:
        return write_instant(value)


class MomentKind(Kind):
    """A date or an instant."""

    def read(self, raw: Any, path: str, report: Report) -> date | datetime | None:
        moment = _date(raw) or _instant(raw)
        if moment is None:
            report.fault(
                path, raw, "a date such as 2024-07-03, or an instant such as 2024-07-03T08:00:00-10:00"
            )
        return moment

    def write(self, value: Any) -> str:
        return write_instant(value) if isinstance(value, datetime) else str(value.isoformat())


class ClockKind(Kind):
    """A time of day, ``08:00``; ``24:00`` is midnight."""

    def read(self, raw: Any, path: str, report: Report) -> time | None:
        if isinstance(raw, str) and _CLOCK.match(raw):
            return time() if raw == "24:00" else time.fromisoformat(raw)
        report.fault(path, raw, "a time of day such as 08:00")
        return None

    def write(self, value: Any) -> str:
        return f"{value:%H:%M}"


class PairKind(Kind):
    """A position, ``[latitude, longitude]``."""

    def read(self, raw: Any, path: str, report: Report) -> Position | None:
        if not isinstance(raw, list) or len(raw) != 2:
            report.fault(path, raw, "[latitude, longitude]")
            return None
        latitude = NumberKind(Within(-90, 90)).read(raw[0], f"{path}[0]", report)
        longitude = NumberKind(Within(-180, 180)).read(raw[1], f"{path}[1]", report)
        return None if latitude is None or longitude is None else Position(latitude, longitude)

    def write(self, value: Any) -> list[float]:
        return list(value)


class JsonKind(Kind):
    """Any JSON value, kept as it is."""

    def read(self, raw: Any, path: str, report: Report) -> Any:  # noqa: ARG002
        return freeze(raw)  # whatever it is

    def write(self, value: Any) -> Any:
        return thaw(value)


@dataclass(frozen=True, slots=True)
class ListKind(Kind):
    """A list of one kind of value."""

    item: Kind
    length: Text = ANY_COUNT

    def read(self, raw: Any, path: str, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(raw, list) or not self.length.least <= len(raw) <= self.length.most:
            bounds = f" of {self.length.least} to {self.length.most:,}"
            report.fault(path, raw, f"a list{bounds if isinstance(raw, list) else ''}")
            return None
        items = (self.item.read(value, f"{path}[{index}]", report) for index, value in enumerate(raw))
        return tuple(item for item in items if item is not None)

    def write(self, value: Any) -> list[Any]:
        return [self.item.write(item) for item in value]


@dataclass(frozen=True, slots=True)
class MapKind(Kind):
    """An object from texts to one kind of value."""

    key: TextKind
    item: Kind

    def read(self, raw: Any, path: str, report: Report) -> Frozen[str, Any] | None:
        if not isinstance(raw, dict):
            report.fault(path, raw, "an object")
            return None
        read: dict[str, Any] = {}
        for key, value in raw.items():
            where = child(path, key)
            name = self.key.read(key, where, report)
            item = self.item.read(value, where, report)
            if name is not None and item is not None:
                read[name] = item
        return Frozen(read)

    def write(self, value: Any) -> dict[str, Any]:
        return {key: self.item.write(item) for key, item in value.items()}


def _date(raw: object) -> date | None:
    if not isinstance(raw, str) or len(raw) != 10 or raw[7] != "-":
        return None
    try:
        return date.fromisoformat(raw) if "1900" <= raw[:4] <= "2200" else None
    except ValueError:
        return None


def _instant(raw: object) -> datetime | None:
    if not isinstance(raw, str) or not 17 <= len(raw) <= 40 or raw[7] != "-" or raw[10] not in "Tt ":
        return None
    try:
        instant = datetime.fromisoformat(raw)
    except ValueError:
        return None
    offset = instant.utcoffset()
    sane = offset is not None and abs(offset) < timedelta(hours=24) and 1900 <= instant.year <= 2200
    return instant if sane else None


def write_instant(instant: datetime) -> str:
    """An instant as RFC 3339, UTC as ``Z``."""
    text = instant.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text
