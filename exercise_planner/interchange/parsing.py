"""JSON text as plain values, with what is wrong in it: nothing hangs, overflows or is silently dropped."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any

from exercise_planner.domain.kinds import MANY_FAULTS, Fault, child, shown
from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import LIMIT, check_size

DEEPEST = 60
"""Levels of objects and lists within each other."""
MOST_DIGITS = 1_000
"""Digits of a whole number; Python itself refuses some thousands."""

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_OTHER = re.compile(r"[^\[\]{}]+")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")

_SYNTAX = {
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "the name of a field, in double quotes, is missing",
    "Expecting ':' delimiter": "a colon is missing after the name of a field",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Extra data": "the document has ended, but more text follows",
    "Unterminated string starting at": "the text that begins here is never closed by a double quote",
    "Invalid control character at": "a text holds a line break or another control character",
    "Illegal trailing comma before end of object": "there is a comma before the end of the object",
    "Illegal trailing comma before end of array": "there is a comma before the end of the list",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A JSON document.

    Args:
        value: Its plain value; an unusable number in it is a BadNumber.
        flaws: What JSON lets pass and we do not: numbers that are none, fields stated twice, broken text.
    """

    value: Any
    flaws: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class BadNumber:
    """A number that cannot be stored; it is of no type that a field accepts."""

    text: str

    def __str__(self) -> str:
        return self.text if len(self.text) <= 20 else f"a number of {len(self.text):,} digits"


class _Repeated(dict[str, Any]):
    """An object some of whose fields are stated more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(slots=True)
class _Hooks:
    """Makes values and remembers whether any is flawed, so that sound documents are not searched."""

    flawed: bool = False

    def whole(self, text: str) -> int | BadNumber:
        return int(text) if len(text) <= MOST_DIGITS else self.bad(text)

    def real(self, text: str) -> float | BadNumber:
        number = float(text)
        return number if math.isfinite(number) else self.bad(text)

    def bad(self, text: str) -> BadNumber:
        self.flawed = True
        return BadNumber(text)

    def members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        self.flawed = True
        counts = Counter(name for name, _ in pairs)
        marked = _Repeated(made)
        marked.repeated = tuple(name for name, count in counts.items() if count > 1)
        return marked


def parse(data: bytes | str, source: str, limit: int = LIMIT) -> Parsed:
    """Plain values from JSON text.

    Args:
        data: UTF-8, with or without a byte order mark.
        source: What users call the document.
        limit: The most that is accepted, in bytes.

    Raises:
        InputError: It is too big, not UTF-8, nested too deeply or not JSON; says where.
    """
    text = _decoded(data, source, limit)
    if not text.strip():
        raise InputError(f"“{source}” is empty.")
    deepest = _depth(text)
    if deepest > DEEPEST:
        raise InputError(
            f"“{source}” cannot be read: its objects and lists lie {deepest:,} levels deep in each other, "
            f"and at most {DEEPEST} are possible."
        )
    hooks = _Hooks()
    try:
        value = json.loads(
            text,
            parse_int=hooks.whole,
            parse_float=hooks.real,
            parse_constant=hooks.bad,
            object_pairs_hook=hooks.members,
        )
    except json.JSONDecodeError as error:
        raise InputError(_syntax_message(error, source)) from error
    suspect = hooks.flawed or _SURROGATE_ESCAPE.search(text) is not None
    return Parsed(value, tuple(islice(_flaws(value, "$"), MANY_FAULTS)) if suspect else ())


def _decoded(data: bytes | str, source: str, limit: int) -> str:
    try:
        octets = data.encode() if isinstance(data, str) else data
        check_size(len(octets), source, limit)
        return octets.decode("utf-8-sig")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise InputError(
            f"“{source}” cannot be read: byte {error.start + 1:,} is not UTF-8 text; save it as UTF-8."
        ) from error


def _depth(text: str) -> int:
    brackets = _OTHER.sub("", _STRING.sub("", text))
    return max(accumulate(map(_STEP.__getitem__, brackets)), default=0)


def _syntax_message(error: json.JSONDecodeError, source: str) -> str:
    what = _SYNTAX.get(error.msg, "a backslash in a text begins no known character")
    if error.pos >= len(error.doc.rstrip()):
        what = "the document breaks off"
    return f"“{source}” is not valid JSON: at line {error.lineno:,}, column {error.colno:,}, {what}."


def _flaws(value: Any, path: str) -> Iterator[Fault]:
    match value:
        case BadNumber():
            yield Fault(path, str(value), f"a finite number of at most {MOST_DIGITS:,} digits")
        case str() if _SURROGATE.search(value):
            yield Fault(path, shown(value), "text of whole characters")
        case dict():
            yield from _flaws_of_object(value, path)
        case list():
            for index, item in enumerate(value):
                yield from _flaws(item, f"{path}[{index}]")


def _flaws_of_object(value: dict[str, Any], path: str) -> Iterator[Fault]:
    if isinstance(value, _Repeated):
        for name in value.repeated:
            yield Fault(child(path, name), "this field more than once", "it once")
    for key, item in value.items():
        where = child(path, key)
        if _SURROGATE.search(key):
            yield Fault(where, shown(key), "a field's name of whole characters")
        yield from _flaws(item, where)
