"""Venue: a place where events are held."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple

from exercise_planner.domain.record import Amount, Count, Minutes, Name, NationId, Record, Word
from exercise_planner.domain.timespan import Period


class VenueKind(StrEnum):
    """Kinds of venue."""

    RANGE = "RANGE"
    PORT = "PORT"
    AIRFIELD = "AIRFIELD"
    SEA_AREA = "SEA_AREA"
    AIRSPACE = "AIRSPACE"
    CAMP = "CAMP"
    HEADQUARTERS = "HEADQUARTERS"
    TOWN = "TOWN"
    OTHER = "OTHER"


class Position(NamedTuple):
    """A point of WGS 84 in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue(Record):
    """A venue.

    Args:
        nation: The host whose ground it is.
        activities: What can be done there; empty means anything.
        max_events: Events that it takes at once.
        turnaround_minutes: Minutes that it stays empty between two events when ``max_events`` is 1.
    """

    noun: ClassVar[str] = "venue"
    nouns: ClassVar[str] = "venues"

    name: Name
    nation: NationId | None = None
    kind: VenueKind = VenueKind.OTHER
    position: Position | None = None
    activities: tuple[Word, ...] = ()
    max_events: Count = 1
    max_personnel: Amount | None = None
    available: tuple[Period, ...] = ()
    unavailable: tuple[Period, ...] = ()
    turnaround_minutes: Minutes = 0
