"""Records as the plain JSON values of the plan format, and back.

What a field may hold is read off its annotation, once a class; so a new field is one line in its record.
Reading never raises: each thing that is wrong is a Fault, and reading goes on.
"""

import types
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from exercise_planner.domain.frozen import EMPTY, Frozen, freeze, thaw
from exercise_planner.domain.kinds import (
    ANY_COUNT,
    ANY_LENGTH,
    HUGE,
    BooleanKind,
    ChoiceKind,
    ClockKind,
    DateKind,
    InstantKind,
    JsonKind,
    Kind,
    ListKind,
    MapKind,
    MomentKind,
    NumberKind,
    PairKind,
    Report,
    TextKind,
    WholeKind,
)
from exercise_planner.domain.record import Record, Refers, Text, Value, Within
from exercise_planner.domain.venue import Position

V = TypeVar("V", bound=Value)

OURS = frozenset({"unknown", "stated", "rank"})
UNBOUNDED = Within(-HUGE, HUGE)
_TIMES = (date, time)
_MOMENT = frozenset({date, datetime})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: its name here and in the plan format, and what it may hold."""

    name: str
    wire: str
    kind: Kind
    required: bool
    default: Any

    @property
    def nullable(self) -> bool:
        """Whether null says that there is none."""
        return self.default is None and not self.required


@dataclass(frozen=True, slots=True)
class ValueKind(Kind):
    """An object that is a nested value."""

    type: type[Value]

    def read(self, raw: Any, path: str, report: Report) -> Value | None:
        return read(self.type, raw, path, report)

    def write(self, value: Any) -> dict[str, Any]:
        return write(value)


def read(cls: type[V], raw: object, path: str, report: Report) -> V | None:
    """A record or nested value from plain JSON.

    Args:
        cls: What to read.
        raw: The JSON value.
        path: Where it stands in its document, for faults.
        report: Where faults and references are noted.

    Returns:
        The record, or None when something required is missing or wrong.
    """
    if not isinstance(raw, dict):
        name = cls.noun if issubclass(cls, Record) else cls.__name__.lower()
        report.fault(path, raw, f"an object ({name})")
        return None
    values: dict[str, Any] = {}
    stated: set[str] = set()
    if not _read_fields(cls, raw, path, report, values, stated):
        return None
    return cls(**values, unknown=_unknown(cls, raw), stated=frozenset(stated))


def _read_fields(
    cls: type[Value], raw: dict[str, Any], path: str, report: Report, values: dict[str, Any], stated: set[str]
) -> bool:
    whole = True
    for field in shape(cls):
        if field.wire not in raw:
            if field.required:
                report.missing(f"{path}.{field.wire}")
                whole = False
            continue
        given = raw[field.wire]
        null = given is None and field.nullable
        value = None if null else field.kind.read(given, f"{path}.{field.wire}", report)
        if value is None and not null:
            whole = False
        elif value != field.default:
            values[field.name] = value
            if isinstance(value, _TIMES) and field.kind.write(value) != given:
                stated.add(f"{field.name}={given}")  # +00:00 for Z, 24:00 for 00:00
        elif field.name not in cls.always:
            stated.add(field.name)
    return whole


def _unknown(cls: type[Value], raw: dict[str, Any]) -> Frozen[str, Any]:
    known = {field.wire for field in shape(cls)}
    unknown = {key: freeze(value) for key, value in raw.items() if key not in known}
    return Frozen(unknown) if unknown else EMPTY


def write(value: Value) -> dict[str, Any]:
    """A record or nested value as plain JSON; fields at their default are left out unless stated."""
    out: dict[str, Any] = {}
    for field in shape(type(value)):
        held = getattr(value, field.name)
        implied = not field.required and held == field.default
        if implied and field.name not in value.stated and field.name not in value.always:
            continue
        if field.name == "id" and isinstance(value, Record) and _is_ours(value):
            continue
        out[field.wire] = None if held is None else _written(field, held, value.stated)
    out.update(thaw(value.unknown))
    return out


def _written(field: Field, held: Any, stated: frozenset[str]) -> Any:
    if isinstance(held, _TIMES):
        for entry in stated:
            name, _, spelling = entry.partition("=")
            if name == field.name and field.kind.read(spelling, "", Report()) == held:
                return spelling
    return field.kind.write(held)


def _is_ours(record: Record) -> bool:
    return record.id.startswith("#") and "id" not in record.stated


_shapes: dict[type[Value], tuple[Field, ...]] = {}


def shape(cls: type[Value]) -> tuple[Field, ...]:
    """The fields of a class that the plan format knows."""
    if cls not in _shapes:
        _shapes[cls] = _shape(cls)
    return _shapes[cls]


def _shape(cls: type[Value]) -> tuple[Field, ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        Field(
            name=item.name,
            wire=item.name.removesuffix("_"),
            kind=kind_of(hints[item.name]),
            required=item.default is MISSING and item.default_factory is MISSING,
            default=None if item.default is MISSING else item.default,
        )
        for item in fields(cls)
        if item.name not in OURS and item.name not in getattr(cls, "beside", ())
    )


def kind_of(hint: Any) -> Kind:
    """The kind of value that an annotation allows."""
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _kind_of_union(frozenset(get_args(hint)) - {type(None)})
    if origin is tuple:
        return ListKind(kind_of(get_args(hint)[0]), _mark(marks, Text) or ANY_COUNT)
    if origin is Frozen:
        key, item = get_args(hint)
        key_kind = kind_of(key)
        assert isinstance(key_kind, TextKind)  # noqa: S101  a fault of ours, in a declaration
        return MapKind(key_kind, kind_of(item))
    return _kind_of_plain(hint, marks)


def _kind_of_union(options: frozenset[Any]) -> Kind:
    if options == _MOMENT:
        return MomentKind()
    (only,) = options
    return kind_of(only)


_SIMPLE: dict[Any, Kind] = {
    bool: BooleanKind(),
    date: DateKind(),
    datetime: InstantKind(),
    time: ClockKind(),
    Position: PairKind(),
    Any: JsonKind(),
}


def _kind_of_plain(hint: Any, marks: tuple[Any, ...]) -> Kind:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint is str:
        return TextKind(_mark(marks, Text) or ANY_LENGTH, _mark(marks, Refers))
    if hint is int:
        return WholeKind(_mark(marks, Within) or Within(-(10**12), 10**12))
    if hint is float:
        return NumberKind(_mark(marks, Within) or UNBOUNDED)
    if issubclass(hint, StrEnum):
        return ChoiceKind(hint)
    if issubclass(hint, Value):
        return ValueKind(hint)
    raise TypeError(f"no kind for {hint!r}")


M = TypeVar("M")


def _mark(marks: tuple[Any, ...], wanted: type[M]) -> M | None:
    return next((mark for mark in reversed(marks) if isinstance(mark, wanted)), None)
