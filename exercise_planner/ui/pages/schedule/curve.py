"""Curve: the best value and the bound of a search over time."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_planner.ui import theme


class Curve(QWidget):
    """Steps of the best value (a full line) and of the bound (a dashed one)."""

    def __init__(self) -> None:
        super().__init__()
        self._best: list[tuple[float, float]] = []
        self._bound: list[tuple[float, float]] = []
        self._now = 0.0
        self.setMinimumSize(160, 64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Best value and bound over time; the same as figures beside it"))
        self.setToolTip(self.tr("Full line: best value. Dashed line: bound, no schedule is better."))

    def clear(self) -> None:
        """Begin anew."""
        self._best, self._bound, self._now = [], [], 0.0
        self.update()

    def add(self, seconds: float, best: float | None, bound: float | None) -> None:
        """Add a point."""
        self._now = max(self._now, seconds)
        for points, value in ((self._best, best), (self._bound, bound)):
            if value is not None and (not points or points[-1][1] != value):
                points.append((seconds, value))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        box = QRectF(self.rect()).adjusted(2, 4, -2, -4)
        painter.setPen(QPen(colours.colour("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        values = [value for _, value in (*self._best, *self._bound)]
        if not values:
            return
        low, high = min(values), max(values)
        self._steps(
            painter, box, self._bound, (low, high), QPen(colours.colour("muted"), 1.4, Qt.PenStyle.DashLine)
        )
        self._steps(painter, box, self._best, (low, high), QPen(colours.colour("accent"), 2))

    def _steps(
        self,
        painter: QPainter,
        box: QRectF,
        points: list[tuple[float, float]],
        span: tuple[float, float],
        pen: QPen,
    ) -> None:
        low, high = span
        across = box.width() / max(self._now, 0.1)
        down = (box.height() - 6) / (high - low) if high > low else 0
        line = QPolygonF()
        for number, (seconds, value) in enumerate(points):
            y = box.bottom() - 3 - (value - low) * down
            line.append(QPointF(box.left() + seconds * across, y))
            until = points[number + 1][0] if number + 1 < len(points) else self._now
            line.append(QPointF(box.left() + until * across, y))
        painter.setPen(pen)
        painter.drawPolyline(line)
