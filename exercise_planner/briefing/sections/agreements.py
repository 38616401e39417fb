"""Agreements: who has granted what to whom, and by when what is missing must be asked for."""

from datetime import date

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import DAY_OF_YEAR, _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.lead_times import Deadline
from exercise_planner.domain.nation import Nation

FEW = 4
"""Agreements that may stand on a page that lies either way."""
SHOWN = 6
"""Events that a late agreement endangers which are named; the others are counted."""


class Agreements(Section):
    """A row an agreement, and a row for each that the schedule needs and that is not yet in force."""

    code = "agreements"
    title = _("Agreements and clearances")
    landscape = True

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.agreements)

    def bends(self, context: Context) -> bool:
        return len(context.exercise.agreements) <= FEW

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        words = (_("Agreement"), _("Host"), _("For"), _("Status"), _("In force"), _("Reservations"))
        rows = [_row(context, one) for one in context.exercise.agreements]
        story: list[Flowable] = [
            style.table([say(word) for word in words], rows, style.shares(width, 3, 1.8, 5, 1.5, 2.4, 3))
        ]
        open_ones = [one for one in context.deadlines if one.endangered]
        if open_ones:
            story += part(say("Latest safe request dates"), "agreements-dates")
            note = say(
                "The day is reckoned back from the first event that needs the agreement, in working days of "
                "the nation that grants it: without its weekends and public holidays."
            )
            story += [style.text(note, style.QUIET_TEXT), _dates(context, open_ones, width)]
        return story


def _row(context: Context, agreement: Agreement) -> tuple[str, ...]:
    exercise = context.exercise
    others = {nation.id for nation in exercise.nations} - {agreement.host}
    everyone = len(others) > 1 and others <= set(agreement.nations)
    reserved = [
        f"{exercise.name(Nation, nation)}: {words}" for nation, words in agreement.reservations.items()
    ]
    period = agreement.in_force
    return (
        f"{context.mark(agreement)}{context.choice(agreement.kind)} ({agreement.id})",
        exercise.name(Nation, agreement.host),
        context.say("All other nations") if everyone else ", ".join(agreement.nations) or "—",
        context.choice(agreement.status),
        f"{_day(context, period.from_)} – {_day(context, period.to)}" if period is not None else "—",
        "\n".join(reserved) or "—",
    )


def _dates(context: Context, deadlines: list[Deadline], width: float) -> Flowable:
    words = (
        *(_("Agreement"), _("Host"), _("Lead time"), _("Needed by")),
        *(_("Request by"), _("Requested"), _("State"), _("A late one endangers")),
    )
    rows = [_deadline(context, one) for one in deadlines]
    widths = style.shares(width, 3, 1.7, 1.5, 1.5, 1.5, 1.5, 1.5, 5)
    return style.table([context.say(word) for word in words], rows, widths)


def _deadline(context: Context, deadline: Deadline) -> tuple[str, ...]:
    agreement = deadline.agreement
    lead = agreement.lead_working_days
    names = [f"{context.mark(event)}{event.id} {event.name}" for event in deadline.endangered[:SHOWN]]
    more = len(deadline.endangered) - SHOWN
    if more > 0:
        names.append(context.say_n("and {n} more", "and {n} more", more))
    return (
        f"{context.mark(agreement)}{context.choice(agreement.kind)} ({agreement.id})",
        context.exercise.name(Nation, agreement.host),
        context.say_n("{n} working day", "{n} working days", lead) if lead is not None else "—",
        _day(context, deadline.needed),
        _day(context, deadline.latest),
        _day(context, agreement.requested),
        context.choice(deadline.urgency)
        if agreement.requested or deadline.latest is None
        else context.say("To request"),
        "; ".join(names),
    )


def _day(context: Context, day: date | None) -> str:
    return context.day(day, DAY_OF_YEAR) if day is not None else "—"
