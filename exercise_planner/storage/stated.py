"""Keeps what JSON of the plan format cannot say of nested values, so that they come back as they were.

A value notes which fields its source stated at their default. Writing it says so by writing them; but a note
of a field that has since been given another value would be lost. Such notes travel as an unknown field.
"""

from dataclasses import fields, replace
from typing import Any

from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.record import Value
from exercise_planner.domain.wire import shape

KEY = "#"


def with_notes(held: Any) -> Any:
    """A nested value, or a tuple of them, whose notes survive writing and reading."""
    if isinstance(held, tuple) and held and isinstance(held[0], Value):
        return tuple(with_notes(item) for item in held)
    if not isinstance(held, Value):
        return held
    inner = {
        item.name: with_notes(getattr(held, item.name)) for item in fields(held) if _is_open(held, item.name)
    }
    lost = sorted(held.stated - _told(held))
    if lost or KEY in held.unknown:
        note = Frozen({"stated": tuple(lost), "unknown": held.unknown})
        inner["unknown"] = Frozen({KEY: note})
    return replace(held, **inner) if inner else held


def without_notes(held: Any) -> Any:
    """The inverse of ``with_notes``."""
    if isinstance(held, tuple) and held and isinstance(held[0], Value):
        return tuple(without_notes(item) for item in held)
    if not isinstance(held, Value):
        return held
    inner = {
        item.name: without_notes(getattr(held, item.name))
        for item in fields(held)
        if _is_open(held, item.name)
    }
    note = held.unknown.get(KEY)
    if note is not None:
        unknown = note["unknown"]
        inner["unknown"] = unknown or EMPTY
        inner["stated"] = held.stated | frozenset(note["stated"])
    return replace(held, **inner) if inner else held


def _is_open(value: Value, name: str) -> bool:
    """Whether a field holds nested values of its own."""
    held = getattr(value, name)
    return isinstance(held, Value) or (isinstance(held, tuple) and bool(held) and isinstance(held[0], Value))


def _told(value: Value) -> frozenset[str]:
    """Names of the fields whose note writing keeps: those at their default."""
    return frozenset(
        field.name
        for field in shape(type(value))
        if not field.required
        and getattr(value, field.name) == field.default
        and field.name not in value.always
    )
