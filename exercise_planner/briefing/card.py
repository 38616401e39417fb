"""A card: one thing with a head and its facts in two columns, never broken where it fits on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.table import LEADING, SIZE

TITLE_SIZE, TITLE_LEADING = 9.6, 12.0
PAD, GUTTER, BELOW = 5.0, 14.0, 11.0
NAME = 66.0
"""Width of the names of facts, in points."""
BAR = 2.4
"""Width of the bar at the left of the head, in points."""

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a card.

    Args:
        title: Its head.
        aside: What stands at the right of the head.
        text: Prose below the head.
        left: Facts of the left column: name and value.
        right: Facts of the right one.
        whole: Facts on the whole width below.
        key: Its place in the file, for links; empty for none.
    """

    title: str
    aside: str = ""
    text: str = ""
    left: Sequence[Fact] = ()
    right: Sequence[Fact] = ()
    whole: Sequence[Fact] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of type and where it stands: from the left and from the top, in points."""

    x: float
    y: float
    words: str
    font: str


class Card(Flowable):
    """A card as it is drawn.

    Args:
        words: What stands on it.
        width: Of the whole, in points.
    """

    def __init__(self, words: Words, width: float) -> None:
        super().__init__()
        style.register_fonts()
        self.width = width
        self.words = words
        self._lines: list[_Line] = []
        self._titles = style.lines_of(
            words.title, width * (0.72 if words.aside else 1) - 2 * PAD, style.NARROW_BOLD, TITLE_SIZE
        )
        self.head = len(self._titles) * TITLE_LEADING + 5
        self.height = self._laid_out() + BELOW

    def _laid_out(self) -> float:
        """Set all lines below the head; gives the height so far, in points."""
        words, y = self.words, self.head + 4
        half = (self.width - GUTTER) / 2
        if words.text:
            for line in style.lines_of(words.text, self.width - 2 * PAD, style.NARROW, SIZE):
                self._lines.append(_Line(PAD, y, line, style.NARROW))
                y += LEADING
            y += 2
        below = max(
            self._facts(words.left, PAD, y, half - PAD),
            self._facts(words.right, half + GUTTER, y, half - PAD),
        )
        return self._facts(words.whole, PAD, below, self.width - 2 * PAD)

    def _facts(self, facts: Sequence[Fact], x: float, y: float, width: float) -> float:
        for name, value in facts:
            names = style.lines_of(name, NAME - 4, style.NARROW_BOLD, SIZE)
            values = style.lines_of(value, width - NAME, style.NARROW, SIZE)
            for lines, at, font in ((names, x, style.NARROW_BOLD), (values, x + NAME, style.NARROW)):
                self._lines += [_Line(at, y + n * LEADING, line, font) for n, line in enumerate(lines)]
            y += max(len(names), len(values)) * LEADING + 1.2
        return y

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the head, and the lines as one text."""
        if self.words.key:
            self.canv.bookmarkHorizontal(self.words.key, 0, self.height + 6)
        self.canv.setFillColor(style.SHADE)
        self.canv.rect(0, self.height - self.head, self.width, self.head, stroke=0, fill=1)
        self.canv.setFillColor(style.ACCENT)
        self.canv.rect(-BAR, self.height - self.head, BAR, self.head, stroke=0, fill=1)
        first = self.height - TITLE_SIZE - 2
        for number, title in enumerate(self._titles):
            self._say(PAD, first - number * TITLE_LEADING, title, style.NARROW_BOLD, TITLE_SIZE)
        self.canv.setFillColor(style.QUIET)
        aside = style.cut(self.words.aside, self.width * 0.28 - PAD, style.NARROW, SIZE)
        self.canv.setFont(style.NARROW, SIZE)
        self.canv.drawRightString(self.width - PAD, first, aside)
        self.canv.setFillColor(style.INK)
        text = self.canv.beginText()
        font = ""
        for line in self._lines:
            if line.font != font:
                font = line.font
                text.setFont(font, SIZE, LEADING)
            text.setTextOrigin(line.x, self.height - line.y - SIZE)
            text.textOut(line.words)
        self.canv.drawText(text)

    def _say(self, x: float, y: float, words: str, font: str, size: float) -> None:
        self.canv.setFont(font, size)
        self.canv.drawString(x, y, words)


def card(words: Words, width: float, height: float) -> list[Flowable]:
    """A card; where it is taller than a page, its facts as a table that is broken over pages.

    Args:
        words: What stands on it.
        width: Of the text, in points.
        height: Of a page, in points.
    """
    whole = Card(words, width)
    if whole.height <= height:
        return [whole]
    rows = [*([("", words.text)] if words.text else []), *words.left, *words.right, *words.whole]
    return [Card(Words(words.title, words.aside, key=words.key), width), style.facts(rows, width)]
