"""Phase: a stretch of the exercise that events lie in."""

from dataclasses import dataclass
from typing import ClassVar

from exercise_planner.domain.record import Name, Record
from exercise_planner.domain.timespan import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Record):
    """A phase, from one moment to another."""

    noun: ClassVar[str] = "phase"
    nouns: ClassVar[str] = "phases"

    name: Name | None = None
    from_: Moment
    to: Moment
