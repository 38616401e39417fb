"""Objective: what the exercise is to achieve, and for whom."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from exercise_planner.domain.record import Name, NationId, Record, Weight


class ObjectiveKind(StrEnum):
    """Kinds of objective."""

    TRAINING = "TRAINING"
    INTEROPERABILITY = "INTEROPERABILITY"
    DIPLOMATIC = "DIPLOMATIC"
    HUMANITARIAN = "HUMANITARIAN"
    SECURITY_SECTOR_REFORM = "SECURITY_SECTOR_REFORM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Record):
    """Met for a nation when it takes part in a scheduled event that names the objective.

    Args:
        nations: For whom; empty means all nations.
    """

    noun: ClassVar[str] = "objective"
    nouns: ClassVar[str] = "objectives"

    title: Name
    kind: ObjectiveKind | None = None
    weight: Weight = 1
    nations: tuple[NationId, ...] = ()
