"""Squeeze: rows stand a little closer where a few of them would be alone on a last page."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from reportlab.platypus import Flowable

LITTLE = 0.3
"""The share of a last page that is so little that it should stand on the pages before."""
TIGHT = 2.0
"""Points that a row can give up and still be read with ease."""
SPARE = 2.0
"""Points by which rows must gain more than what stands on the last page, since pages break between rows."""


@runtime_checkable
class Loose(Protocol):
    """What has rows that can give up some of their room."""

    def lines(self) -> int:
        """How many rows."""

    def tighten(self, points: float) -> None:
        """Have each row give up so many points."""


class Stretch(Flowable):
    """Sections that follow each other on pages that lie the same way; it stands, unseen, where they begin.

    Args:
        loose: What of them can give up room.
        height: Of a page's text, in points.
    """

    def __init__(self, loose: Sequence[Loose], height: float) -> None:
        super().__init__()
        self.loose, self.page_height = loose, height
        self.first = self.last = 0
        self.left = 0.0

    def wrap(self, *_room: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """It draws nothing."""

    def begins(self, page: int) -> None:
        """Hear on which page it begins."""
        self.first = self.last = page

    def reaches(self, page: int, left: float) -> None:
        """Hear how far it is.

        Args:
            page: The page that it has reached.
            left: The points that are left there.
        """
        self.last, self.left = page, left

    def squeeze(self) -> bool:
        """Have the rows give up some room, where that saves a page; gives whether they did."""
        pages, filled = self.last - self.first, self.page_height - self.left
        if pages < 1 or not 0 < filled < LITTLE * self.page_height:
            return False
        gain = TIGHT * sum(each.lines() for each in self.loose) * pages / (pages + filled / self.page_height)
        if gain < filled + SPARE:
            return False
        for each in self.loose:
            each.tighten(TIGHT)
        return True
