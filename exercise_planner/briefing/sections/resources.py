"""Resources: what events share, how much of it is in use on each day, and by which events."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.grid import Cell, Grid, Line, Tone
from exercise_planner.briefing.language import MONTH, SHORT_DAY, _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.timespan import begins, ends, midnight

FEW = 14
"""Days of use that stand on a page that lies either way."""
COLUMNS = 31
"""Days of a grid at most."""


class Resources(Section):
    """A row a pool: its use by day, and the events that draw from it."""

    code = "resources"
    title = _("Shared resources")
    landscape = True

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.pools)

    def bends(self, context: Context) -> bool:
        return len(list(_days(context))) <= FEW

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        head = [say(word) for word in (_("Resource"), _("Capacity"), _("Most at once"), _("Drawn by"))]
        story: list[Flowable] = [
            style.table(head, list(_rows(context)), style.shares(width, 3, 1.1, 1.4, 9), 0, (1, 2))
        ]
        days = list(_days(context))
        if days:
            note = say("In each cell: the most that is in use at once on that day. ×: not available.")
            story += part(say("Use by day"), "resources-use")
            story.append(style.text(note, style.QUIET_TEXT))
        for begin in range(0, len(days), COLUMNS):
            story += _grid(context, days[begin : begin + COLUMNS], width)
        return story


def _rows(context: Context) -> Iterator[tuple[str, ...]]:
    for pool in context.exercise.pools:
        users = [entry for entry in context.entries if entry.event.pools.get(pool.id)]
        drawn = [
            f"{context.mark(entry.event)}{entry.event.id} {entry.event.name} × {entry.event.pools[pool.id]} "
            f"({context.day(entry.start, SHORT_DAY)})"
            for entry in users
        ]
        most = max((_in_use(pool, users, entry.start, entry.end) for entry in users), default=0)
        yield (
            f"{context.mark(pool)}{pool.name or pool.id}",
            context.number(pool.capacity),
            context.number(most),
            "; ".join(drawn) or "—",
        )


def _in_use(pool: Pool, users: list[Entry], first: datetime, last: datetime) -> int:
    """The most of a pool that is in use at once between two instants."""
    moments = [first, *(entry.start for entry in users if first <= entry.start < last)]
    return max(
        sum(entry.event.pools[pool.id] for entry in users if entry.start <= moment < entry.end)
        for moment in moments
    )


def _days(context: Context) -> Iterator[date]:
    """The local days from the first use to the last."""
    users = [entry for entry in context.entries if any(entry.event.pools.values())]
    if not users:
        return
    day = context.local(min(entry.start for entry in users)).date()
    last = context.local(max(entry.end for entry in users) - timedelta(microseconds=1)).date()
    while day <= last:
        yield day
        day += timedelta(days=1)


def _grid(context: Context, days: list[date], width: float) -> list[Flowable]:
    heads = [str(day.day) for day in days]
    lines = [
        Line(context.named(pool), [_cell(context, pool, day) for day in days])
        for pool in context.exercise.pools
    ]
    months = dict.fromkeys(context.day(day, MONTH) for day in (days[0], days[-1]))
    return [style.text(" – ".join(months), style.CELL_BOLD), Grid(heads, lines, width, 150)]


def _cell(context: Context, pool: Pool, day: date) -> Cell:
    first, last = midnight(day, context.zone), midnight(day + timedelta(days=1), context.zone)
    for period in pool.unavailable:
        if begins(period.from_, context.zone) < last and ends(period.to, context.zone) > first:
            return Cell("×", Tone.QUIET)
    users = [entry for entry in context.entries if entry.event.pools.get(pool.id)]
    used = _in_use(pool, users, first, last)
    if not used:
        return Cell("")
    tone = Tone.GOOD if used < pool.capacity else Tone.SOME if used == pool.capacity else Tone.BAD
    return Cell(f"{used}/{pool.capacity}", tone)
