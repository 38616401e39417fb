"""Layer: the timeline's ground as a picture that is scrolled; only what is uncovered is painted anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

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
        across, down = (before.left - view.left) * ratio, (before.top - view.top) * ratio
        if not (across.is_integer() and down.is_integer()):
            self._fill(pixmap, view, [view.body])
            return
        exposed = QRegion()
        pixmap.scroll(int(across), int(down), pixmap.rect(), exposed)
        self._fill(pixmap, view, list(_in_view(exposed, view, ratio)))

    def _fill(self, pixmap: QPixmap, view: View, parts: list[QRectF]) -> None:
        painter = QPainter(pixmap)
        painter.translate(-view.body.topLeft())
        for part in parts:
            self.paint(painter, view, part)
        painter.end()


def _in_view(exposed: QRegion, view: View, ratio: float) -> Iterator[QRectF]:
    for part in exposed:
        rect = QRectF(QRect(part))
        yield QRectF(rect.topLeft() / ratio, rect.size() / ratio).translated(view.body.topLeft())
