"""Days as a calendar shows them: which of them periods cover, and periods with days put in or taken out."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from exercise_planner.domain.timespan import Moment, Period, begins, ends, midnight

ONE = timedelta(days=1)
Periods = tuple[Period, ...]


class Cover(Enum):
    """How much of a day periods cover."""

    NONE = 0
    PART = 1
    WHOLE = 2


def cover(periods: Iterable[Period], day: date, zone: ZoneInfo) -> Cover:
    """How much of a local day some periods cover."""
    first, last = midnight(day, zone), midnight(day + ONE, zone)
    found = Cover.NONE
    for period in periods:
        start, end = begins(period.from_, zone), ends(period.to, zone)
        if start <= first and last <= end:
            return Cover.WHOLE
        if start < last and first < end:
            found = Cover.PART
    return found


def reasons(periods: Iterable[Period], day: date, zone: ZoneInfo) -> tuple[str, ...]:
    """The reasons of the periods that touch a day, where they give any."""
    return tuple(one.reason for one in periods if one.reason and cover((one,), day, zone) is not Cover.NONE)


def with_days(periods: Periods, days: Collection[date], zone: ZoneInfo) -> Periods:
    """The periods and these days; days that follow each other are one period.

    Args:
        periods: The periods.
        days: Local days that are to be covered.
        zone: The exercise's time zone.
    """
    new = {day for day in days if cover(periods, day, zone) is not Cover.WHOLE}
    kept = []
    for period in periods:  # a plain period that a new day adjoins grows
        plain = not period.reason and not period.unknown and _is_days(period)
        own = set(_days_of(period)) if plain else set[date]()
        if own and {min(own) - ONE, max(own) + ONE} & new:
            new |= own
        else:
            kept.append(period)
    return _sorted((*kept, *_runs(new)), zone)


def without_days(periods: Periods, days: Collection[date], zone: ZoneInfo) -> Periods:
    """The periods less these days; what is left of one keeps its reason.

    Args:
        periods: The periods.
        days: Local days that are not to be covered.
        zone: The exercise's time zone.
    """
    for day in days:
        periods = tuple(piece for period in periods for piece in _cut(period, day, zone))
    return _sorted(periods, zone)


def _cut(period: Period, day: date, zone: ZoneInfo) -> Periods:
    if cover((period,), day, zone) is Cover.NONE:
        return (period,)
    pieces = []
    if begins(period.from_, zone) < midnight(day, zone):
        before: Moment = midnight(day, zone) if isinstance(period.to, datetime) else day - ONE
        pieces.append(Period(from_=period.from_, to=before, reason=period.reason, unknown=period.unknown))
    if midnight(day + ONE, zone) < ends(period.to, zone):
        after: Moment = midnight(day + ONE, zone) if isinstance(period.from_, datetime) else day + ONE
        pieces.append(Period(from_=after, to=period.to, reason=period.reason, unknown=period.unknown))
    return tuple(pieces)


def _is_days(period: Period) -> bool:
    return not isinstance(period.from_, datetime) and not isinstance(period.to, datetime)


def _days_of(period: Period) -> Iterable[date]:
    day = period.from_
    while day <= period.to:
        yield day
        day += ONE


def _runs(days: Collection[date]) -> Iterable[Period]:
    ordered = sorted(days)
    starts = [day for day in ordered if day - ONE not in days]
    finals = [day for day in ordered if day + ONE not in days]
    return (Period(from_=first, to=final) for first, final in zip(starts, finals, strict=True))


def _sorted(periods: Iterable[Period], zone: ZoneInfo) -> Periods:
    return tuple(sorted(periods, key=lambda one: begins(one.from_, zone)))
