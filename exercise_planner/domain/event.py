"""Event: what is to be scheduled."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from exercise_planner.domain.agreement import AgreementKind
from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.record import (
    TEN_YEARS_IN_MINUTES,
    Amount,
    Count,
    EventId,
    Id,
    Lag,
    Name,
    NationId,
    ObjectiveId,
    PhaseId,
    PoolId,
    Record,
    Refers,
    UnitId,
    Value,
    VenueId,
    Within,
    Word,
)
from exercise_planner.domain.timespan import Hours, Moment


class Light(StrEnum):
    """The light that an event needs."""

    ANY = "ANY"
    DAY = "DAY"
    NIGHT = "NIGHT"


class NeedRule(StrEnum):
    """How participants must share a standard."""

    COMMON = "COMMON"
    PAIRWISE = "PAIRWISE"
    LEAD = "LEAD"


class LagFrom(StrEnum):
    """Which end of the earlier event a lag is counted from."""

    END = "end"
    START = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Value):
    """So many distinct units with a capability; each fills one place.

    Args:
        nations: Nations whose units may fill a place; empty means any.
        min_nations: The places are filled from at least so many nations.
    """

    capability: Word
    count: Count = 1
    nations: tuple[NationId, ...] = ()
    min_nations: Amount = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Value):
    """A dimension of interoperability that the participants must share.

    Args:
        accept: Values that count; empty means all.
        min_level: For ``language``: the STANAG 6001 level from which a language counts (default 2).
    """

    dimension: Word
    rule: NeedRule
    accept: tuple[Word, ...] = ()
    min_level: Annotated[float, Within(0, 5)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class After(Value):
    """This event starts at least (at most) so long after another's end (or start), in minutes."""

    event: EventId
    min_lag_minutes: Lag = 0
    max_lag_minutes: Lag | None = None
    from_: LagFrom = LagFrom.END


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock(Value):
    """Parts of the event's place in the schedule that are fixed."""

    start: datetime | None = None
    venue: VenueId | None = None
    units: tuple[UnitId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """An event: its length, its needs, and whoever takes part.

    Args:
        units: Units that take part, all of them.
        nations: Nations that take part with staff.
        priority: 1 (must not slip) to 5.
        optional: Whether it may be left out, at the cost of its priority.
    """

    noun: ClassVar[str] = "event"
    nouns: ClassVar[str] = "events"

    name: Name
    activity: Word | None = None
    duration_minutes: Annotated[int, Within(1, TEN_YEARS_IN_MINUTES)]
    phase: PhaseId | None = None
    earliest: Moment | None = None
    latest: Moment | None = None
    hours: Hours | None = None
    light: Light = Light.ANY
    venues: tuple[VenueId, ...] = ()
    needs_venue: bool = True
    units: tuple[UnitId, ...] = ()
    nations: tuple[NationId, ...] = ()
    requires: tuple[Requirement, ...] = ()
    min_nations: Amount = 0
    lead: Annotated[Id, Refers(("unit", "nation"))] | None = None
    interoperability: tuple[Need, ...] = ()
    needs_agreements: tuple[AgreementKind, ...] = ()
    after: tuple[After, ...] = ()
    pools: Frozen[PoolId, Amount] = EMPTY
    objectives: tuple[ObjectiveId, ...] = ()
    priority: Annotated[int, Within(1, 5)] = 3
    optional: bool = False
    lock: Lock | None = None

    def occupied_minutes(self, slot_minutes: int) -> int:
        """The time that it occupies: its duration rounded up to whole slots, in minutes."""
        return -(-self.duration_minutes // slot_minutes) * slot_minutes
