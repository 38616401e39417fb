"""Periods, daily hours and date-time groups.

A moment is a date (that local day in the exercise's time zone) or an aware instant. Instants keep the
offset that they were written with, so that a plan is written as it was read; they compare as instants.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.record import Prose, Value

Moment = date | datetime

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Value):
    """From one moment to another; instants are half-open, dates inclusive at both ends."""

    from_: Moment
    to: Moment
    reason: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Value):
    """A daily window of local time; it crosses midnight when ``to`` is not after ``from_``."""

    from_: time
    to: time

    @property
    def minutes(self) -> int:
        """The window's length; equal ends mean the whole day."""
        length = _minute_of_day(self.to) - _minute_of_day(self.from_)
        return length if length > 0 else length + 24 * 60


def _minute_of_day(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a local day begins."""
    return datetime.combine(day, time(), zone)


def begins(moment: Moment, zone: ZoneInfo) -> datetime:
    """The instant at which a moment, read as a beginning, begins."""
    return moment if isinstance(moment, datetime) else midnight(moment, zone)


def ends(moment: Moment, zone: ZoneInfo) -> datetime:
    """The instant before which a moment, read as an end, ends: a date ends with its day."""
    return moment if isinstance(moment, datetime) else midnight(moment + timedelta(days=1), zone)


def date_time_group(instant: datetime) -> str:
    """An instant as a date-time group in UTC, ``DDHHMMZMONYY`` (ACP 121), e.g. ``031800ZJUL24``."""
    utc = instant.astimezone(ZoneInfo("UTC"))
    return f"{utc:%d%H%M}Z{MONTHS[utc.month - 1]}{utc:%y}"
