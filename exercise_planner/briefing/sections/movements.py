"""Movements: which unit goes from where to where, by when, and with how much time to spare."""

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import SHORT_DAY, _
from exercise_planner.briefing.legs import Leg, entries_by_unit, legs_of
from exercise_planner.briefing.section import Section
from exercise_planner.domain.unit import Unit

FEW = 8
"""Movements that may stand on a page that lies either way."""


class Movements(Section):
    """A row a way, in the order of departure; in a nation's own pack, its units' alone."""

    code = "movements"
    title = _("Transport and movements")
    landscape = True

    def applies(self, context: Context) -> bool:
        return bool(_legs(context))

    def bends(self, context: Context) -> bool:
        return len(_legs(context)) <= FEW

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        legs = _legs(context)
        names = (
            *(_("Not before"), _("Not after"), _("Unit"), _("From"), _("To")),
            *(_("Free"), _("Way"), _("To spare"), _("For")),
        )
        widths = style.shares(width, 1.95, 1.95, 3.3, 2.9, 2.9, 1.45, 1.5, 1.5, 3.1)
        rows = [_row(context, leg) for leg in legs]
        note = say(
            "A unit leaves after one event and arrives before the next. To spare: what is left beside the "
            "way and rest. Ways are the plan’s or great circles at the unit’s speed."
        )
        people = sum(unit.personnel for unit in {leg.unit.id: leg.unit for leg in legs}.values())
        total = context.say_n("{n} movement", "{n} movements", len(legs))
        if people:
            total += f", {context.say_n('{n} person', '{n} people', people)}"
        return [
            style.text(f"{total}. {note}", style.QUIET_TEXT),
            style.table([say(name) for name in names], rows, widths, 2, (5, 6, 7)),
        ]


def _legs(context: Context) -> list[Leg]:
    known = entries_by_unit(context)
    found = [
        leg
        for unit in context.exercise.units
        if context.nation in (None, unit.nation)
        for leg in legs_of(context, unit, known.get(unit.id, []))
    ]
    return sorted(found, key=lambda leg: (leg.before.end, leg.after.start, leg.unit.rank))


def _row(context: Context, leg: Leg) -> tuple[str, ...]:
    spare = leg.spare_minutes
    return (
        f"{context.day(leg.before.end, SHORT_DAY)} {context.local(leg.before.end):%H:%M}",
        f"{context.day(leg.after.start, SHORT_DAY)} {context.local(leg.after.start):%H:%M}",
        f"{context.mark(leg.unit, leg.here, leg.there)}{_unit(leg.unit)}",
        leg.here.name,
        leg.there.name,
        context.length(leg.free_minutes),
        context.length(leg.travel_minutes) if leg.travel_minutes is not None else "—",
        "—" if spare is None else context.length(spare) if spare >= 0 else context.say("too little"),
        f"{context.mark(leg.after.event)}{leg.after.event.id} {leg.after.event.name}",
    )


def _unit(unit: Unit) -> str:
    return f"{unit.name} ({unit.nation})"
