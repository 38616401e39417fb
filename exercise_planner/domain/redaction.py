"""Taking out of a record what its reader may not know: references, unknown fields, texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from exercise_planner.domain.event import Event
from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.kinds import Kind, ListKind, MapKind, TextKind
from exercise_planner.domain.record import Marking, Record, Value
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.wire import Field, ValueKind, shape

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is withheld, by noun and id.

    Args:
        withheld: What must not be referred to.
        present: When given, nothing else may be referred to.
    """

    withheld: Mapping[str, set[str]]
    present: Mapping[str, set[str]] | None = None

    def hides(self, nouns: tuple[str, ...], record_id: str) -> bool:
        """Whether a reference to a record of one of these nouns must go."""
        if any(record_id in self.withheld.get(noun, ()) for noun in nouns):
            return True
        if self.present is None:
            return False
        return not any(record_id in self.present.get(noun, ()) for noun in nouns)


def public_text(record: Record) -> Record:
    """A record with its sanitised text in place of its name, and without all other text that describes it."""
    plain: dict[str, Any] = {"description": "", "notes": "", "sanitised": "", "marking": None}
    for name in ("name", "title"):
        if hasattr(record, name):
            plain[name] = record.sanitised or "Exercise"
    for name in ("nickname", "contact", "caveats", "reason"):
        if hasattr(record, name):
            plain[name] = type(getattr(record, name))() if getattr(record, name) is not None else None
    if isinstance(record, Event):
        plain |= {"activity": None, "requires": (), "interoperability": (), "pools": EMPTY, "objectives": ()}
        plain |= {"needs_agreements": (), "lead": None}
    return replace(record, **plain)


def without(value: V, hidden: Hidden) -> V | None:
    """A record or nested value without references to what is hidden, and without unknown fields.

    Args:
        value: The record or value.
        hidden: What must not be referred to.

    Returns:
        None where it cannot stand without such a reference.
    """
    pruned: dict[str, Any] = {"unknown": EMPTY, "stated": frozenset()}
    if hasattr(value, "document"):
        pruned["document"] = EMPTY
    for field in shape(type(value)):
        held = getattr(value, field.name)
        if held is None or isinstance(held, Marking):
            continue
        kept = _kept(field.kind, held, hidden)
        if kept is None and not _can_be_empty(field):
            return None
        pruned[field.name] = kept
    if isinstance(value, Relation) and len(pruned["between"]) < 2:
        return None
    return replace(value, **pruned)


def _can_be_empty(field: Field) -> bool:
    return not field.required and field.default is None


def _kept(kind: Kind, held: Any, hidden: Hidden) -> Any:
    """What of a field's value may stay; None for nothing."""
    match kind:
        case TextKind(refers=refers) if refers is not None:
            return None if hidden.hides(refers.kinds, held) else held
        case ListKind(item=item):
            return tuple(one for one in (_kept(item, each, hidden) for each in held) if one is not None)
        case MapKind(key=key):
            return Frozen({name: item for name, item in held.items() if _kept(key, name, hidden) is not None})
        case ValueKind():
            return without(held, hidden)
    return held
