"""The structure of an exercise as a figure: the exercise above, its components side by side below."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.drawings import flag

HEAD, HEAD_WIDTH, STEM, BOX, LINE, FLAG = 40.0, 250.0, 12.0, 34.0, 11.5, 8.0
GAP = 8.0
SMALLEST = 5.4
"""Size of letters down to which a component's strength gives way, in points."""
MOST_LINES = 34
"""Nations that a component lists; of more it says that there are more."""


@dataclass(frozen=True, slots=True)
class Component:
    """Units that work in one domain.

    Args:
        name: What the component is called.
        strength: Its strength in words.
        nations: Each nation's code, and how many units it has here.
    """

    name: str
    strength: str
    nations: tuple[tuple[str, str], ...]


class Structure(Flowable):
    """The figure.

    Args:
        title: The exercise.
        subtitle: Who hosts it.
        components: What stands below, from left to right.
        width: Of the figure, in points.
    """

    def __init__(self, title: str, subtitle: str, components: Sequence[Component], width: float) -> None:
        super().__init__()
        self.title, self.subtitle, self.components = title, subtitle, tuple(components)
        self.width = width
        longest = max((min(len(each.nations), MOST_LINES + 1) for each in components), default=0)
        self.height = HEAD + 2 * STEM + BOX + longest * LINE + 4

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the exercise, the lines, and the components."""
        middle, top = self.width / 2, self.height
        left = middle - HEAD_WIDTH / 2
        self.canv.setFillColor(style.ACCENT)
        self.canv.roundRect(left, top - HEAD, HEAD_WIDTH, HEAD, 3, stroke=0, fill=1)
        self._words(middle, top - 17, self.title, style.NARROW_BOLD, 11, HEAD_WIDTH - 12, is_light=True)
        self._words(middle, top - 31, self.subtitle, style.NARROW, 8, HEAD_WIDTH - 12, is_light=True)
        if not self.components:
            return
        share = (self.width + GAP) / len(self.components)
        centres = [share * number + (share - GAP) / 2 for number in range(len(self.components))]
        self._lines(middle, top - HEAD, centres)
        for centre, component in zip(centres, self.components, strict=True):
            self._component(component, centre - (share - GAP) / 2, share - GAP)

    def _lines(self, middle: float, y: float, centres: Sequence[float]) -> None:
        self.canv.setStrokeColor(style.QUIET)
        self.canv.setLineWidth(0.8)
        self.canv.line(middle, y, middle, y - STEM)
        self.canv.line(min(middle, centres[0]), y - STEM, max(middle, centres[-1]), y - STEM)
        for centre in centres:
            self.canv.line(centre, y - STEM, centre, y - 2 * STEM)

    def _component(self, component: Component, left: float, width: float) -> None:
        top = self.height - HEAD - 2 * STEM
        self.canv.setFillColor(style.SHADE)
        self.canv.rect(left, top - BOX, width, BOX, stroke=0, fill=1)
        self.canv.setStrokeColor(style.ACCENT)
        self.canv.setLineWidth(1.2)
        self.canv.line(left, top, left + width, top)
        middle = left + width / 2
        self._words(middle, top - 14, component.name, style.NARROW_BOLD, 9, width - 6)
        size = 7.2
        while size > SMALLEST and style.length(component.strength, style.NARROW, size) > width - 6:
            size -= 0.2
        self._words(middle, top - 26, component.strength, style.NARROW, size, width - 6)
        y = top - BOX - LINE
        for code, number in component.nations[:MOST_LINES]:
            self._nation(code, number, left, y, width)
            y -= LINE
        if len(component.nations) > MOST_LINES:
            self._words(middle, y, "…", style.NARROW, 8, width)

    def _nation(self, code: str, number: str, left: float, y: float, width: float) -> None:
        picture = flag(code, FLAG)
        if picture is not None:
            picture.drawOn(self.canv, left + 4, y - 1.5)
        self.canv.setFillColor(style.INK)
        self.canv.setFont(style.NARROW, 8)
        self.canv.drawString(left + 4 + FLAG + 4, y, style.cut(code, width - 44, style.NARROW, 8))
        self.canv.drawRightString(left + width - 5, y, number)

    def _words(
        self, x: float, y: float, words: str, font: str, size: float, room: float, *, is_light: bool = False
    ) -> None:
        self.canv.setFillColor(style.WHITE if is_light else style.INK)
        self.canv.setFont(font, size)
        self.canv.drawCentredString(x, y, style.cut(words, room, font, size))
