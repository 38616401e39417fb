"""Shapes of the bars: rectangles in minutes across and pixels down, kept ready for the painter.

The painter stretches minutes to pixels itself, so that neither scrolling nor zooming costs anything per bar.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import floor, inf, log2

from PySide6.QtCore import QLineF, QRectF

from exercise_planner.ui.pages.schedule.lanes import ROW, Bar, Lane, Row

LEAST_WIDTH = 3.0
"""Shorter bars are drawn so wide, in pixels; those that then touch are drawn as one."""
EXACT = 0.0
"""The least length of shapes that need none."""


@dataclass(slots=True)
class Strip:
    """The bars of one row and hue, by start; one of them may stand for several that are too short to tell."""

    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    rects: list[QRectF] = field(default_factory=list)
    edges: list[QLineF] = field(default_factory=list)

    def add(self, start: float, end: float, top: float) -> None:
        """Add a bar."""
        self.starts.append(start)
        self.ends.append(end)
        self.rects.append(QRectF(start, top, end - start, ROW - 2))
        self.edges.append(QLineF(start, top, start, top + ROW - 3))

    def widen(self, end: float) -> None:
        """Have the last bar last longer."""
        self.ends[-1] = max(self.ends[-1], end)
        self.rects[-1].setRight(self.ends[-1])


@dataclass(slots=True)
class Drawn:
    """What is drawn in one hue."""

    rects: list[QRectF] = field(default_factory=list)
    edges: list[QLineF] = field(default_factory=list)


Named = tuple[Bar, float]
"""A bar that has room for a name, and the minute at which the next one begins."""


class Shapes:
    """The shapes of the bars of one layout.

    Args:
        lanes: The lanes.
    """

    def __init__(self, lanes: Sequence[Lane]) -> None:
        lengths = sorted(bar.end - bar.start for lane in lanes for bar in lane.bars)
        self._shortest = lengths[0] if lengths else 1
        self._usual = lengths[len(lengths) // 2] if lengths else 60
        self._strips: dict[tuple[float, int], dict[int, Strip]] = {}
        self._named: dict[tuple[float, int], tuple[list[int], list[int], list[Named]]] = {}

    def usual_width(self, zoom: float) -> float:
        """How wide half of the bars are at least, in pixels."""
        return self._usual * zoom

    def drawn(self, lanes: Iterable[Lane], first: float, final: float, zoom: float) -> dict[int, Drawn]:
        """What is drawn of some lanes between two minutes, by hue."""
        least = _octave(LEAST_WIDTH / zoom)
        least = EXACT if least <= self._shortest else least
        found: dict[int, Drawn] = {}
        for lane in lanes:
            for number, row in enumerate(lane.by_row):
                for hue, strip in self._strips_of(row, lane.row_top(number), least).items():
                    i, j = bisect_right(strip.ends, first), bisect_left(strip.starts, final)
                    if i < j:
                        drawn = found.setdefault(hue, Drawn())
                        drawn.rects += strip.rects[i:j]
                        drawn.edges += strip.edges[i:j]
        return found

    def named(self, lane: Lane, number: int, first: float, final: float, least: float) -> Sequence[Named]:
        """The bars of a row between two minutes that have room for a name.

        Args:
            lane: The lane.
            number: The row.
            first: The first minute.
            final: The minute after the last.
            least: The room that a name needs, in minutes; more are given, never fewer.
        """
        least = _octave(least)
        key = (least, lane.row_top(number))
        if key not in self._named:
            found = list(_named(lane.by_row[number], least))
            self._named[key] = ([bar.start for bar, _ in found], [bar.end for bar, _ in found], found)
        starts, ends, found = self._named[key]
        return found[bisect_right(ends, first) : bisect_left(starts, final)]

    def _strips_of(self, row: Row, top: int, least: float) -> dict[int, Strip]:
        key = (least, top)
        if key not in self._strips:
            self._strips[key] = _strips(row, top, least)
        return self._strips[key]


def _octave(minutes: float) -> float:
    """The next lower power of two, so that few sets of shapes serve all zooms."""
    return float(2.0 ** floor(log2(minutes)))


def _strips(row: Row, top: int, least: float) -> dict[int, Strip]:
    found: dict[int, Strip] = {}
    for bar in row.bars:
        strip = found.setdefault(bar.hue, Strip())
        is_short = bar.end - bar.start < least
        end = bar.start + least if is_short else bar.end
        if is_short and strip.ends and bar.start < strip.ends[-1]:
            strip.widen(end)
        else:
            strip.add(bar.start, end, top)
    return found


def _named(row: Row, least: float) -> Iterable[Named]:
    for number, bar in enumerate(row.bars):
        after = row.starts[number + 1] if number + 1 < len(row.bars) else inf
        if max(bar.end - bar.start, after - bar.end) >= least:
            yield bar, after
