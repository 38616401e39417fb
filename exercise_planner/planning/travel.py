"""Travel times between venues: rows of the plan, else the great circle at the unit's speed."""

import math

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.venue import Position, Venue

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the Earth, IUGG 1980 (Moritz, Geodetic Reference System 1980)."""


class TravelTimes:
    """Minutes from venue to venue at a speed.

    Args:
        exercise: Its venues and rows of travel time.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._venues = exercise.table(Venue)
        self._rows: dict[tuple[str, str], int] = {}
        for row in exercise.travel:
            if not row.one_way:
                self._rows.setdefault((row.to, row.from_), row.minutes)
        for row in exercise.travel:
            self._rows[row.from_, row.to] = row.minutes
        self._km: dict[tuple[str, str], float] = {}
        self._farthest: dict[tuple[str, float], int] = {}

    def minutes(self, from_id: str | None, to_id: str | None, speed_kmh: float) -> int:
        """Whole minutes from one venue to another, rounded up; 0 where a position is missing.

        Args:
            from_id: Id of the venue that is left; None for no venue.
            to_id: Id of the venue that is reached.
            speed_kmh: The unit's speed, in km/h.
        """
        if from_id is None or to_id is None or from_id == to_id:
            return 0
        row = self._rows.get((from_id, to_id))
        if row is not None:
            return row
        return _round_up(self.kilometres(from_id, to_id) / speed_kmh * 60)

    def farthest(self, venue_id: str, speed_kmh: float) -> int:
        """The most minutes that it takes from a venue to any other, or back.

        Args:
            venue_id: Id of the venue.
            speed_kmh: The unit's speed, in km/h.
        """
        key = (venue_id, speed_kmh)
        if key not in self._farthest:
            there = (self.minutes(venue_id, other, speed_kmh) for other in self._venues)
            back = (self.minutes(other, venue_id, speed_kmh) for other in self._venues)
            self._farthest[key] = max(*there, *back, 0)
        return self._farthest[key]

    def kilometres(self, from_id: str, to_id: str) -> float:
        """The great-circle distance of two venues, in km; 0 where a position is missing."""
        key = (from_id, to_id) if from_id < to_id else (to_id, from_id)
        if key not in self._km:
            ends = [self._venues[venue_id].position for venue_id in key if venue_id in self._venues]
            known = [position for position in ends if position is not None]
            self._km[key] = great_circle_km(known[0], known[1]) if len(known) == 2 else 0.0
        return self._km[key]


def _round_up(minutes: float) -> int:
    # The tolerance keeps 60.00000000001, a rounding error of the sines, from becoming 61.
    return math.ceil(minutes - 1e-9)


def great_circle_km(a: Position, b: Position) -> float:
    """The great-circle distance on the mean sphere, in km (haversine formula; Sinnott 1984).

    Args:
        a: A position, in degrees.
        b: Another one.
    """
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b.longitude - a.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
