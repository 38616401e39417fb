"""Scale: how time lies along the timeline, in minutes from the exercise's first midnight and in pixels."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import ends, midnight

MOST = 6.0
"""Pixels a minute at the closest look."""
MINUTE = timedelta(minutes=1)
HOUR_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Day:
    """One local day on the timeline."""

    day: date
    start: int
    end: int

    @property
    def is_weekend(self) -> bool:
        """Saturday or Sunday."""
        return self.day.weekday() >= 5


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale.

    Args:
        origin: The first local midnight.
        zone: The exercise's time zone.
        minutes: The exercise's length.
        days: Its days.
        slot: Minutes of the grid that starts lie on.
        zoom: Pixels a minute.
    """

    origin: datetime
    zone: ZoneInfo
    minutes: int
    days: tuple[Day, ...]
    slot: int
    zoom: float

    @classmethod
    def of(cls, exercise: Exercise, zoom: float) -> "Scale":
        """The scale of an exercise."""
        details = exercise.details
        zone = ZoneInfo(details.time_zone)
        origin = midnight(details.from_, zone).astimezone(UTC)
        count = (details.to - details.from_).days + 1
        edges = [
            _minutes(midnight(details.from_ + timedelta(days=n), zone), origin) for n in range(count + 1)
        ]
        days = tuple(
            Day(details.from_ + timedelta(days=number), edges[number], edges[number + 1])
            for number in range(count)
        )
        total = _minutes(ends(details.to, zone), origin)
        return cls(origin, zone, total, days, details.slot_minutes, zoom)

    @property
    def width(self) -> int:
        """The whole exercise in pixels."""
        return int(self.minutes * self.zoom)

    def minute(self, instant: datetime) -> int:
        """An instant in minutes."""
        return _minutes(instant, self.origin)

    def instant(self, minute: float) -> datetime:
        """The local instant at a minute."""
        return (self.origin + timedelta(minutes=minute)).astimezone(self.zone)

    def snapped(self, minute: float) -> int:
        """The nearest start of a slot."""
        return round(minute / self.slot) * self.slot

    def zoomed(self, zoom: float, least: float) -> "Scale":
        """The same at another zoom, within bounds."""
        return replace(self, zoom=max(least, min(MOST, zoom)))

    def days_between(self, first: float, final: float) -> Sequence[Day]:
        """The days that lie at least in part between two minutes."""
        begin = bisect_right(self.days, first, key=lambda day: day.end)
        return self.days[begin : bisect_left(self.days, final, key=lambda day: day.start)]

    @property
    def hour_step(self) -> int:
        """Hours between marks within a day; 0 where there is no room for any."""
        return next((step for step in HOUR_STEPS if step * 60 * self.zoom >= 34), 0)


def _minutes(instant: datetime, origin: datetime) -> int:
    return (instant - origin) // MINUTE
