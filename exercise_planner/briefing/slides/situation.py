"""Situation: what the exercise is for, and its scope in numbers."""

from exercise_planner.briefing.context import Context
from exercise_planner.briefing.language import DAY_OF_YEAR, _
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
    fitted,
)
from exercise_planner.briefing.slides.slide import NewBoard, Show, Slide
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.rollup import hosts

SIZES = (22, 20, 18, 16, 14, 12, 11)
FACTS = 330.0
"""Width of the facts at the right, in points."""


class SituationSlide(Slide):
    """The purpose at the left, the facts at the right."""

    title = _("Situation")

    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it."""
        context = show.context
        details = context.exercise.details
        slide = board(self.title)
        width, height = WIDTH - 2 * SIDE - FACTS - 24, BOTTOM - TOP
        said = context.mark(details) + (details.description or details.name)
        words, size = fitted(said, width, height, SIZES)
        slide.text(Place(SIDE, TOP, width, height), words, Type(size))
        x = WIDTH - SIDE - FACTS
        rows = _facts(context)
        step = min(58.0, height / len(rows))
        slide.box(Place(x, TOP, FACTS, step * len(rows) + 6), SHADE)
        for number, (name, value) in enumerate(rows):
            y = TOP + 6 + number * step
            slide.text(Place(x + 12, y, FACTS - 24, 16), name, Type(11, colour=QUIET))
            shown, letters = fitted(value, FACTS - 24, 22, (17, 15, 13, 11))
            slide.text(Place(x + 12, y + 15, FACTS - 24, 24), shown, Type(letters, bold=True, colour=ACCENT))


def _dates(context: Context) -> str:
    details = context.exercise.details
    return f"{context.day(details.from_, DAY_OF_YEAR)} – {context.day(details.to, DAY_OF_YEAR)}"


def _facts(context: Context) -> list[tuple[str, str]]:
    exercise, say = context.exercise, context.say
    people = sum(unit.personnel for unit in exercise.units)
    units = context.say_n("one unit", "{n} units", len(exercise.units))
    if people:
        units += f", {context.say_n('one person', '{n} people', people)}"
    names = ", ".join(exercise.name(Nation, host) for host in hosts(exercise))
    rows = (
        (say("Kind"), context.choice(exercise.details.kind)),
        (say("Dates"), _dates(context)),
        (say("Hosts"), names),
        (say("Nations"), context.say_n("one nation", "{n} nations", len(exercise.nations))),
        (say("Units"), units if exercise.units else ""),
        (
            say("Events"),
            context.say_n("one event is scheduled", "{n} events are scheduled", len(context.entries)),
        ),
    )
    return [(name, value) for name, value in rows if value]
