"""Layer: the timeline's ground as a picture that is scrolled; only what is uncovered is painted anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from exercise_planner.ui.pages.schedule.canvas_view import View

Paint = Callable[[QPainter, View, QRectF], None]
"""Paints a part of what is seen."""


@dataclass(slots=True)
class Layer:
    """The ground as it was painted last.

    Args:
        paint: What paints it.
        pixmap: The picture, of the size of the view's body.
        view: What it shows; None when it must be painted anew.
        ratio: Its pixels for each of the window's.
    """

    paint: Paint
    pixmap: QPixmap | None = None
    view: View | None = None
    ratio: float = 1.0

    def drop(self) -> None:
        """Have all of it painted anew."""
        self.view = None

    def shown(self, view: View, ratio: float) -> QPixmap:
        """The picture of a view.

        Args:
            view: What it is to show.
            ratio: Pixels of the screen for each of the window's.
        """
        pixmap = self.pixmap
        before = self.view if pixmap is not None and ratio == self.ratio else None
        if pixmap is None or before is None or before.body != view.body or before.scale is not view.scale:
            size = (view.body.size() * ratio).toSize()
            if pixmap is None or pixmap.size() != size:
                pixmap = QPixmap(size)
            pixmap.setDevicePixelRatio(ratio)
            self._fill(pixmap, view, [view.body])
        elif (before.left, before.top) != (view.left, view.top):
            self._scroll(pixmap, before, view, ratio)
        self.pixmap, self.view, self.ratio = pixmap, view, ratio
        return pixmap

    def _scroll(self, pixmap: QPixmap, before: View, view: View, ratio: float) -> None:
        if not float(ratio).is_integer():  # a strip would end within a pixel
            self._fill(pixmap, view, [view.body])
            return
        across, down = before.left - view.left, before.top - view.top
        pixmap.scroll(across * int(ratio), down * int(ratio), pixmap.rect())
        self._fill(pixmap, view, list(_uncovered(view.body, across, down)))

    def _fill(self, pixmap: QPixmap, view: View, parts: list[QRectF]) -> None:
        painter = QPainter(pixmap)
        painter.translate(-view.body.topLeft())
        for part in parts:
            self.paint(painter, view, part)
        painter.end()


def _uncovered(body: QRectF, across: int, down: int) -> Iterator[QRectF]:
    """What is uncovered when all of a body is moved: a strip at one side, one above or below, or both."""
    if abs(across) >= body.width() or abs(down) >= body.height():
        yield body
        return
    if across:
        left = body.left() if across > 0 else body.right() + across
        yield QRectF(left, body.top(), abs(across), body.height())
    if down:
        top = body.top() if down > 0 else body.bottom() + down
        left = body.left() + max(across, 0)
        yield QRectF(left, top, body.width() - abs(across), abs(down))
