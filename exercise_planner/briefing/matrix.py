"""A matrix of days: days across, rows down, and in each cell what is under way there on that day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.drawings import flag

LABEL, PHASE, DAY = 118.0, 13.0, 12.0
SIZE, LEADING, ABOVE = 6.6, 7.8, 3.0
MOST_LINES = 12
"""Lines of a cell at most; of what is more, it gives the number."""
FLAG = 8.0


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a cell: its words, and whether it has begun on a day before."""

    words: str
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, its flag's code if it has one, what is there by day, whether it is the reader's."""

    name: str
    code: str
    cells: Mapping[date, Sequence[Item]]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head: the first day, a name for each day, and bands above them.

    Args:
        first: The first day.
        names: The days in words.
        bands: Each with its first and last day (counted from 0) and its name.
    """

    first: date
    names: tuple[str, ...]
    bands: tuple[tuple[int, int, str], ...] = ()

    @property
    def height(self) -> float:
        """In points."""
        return (PHASE if self.bands else 0.0) + DAY + 3

    def days(self) -> list[date]:
        """The days."""
        return [self.first + timedelta(days=number) for number in range(len(self.names))]


class Matrix(Flowable):
    """The matrix; its head is repeated on each page.

    Args:
        head: The days.
        rows: What stands below.
        width: Of the whole, in points.
    """

    tight = 0.0
    """Points that each row gives up, so that little is left for a further page."""

    def __init__(self, head: Head, rows: Sequence[Row], width: float) -> None:
        super().__init__()
        self.head, self.rows, self.width = head, tuple(rows), width
        self.spaceAfter = 12

    @property
    def day_width(self) -> float:
        """In points."""
        return (self.width - LABEL) / len(self.head.names)

    def lines(self) -> int:
        """How many rows could give up a little of their room."""
        return len(self.rows)

    def tighten(self, points: float) -> None:
        """Have each row give up a little of its room.

        Args:
            points: How much.
        """
        self.tight = points

    def _tall(self, row: Row) -> float:
        lines = max((len(row.cells.get(day, ())) for day in self.head.days()), default=0)
        return max(1, min(lines, MOST_LINES)) * LEADING + 2 * ABOVE - self.tight

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        self.height = self.head.height + sum(self._tall(row) for row in self.rows)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many rows as there is room for, and the others."""
        left, number = height - self.head.height, 0
        while number < len(self.rows) and self._tall(self.rows[number]) <= left:
            left -= self._tall(self.rows[number])
            number += 1
        if not 0 < number < len(self.rows):
            return []
        parts = [Matrix(self.head, part, self.width) for part in (self.rows[:number], self.rows[number:])]
        for each in parts:
            each.tighten(self.tight)
        return [*parts]

    def draw(self) -> None:
        """Draw grounds, head and rows."""
        self._grounds()
        self._head()
        y = self.height - self.head.height
        for row in self.rows:
            self._row(row, y)
            y -= self._tall(row)
        self._rule(0, style.LINE, 0.6)

    def _grounds(self) -> None:
        top = self.height - self.head.height + DAY + 3
        self.canv.setLineWidth(0.4)
        for number, day in enumerate(self.head.days()):
            x = LABEL + number * self.day_width
            if day.weekday() >= 5:
                self.canv.setFillColor(style.SHADE)
                self.canv.rect(x, 0, self.day_width, top, stroke=0, fill=1)
            self.canv.setStrokeColor(style.LINE)
            self.canv.line(x, 0, x, top)

    def _head(self) -> None:
        for first, last, name in self.head.bands:
            x, width = LABEL + first * self.day_width, (last - first + 1) * self.day_width
            self.canv.setFillColor(style.SHADE)
            self.canv.setStrokeColor(style.WHITE)
            self.canv.rect(x, self.height - PHASE, width, PHASE - 1, stroke=1, fill=1)
            self._say(x + 3, self.height - PHASE + 4, name, width - 6, is_bold=True)
        y = self.height - self.head.height
        for number, name in enumerate(self.head.names):
            self._say(LABEL + number * self.day_width + 3, y + 4.5, name, self.day_width - 4, is_bold=True)
        self._rule(y, style.ACCENT, 1)

    def _row(self, row: Row, top: float) -> None:
        if row.is_own:
            self.canv.setFillColor(style.ACCENT)
            self.canv.rect(-4, top - self._tall(row) + 1, 2.6, self._tall(row) - 2, stroke=0, fill=1)
        self._rule(top - self._tall(row), style.LINE, 0.4)
        y = top - ABOVE + self.tight / 2 - SIZE + 0.6
        picture = flag(row.code, FLAG) if row.code else None
        if picture is not None:
            picture.drawOn(self.canv, 0, y - 2)
        start = FLAG + 4 if row.code else 0
        self._say(start, y, row.name, LABEL - start - 4, is_bold=True)
        for number, day in enumerate(self.head.days()):
            items = row.cells.get(day, ())
            x = LABEL + number * self.day_width + 3
            shown = items if len(items) <= MOST_LINES else items[: MOST_LINES - 1]
            for line, item in enumerate(shown):
                at = y - line * LEADING
                self._say(x, at, item.words, self.day_width - 4, is_quiet=item.goes_on)
            if len(shown) < len(items):
                more = f"+ {len(items) - len(shown)}"
                self._say(x, y - len(shown) * LEADING, more, self.day_width - 4, is_quiet=True)

    def _rule(self, y: float, colour: Color, width: float) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(width)
        self.canv.line(0, y, self.width, y)

    def _say(
        self, x: float, y: float, words: str, room: float, *, is_bold: bool = False, is_quiet: bool = False
    ) -> None:
        font = style.NARROW_BOLD if is_bold else style.NARROW
        self.canv.setFillColor(style.QUIET if is_quiet else style.INK)
        self.canv.setFont(font, SIZE)
        self.canv.drawString(x, y, style.cut(words, room, font, SIZE))
