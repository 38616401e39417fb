"""Programme: the scheduled events day by day, in local time and Zulu, and those that are not scheduled."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import part, titled
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.sections.event_sheets import leader, sheet_key
from exercise_planner.briefing.table import Rows
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import title_of
from exercise_planner.domain.timespan import begins, ends

SHARES = (1.5, 2.1, 4.6, 1.1, 3.2, 2.4, 5.4)
MOST_UNDER_WAY = 8
"""Events begun on days before that a day names; of more it gives the number."""


class Programme(Section):
    """The event list, a table a day."""

    code = "programme"
    title = _("Programme of events")
    landscape = True

    def story(self, context: Context, width: float) -> list[Flowable]:
        story: list[Flowable] = [style.text(_note(context), style.QUIET_TEXT)]
        for day, entries in groupby(context.entries, key=lambda entry: context.local(entry.start).date()):
            story += _day(context, day, list(entries), width)
        if context.left_out:
            rows = _left_out(context, width)
            title = context.say("Not scheduled")
            story += titled(title, "programme-left-out", rows) if context.entries else [rows]
        return story


def _note(context: Context) -> str:
    if not context.entries:
        return context.say("No event is scheduled yet.")
    note = context.say("Local times are of {zone}; date-time groups are in Zulu (UTC).")
    said = note.format(zone=context.exercise.details.time_zone)
    if not any(context.nation in entry.nations for entry in context.entries):
        return said
    own = context.say("A bar at the left marks the events in which {nation} takes part.")
    return f"{said} {own.format(nation=context.exercise.name(Nation, context.nation or ''))}"


def _day(context: Context, day: date, entries: list[Entry], width: float) -> Iterable[Flowable]:
    say = context.say
    head = (
        say("Local time"),
        say("From – to (Zulu)"),
        say("Event"),
        say("Id"),
        say("Venue"),
        say("Lead"),
        say("Participants"),
    )
    own = [number for number, entry in enumerate(entries) if context.nation in entry.nations]
    sheets = [sheet_key(entry.event.id) for entry in entries]
    lines = [_row(context, entry) for entry in entries]
    rows = style.table(head, lines, style.shares(width, *SHARES), 2, targets=sheets, marked=own)
    return [
        *part(context.day(day), f"programme-{day}", _room(rows)),
        style.text(_about(context, day, len(entries)), style.QUIET_TEXT),
        rows,
    ]


def _room(rows: Rows) -> float:
    """What a day needs on its page: its heading, its note, and its first event."""
    return 60 + rows.top + min(rows.body[0].height, 200)


def _row(context: Context, entry: Entry) -> tuple[str, ...]:
    return (
        context.hours(entry.start, entry.end),
        f"{context.zulu(entry.start)} –\n{context.zulu(entry.end)}",
        context.mark(*entry.parts, leader(context, entry.event)) + entry.event.name,
        entry.event.id,
        entry.venue.name if entry.venue else "—",
        lead(context, entry),
        participants(context, entry),
    )


def _about(context: Context, day: date, number: int) -> str:
    """What is to be said of a day: its number, its phase, and what is under way from days before."""
    first = context.exercise.details.from_
    said = [context.say("Day {number} of the exercise").format(number=(day - first).days + 1)]
    if day < first:
        said = []
    start = datetime.combine(day, time(), context.zone)
    end = datetime.combine(day + timedelta(days=1), time(), context.zone)
    for phase in context.exercise.phases:
        if begins(phase.from_, context.zone) < end and ends(phase.to, context.zone) > start:
            said.append(context.mark(phase) + (phase.name or phase.id))
    said.append(context.say_n("one event begins", "{n} events begin", number))
    going_on = [entry for entry in context.entries if entry.start < start < entry.end]
    if going_on:
        said.append(_under_way(context, going_on))
    return " · ".join(said)


def _under_way(context: Context, entries: list[Entry]) -> str:
    if len(entries) > MOST_UNDER_WAY:
        return context.say_n("one event is under way", "{n} events are under way", len(entries))
    names = ", ".join(f"{context.mark(entry.event)}{entry.event.name}" for entry in entries)
    return context.say("Under way: {names}").format(names=names)


def _left_out(context: Context, width: float) -> Rows:
    rows = [
        (
            context.mark(event) + event.name,
            event.id,
            context.say("Optional") if event.optional else context.say("To be scheduled"),
        )
        for event in context.left_out
    ]
    head = (context.say("Event"), context.say("Id"), context.say("State"))
    return style.table(head, rows, style.shares(width, 5, 1, 2))


def lead(context: Context, entry: Entry) -> str:
    """Who leads an event: a unit or a nation."""
    found = leader(context, entry.event)
    return title_of(found) if found is not None else "—"


def participants(context: Context, entry: Entry) -> str:
    """Who takes part, nation by nation: its units, and its staff."""
    said = []
    for nation in entry.nations:
        names = [unit.name for unit in entry.units if unit.nation == nation]
        if nation in entry.event.nations:
            names.append(context.say("staff"))
        said.append(f"{nation}: {', '.join(names)}")
    return "; ".join(said) or "—"
