"""Participants: the nations with their flags, and how many units each brings."""

import math

from exercise_planner.briefing.language import _
from exercise_planner.briefing.slides.board import (
    BOTTOM,
    QUIET,
    SHADE,
    SIDE,
    TOP,
    WIDTH,
    Board,
    Place,
    Type,
    short,
)
from exercise_planner.briefing.slides.slide import NewBoard, Show, Slide
from exercise_planner.domain.nation import Nation
from exercise_planner.flags import flag_bytes

MOST = 60
"""Nations of one slide."""


class ParticipantsSlide(Slide):
    """A cell a nation, on as many slides as they need."""

    title = _("Participants")

    def applies(self, show: Show) -> bool:
        """Whether there is anything to show."""
        return bool(show.context.exercise.nations)

    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it."""
        context = show.context
        units: dict[str, int] = {}
        for unit in context.exercise.units:
            units[unit.nation] = units.get(unit.nation, 0) + 1
        nations = context.exercise.nations
        for begin in range(0, len(nations), MOST):
            slide = board(self.title)
            shown = nations[begin : begin + MOST]
            for place, nation in zip(_cells(len(shown)), shown, strict=True):
                size = min(40.0, place.height * 0.46)
                middle = place.x + place.width / 2
                picture = flag_bytes(nation.id)
                at = Place(middle - size / 2, place.y, size, size)
                if picture is not None:
                    slide.picture(at, picture, nation.name)
                else:
                    slide.box(at, SHADE, nation.id, Type(9, bold=True, align="centre"))
                _name(slide, place, size, context.mark(nation) + nation.name, _told(show, nation, units))


def _cells(number: int) -> list[Place]:
    """Equal places for so many nations."""
    columns = max(1, min(number, math.ceil(math.sqrt(number * 1.5))))
    rows = math.ceil(number / columns)
    width, height = (WIDTH - 2 * SIDE) / columns, min(120.0, (BOTTOM - TOP) / rows)
    return [
        Place(SIDE + (n % columns) * width, TOP + (n // columns) * height, width, height)
        for n in range(number)
    ]


def _told(show: Show, nation: Nation, units: dict[str, int]) -> str:
    context = show.context
    role = context.choice(nation.role)
    number = units.get(nation.id, 0)
    return f"{role} · {context.say_n('one unit', '{n} units', number)}" if number else role


def _name(slide: Board, place: Place, size: float, name: str, told: str) -> None:
    letters = 11 if place.height > 60 else 9
    for number, (words, kind) in enumerate(
        (
            (name, Type(letters, bold=True, align="centre")),
            (told, Type(letters - 2, colour=QUIET, align="centre")),
        )
    ):
        at = Place(place.x, place.y + size + 1 + number * (letters + 3), place.width, letters + 3)
        slide.text(at, short(words, place.width - 4, kind.size), kind)
