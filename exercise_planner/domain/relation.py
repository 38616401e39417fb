"""Relation: nations that must not, or should not, take part in one event."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from exercise_planner.domain.record import NationId, Prose, Record, Text


class RelationRule(StrEnum):
    """How strict a relation is."""

    NEVER_TOGETHER = "NEVER_TOGETHER"
    AVOID = "AVOID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """Holds for each pair of the nations that it is between."""

    noun: ClassVar[str] = "relation"
    nouns: ClassVar[str] = "relations"

    between: Annotated[tuple[NationId, ...], Text(2, 1_000)]
    rule: RelationRule
    reason: Prose = ""
