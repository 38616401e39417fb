"""Unit itineraries: where each unit is when, and how long its ways between take."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.carried import carried
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.language import SHORT_DAY, _
from exercise_planner.briefing.legs import entries_by_unit, legs_of
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit

HEAD = (_("Unit"), _("Local time"), _("Zulu"), _("Event"), _("Venue"), _("Way there"))
SHARES = (3, 2.8, 2.15, 3.6, 2.8, 1.7)
WAY = len(HEAD) - 1
"""The column of ways, which there is where any unit has one."""


class UnitItineraries(Section):
    """A table a nation, a block of rows a unit; in a nation's own pack, its units alone."""

    code = "unit_itineraries"
    title = _("Itineraries by unit")

    def applies(self, context: Context) -> bool:
        return any(unit.id in entries_by_unit(context) for unit in _units(context))

    def story(self, context: Context, width: float) -> list[Flowable]:
        known = entries_by_unit(context)
        rows = [
            (unit, row) for unit in _units(context) for row in _rows(context, unit, known.get(unit.id, []))
        ]
        columns = len(HEAD) if any(row[WAY] for _unit, row in rows) else WAY
        head = [context.say(name) for name in HEAD[:columns]]
        widths = style.shares(width, *SHARES[:columns])
        story: list[Flowable] = []
        for nation in context.exercise.nations:
            own = [row[:columns] for unit, row in rows if unit.nation == nation.id]
            if not own:
                continue
            if context.nation is None:
                story += part(context.named(nation), f"unit_itineraries-{nation.id}")
            story.append(carried(style.table(head, own, widths, 0, (WAY,))))
        idle = [unit for unit in _units(context) if unit.id not in known]
        if idle:
            names = ", ".join(unit.name for unit in idle)
            words = context.mark(*idle) + context.say("In no scheduled event: {units}.").format(units=names)
            story.insert(0, style.text(words, style.QUIET_TEXT))  # at the end it could stand on a page alone
        return story


def _units(context: Context) -> list[Unit]:
    nation = context.nation if context.exercise.get(Nation, context.nation) is not None else None
    return [unit for unit in context.exercise.units if nation in (None, unit.nation)]


def _rows(context: Context, unit: Unit, entries: list[Entry]) -> Iterator[tuple[str, ...]]:
    ways = {leg.after.event.id: leg.travel_minutes for leg in legs_of(context, unit, entries)}
    for number, entry in enumerate(entries):
        way = ways.get(entry.event.id)
        yield (
            "" if number else context.mark(unit) + unit.name,
            f"{context.day(entry.start, SHORT_DAY)} {context.hours(entry.start, entry.end)}",
            context.zulu(entry.start),
            f"{context.mark(entry.event, entry.venue)}{entry.event.id} {entry.event.name}",
            entry.venue.name if entry.venue is not None else "—",
            context.length(way) if way else "",
        )
