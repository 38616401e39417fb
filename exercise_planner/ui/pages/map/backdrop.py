"""Backdrop: sea, land, shores and borders, kept as a picture larger than the screen: moving it is quick."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from exercise_planner.geography import Line, borders, coasts, has_finer, land
from exercise_planner.geography.view import View
from exercise_planner.ui.theme import Theme

MARGIN = 0.25
"""How much of a screen the picture reaches beyond each edge."""
NEAR, ENOUGH = 2.0, 0.6
"""How often larger or smaller, and how much of the screen, a picture may be that is not the right one yet."""
FINE = 0.6
"""Steps shorter than this, in pixels, cannot be seen."""


def sea(colours: Theme) -> QColor:
    """The colour of the sea."""
    return QColor("#d3e2f0" if colours.name == "light" else "#17242f")


def ground(colours: Theme) -> QColor:
    """The colour of the land."""
    return QColor("#f6f4ec" if colours.name == "light" else "#2a2e33")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture.

    Args:
        image: What is seen.
        view: The view that it was made for, with its margin.
        theme: Name of its colours.
        is_coarse: Whether there are finer shapes than those that it was drawn with.
    """

    image: QImage
    view: View
    theme: str
    is_coarse: bool


class Backdrop:
    """The picture, and the view that it was made for."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._made: tuple[View, str, bool] | None = None
        self.coarse = True

    def fits(self, view: View, colours: Theme) -> bool:
        """Whether the picture shows all of a view as sharp as can be."""
        if self._made is None:
            return False
        made, theme, coarse = self._made
        is_stale = coarse and not self.coarse
        if theme != colours.name or is_stale or made.scale != view.scale:
            return False
        area = self._area(view)
        return area.contains(QRectF(0, 0, view.width, view.height))

    def serves(self, view: View, colours: Theme) -> bool:
        """Whether the picture does for the moment, until there is a sharper one."""
        if self._made is None or self._made[1] != colours.name:
            return False
        grown = view.scale / self._made[0].scale
        screen = QRectF(0, 0, view.width, view.height)
        seen = self._area(view).intersected(screen)
        return NEAR > grown > 1 / NEAR and seen.width() * seen.height() > ENOUGH * view.width * view.height

    def make(self, view: View, colours: Theme, fineness: float = 1) -> None:
        """Draw the picture anew, at once.

        Args:
            view: What is seen.
            colours: The theme.
            fineness: Pixels of the screen for each that is reckoned with.
        """
        self.take(drawn(view, colours, fineness, coarse=self.coarse))

    def take(self, picture: Drawn) -> None:
        """Use a picture that was drawn."""
        self._picture = QPixmap.fromImage(picture.image)
        self._made = (picture.view, picture.theme, picture.is_coarse)

    def paint(self, painter: QPainter, view: View, colours: Theme) -> None:
        """Show the picture where it belongs in a view; larger or smaller while there is no sharper one."""
        painter.fillRect(QRectF(0, 0, view.width, view.height), sea(colours))
        if self._picture is not None:
            ratio = self._picture.devicePixelRatio()
            size = self._picture.size() / ratio
            source = QRectF(0, 0, size.width() * ratio, size.height() * ratio)
            painter.drawPixmap(self._area(view), self._picture, source)

    def _area(self, view: View) -> QRectF:
        """Where the picture lies in a view."""
        assert self._made is not None  # noqa: S101  it is asked only where there is a picture
        made = self._made[0]
        grown = view.scale / made.scale
        away = made.x - view.x
        away -= 360 * round(away / 360)
        left = view.width / 2 + away * view.scale - made.width / 2 * grown
        top = view.height / 2 - (made.y - view.y) * view.scale - made.height / 2 * grown
        return QRectF(left, top, made.width * grown, made.height * grown)


def drawn(view: View, colours: Theme, fineness: float, *, coarse: bool) -> Drawn:
    """Draw a picture that is larger than what is seen; this may be done in any thread.

    Args:
        view: What is seen.
        colours: The theme.
        fineness: Pixels of the screen for each that is reckoned with.
        coarse: Whether shapes for the whole world do.
    """
    large = view.sized(round(view.width * (1 + 2 * MARGIN)), round(view.height * (1 + 2 * MARGIN)))
    size = QSize(int(large.width), int(large.height)) * fineness
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(fineness)
    image.fill(sea(colours))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, large, colours, coarse=coarse)
    painter.end()
    return Drawn(image, large, colours.name, coarse and has_finer(large.box))


def _draw(painter: QPainter, view: View, colours: Theme, *, coarse: bool) -> None:
    box = view.box
    for area in land(box, coarse=coarse):
        path = QPainterPath()
        for ring in area:
            path.addPolygon(_points(view, ring))
        painter.fillPath(path, ground(colours))
    pen = QPen(colours.colour("muted", 200), 1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for lines in (coasts(box, coarse=coarse), borders(box, coarse=coarse)):
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(_points(view, line))
        pen = QPen(colours.colour("muted", 140), 1, Qt.PenStyle.DashLine)


def _points(view: View, line: Line) -> QPolygonF:
    """A line on the screen, without the steps that are too short to be seen."""
    found = view.line(line)
    kept = [found[0]]
    for x, y in found[1:-1]:
        if abs(x - kept[-1][0]) > FINE or abs(y - kept[-1][1]) > FINE:
            kept.append((x, y))
    kept.append(found[-1])
    return QPolygonF([QPointF(x, y) for x, y in kept])
