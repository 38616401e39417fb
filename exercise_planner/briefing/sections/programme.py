"""Programme: the scheduled events in the order of time, and those that are not scheduled."""

from itertools import groupby

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context, Entry
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Section
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit


class Programme(Section):
    """The event list, a table a day."""

    code = "programme"
    title = "Programme of events"
    landscape = True

    def story(self, context: Context, width: float) -> list[Flowable]:
        if not context.entries:
            story: list[Flowable] = [style.text("No event is scheduled yet.")]
        else:
            zone = context.exercise.details.time_zone
            note = f"Local times are of {zone}; date-time groups are in Zulu (UTC)."
            story = [style.text(note, style.QUIET_TEXT)]
        head = ("Event", "Id", "Local time", "From – to (Zulu)", "Venue", "Lead", "Participants")
        for day, entries in groupby(context.entries, key=lambda entry: context.day(entry.start)):
            story += part(day, f"programme-{day.replace(' ', '-')}")
            rows = [self._row(context, entry) for entry in entries]
            story.append(style.table(head, rows, style.shares(width, 4.3, 1, 2, 2.5, 3, 2.4, 5.2)))
        if context.left_out and context.entries:
            story += part("Not scheduled", "programme-left-out")
        if context.left_out:
            rows = [
                (
                    context.mark(event) + event.name,
                    event.id,
                    "Optional" if event.optional else "To be scheduled",
                )
                for event in context.left_out
            ]
            story.append(style.table(("Event", "Id", "State"), rows, style.shares(width, 5, 1, 2)))
        return story

    def _row(self, context: Context, entry: Entry) -> tuple[str, ...]:
        return (
            context.mark(entry.event) + entry.event.name,
            entry.event.id,
            context.hours(entry.start, entry.end),
            f"{context.zulu(entry.start)} – {context.zulu(entry.end)}",
            entry.venue.name if entry.venue else "—",
            _lead(context, entry),
            participants(context, entry),
        )


def _lead(context: Context, entry: Entry) -> str:
    lead = entry.event.lead
    if lead is None:
        return "—"
    unit = context.exercise.get(Unit, lead)
    return unit.name if unit is not None else context.exercise.name(Nation, lead)


def participants(context: Context, entry: Entry) -> str:
    """Who takes part: units, and nations with staff."""
    units = [unit.name for unit in entry.units]
    staff = [f"{context.exercise.name(Nation, nation)} (staff)" for nation in entry.event.nations]
    return "; ".join([*units, *staff]) or "—"
