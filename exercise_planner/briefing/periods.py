"""Periods of a plan in words, short where they begin and end on one day."""

from collections.abc import Iterable
from datetime import datetime

from exercise_planner.briefing.context import Context
from exercise_planner.domain.timespan import Period


def periods_text(context: Context, periods: Iterable[Period]) -> str:
    """Periods one after the other: ``Mon 7 Jun 2027 10:00–12:00; Sat 12 Jun 2027 – Sun 13 Jun 2027``."""
    return "; ".join(_text(context, period) for period in periods)


def _text(context: Context, period: Period) -> str:
    first, last = period.from_, period.to
    if isinstance(first, datetime) and isinstance(last, datetime):
        start, end = context.local(first), context.local(last)
        if start.date() == end.date():
            return f"{context.day(first)} {start:%H:%M}–{end:%H:%M}"
    return context.between(first, last)
