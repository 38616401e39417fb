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
