"""A grid: short words in small coloured cells: a matrix of nations, or the use of things day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from exercise_planner.briefing import style

SIZE, ROW, HEAD = 7.0, 12.5, 14.0
WIDEST = 46.0
"""Of a column, in points."""


class Tone(Enum):
    """How a cell is meant; its words say so too, for readers of prints without colour."""

    GOOD = "#d3ead8"
    SOME = "#fdeec7"
    BAD = "#f6cfca"
    QUIET = "#e3e7eb"
    NONE = "#ffffff"


_COLOURS: dict[Tone, Color] = {tone: HexColor(tone.value) for tone in Tone}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and how they are meant."""

    words: str
    tone: Tone = Tone.NONE


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its name and its cells."""

    name: str
    cells: Sequence[Cell]


class Grid(Flowable):
    """A grid whose heads are repeated on each page.

    Args:
        heads: The words above the columns.
        lines: The rows.
        width: Of the whole, in points.
        name_width: Of the names of the rows, in points.
    """

    def __init__(
        self, heads: Sequence[str], lines: Sequence[Line], width: float, name_width: float = 120
    ) -> None:
        super().__init__()
        style.register_fonts()
        self.heads, self.lines, self.name_width = heads, lines, name_width
        self.room = width
        self.column = min(WIDEST, (width - name_width) / max(1, len(heads)))
        self.width = name_width + self.column * len(heads)
        self.height = HEAD + ROW * len(lines)
        self.spaceBefore, self.spaceAfter = 3, 8

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many rows as there is room for, and the others under the same heads."""
        number = int((height - HEAD) / ROW)
        if number >= len(self.lines):
            return [self]
        if number < 2:
            return []
        parts = (self.lines[:number], self.lines[number:])
        return [Grid(self.heads, lines, self.room, self.name_width) for lines in parts]

    def draw(self) -> None:
        """Draw heads, names and cells from the top."""
        y = self.height - HEAD
        self.canv.setFillColor(style.INK)
        for number, head in enumerate(self.heads):
            self._middle(self.name_width + number * self.column, y + 3.5, head, style.NARROW_BOLD)
        for line in self.lines:
            y -= ROW
            self.canv.setFillColor(style.INK)
            name = style.cut(line.name, self.name_width - 4, style.NARROW_BOLD, SIZE)
            self.canv.setFont(style.NARROW_BOLD, SIZE)
            self.canv.drawString(0, y + 3.6, name)
            for number, cell in enumerate(line.cells):
                self._cell(self.name_width + number * self.column, y, cell)

    def _cell(self, x: float, y: float, cell: Cell) -> None:
        self.canv.setStrokeColor(style.WHITE)
        self.canv.setLineWidth(0.7)
        if cell.tone is not Tone.NONE:
            self.canv.setFillColor(_COLOURS[cell.tone])
            self.canv.rect(x, y, self.column, ROW, stroke=1, fill=1)
        if cell.words:
            self.canv.setFillColor(style.INK)
            self._middle(x, y + 3.6, cell.words, style.NARROW)

    def _middle(self, x: float, y: float, words: str, font: str) -> None:
        """Words in the middle of a column, smaller where they would not fit."""
        long = style.length(words, font, SIZE)
        size = SIZE if long <= self.column - 1 else max(3.5, SIZE * (self.column - 1) / long)
        self.canv.setFont(font, size)
        self.canv.drawCentredString(x + self.column / 2, y, style.cut(words, self.column, font, size))
