"""Unit: a ship, battalion, squadron, staff or team that a nation brings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from exercise_planner.domain.frozen import EMPTY
from exercise_planner.domain.nation import Standards
from exercise_planner.domain.record import Amount, Minutes, Name, NationId, Record, Within, Word
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.venue import Position


class Domain(StrEnum):
    """Where a unit works."""

    LAND = "LAND"
    MARITIME = "MARITIME"
    AIR = "AIR"
    SPACE = "SPACE"
    CYBER = "CYBER"
    SOF = "SOF"
    JOINT = "JOINT"
    CIVIL = "CIVIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A unit: it is in one event at a time.

    Args:
        symbol: Symbol identification code of APP-6 / MIL-STD-2525.
        available: When given, the unit can be used only inside one of these periods.
        speed_kmh: Speed that travel between venues is reckoned with, in km/h.
    """

    noun: ClassVar[str] = "unit"
    nouns: ClassVar[str] = "units"

    name: Name
    nation: NationId
    domain: Domain | None = None
    symbol: Word | None = None
    echelon: Word | None = None
    personnel: Amount = 0
    capabilities: tuple[Word, ...] = ()
    standards: Standards = EMPTY
    home: Position | None = None
    available: tuple[Period, ...] = ()
    unavailable: tuple[Period, ...] = ()
    min_rest_minutes: Minutes = 0
    max_duty_minutes_per_day: Minutes | None = None
    speed_kmh: Annotated[float, Within(0.1, 40_000)] = 60
