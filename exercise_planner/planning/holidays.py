"""Public holidays of nations."""

from datetime import date, timedelta
from functools import cache


@cache
def public_holidays(nation_id: str, first: date, final: date) -> tuple[tuple[date, str], ...]:
    """The public holidays of a nation, by day, with their names in English where there are any.

    Args:
        nation_id: ISO 3166-1 alpha-3 code; codes that are no country's have no holidays.
        first: First day that is asked for.
        final: Last day.
    """
    import holidays  # noqa: PLC0415  most exercises never need it, and it is slow to import

    try:
        calendar = holidays.country_holidays(
            nation_id, years=range(first.year, final.year + 1), language="en_US"
        )
    except NotImplementedError:
        return ()
    days = (first + timedelta(days=number) for number in range((final - first).days + 1))
    return tuple((day, str(calendar[day])) for day in days if day in calendar)


@cache
def days_off(nation_id: str, first: date, final: date) -> frozenset[date]:
    """The days on which a nation's offices are closed: its weekends and public holidays.

    Args:
        nation_id: ISO 3166-1 alpha-3 code; codes that are no country's rest on Saturday and Sunday.
        first: First day that is asked for.
        final: Last day.
    """
    import holidays  # noqa: PLC0415  as above

    try:
        weekend = frozenset(holidays.country_holidays(nation_id).weekend)
    except NotImplementedError:
        weekend = frozenset({5, 6})
    days = (first + timedelta(days=number) for number in range((final - first).days + 1))
    kept = {day for day, _name in public_holidays(nation_id, first, final)}
    return frozenset(day for day in days if day.weekday() in weekend or day in kept)
