"""Key dates: the way to the exercise and through it: conferences, start and end, phases."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import titled
from exercise_planner.briefing.section import Section
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.timespan import Moment, begins, ends
from exercise_planner.domain.venue import Venue


@dataclass(frozen=True, slots=True)
class Date:
    """A line of the calendar: when, what it is, its kind, and where."""

    start: datetime
    when: str
    name: str
    kind: str
    where: str


class KeyDates(Section):
    """A line a date, in the order of time, and the phases."""

    code = "key_dates"
    title = _("Key dates")

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        head = (say("When"), say("Zulu"), say("What"), say("Kind"), say("Where"))
        rows = [
            (date.when, context.zulu(date.start), date.name, date.kind, date.where)
            for date in sorted(_dates(context), key=lambda date: date.start)
        ]
        story: list[Flowable] = [style.lean_table(head, rows, width, (3.7, 2, 3.9, 1.6, 2), 2)]
        if context.exercise.phases:
            names = (say("Phase"), say("From – to"), say("Days"), say("Events"))
            phases = [_phase(context, phase) for phase in context.exercise.phases]
            shown = style.table(names, phases, style.shares(width, 4.5, 4.3, 1.1, 1.2), 0, (2, 3))
            story += titled(say("Phases"), "key_dates-phases", shown)
        return story


def _dates(context: Context) -> Iterable[Date]:
    details, say = context.exercise.details, context.say
    for item in context.exercise.milestones:
        yield Date(
            begins(item.from_, context.zone),
            context.between(item.from_, item.to or item.from_),
            context.mark(item, context.exercise.get(Venue, item.venue)) + (item.name or item.id),
            item.kind or "—",
            context.exercise.name(Venue, item.venue) if item.venue else "—",
        )
    mark = context.mark(details)
    first, last = begins(details.from_, context.zone), begins(details.to, context.zone)
    yield Date(first, context.moment(details.from_), mark + say("First day of the exercise"), "STARTEX", "—")
    yield Date(last, context.moment(details.to), mark + say("Last day of the exercise"), "ENDEX", "—")


def _phase(context: Context, phase: Phase) -> tuple[str, ...]:
    start, end = begins(phase.from_, context.zone), ends(phase.to, context.zone)
    held = sum(start <= entry.start < end for entry in context.entries)
    return (
        context.mark(phase) + (phase.name or phase.id),
        context.between(phase.from_, phase.to),
        context.number(_days(context, phase.from_, phase.to)),
        context.number(held) if held else "—",
    )


def _days(context: Context, start: Moment, end: Moment) -> int:
    """How many local days a stretch touches."""
    first = context.local(begins(start, context.zone)).date()
    last = context.local(ends(end, context.zone) - timedelta(microseconds=1)).date()
    return (last - first).days + 1
