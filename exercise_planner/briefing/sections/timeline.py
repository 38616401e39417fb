"""Timeline: the scheduled events drawn by venue and day."""

from reportlab.platypus import Flowable, KeepTogether, PageBreak

from exercise_planner.briefing import chart, style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.section import Section

HEIGHT = 385.0
"""Of a drawing at most, in points: what a landscape page leaves below heading and caption."""


class Timeline(Section):
    """Two weeks a page, a lane a venue."""

    code = "timeline"
    title = "Timeline"
    landscape = True

    def applies(self, context: Context) -> bool:
        return bool(context.entries)

    def story(self, context: Context, width: float) -> list[Flowable]:
        story: list[Flowable] = []
        is_closed = any(venue.unavailable for venue in context.exercise.venues)
        note = ". Grey: the venue is not available." if is_closed else ""
        for caption, drawing in chart.pages(context, width, HEIGHT):
            if story:
                story.append(PageBreak())
            story.append(KeepTogether([style.text(f"{caption}{note}", style.QUIET_TEXT), drawing]))
        return story
