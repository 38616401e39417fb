"""Pool: a shared thing that events draw from while they run."""

from dataclasses import dataclass
from typing import ClassVar

from exercise_planner.domain.record import Amount, Name, Record
from exercise_planner.domain.timespan import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool(Record):
    """A pool; its capacity is 0 in the periods in which it is unavailable."""

    noun: ClassVar[str] = "pool"
    nouns: ClassVar[str] = "pools"

    name: Name | None = None
    capacity: Amount
    unavailable: tuple[Period, ...] = ()
