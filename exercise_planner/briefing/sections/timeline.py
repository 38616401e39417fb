"""Timeline: the exercise at a glance, and the scheduled events drawn by venue and day."""

from collections.abc import Iterable
from datetime import timedelta

from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.platypus import CondPageBreak, Flowable

from exercise_planner.briefing import chart, style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.glance import Glance
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import BOTTOM, SIDE, TOP, part
from exercise_planner.briefing.section import Lie, Section, Sheet
from exercise_planner.domain.nation import Nation

OF_HEADING = 88.0
"""What heading and caption take of the first page, in points."""
CAPTION = 18.0
A_WEEK = 7
"""Days up to which an exercise without phases needs no glance at the whole: the drawing is one."""
DAYS = {Lie.LANDSCAPE: 14, Lie.FOLD_OUT: 21}
"""Days that a drawing shows; fewer where the events take fewer."""


class Timeline(Section):
    """Two weeks a drawing, a lane a venue; on sheets that fold out where a page could not hold all lanes."""

    code = "timeline"
    title = _("Timeline")
    landscape = True
    room = 0.5

    def applies(self, context: Context) -> bool:
        return bool(context.entries)

    def lie(self, context: Context) -> Lie:
        height, width = A4
        sheet = Sheet(Lie.LANDSCAPE, width - 2 * SIDE, height - TOP - BOTTOM)
        parts = chart.most_parts(
            context, sheet.width, sheet.height - OF_HEADING, _days(context, Lie.LANDSCAPE)
        )
        return Lie.FOLD_OUT if parts > 1 else Lie.LANDSCAPE

    def laid_out(self, context: Context, sheet: Sheet) -> list[Flowable]:
        glance = Glance(context, sheet.width, sheet.height - OF_HEADING)
        story: list[Flowable] = []
        if glance.stretches or _days(context, sheet.lie) > A_WEEK:
            story += [*part(context.say("At a glance"), "timeline-glance", 0), glance]
        drawings = list(_drawings(context, sheet))
        story += part(context.say("By venue and day"), "timeline-venues", drawings[0][1].height + 70)
        for caption, drawing in drawings:
            room = drawing.height + CAPTION
            story += [CondPageBreak(room), style.text(caption, style.LABEL), drawing, style.gap(14)]
        return story

    def story(self, context: Context, width: float) -> list[Flowable]:
        return self.laid_out(context, Sheet(Lie.LANDSCAPE, width, A4[0] - TOP - BOTTOM))


def _drawings(context: Context, sheet: Sheet) -> Iterable[tuple[str, Drawing]]:
    note = _note(context)
    for caption, drawing in chart.pages(
        context, sheet.width, sheet.height - OF_HEADING, _days(context, sheet.lie)
    ):
        yield f"{caption}. {note}" if note else caption, drawing


def _days(context: Context, lie: Lie) -> int:
    first = context.local(context.entries[0].start).date()
    last = max(context.local(entry.end - timedelta(microseconds=1)).date() for entry in context.entries)
    return min(DAYS[lie], max(1, (last - first).days + 1))


def _note(context: Context) -> str:
    """What the colours mean that there are."""
    said = []
    if any(venue.unavailable for venue in context.exercise.venues):
        said.append(context.say("Grey: the venue is not available."))
    if any(context.nation in entry.nations for entry in context.entries):
        darker = context.say("Darker: {nation} takes part.")
        said.append(darker.format(nation=context.exercise.name(Nation, context.nation or "")))
    return " ".join(said)
