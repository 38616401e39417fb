"""Coverage: for how many nations each objective is met."""

from exercise_planner.briefing.language import _
from exercise_planner.briefing.slides.board import (
    ACCENT,
    BOTTOM,
    QUIET,
    SHADE,
    SIDE,
    TOP,
    WIDTH,
    Place,
    Type,
    short,
)
from exercise_planner.briefing.slides.slide import NewBoard, Show, Slide
from exercise_planner.domain.burden import coverage

ROWS = 10
"""Objectives of one slide."""
TALLEST = 62.0


class CoverageSlide(Slide):
    """A bar an objective, with the nations for which it is not met."""

    title = _("Coverage of objectives")

    def applies(self, show: Show) -> bool:
        """Whether there is anything to show."""
        return bool(show.context.exercise.objectives and show.context.entries)

    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it."""
        context = show.context
        found = coverage(context.exercise)
        objectives = context.exercise.objectives
        for begin in range(0, len(objectives), ROWS):
            slide = board(self.title)
            shown = objectives[begin : begin + ROWS]
            step, width = min(TALLEST, (BOTTOM - TOP) / len(shown)), WIDTH - 2 * SIDE
            for number, objective in enumerate(shown):
                y = TOP + number * step
                asked = {nation: one for (item, nation), one in found.items() if item == objective.id}
                met = sum(bool(one.achieved) for one in asked.values())
                name = short(context.mark(objective) + objective.title, width - 160, 15)
                slide.text(Place(SIDE, y, width - 160, 20), name, Type(15, bold=True))
                told = context.say("{met} of {all}").format(met=met, all=len(asked))
                told = f"{told} · {context.say('Nations')}"
                right = Type(12, colour=QUIET, align="right")
                slide.text(Place(WIDTH - SIDE - 160, y + 2, 160, 18), told, right)
                slide.box(Place(SIDE, y + 21, width, 8), SHADE)
                if met:
                    slide.box(Place(SIDE, y + 21, width * met / len(asked), 8), ACCENT)
                missing = ", ".join(nation for nation, one in asked.items() if not one.achieved)
                if missing and step > 44:
                    words = context.say("Not met for {nations}").format(nations=missing)
                    slide.text(Place(SIDE, y + 32, width, 14), short(words, width, 9), Type(9, colour=QUIET))
