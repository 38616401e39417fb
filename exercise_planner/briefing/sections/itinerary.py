"""Itinerary: the events of each nation, day by day, and when the nation is not available."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.carried import carried
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import SHORT_DAY, _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit


class Itinerary(Section):
    """A table a nation; in a nation's own pack, that nation alone."""

    code = "itinerary"
    title = _("Itineraries by nation")

    def applies(self, context: Context) -> bool:
        return bool(context.entries) and any(own_nations(context))

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        head = (say("Day"), say("Local time"), say("Event"), say("Venue"), say("Who"))
        story: list[Flowable] = []
        idle: list[Nation] = []
        for nation in own_nations(context):
            rows = list(_rows(context, nation))
            if not rows and context.nation is None:
                idle.append(nation)
                continue
            story += part(context.named(nation), f"itinerary-{nation.id}")
            story += [style.text(words, style.QUIET_TEXT) for words in absences(context, nation)]
            if rows:
                story.append(
                    carried(style.table(head, rows, style.shares(width, 1.7, 2.1, 4.2, 3.1, 3.4), 2))
                )
            else:
                story.append(style.text(say("Takes part in no scheduled event."), style.QUIET_TEXT))
        if idle:
            names = ", ".join(each.name for each in idle)
            words = context.mark(*idle) + say("In no scheduled event: {nations}.").format(nations=names)
            story.insert(0, style.text(words, style.QUIET_TEXT))  # at the end it could stand on a page alone
        return story


def own_nations(context: Context) -> list[Nation]:
    """The reader's nation; in a pack of no nation in particular, all."""
    return [nation for nation in context.exercise.nations if context.nation in (None, nation.id)]


def absences(context: Context, nation: Nation) -> Iterable[str]:
    """When a nation is not available, a sentence for each time."""
    for period in nation.unavailable:
        words = context.say("Not available: {when}.").format(when=context.between(period.from_, period.to))
        yield f"{words} {period.reason}".strip()


def _rows(context: Context, nation: Nation) -> Iterable[tuple[str, ...]]:
    before = ""
    for entry in context.entries:
        if nation.id not in entry.nations:
            continue
        day = context.day(entry.start, SHORT_DAY)
        yield (
            "" if day == before else day,
            context.hours(entry.start, entry.end),
            context.mark(entry.event, entry.venue, *_units(nation, entry)) + _event(entry),
            entry.venue.name if entry.venue else "—",
            _who(context, nation, entry),
        )
        before = day


def _event(entry: Entry) -> str:
    return f"{entry.event.id} {entry.event.name}"


def _units(nation: Nation, entry: Entry) -> list[Unit]:
    return [unit for unit in entry.units if unit.nation == nation.id]


def _who(context: Context, nation: Nation, entry: Entry) -> str:
    who = [unit.name for unit in _units(nation, entry)]
    if nation.id in entry.event.nations:
        who.append(context.say("Staff"))
    return "; ".join(who)
