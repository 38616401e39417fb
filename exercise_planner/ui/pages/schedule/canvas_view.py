"""View of the timeline: which minutes and lanes lie where in a picture, be it the viewport or a file."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from exercise_planner.ui.pages.schedule.lanes import PADDING, ROW, Bar, Lane
from exercise_planner.ui.pages.schedule.scale import Scale

LEAST_BAR = 5
"""The least width of a bar that can be pointed at, in pixels."""

HANDLE = 12
"""Width of the handle after a selected bar from which a link is drawn, in pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a timeline, and where.

    Args:
        scale: How time lies along it.
        body: Where the bars are, in the picture.
        left: How far it is scrolled to the right, in pixels.
        top: How far it is scrolled down.
    """

    scale: Scale
    body: QRectF
    left: int = 0
    top: int = 0

    def x_of(self, minute: float) -> float:
        """Where a minute is in the picture."""
        return self.body.left() + minute * self.scale.zoom - self.left

    def minute_at(self, x: float) -> float:
        """The minute at a place in the picture."""
        return (x - self.body.left() + self.left) / self.scale.zoom

    def y_of(self, lane: Lane) -> float:
        """Where a lane begins in the picture."""
        return self.body.top() + lane.top - self.top

    def rect_of(self, lane: Lane, bar: Bar) -> QRectF:
        """Where a bar is in the picture."""
        left, right = self.x_of(bar.start), self.x_of(bar.end)
        top = self.y_of(lane) + PADDING + bar.row * ROW
        return QRectF(left, top + 1, max(right - left, LEAST_BAR), ROW - 2)

    @property
    def first(self) -> float:
        """The first minute that is seen."""
        return self.minute_at(self.body.left())

    @property
    def final(self) -> float:
        """The minute after the last that is seen."""
        return self.minute_at(self.body.right())
