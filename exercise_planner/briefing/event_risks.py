"""What endangers an event, as far as its reader may know: gaps, agreements, open problems."""

from collections.abc import Iterator

from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.sections.interoperability import dimension_in_words
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.interoperability import Party, gaps, lead_of, party_of_nation, party_of_unit
from exercise_planner.domain.nation import Nation

SHOWN = 3
"""Gaps of one dimension that are named; the others are counted."""


def risks(context: Context, entry: Entry) -> Iterator[str]:
    """What endangers a scheduled event, a sentence each.

    Args:
        context: What is printed.
        entry: The event with its place.
    """
    yield from _gaps(context, entry)
    for deadline in context.deadlines:
        if entry.event in deadline.endangered:
            agreement = deadline.agreement
            said = context.say("{agreement} of {host} is not in force ({status})").format(
                agreement=context.choice(agreement.kind),
                host=context.exercise.name(Nation, agreement.host),
                status=context.choice(agreement.status),
            )
            if deadline.latest is not None and agreement.requested is None:
                said += "; " + context.say("request it by {day}").format(day=context.day(deadline.latest))
            yield said
    subject = Subject("event", entry.event.id)
    yield from (finding.message for finding in context.findings if subject in finding.subjects)


def _gaps(context: Context, entry: Entry) -> Iterator[str]:
    parties = parties_of(context, entry)
    leading = lead_of(context.exercise, entry.event.lead)
    for need in entry.event.interoperability:
        found = list(gaps(need, parties, leading))
        if not found:
            continue
        names = "; ".join(_names(context, group) for group in found[:SHOWN])
        more = len(found) - SHOWN
        if more > 0:
            names += " " + context.say_n("and {n} more", "and {n} more", more)
        what = dimension_in_words(context, need.dimension)
        yield context.say("No {what} in common: {names}").format(what=what, names=names)


def _names(context: Context, group: tuple[Party, ...]) -> str:
    if len(group) > SHOWN:
        return context.say_n("{n} participant", "all {n} participants", len(group))
    return " – ".join(party.name for party in group)


def parties_of(context: Context, entry: Entry) -> list[Party]:
    """All that take part in an event: its units, and the nations with staff."""
    units = [party_of_unit(context.exercise, unit) for unit in entry.units]
    staff = (context.exercise.get(Nation, nation) for nation in entry.event.nations)
    return [*units, *(party_of_nation(nation) for nation in staff if nation is not None)]
