"""Travel: the time that it takes to get from one venue to another."""

from dataclasses import dataclass
from typing import ClassVar

from exercise_planner.domain.record import Minutes, Record, VenueId


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel(Record):
    """Minutes between two venues, both ways unless ``one_way``."""

    noun: ClassVar[str] = "travel"
    nouns: ClassVar[str] = "travel"

    from_: VenueId
    to: VenueId
    minutes: Minutes
    one_way: bool = False
