"""Sun, twilight and moon at places and days, against published tables."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.light import light

OSLO, HONOLULU = ZoneInfo("Europe/Oslo"), ZoneInfo("Pacific/Honolulu")


def minutes(instant: datetime | None) -> int:
    assert instant is not None
    return instant.hour * 60 + instant.minute


def test_a_day_at_pearl_harbor() -> None:
    found = light(21.35, -157.95, date(2024, 7, 8), HONOLULU)
    assert minutes(found.sunrise) == pytest.approx(5 * 60 + 56, abs=2)
    assert minutes(found.sunset) == pytest.approx(19 * 60 + 18, abs=2)
    assert found.bmnt is not None
    assert found.sunrise is not None
    assert timedelta(minutes=45) < found.sunrise - found.bmnt < timedelta(minutes=65)
    assert found.is_waxing, "new moon was on 5 July"
    assert found.moon < 0.2


def test_midnight_sun_and_polar_night() -> None:
    summer, winter = (light(78.2, 15.6, date(2027, month, 21), OSLO) for month in (6, 12))
    assert summer.sun_always is True
    assert summer.sunrise is summer.bmnt is None
    assert winter.sun_always is False
    assert winter.sunrise is None
    assert winter.bmnt is not None, "a glimmer at noon"
    assert light(-85, 0, date(2027, 12, 21), OSLO).sun_always is True


def test_full_and_new_moon() -> None:
    assert light(0, 0, date(2024, 7, 21)).moon > 0.98
    assert light(0, 0, date(2024, 7, 5)).moon < 0.02


@given(
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    day=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    zone=st.sampled_from([OSLO, HONOLULU, ZoneInfo("UTC"), ZoneInfo("Pacific/Auckland")]),
)
@settings(deadline=None)
def test_what_is_told_is_of_that_day(latitude: float, longitude: float, day: date, zone: ZoneInfo) -> None:
    found = light(latitude, longitude, day, zone)
    for instant in (found.bmnt, found.sunrise, found.sunset, found.eent, found.moonrise, found.moonset):
        assert instant is None or instant.date() == day
    assert 0 <= found.moon <= 1
    assert (found.sun_always is None) == (found.sunrise is not None or found.sunset is not None)
