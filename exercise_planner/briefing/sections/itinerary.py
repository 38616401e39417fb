"""Itinerary: the events of each nation, day by day."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation


class Itinerary(Section):
    """A table a nation; in a nation's own pack, that nation alone."""

    code = "itinerary"
    title = "Itineraries by nation"

    def applies(self, context: Context) -> bool:
        return bool(context.entries) and any(self._nations(context))

    def story(self, context: Context, width: float) -> list[Flowable]:
        story: list[Flowable] = []
        for nation in self._nations(context):
            story += part(nation.name, f"itinerary-{nation.id}")
            entries = [entry for entry in context.entries if nation.id in entry.nations]
            if entries:
                head = ("Day", "Local time", "Event", "Venue", "Who")
                rows = list(_rows(context, nation, entries))
                story.append(style.table(head, rows, style.shares(width, 2, 1.9, 4.2, 3, 3.4)))
            else:
                story.append(style.text("Takes part in no scheduled event.", style.QUIET_TEXT))
        return story

    def _nations(self, context: Context) -> list[Nation]:
        return [nation for nation in context.exercise.nations if context.nation in (None, nation.id)]


def _rows(context: Context, nation: Nation, entries: Iterable[Entry]) -> Iterable[tuple[str, ...]]:
    before = ""
    for entry in entries:
        day = context.day(entry.start)
        who = [unit.name for unit in entry.units if unit.nation == nation.id]
        if nation.id in entry.event.nations:
            who.append("Staff")
        yield (
            "" if day == before else day,
            context.hours(entry.start, entry.end),
            context.mark(entry.event) + entry.event.name,
            entry.venue.name if entry.venue else "—",
            "; ".join(who),
        )
        before = day
