"""Details: what is said of the exercise as a whole (``exercise`` in the plan format)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.record import Name, NationId, Record, Value, Weight, Within, Word
from exercise_planner.domain.timespan import Hours, Period

DETAILS_ID = "exercise"


class ExerciseKind(StrEnum):
    """Kinds of exercise, by what is done."""

    LIVEX = "LIVEX"
    FTX = "FTX"
    CPX = "CPX"
    CAX = "CAX"
    TTX = "TTX"
    STAFFEX = "STAFFEX"
    MARITIME = "MARITIME"
    AIR = "AIR"
    HADR = "HADR"
    SEMINAR = "SEMINAR"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals(Value):
    """Weights of what the solver minimises; each part is reported in its own unit."""

    unscheduled: Weight = 1000
    makespan: Weight = 1
    earliness: Weight = 0
    objectives: Weight = 10
    avoid: Weight = 5
    travel: Weight = 0
    balance: Weight = 0
    stability: Weight = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Record):
    """The exercise itself: its dates, its clock, its hosts and what it is optimised for.

    Args:
        slot_minutes: The grid that starts lie on, in elapsed minutes from local midnight of ``from_``.
        document: Fields beside the lists of the plan document that the format does not know.
    """

    noun: ClassVar[str] = "exercise"
    nouns: ClassVar[str] = "exercise"
    beside: ClassVar[tuple[str, ...]] = ("id", "document")

    id: str = DETAILS_ID
    name: Name
    nickname: Word | None = None
    kind: ExerciseKind = ExerciseKind.OTHER
    from_: date
    to: date
    time_zone: Word
    slot_minutes: Annotated[int, Within(1, 1440)] = 30
    hosts: tuple[NationId, ...] = ()
    closed: tuple[Period, ...] = ()
    goals: Goals = Goals()
    default_hours: Hours | None = None
    marking_policy: Policy | None = None
    document: Frozen[str, Any] = field(default=EMPTY, repr=False)
