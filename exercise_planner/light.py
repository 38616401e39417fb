"""When it is light at a place on a day: sun, nautical twilight and moon."""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any

import ephem

SUNRISE, NAUTICAL = "-0:50", "-12"
"""Altitudes in degrees:minutes of the sun's centre at sunrise (34′ of refraction and 16′ of radius), and at
the begin and end of nautical twilight (Explanatory Supplement to the Astronomical Almanac, 3rd ed., 12.2)."""


@dataclass(frozen=True, slots=True)
class Light:
    """Light at a place on a local day; what does not happen that day is None.

    Args:
        bmnt: Begin of morning nautical twilight.
        sunrise: When the sun's upper edge appears.
        sunset: When it is gone.
        eent: End of evening nautical twilight.
        moonrise: When the moon rises.
        moonset: When it sets.
        moon: Lit share of its disc at noon, from 0 to 1.
        is_waxing: Whether that share grows.
        sun_always: True where the sun stays up all day, False where it stays below, None elsewhere.
    """

    bmnt: datetime | None
    sunrise: datetime | None
    sunset: datetime | None
    eent: datetime | None
    moonrise: datetime | None
    moonset: datetime | None
    moon: float
    is_waxing: bool
    sun_always: bool | None


@lru_cache(maxsize=4096)
def light(latitude: float, longitude: float, day: date, zone: tzinfo = UTC) -> Light:
    """Light at a place on a day.

    Args:
        latitude: Degrees of WGS 84.
        longitude: Degrees.
        day: The local day.
        zone: Its time zone; the instants are given in it.
    """
    first = datetime.combine(day, time(), zone)
    final = datetime.combine(day + timedelta(days=1), time(), zone)
    sky = _Sky(latitude, longitude, first, final)
    sunrise = sky.event("next_rising", ephem.Sun, SUNRISE)
    sunset = sky.event("next_setting", ephem.Sun, SUNRISE)
    noon = first + (final - first) / 2
    return Light(
        bmnt=sky.event("next_rising", ephem.Sun, NAUTICAL),
        sunrise=sunrise,
        sunset=sunset,
        eent=sky.event("next_setting", ephem.Sun, NAUTICAL),
        moonrise=sky.event("next_rising", ephem.Moon, None),
        moonset=sky.event("next_setting", ephem.Moon, None),
        moon=_lit(noon),
        is_waxing=_lit(noon + timedelta(hours=1)) > _lit(noon),
        sun_always=None if sunrise or sunset else sky.height(noon) > math.radians(-50 / 60),
    )


@dataclass(frozen=True, slots=True)
class _Sky:
    """The sky over a place from one instant to another."""

    latitude: float
    longitude: float
    first: datetime
    final: datetime

    def observer(self, at: datetime, horizon: str | None) -> Any:
        """Who looks from the place at an instant; without a horizon, with 34′ of refraction."""
        found = ephem.Observer()
        found.lat, found.lon = str(self.latitude), str(self.longitude)
        found.pressure, found.horizon = 0, horizon or "-0:34"
        found.date = at.astimezone(UTC).replace(tzinfo=None)
        return found

    def event(self, search: str, body: Any, horizon: str | None) -> datetime | None:
        """The first rising or setting, or None if there is none between the two instants."""
        observer = self.observer(self.first, horizon)
        try:
            found = getattr(observer, search)(body(), use_center=horizon is not None)
        except (ephem.AlwaysUpError, ephem.NeverUpError):
            return None
        instant = ephem.Date(found).datetime().replace(tzinfo=UTC)
        return instant.astimezone(self.first.tzinfo) if instant < self.final.astimezone(UTC) else None

    def height(self, at: datetime) -> float:
        """The sun's altitude, in radians."""
        sun = ephem.Sun()
        sun.compute(self.observer(at, SUNRISE))
        return float(sun.alt)


def _lit(at: datetime) -> float:
    """Share of the moon's disc that is lit, as seen from the middle of the Earth."""
    moon = ephem.Moon(at.astimezone(UTC).replace(tzinfo=None))
    return float(moon.phase) / 100
