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
        first, final = self._margins()
        observer.date = first.replace(tzinfo=None)
        midnight = observer.next_antitransit(sun)
        while midnight.datetime().replace(tzinfo=UTC) < final:
            observer.date = midnight
            next_midnight = observer.next_antitransit(sun)
            observer.date = observer.next_transit(sun)
            span = self._arc(observer, sun, (midnight, next_midnight))
            if span is not None:
                yield span
            midnight = next_midnight

    def _arc(
        self, observer: "ephem.Observer", sun: "ephem.Sun", around: tuple[object, object]
    ) -> Span | None:
        try:
            rise = observer.previous_rising(sun, use_center=True)
            sets = observer.next_setting(sun, use_center=True)
        except ephem.AlwaysUpError:
            return (self._whole(around[0], up=False), self._whole(around[1], up=True))
        except ephem.NeverUpError:
            return None
        return (self._whole(max(rise, around[0]), up=True), self._whole(min(sets, around[1]), up=False))

    def _whole(self, date: object, *, up: bool) -> int:
        instant = ephem.Date(date).datetime().replace(tzinfo=UTC)
        elapsed = instant - self._origin
        minute = timedelta(minutes=1)
        return int(-(-elapsed // minute) if up else elapsed // minute)
