"""The table of contents: each section with its page, and its parts in columns below it; all of it links."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import IndexingFlowable

from exercise_planner.briefing import typeface

LINE, PART_LINE, GAP = 17.0, 11.6, 4.0
"""Height of a section's line, of a line of parts, and the room above a section, in points."""
SIZE, PART_SIZE = 10.5, 8.2
GUTTER = 12.0
INDENT = 22.0
WIDEST = 3
"""Columns of parts at most; fewer where their names are long."""
CLOSEST = 0.8
"""How much closer lines may stand, at the most, to be on one page."""
MANY_LINES = 3
"""Lines of parts from which on a section gives them up so that the contents are on one page."""
MOST_PARTS = 90
"""Sections with more parts list none of them here: the bookmarks do."""


@dataclass(frozen=True, slots=True)
class Item:
    """A heading as it stands in the contents.

    Args:
        level: 0 for a section, 1 for a part of one.
        number: The section's number; empty for a part.
        words: Its text.
        key: Its place in the file.
        page: The page that it is on, from 1; 0 while that is not known.
    """

    level: int
    number: str
    words: str
    key: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: a section, or as many parts as there are columns."""

    items: tuple[Item, ...]
    columns: int
    height: float


class Contents(IndexingFlowable):
    """The contents; they learn the pages from the pass before.

    Args:
        items: All headings of the pack, so that already the first pass takes the room that is needed.
    """

    def __init__(self, items: list[Item]) -> None:
        super().__init__()
        self._now = items
        self._before: list[Item] = []

    def isIndexing(self) -> Literal[1]:  # noqa: N802
        """It takes part in the passes."""
        return 1

    def isSatisfied(self) -> bool:  # noqa: N802
        """Whether the pages that were printed are those on which the headings are."""
        return self._now == self._before

    def beforeBuild(self) -> None:  # noqa: N802
        """Take what the pass before found."""
        self._before, self._now = self._now, []

    def notify(self, kind: str, stuff: Any) -> None:
        """Hear of a heading that has its page."""
        if kind == "contents":
            self._now.append(stuff)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size."""
        self._lines = Lines(closer(fewer(lines_of(self._before, width), height), height), width)
        return self._lines.wrap(width, 0)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Its lines on several pages."""
        return self._lines.split(width, height)

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Have the lines draw themselves."""
        self._lines.drawOn(canvas, x, y)


def lines_of(items: list[Item], width: float) -> list[Line]:
    """Headings in lines: a line a section, its parts in columns below."""
    lines: list[Line] = []
    for number, item in enumerate(items):
        if item.level:
            continue
        lines.append(Line((item,), 1, LINE + GAP))
        following = next((at for at in range(number + 1, len(items)) if not items[at].level), len(items))
        parts = items[number + 1 : following]
        if 1 < len(parts) <= MOST_PARTS:
            lines += _in_columns(parts, width - INDENT)
    return lines


def fewer(lines: list[Line], height: float) -> list[Line]:
    """Lines that would run over a page by a little, without the parts of late sections: bookmarks lead there.

    Args:
        lines: The contents.
        height: Of a page, in points.
    """
    left, starts = list(lines), [at for at, line in enumerate(lines) if not line.items[0].level]
    for start, end in zip(reversed(starts), [len(lines), *reversed(starts)], strict=False):
        if sum(line.height for line in left) <= height / CLOSEST:
            return left
        if end - start > MANY_LINES and 2 * end > len(lines):
            del left[start + 1 : end]
    return left if sum(line.height for line in left) <= height / CLOSEST else lines


def closer(lines: list[Line], height: float) -> list[Line]:
    """Lines that would run over a page by a little stand closer together, so that they do not."""
    whole = sum(line.height for line in lines)
    if not height < whole <= height / CLOSEST:
        return lines
    return [replace(line, height=line.height * height / whole * 0.999) for line in lines]


def _in_columns(parts: list[Item], width: float) -> list[Line]:
    longest = max(typeface.length(part.words, typeface.NARROW, PART_SIZE) for part in parts) + 30
    columns = max(1, min(WIDEST, len(parts), int((width + GUTTER) / (longest + GUTTER))))
    rows = -(-len(parts) // columns)
    return [Line(tuple(parts[row::rows]), columns, PART_LINE) for row in range(rows)]


class Lines(Flowable):
    """Lines of the contents on one page."""

    def __init__(self, lines: list[Line], width: float) -> None:
        super().__init__()
        self.lines, self.width = lines, width

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        self.height = sum(line.height for line in self.lines)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """As many lines as there is room for, and the others; no section parts from its first parts."""
        number = 0
        while number < len(self.lines) and self.lines[number].height <= height:
            height -= self.lines[number].height
            number += 1
        if 1 < number < len(self.lines) and not self.lines[number - 1].items[0].level:
            number -= 1
        if not 0 < number < len(self.lines):
            return []
        return [Lines(self.lines[:number], self.width), Lines(self.lines[number:], self.width)]

    def draw(self) -> None:
        """Draw them from the top."""
        y = self.height
        for line in self.lines:
            y -= line.height
            if not line.items[0].level:
                self._entry(line.items[0], 0, y, self.width)
                continue
            width = (self.width - INDENT - GUTTER * (line.columns - 1)) / line.columns
            for column, item in enumerate(line.items):
                self._entry(item, INDENT + column * (width + GUTTER), y, width)

    def _entry(self, item: Item, x: float, y: float, width: float) -> None:
        font, size = (typeface.NARROW, PART_SIZE) if item.level else (typeface.NARROW_BOLD, SIZE)
        colour = typeface.INK if item.level else typeface.ACCENT
        page = str(item.page)
        end = x + width
        self.canv.setFillColor(colour)
        self.canv.setFont(font, size)
        self.canv.drawString(x, y + 3, item.number)
        start = x if item.level else x + INDENT
        name = typeface.cut(item.words, end - start - typeface.length(page, font, size) - 10, font, size)
        self.canv.drawString(start, y + 3, name)
        self.canv.drawRightString(end, y + 3, page)
        self._leader(
            start + typeface.length(name, font, size) + 4,
            end - typeface.length(page, font, size) - 4,
            y + 3,
        )
        self.canv.linkRect("", item.key, (x, y, end, y + size + 3), relative=1)

    def _leader(self, start: float, end: float, y: float) -> None:
        if end <= start:
            return
        self.canv.saveState()
        self.canv.setStrokeColor(typeface.LINE)
        self.canv.setLineWidth(0.7)
        self.canv.setDash(0.7, 2.3)
        self.canv.line(start, y, end, y)
        self.canv.restoreState()
