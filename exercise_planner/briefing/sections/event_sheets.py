"""Event sheets: all that is known of each scheduled event, a card an event."""

from collections.abc import Iterable
from itertools import groupby

from reportlab.platypus import Flowable

from exercise_planner.briefing.card import Fact, Words, card
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.event_risks import risks
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section, Sheet
from exercise_planner.briefing.sections.glossary import ABBREVIATIONS
from exercise_planner.briefing.sections.interoperability import dimension_in_words
from exercise_planner.domain.event import After, Event, LagFrom, Light, Need, Requirement
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.unit import Unit

ROOM = 150.0
"""Points that a phase's heading and its first card need at least."""
ABOVE = 60.0
"""Points that headings take of a page."""


class EventSheets(Section):
    """A card an event, by phase and start; in a nation's pack, all events that it may know of."""

    code = "event_sheets"
    title = _("Event sheets")
    fresh = True

    def applies(self, context: Context) -> bool:
        return bool(context.entries)

    def laid_out(self, context: Context, sheet: Sheet) -> list[Flowable]:
        followers = _followers(context)
        ranks = {phase.id: phase.rank for phase in context.exercise.phases}
        story: list[Flowable] = []
        entries = sorted(context.entries, key=lambda entry: ranks.get(entry.event.phase or "", len(ranks)))
        for phase_id, group in groupby(entries, key=lambda entry: entry.event.phase or ""):
            phase = context.exercise.get(Phase, phase_id)
            if ranks:
                name = context.named(phase) if phase is not None else context.say("Outside the phases")
                story += part(name, f"event_sheets-{phase_id}", ROOM)
            for entry in group:
                words = words_of(context, entry, followers.get(entry.event.id, ()))
                story += card(words, sheet.width, sheet.height - ABOVE)
        return story

    def story(self, context: Context, width: float) -> list[Flowable]:
        return [
            flowable
            for entry in context.entries
            for flowable in card(words_of(context, entry, ()), width, float("inf"))
        ]


def sheet_key(event_id: str) -> str:
    """The place of an event's sheet in the file."""
    return f"event_sheets-event-{event_id}"


def words_of(context: Context, entry: Entry, followers: Iterable[Event]) -> Words:
    """What stands on the card of an event.

    Args:
        context: What is printed.
        entry: The event with its place.
        followers: The events that wait for it.
    """
    event = entry.event
    activity = event.activity or ""
    if activity not in ABBREVIATIONS:
        activity = activity.replace("_", " ").capitalize()
    facts = (
        _times(context, entry),
        [*_needs(context, event), *_purpose(context, event)],
        [*_participants(context, entry), *_coordination(context, event, followers)],
    )
    left, right, whole = ([fact for fact in part if fact[1]] for part in facts)
    return Words(
        title=f"{context.mark(event)}{event.id} {event.name}",
        aside=activity,
        text=event.description,
        left=left,
        right=right,
        whole=[*whole, *_risks(context, entry)],
        key=sheet_key(event.id),
    )


def _risks(context: Context, entry: Entry) -> list[Fact]:
    said = "\n".join(risks(context, entry))
    return [(context.say("Risks"), said)] if said else []


def _times(context: Context, entry: Entry) -> list[Fact]:
    say, event = context.say, entry.event
    minutes = (entry.end - entry.start).total_seconds() / 60
    return [
        (say("Local time"), span(context, entry)),
        (say("Zulu"), f"{context.zulu(entry.start)} – {context.zulu(entry.end)}"),
        (say("Length"), context.length(minutes)),
        (say("Light"), context.choice(event.light) if event.light is not Light.ANY else ""),
        (say("Venue"), context.named(entry.venue) if entry.venue is not None else ""),
        (say("Lead"), lead(context, event)),
    ]


def span(context: Context, entry: Entry) -> str:
    """When an event is held, in local time, on as few lines as it needs."""
    if context.local(entry.start).date() == context.local(entry.end).date():
        return f"{context.day(entry.start)} {context.hours(entry.start, entry.end)}"
    return f"{context.moment(entry.start)} –\n{context.moment(entry.end)}"


def leader(context: Context, event: Event) -> Unit | Nation | None:
    """Who leads an event: a unit or, where no unit has that id, a nation."""
    return context.exercise.get(Unit, event.lead) or context.exercise.get(Nation, event.lead)


def lead(context: Context, event: Event) -> str:
    """Who leads an event, in words; empty for nobody."""
    found = leader(context, event)
    return context.named(found) if found is not None else ""


def _needs(context: Context, event: Event) -> list[Fact]:
    say, exercise = context.say, context.exercise
    asked = [_requirement(context, one) for one in event.requires]
    shared = [
        f"{context.named(pool)} × {event.pools[pool.id]}" for pool in exercise.pools if pool.id in event.pools
    ]
    granted = [context.choice(kind) for kind in event.needs_agreements]
    return [
        (say("Capabilities"), "; ".join(asked)),
        (say("Resources"), "; ".join(shared)),
        (say("Agreements"), "; ".join(granted)),
        (say("To share"), "\n".join(need_in_words(context, need) for need in event.interoperability)),
    ]


def _requirement(context: Context, asked: Requirement) -> str:
    words = f"{asked.capability.replace('_', ' ')} × {asked.count}"
    if asked.min_nations > 1:
        words += f", {context.say_n('of {n} nation', 'of at least {n} nations', asked.min_nations)}"
    return words


def need_in_words(context: Context, need: Need) -> str:
    """What participants must share, and how: ``language: all share one (eng), level 2``."""
    words = f"{dimension_in_words(context, need.dimension)}: {context.choice(need.rule)}"
    if need.accept:
        words += f" ({', '.join(need.accept)})"
    if need.min_level is not None:
        words += ", " + context.say("level {level}").format(level=f"{need.min_level:g}")
    return words


def _purpose(context: Context, event: Event) -> list[Fact]:
    found = (context.exercise.get(Objective, one) for one in event.objectives)
    titles = [context.named(objective) for objective in found if objective is not None]
    return [
        (context.say("Objectives"), "; ".join(titles)),
        (
            context.say("Priority"),
            f"{event.priority}" + (f" ({context.say('optional')})" if event.optional else ""),
        ),
    ]


def _participants(context: Context, entry: Entry) -> list[Fact]:
    by_nation: dict[str, list[str]] = {nation: [] for nation in entry.nations}
    for unit in entry.units:
        by_nation.setdefault(unit.nation, []).append(unit.name)
    for nation in entry.event.nations:
        by_nation[nation].append(context.say("staff"))
    listed = "; ".join(f"{nation}: {', '.join(names)}" for nation, names in by_nation.items())
    people = sum(unit.personnel for unit in entry.units)
    total = context.say_n("{n} nation", "{n} nations", len(by_nation))
    if people:
        total += f", {context.say_n('{n} person in units', '{n} people in units', people)}"
    mark = context.mark(*entry.units)
    return [(context.say("Participants"), f"{mark}{total}. {listed}" if by_nation else "")]


def _coordination(context: Context, event: Event, followers: Iterable[Event]) -> list[Fact]:
    said = [_after(context, one) for one in event.after]
    said += [context.say("{event} waits for it").format(event=_other(context, one)) for one in followers]
    return [
        (context.say("Coordination"), "; ".join(text for text in said if text)),
        (context.say("Notes"), event.notes),
    ]


def _after(context: Context, after: After) -> str:
    earlier = context.exercise.get(Event, after.event)
    if earlier is None:
        return ""
    name = _other(context, earlier)
    least, most = after.min_lag_minutes, after.max_lag_minutes
    is_start = after.from_ is LagFrom.START
    words = context.say("after the start of {event}") if is_start else context.say("after {event}")
    said = [words.format(event=name)]
    if least:
        said.append(context.say("by at least {length}").format(length=context.length(least)))
    if most is not None:
        said.append(context.say("by at most {length}").format(length=context.length(most)))
    return ", ".join(said)


def _other(context: Context, event: Event) -> str:
    return f"{context.mark(event)}{event.id} {event.name}"


def _followers(context: Context) -> dict[str, list[Event]]:
    """The scheduled events that wait for each event."""
    found: dict[str, list[Event]] = {}
    for entry in context.entries:
        for after in entry.event.after:
            found.setdefault(after.event, []).append(entry.event)
    return found
