"""When it is day and night at a place."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import ephem

from exercise_planner.domain.venue import Position
from exercise_planner.planning.spans import Span, Spans, joined, without

SUNRISE = "-0:50"
"""Altitude of the sun's centre at sunrise and sunset, in degrees:minutes: 34 of refraction and 16 of radius
(Explanatory Supplement to the Astronomical Almanac, 3rd ed., 12.2)."""

CIVIL_TWILIGHT = "-6"
"""Altitude of the sun's centre at civil dawn and dusk, in degrees."""


HALF_A_DAY = 0.5
ALMOST_HALF_A_DAY = 0.49
"""Days within which of an upper culmination there is no lower one: they drift by less than a minute a day."""


class Sun:
    """Days and nights at places during an exercise, in minutes from its first midnight, rounded inward.

    Args:
        origin: The first midnight.
        minutes: The length of the exercise.
    """

    def __init__(self, origin: datetime, minutes: int) -> None:
        self._origin = origin
        self._end = origin + timedelta(minutes=minutes)
        self._known: dict[tuple[Position, str], Spans] = {}

    def days(self, position: Position) -> Spans:
        """From sunrise to sunset, each day."""
        return self._above(position, SUNRISE)

    def nights(self, position: Position) -> Spans:
        """From civil dusk to civil dawn, each night."""
        lit = [(start - 1, end + 1) for start, end in self._above(position, CIVIL_TWILIGHT)]
        first, final = self._margins()
        return without([(self._minute(first), self._minute(final))], lit)

    def _margins(self) -> tuple[datetime, datetime]:
        return self._origin - timedelta(days=2), self._end + timedelta(days=2)

    def _minute(self, instant: datetime) -> int:
        return (instant - self._origin) // timedelta(minutes=1)

    def _above(self, position: Position, horizon: str) -> Spans:
        key = (position, horizon)
        if key not in self._known:
            self._known[key] = joined(self._arcs(position, horizon))
        return self._known[key]

    def _arcs(self, position: Position, horizon: str) -> Iterator[Span]:
        """One span a solar day, from one lower culmination to the next; whole where the sun stays up."""
        observer = ephem.Observer()
        observer.lat, observer.lon = str(position.latitude), str(position.longitude)
        observer.pressure, observer.horizon = 0, horizon
        sun = ephem.Sun()
        first, final = (ephem.Date(margin.replace(tzinfo=None)) for margin in self._margins())
        observer.date = first
        noon = observer.next_transit(sun)
        while noon - HALF_A_DAY < final:
            observer.date = noon
            span = self._arc(observer, sun)
            if span is not None:
                yield span
            observer.date = noon + HALF_A_DAY
            noon = observer.next_transit(sun)

    def _arc(self, observer: "ephem.Observer", sun: "ephem.Sun") -> Span | None:
        """How long the sun is up around an upper culmination, at which the observer is."""
        noon = observer.date
        try:
            rise = observer.previous_rising(sun, use_center=True)
            sets = observer.next_setting(sun, use_center=True)
        except ephem.AlwaysUpError:
            return self._around(observer, sun, noon)
        except ephem.NeverUpError:
            return None
        start, end = self._whole(rise, up=True), self._whole(sets, up=False)
        if max(noon - rise, sets - noon) < ALMOST_HALF_A_DAY:
            return (start, end)
        midnight, next_midnight = self._around(observer, sun, noon)
        return (max(start, midnight), min(end, next_midnight))

    def _around(self, observer: "ephem.Observer", sun: "ephem.Sun", noon: "ephem.Date") -> Span:
        """The solar day around an upper culmination, in minutes rounded outward."""
        observer.date = noon
        midnight = observer.previous_antitransit(sun)
        observer.date = noon
        return (self._whole(midnight, up=False), self._whole(observer.next_antitransit(sun), up=True))

    def _whole(self, date: object, *, up: bool) -> int:
        instant = ephem.Date(date).datetime().replace(tzinfo=UTC)
        elapsed = instant - self._origin
        minute = timedelta(minutes=1)
        return int(-(-elapsed // minute) if up else elapsed // minute)
