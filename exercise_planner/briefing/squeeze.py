"""Squeeze: rows stand a little closer where a few of them would be alone on a last page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from reportlab.platypus import Flowable

LITTLE = 0.3
"""The share of a last page that is so little that it should stand on the pages before."""
TIGHT = 2.0
"""Points that a row can give up and still be read with ease."""
SPARE = 24.0
"""Points by which rows must gain more than what stands on the last page, since pages break between rows."""


@runtime_checkable
class Loose(Protocol):
    """What has rows that can give up some of their room."""

    def lines(self) -> int:
        """How many rows."""

    def tighten(self, points: float) -> None:
        """Have each row give up so many points."""


class Mark(Flowable):
    """Marks a place in a pack: the page that it is on, and the points that are left below it there."""

    page, left = 0, 0.0

    def wrap(self, *_room: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """It draws nothing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sections that follow each other on pages that lie the same way.

    Args:
        begin: Where they begin.
        end: Where they end.
        loose: What of them can give up room.
        height: Of a page's text, in points.
    """

    begin: Mark
    end: Mark
    loose: Sequence[Loose]
    height: float

    def squeeze(self) -> None:
        """Have the rows give up some room, where that saves a page."""
        pages, filled = self.end.page - self.begin.page, self.height - self.end.left
        if pages < 1 or not 0 < filled < LITTLE * self.height:
            return
        gain = TIGHT * sum(each.lines() for each in self.loose) * pages / (pages + filled / self.height)
        if gain >= filled + SPARE:
            for each in self.loose:
                each.tighten(TIGHT)
