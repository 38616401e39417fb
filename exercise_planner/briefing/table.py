"""A table that is laid out once and broken over pages in time that grows with its rows alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from reportlab.platypus import Flowable

from exercise_planner.briefing import typeface
from exercise_planner.briefing.canvas import link

SIZE, LEADING = 8.0, 10.2
HEAD_SIZE, HEAD_LEADING = 7.3, 9.2
SIDE, ABOVE, BELOW = 3.5, 2.6, 3.2
"""Room in a cell: at its sides, above and below its content, in points."""
AFTER = 5.0
"""Room after a column of numbers, so that they do not touch the words that follow, in points."""
BAR = 2.6
"""Width of the bar beside a row that is marked, in points."""
LONGEST_WORD = 84.0
"""Points up to which a word is not broken."""
TALL = 150.0
"""A row that is taller may be broken between two pages, in points."""
LEAST_LINES = 3
"""Lines of a broken row that stand together."""
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is set: its width in points, its font, and where its content stands."""

    width: float
    font: str = typeface.NARROW
    align: Align = "left"

    @property
    def room(self) -> float:
        """Width of its content, in points."""
        return max(1.0, self.width - self.padding)

    @property
    def padding(self) -> float:
        """Width that its content may not use, in points."""
        return 2 * SIDE + (AFTER if self.align == "right" else 0)


def wide_enough(
    columns: Sequence[Column], head: Sequence[str], body: Sequence[Sequence[object]] = ()
) -> list[Column]:
    """Columns in which no word is broken, whatever its language; the wider ones give way.

    Args:
        columns: As they are wanted.
        head: Their names.
        body: What stands in them; words longer than ``LONGEST_WORD`` may be broken there.
    """
    least = [
        max(_longest(name, typeface.NARROW_BOLD, HEAD_SIZE), _in_body(body, number, column))
        + column.padding
        + 0.1
        for number, (column, name) in enumerate(zip(columns, head, strict=True))
    ]
    lacking = sum(max(0.0, need - column.width) for column, need in zip(columns, least, strict=True))
    spare = sum(max(0.0, column.width - need) for column, need in zip(columns, least, strict=True))
    if not 0 < lacking <= spare:
        return list(columns)
    share = 1 - lacking / spare
    return [
        replace(column, width=need + max(0.0, column.width - need) * share)
        for column, need in zip(columns, least, strict=True)
    ]


def _longest(words: str, font: str, size: float) -> float:
    return max((typeface.length(word, font, size) for word in typeface.words_of(words)), default=0.0)


def _in_body(body: Sequence[Sequence[object]], number: int, column: Column) -> float:
    """The length of the longest word of a column, by its letters: a date-time group, a time, a long word."""
    cells = (row[number] for row in body)
    words = (word for cell in cells if isinstance(cell, str) for word in typeface.words_of(cell))
    return min(LONGEST_WORD, typeface.length(max(words, key=len, default=""), column.font, SIZE))


Cell = tuple[str, ...] | Flowable
"""The content of a cell: lines, or a picture."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Args:
        cells: What stands in it.
        height: With the room above and below, in points.
        target: The key of what it leads to, if anything.
        is_marked: Whether a bar at its left points it out to the reader.
    """

    cells: tuple[Cell, ...]
    height: float
    target: str = ""
    is_marked: bool = False

    def broken(self, lines: int, leading: float) -> tuple["Row", "Row"]:
        """The row in two, the first with so many lines; pictures stand in the first."""
        first = tuple(cell[:lines] if isinstance(cell, tuple) else cell for cell in self.cells)
        rest = tuple(cell[lines:] if isinstance(cell, tuple) else () for cell in self.cells)
        pictures = max((_height(cell, leading) for cell in first), default=0.0)
        left = max((_height(cell, leading) for cell in rest), default=0.0)
        return (
            replace(self, cells=first, height=pictures + ABOVE + BELOW),
            replace(self, cells=rest, height=left + ABOVE + BELOW),
        )


def _height(cell: Cell, leading: float) -> float:
    return len(cell) * leading if isinstance(cell, tuple) else float(cell.height)


def row_of(
    contents: Sequence[str | Flowable],
    columns: Sequence[Column],
    size: float = SIZE,
    leading: float = LEADING,
    font: str = "",
    target: str = "",
) -> Row:
    """A row with its content broken into lines.

    Args:
        contents: Texts or drawings, one a column.
        columns: How the columns are set.
        size: Of the letters, in points.
        leading: From line to line, in points.
        font: Of all its cells, if not that of their columns.
        target: The key of what it leads to, if anything.
    """
    cells: list[Cell] = []
    for content, column in zip(contents, columns, strict=True):
        if isinstance(content, str):
            cells.append(typeface.lines_of(content, column.room, font or column.font, size))
        else:
            content.width, content.height = content.wrap(column.room, 10_000)
            cells.append(content)
    return Row(tuple(cells), max(_height(cell, leading) for cell in cells) + ABOVE + BELOW, target)


class Rows(Flowable):
    """A table whose head is repeated on each page.

    Args:
        columns: How the columns are set.
        head: The row of the columns' names, if they have any.
        body: The other rows.
    """

    tight = 0.0
    """Points that each row gives up, so that little is left for a further page."""

    def __init__(self, columns: Sequence[Column], head: Row | None, body: Sequence[Row]) -> None:
        super().__init__()
        self.columns, self.head, self.body = tuple(columns), head, body
        self.width = sum(column.width for column in self.columns)
        self.spaceBefore, self.spaceAfter = 2, 6

    @cached_property
    def tall(self) -> float:
        """Its height as a whole, in points."""
        return self.top + sum(self._tall(row) for row in self.body)

    def _tall(self, row: Row) -> float:
        return row.height - self.tight

    def lines(self) -> int:
        """How many rows could give up a little of their room."""
        return len(self.body)

    def tighten(self, points: float) -> None:
        """Have each row give up a little of its room.

        Args:
            points: How much.
        """
        self.tight = points
        vars(self).pop("tall", None)

    @property
    def top(self) -> float:
        """The height of its head."""
        return self.head.height if self.head is not None else 0.0

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        self.height = self.tall
        return self.width, self.tall

    def split(self, _width: float, room: float) -> list[Flowable]:
        """The table in two where a page ends: between rows, or within one that is very tall."""
        left, number = room - self.top, 0
        while number < len(self.body) and self._tall(self.body[number]) <= left:
            left -= self._tall(self.body[number])
            number += 1
        if number == len(self.body):
            return [self]
        halves = self._halves(self.body[number], left)
        if halves is not None:
            return self._broken([*self.body[:number], halves[0]], [halves[1], *self.body[number + 1 :]])
        if number == len(self.body) - 1 and number > 2:
            number -= 1  # so that no row stands alone on the next page
        return self._broken(self.body[:number], self.body[number:]) if number else []

    def _broken(self, *bodies: Sequence[Row]) -> list[Flowable]:
        parts = self._parts(*bodies)
        for each in parts:
            each.tighten(self.tight)
        return [*parts]

    @staticmethod
    def _halves(row: Row, room: float) -> tuple[Row, Row] | None:
        lines = int((room - ABOVE - BELOW) / LEADING)
        most = max((len(cell) for cell in row.cells if isinstance(cell, tuple)), default=0)
        if row.height <= TALL or lines < LEAST_LINES or most - lines < 1:
            return None
        lines = min(lines, max(LEAST_LINES, most - LEAST_LINES))
        first, rest = row.broken(lines, LEADING)
        return (first, rest) if first.height <= room else None

    def _parts(self, *bodies: Sequence[Row]) -> list["Rows"]:
        return [Rows(self.columns, self.head, body) for body in bodies]

    def draw(self) -> None:
        """Draw its rules, its head and its rows from the top."""
        y = self.tall
        if self.head is not None:
            self._ground(y)
            self._row(self.head, y, HEAD_SIZE, HEAD_LEADING, typeface.NARROW_BOLD)
            y -= self.head.height
        self._rules(y)
        for row in self.body:
            self._row(row, y, SIZE, LEADING, "", self.tight)
            y -= self._tall(row)

    def _ground(self, top: float) -> None:
        self.canv.setFillColor(typeface.SHADE)
        self.canv.rect(0, top - self.top, self.width, self.top, stroke=0, fill=1)
        self.canv.setStrokeColor(typeface.ACCENT)
        self.canv.setLineWidth(1.1)
        self.canv.line(0, top, self.width, top)

    def _rules(self, y: float) -> None:
        """The hairlines below the rows, as one path."""
        path = self.canv.beginPath()
        if self.head is None:
            path.moveTo(0, y)
            path.lineTo(self.width, y)
        for row in self.body:
            y -= self._tall(row)
            path.moveTo(0, y)
            path.lineTo(self.width, y)
        self.canv.setStrokeColor(typeface.LINE)
        self.canv.setLineWidth(0.4)
        self.canv.drawPath(path)
        self.canv.setFillColor(typeface.INK)

    def _row(self, row: Row, top: float, size: float, leading: float, font: str, tight: float = 0.0) -> None:
        tall, above = row.height - tight, ABOVE - tight / 2
        self.canv.setFillColor(typeface.INK)
        if row.is_marked:
            self.canv.setFillColor(typeface.ACCENT)
            self.canv.rect(-BAR - 1, top - tall + 1, BAR, tall - 2, stroke=0, fill=1)
            self.canv.setFillColor(typeface.INK)
        if row.target:
            link(self.canv, row.target, (0, top - tall, self.width, top))
        x = 0.0
        for cell, column in zip(row.cells, self.columns, strict=True):
            if not isinstance(cell, tuple):
                cell.drawOn(self.canv, x + SIDE, top - above - cell.height)
                self.canv.setFillColor(typeface.INK)
            elif any(cell):
                text = _Text(cell, font or column.font, size, leading)
                text.draw(self.canv, x + SIDE, top - above - size, column)
            x += column.width


@dataclass(frozen=True, slots=True)
class _Text:
    lines: tuple[str, ...]
    font: str
    size: float
    leading: float

    def draw(self, canvas: Any, x: float, y: float, column: Column) -> None:
        """Draw the lines one below the other, the first on the base line y."""
        text = canvas.beginText()
        text.setFont(self.font, self.size, self.leading)
        if column.align == "left":
            text.setTextOrigin(x, y)
            for line in self.lines:
                text.textLine(line)
            canvas.drawText(text)
            return
        share = 0.5 if column.align == "centre" else 1.0
        for number, line in enumerate(self.lines):
            spare = (column.room - typeface.length(line, self.font, self.size)) * share
            text.setTextOrigin(x + spare, y - number * self.leading)
            text.textOut(line)
        canvas.drawText(text)
