"""Painting of the timeline's ground: shades, grid, lanes and bars; it stays until something changes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QPen

from exercise_planner.ui.pages.schedule import headers, painting_bars
from exercise_planner.ui.pages.schedule.lanes import ROW
from exercise_planner.ui.pages.schedule.painting_links import Link
from exercise_planner.ui.pages.schedule.painting_scene import Brush

NIGHTS_FROM = 20
"""Width of a day, in pixels, from which nights are shaded."""
LINKS_FROM = 14
"""Width of half of the bars, in pixels, from which all links are drawn, not only those of the selection."""
MOST_LINKS = 200
"""Links in sight at most, on average; else only those of the selection are drawn."""
NIGHT = {"light": QColor(30, 50, 130, 24), "dark": QColor(0, 0, 0, 80)}
"""The shade of night, by theme."""
HEAD = 4
"""Size of an arrow's head, in pixels."""
DIAGONALS, DOTS = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense6Pattern
TILE = 64
"""Size of a piece of a pattern, in pixels: a multiple of what each pattern repeats after."""
GHOST = ROW - 3


def paint(brush: Brush) -> None:
    """Paint what lies below everything that moves."""
    painter = brush.painter
    painter.save()
    painter.setClipRect(brush.clip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrushOrigin(_origin(brush))
    painter.fillRect(brush.clip, brush.colours.colour("base"))
    _columns(brush)
    _lanes(brush)
    headers.grid(brush)
    _separators(brush)
    if shows_links(brush) and not brush.is_hurried:
        links(brush, brush.scene.links.between(brush.first, brush.final), brush.colours.colour("muted", 170))
    painting_bars.paint(brush)
    _ghosts(brush)
    painting_bars.names(brush)
    painter.restore()


def _origin(brush: Brush) -> QPointF:
    """Where the timeline begins, in the picture: patterns scroll with it."""
    view = brush.view
    return QPointF(view.body.left() - view.left, view.body.top() - view.top)


def shows_links(brush: Brush) -> bool:
    """Whether all links are drawn: bars are wide enough, and the links few enough for the eye."""
    scale = brush.view.scale
    if brush.scene.shapes.usual_width(scale.zoom) < LINKS_FROM:
        return False
    share = brush.view.body.width() / max(scale.width, 1)
    return brush.scene.links.count * min(share, 1.0) <= MOST_LINKS


def _columns(brush: Brush) -> None:
    """Weekends and closed periods behind everything."""
    shading, colours, painter = brush.scene.shading, brush.colours, brush.painter
    for start, end in shading.weekends:
        painter.fillRect(_column(brush, start, end), colours.colour("shade"))
    closed = hatch(brush, "muted", 110, DIAGONALS)
    for start, end in shading.closed:
        painter.fillRect(_column(brush, start, end), colours.colour("shade"))
        painter.fillRect(_column(brush, start, end), closed)


def _column(brush: Brush, start: int, end: int) -> QRectF:
    left, right = brush.view.x_of(start), brush.view.x_of(end)
    return QRectF(left, brush.clip.top(), right - left, brush.clip.height()).intersected(brush.clip)


def hatch(brush: Brush, role: str, alpha: int, pattern: Qt.BrushStyle) -> QBrush:
    """A pattern, for what must not be told by a colour alone; a faint colour in a hurry.

    Args:
        brush: What is painted with it; where it is a drawing, the pattern is left to whoever shows that.
        role: Its colour in the theme.
        alpha: How dense that is, from 0 to 255.
        pattern: Its kind.
    """
    if brush.is_hurried:
        return QBrush(brush.colours.colour(role, alpha // 4))
    colour, painter = brush.colours.colour(role, alpha), brush.painter
    if painter.paintEngine().type() is QPaintEngine.Type.SVG:
        return QBrush(colour, pattern)
    return QBrush(_tile(colour.rgba(), pattern, painter.device().devicePixelRatioF()))


@lru_cache(maxsize=32)
def _tile(rgba: int, pattern: Qt.BrushStyle, ratio: float) -> QImage:
    """A piece of a pattern; filling with it is several times as quick as with the pattern itself."""
    size = round(TILE * ratio)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillRect(QRectF(0, 0, TILE, TILE), QBrush(QColor.fromRgba(rgba), pattern))
    painter.end()
    return image


def _lanes(brush: Brush) -> None:
    """Nights, holidays and absence, each in its own lane."""
    shading, painter = brush.scene.shading, brush.painter
    painter.setPen(Qt.PenStyle.NoPen)
    if brush.view.scale.zoom * 1440 >= NIGHTS_FROM:
        _nights(brush)
    lanes = brush.lanes
    painter.setBrush(hatch(brush, "warning", 90, DOTS))
    painter.drawRects([box for lane in lanes for box in brush.boxes(lane, shading.holidays(lane))])
    painter.setBrush(hatch(brush, "muted", 110, DIAGONALS))
    painter.drawRects([box for lane in lanes for box in brush.boxes(lane, shading.away(lane))])
    painter.setBrush(Qt.BrushStyle.NoBrush)  # with a picture as brush Qt misplaces names on dense screens


def _nights(brush: Brush) -> None:
    """Nights lie in minutes across, which the painter stretches: there are many of them."""
    painter, view, first, final = brush.painter, brush.view, brush.first, brush.final
    rects: list[QRectF] = []
    for lane in brush.lanes:
        nights = brush.scene.nights_in(lane)
        rects += nights[bisect_right(nights, first, key=_end) : bisect_left(nights, final, key=_start)]
    painter.save()
    painter.translate(_origin(brush))
    painter.scale(view.scale.zoom, 1)
    painter.setBrush(NIGHT[brush.colours.name])
    painter.drawRects(rects)
    painter.restore()


def _start(rect: QRectF) -> float:
    return rect.left()


def _end(rect: QRectF) -> float:
    return rect.right()


def _separators(brush: Brush) -> None:
    left, right = brush.clip.left(), brush.clip.right()
    bottoms = (brush.view.y_of(lane) + lane.height for lane in brush.lanes)
    brush.painter.setPen(QPen(brush.colours.colour("grid"), 1))
    brush.painter.drawLines([QLineF(left, bottom, right, bottom) for bottom in bottoms])


def links(brush: Brush, shown: Iterable[Link], colour: QColor) -> None:
    """Draw links: out of the one bar, down or up, into the other with a head."""
    painter, view = brush.painter, brush.view
    above = view.body.top() - view.top
    lines: list[QLineF] = []
    for link in shown:
        top, bottom = above + link.top, above + link.bottom
        if max(top, bottom) >= brush.clip.top() and min(top, bottom) <= brush.clip.bottom():
            lines += _arrow(view.x_of(link.start), top, view.x_of(link.end), bottom)
    pen = QPen(colour, 1)
    pen.setCosmetic(True)  # other lines are filled shapes to the painter, and several times as slow
    painter.setPen(pen)
    painter.drawLines(lines)


def _arrow(left: float, top: float, right: float, bottom: float) -> list[QLineF]:
    """From one end to the other along the gap beside the row of the latter, so that names stay readable."""
    gap = bottom - ROW / 2 if top <= bottom else bottom + ROW / 2
    out, into = left + HEAD, right - 2 * HEAD
    return [
        QLineF(left, top, out, top),
        QLineF(out, top, out, gap),
        QLineF(out, gap, into, gap),
        QLineF(into, gap, into, bottom),
        QLineF(into, bottom, right, bottom),
        QLineF(right, bottom, right - HEAD, bottom - HEAD),
        QLineF(right, bottom, right - HEAD, bottom + HEAD),
    ]


def _ghosts(brush: Brush) -> None:
    """Where bars were in an earlier version: outlines with dashes."""
    if not brush.scene.ghosts:
        return
    view, first, final = brush.view, brush.first, brush.final
    above = view.body.top() - view.top
    boxes = [
        QRectF(view.x_of(ghost.start), above + ghost.top, (ghost.end - ghost.start) * view.scale.zoom, GHOST)
        for lane in brush.lanes
        for ghost in brush.scene.ghosts.get(lane.top, ())
        if ghost.start < final and ghost.end > first
    ]
    pen = QPen(brush.colours.colour("text", 190), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    brush.painter.setPen(pen)
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawRects(boxes)
