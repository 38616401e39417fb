"""References of records to each other, found by what their fields are annotated to hold (``Refers``)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from exercise_planner.domain import RECORDS
from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.event import Event, Lock, NeedRule
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.kinds import Kind, ListKind, MapKind, TextKind
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.record import Record, Value
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.wire import Field, ValueKind, shape

V = TypeVar("V", bound=Value)
Key = tuple[str, str]
"""A record's noun and id."""
Follow = Callable[[tuple[str, ...], str], str | None]
"""From a reference (kinds of record that it may be to, and the id) to its new id; None where it is lost."""

CLASSES: dict[str, type[Record]] = {cls.noun: cls for cls in RECORDS}
VITAL: frozenset[tuple[type[Value], str]] = frozenset(
    {(Assignment, "venue"), (Objective, "nations"), (Agreement, "nations")}
)
"""Fields that may be empty, but not become so: an objective for one nation is not one for all without it."""


def references(value: Value) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each reference in a record: the kinds of record that it may be to, and the id."""
    if isinstance(value, Assignment):
        yield (Event.noun,), value.id
    for field in _referring(type(value)):
        yield from _references(field.kind, getattr(value, field.name))


def target(exercise: Exercise, kinds: tuple[str, ...], record_id: str) -> Key | None:
    """The record that a reference is to: the first of its kinds that has the id."""
    return next(((kind, record_id) for kind in kinds if record_id in exercise.table(CLASSES[kind])), None)


def rewritten(value: V, follow: Follow) -> V | None:
    """A record or nested value with its references followed.

    A lost reference leaves its list or map; a field that may be empty is cleared; what cannot be without it
    (a unit without its nation, an ``after`` without its event) goes with it.

    Args:
        value: The record or nested value.
        follow: Where each reference leads now.

    Returns:
        The same object when nothing changes; None when it is lost itself.
    """
    fields: dict[str, Any] = {}
    for field in _referring(type(value)):
        held = getattr(value, field.name)
        if held is None:
            continue
        now = _rewritten(field.kind, held, follow)
        if _too_few(value, field, held, now):
            return None
        if now != held:
            fields[field.name] = field.default if now is None else now
    moved = _with_id(value, follow)
    if moved is None:
        return None
    return _tidied(value, replace(moved, **fields)) if fields else moved


_referring_fields: dict[type[Value], tuple[Field, ...]] = {}


def _referring(cls: type[Value]) -> tuple[Field, ...]:
    if cls not in _referring_fields:
        _referring_fields[cls] = tuple(field for field in shape(cls) if _may_refer(field.kind))
    return _referring_fields[cls]


def _may_refer(kind: Kind) -> bool:
    match kind:
        case TextKind():
            return kind.refers is not None
        case ListKind():
            return _may_refer(kind.item)
        case MapKind():
            return _may_refer(kind.key) or _may_refer(kind.item)
        case ValueKind():
            return bool(_referring(kind.type))
    return False


def _references(kind: Kind, held: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    match kind:
        case TextKind() if kind.refers is not None and held is not None:
            yield kind.refers.kinds, held
        case ListKind():
            for item in held:
                yield from _references(kind.item, item)
        case MapKind():
            for key, item in held.items():
                yield from _references(kind.key, key)
                yield from _references(kind.item, item)
        case ValueKind() if held is not None:
            yield from references(held)


def _rewritten(kind: Kind, held: Any, follow: Follow) -> Any:
    match kind:
        case TextKind() if kind.refers is not None:
            return follow(kind.refers.kinds, held)
        case ListKind():
            items = (_rewritten(kind.item, item, follow) for item in held)
            return tuple(item for item in items if item is not None)
        case MapKind():
            pairs = (
                (_rewritten(kind.key, key, follow), _rewritten(kind.item, item, follow))
                for key, item in held.items()
            )
            return Frozen({key: item for key, item in pairs if key is not None and item is not None})
        case ValueKind():
            return rewritten(held, follow)
    return held


def _too_few(value: Value, field: Field, held: Any, now: Any) -> bool:
    if now is None:
        return field.required or (type(value), field.name) in VITAL
    if isinstance(field.kind, ListKind) and len(now) < len(held):
        return len(now) < field.kind.length.least or (not now and (type(value), field.name) in VITAL)
    return False


def _with_id(value: V, follow: Follow) -> V | None:
    """An assignment's id is its event's; all others keep theirs."""
    if not isinstance(value, Assignment):
        return value
    event = follow((Event.noun,), value.id)
    if event is None or event == value.id:
        return value if event is not None else None
    return replace(value, id=event)


def _tidied(before: Value, after: V) -> V | None:
    """Without what means nothing any more: an empty lock; needs that are measured against a lost lead."""
    if isinstance(after, Lock) and after.start is None and after.venue is None and not after.units:
        return None
    if (
        isinstance(before, Event)
        and isinstance(after, Event)
        and before.lead is not None
        and after.lead is None
    ):
        needs = tuple(need for need in after.interoperability if need.rule is not NeedRule.LEAD)
        return replace(after, interoperability=needs)
    return after
