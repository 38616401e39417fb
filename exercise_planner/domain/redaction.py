"""Taking out of a record what its reader may not know: references, mentions, unknown fields, texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event, Requirement
from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.kinds import Kind, ListKind, MapKind, TextKind
from exercise_planner.domain.mentions import Mentions
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.record import Marking, Record, Value
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.wire import Field, ValueKind, shape

V = TypeVar("V", bound=Value)

PROSE = 200_000
"""The length that a field of prose may have; names and codes are shorter."""
PROSE_FIELDS = frozenset(
    {
        "description",
        "notes",
        "sanitised",
        "contact",
        "caveats",
        "reason",
        "reservations",
        "raised_because",
        "unknown",
    }
)
"""Fields of prose, by name, and fields that the format does not know."""
NOBODY = Mentions({}, {})

KEPT: dict[type[Record], frozenset[str]] = {
    Details: frozenset({"slot_minutes", "hosts", "marking_policy"}),
    Nation: frozenset({"role", "groups"}),
    Event: frozenset({"phase", "venues", "needs_venue", "units", "nations", "optional"}),
    Milestone: frozenset({"to"}),
    Assignment: frozenset({"venue", "units"}),
    Agreement: frozenset({"nations"}),
}
"""What, beside what it must have, is left of a record whose sanitised text is shown: place and company."""

ALL_IF_EMPTY: dict[type[Value], str] = {Requirement: "nations", Objective: "nations", Agreement: "nations"}
"""Lists that mean everybody when they are empty: what loses all its entries goes, it is not for everybody."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is withheld, by noun and id.

    Args:
        withheld: What must not be referred to.
        present: When given, nothing else may be referred to.
        mentions: What prose must not mention.
        groups: Groups of which the reader knows no member.
    """

    withheld: Mapping[str, set[str]]
    present: Mapping[str, set[str]] | None = None
    mentions: Mentions = NOBODY
    groups: frozenset[str] = field(default_factory=frozenset)

    def hides(self, nouns: tuple[str, ...], record_id: str) -> bool:
        """Whether a reference to a record of one of these nouns must go."""
        if self.present is not None:
            return not any(record_id in self.present.get(noun, ()) for noun in nouns)
        return any(record_id in self.withheld.get(noun, ()) for noun in nouns)


def public_text(record: Record, name: str = "") -> Record:
    """A record with its sanitised text in place of its name, and without all else that describes it.

    Args:
        record: A record that its reader may not see in full.
        name: What it is called instead of its sanitised text.
    """
    kept = KEPT.get(type(record), frozenset())
    plain: dict[str, Any] = {"unknown": EMPTY, "stated": frozenset(), "marking": None}
    for item in shape(type(record)):
        if not item.required and item.name not in kept and item.name != "id":
            plain[item.name] = item.default
    for title in ("name", "title"):
        if hasattr(record, title):
            plain[title] = name or record.sanitised or "Exercise"
    return replace(record, **plain)


def without(value: V, hidden: Hidden) -> V | None:
    """A record or nested value without what is hidden, and without unknown fields.

    Args:
        value: The record or value.
        hidden: What must not be referred to or mentioned.

    Returns:
        None where it cannot stand without such a reference.
    """
    pruned: dict[str, Any] = {"unknown": EMPTY, "stated": frozenset()}
    if hasattr(value, "document"):
        pruned["document"] = EMPTY
    for item in shape(type(value)):
        held = getattr(value, item.name)
        if held is None:
            continue
        kept = _kept(item.kind, held, hidden)
        if kept is None and not _can_be_empty(item):
            return None
        pruned[item.name] = kept
    listed = ALL_IF_EMPTY.get(type(value))
    if listed is not None and getattr(value, listed) and not pruned[listed]:
        return None
    if isinstance(value, Relation) and len(pruned["between"]) < 2:
        return None
    return replace(value, **pruned)


def _can_be_empty(item: Field) -> bool:
    return not item.required and item.default is None


def _kept(kind: Kind, held: Any, hidden: Hidden) -> Any:
    """What of a field's value may stay; None for nothing."""
    match kind:
        case TextKind(refers=refers) if refers is not None:
            return None if hidden.hides(refers.kinds, held) else held
        case TextKind() if kind.length.most >= PROSE:
            return hidden.mentions.without(held)
        case ListKind(item=item):
            every = (_kept(item, each, hidden) for each in held)
            return tuple(one for one in every if one is not None)
        case MapKind(key=key, item=item):
            known = {name: each for name, each in held.items() if _kept(key, name, hidden) is not None}
            left = {name: _kept(item, each, hidden) for name, each in known.items()}
            return Frozen({name: each for name, each in left.items() if each is not None})
        case ValueKind():
            return _without_names(held, hidden) if isinstance(held, Marking) else without(held, hidden)
    return held


def _without_names(marking: Marking, hidden: Hidden) -> Marking:
    """A marking whose release list names no nation and no group that its reader does not know."""
    if marking.releasable_to is None:
        return Marking(classification=marking.classification)
    secret = hidden.withheld.get("nation", set()) | hidden.groups
    listed = tuple(name for name in marking.releasable_to if name not in secret)
    return Marking(classification=marking.classification, releasable_to=listed)
