"""Milestone: a fixed date that is shown and not scheduled."""

from dataclasses import dataclass
from typing import ClassVar

from exercise_planner.domain.record import Name, Record, VenueId, Word
from exercise_planner.domain.timespan import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Record):
    """A conference, survey, visitors' day or the like (``kind``: IPC, MPC, FPC, …)."""

    noun: ClassVar[str] = "milestone"
    nouns: ClassVar[str] = "milestones"

    name: Name | None = None
    kind: Word | None = None
    from_: Moment
    to: Moment | None = None
    venue: VenueId | None = None
