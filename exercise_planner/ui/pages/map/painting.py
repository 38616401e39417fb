"""Painting of what stands on the map: movements, places, symbols, labels, scale, north and the note."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from exercise_planner.domain.finding import Subject
from exercise_planner.geography import Line, Point, great_circle
from exercise_planner.geography.labels import Area
from exercise_planner.geography.view import View
from exercise_planner.ui import pictures
from exercise_planner.ui.pages.map.layout import RADIUS, Pin
from exercise_planner.ui.pages.map.scene import Leg
from exercise_planner.ui.theme import Theme

CENTRE = Qt.AlignmentFlag.AlignCenter
FLAG = 11
MARGIN = 12.0
LONGEST_BAR = 140.0
MOST_BENDS = 24
"""Pieces of a way across half the world."""


def rect(area: Area) -> QRectF:
    """An area as Qt has it."""
    return QRectF(area.left, area.top, area.right - area.left, area.bottom - area.top)


@lru_cache(maxsize=4096)
def _way(start: Point, end: Point) -> Line:
    """The shortest way; a short one has few bends. The same movements are painted again and again."""
    degrees = max(abs(start[0] - end[0]), abs(start[1] - end[1]))
    return great_circle(start, end, min(MOST_BENDS, 2 + int(degrees)))


def paint_legs(painter: QPainter, legs: Iterable[Leg], view: View, colours: Theme) -> None:
    """Movements along the shortest ways; those under way are full lines, the others of the day are dashed."""
    for leg in legs:
        if leg.start.position is None or leg.end.position is None:
            continue
        way = _way(
            (leg.start.position.longitude, leg.start.position.latitude),
            (leg.end.position.longitude, leg.end.position.latitude),
        )
        middle = way[len(way) // 2][0]
        shift = 360 * round((middle - view.x) / 360)
        line = QPolygonF([QPointF(x, y) for x, y in view.line(tuple((a - shift, b) for a, b in way))])
        style = Qt.PenStyle.SolidLine if leg.is_now else Qt.PenStyle.DashLine
        painter.setPen(QPen(colours.colour("accent"), 2.2 if leg.is_now else 1.4, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
        _arrow(painter, line, colours)


def _arrow(painter: QPainter, line: QPolygonF, colours: Theme) -> None:
    """A head in the middle of a line that says which way it goes."""
    here, there = line.at(line.size() // 2 - 1), line.at(line.size() // 2)
    step = there - here
    length = (step.x() ** 2 + step.y() ** 2) ** 0.5
    if length < 0.01:
        return
    along = step / length * 9
    across = QPointF(-along.y(), along.x()) * 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("accent"))
    painter.drawPolygon(QPolygonF([there, there - along + across, there - along - across]))


def paint_pin(painter: QPainter, pin: Pin, colours: Theme, selected: frozenset[Subject]) -> None:
    """A place: full where events run now, hollow where some are that day, small where there are none."""
    middle = QPointF(pin.x, pin.y)
    if selected.intersection(pin.subjects):
        painter.setPen(QPen(colours.colour("danger"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, RADIUS + 4, RADIUS + 4)
    is_full = bool(pin.running)
    radius = RADIUS if pin.today else RADIUS * 0.6
    painter.setPen(QPen(colours.colour("base") if is_full else colours.colour("accent"), 1.6))
    painter.setBrush(colours.colour("accent") if is_full else colours.colour("base"))
    painter.drawEllipse(middle, radius, radius)
    if pin.today:
        painter.setFont(_font(painter, bold=True))
        painter.setPen(colours.colour("on_accent") if is_full else colours.colour("accent"))
        painter.drawText(rect(pin.area), CENTRE, str(pin.running or pin.today))
    _paint_units(painter, pin, colours, selected)


def _paint_units(painter: QPainter, pin: Pin, colours: Theme, selected: frozenset[Subject]) -> None:
    for chip in pin.chips:
        area = rect(chip.area)
        inner = area.adjusted(2, 2, -2, -2)
        if Subject("unit", chip.unit.id) in selected:
            painter.setPen(QPen(colours.colour("danger"), 2))
            painter.setBrush(colours.colour("danger_soft"))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3)
        picture = pictures.symbol(chip.unit, int(inner.width()), int(inner.height()))
        if picture is not None:
            painter.drawPixmap(inner.topLeft(), picture)
        flag = pictures.flag(chip.unit.nation, FLAG)
        if flag is not None:
            painter.drawPixmap(QPointF(area.right() - FLAG - 1, area.bottom() - FLAG), flag)
    if pin.rest is not None:
        spare, number = pin.rest
        painter.setFont(_font(painter, bold=True))
        _veiled(painter, rect(spare).adjusted(2, 3, -2, -3), f"+{number}", colours)


def paint_label(painter: QPainter, pin: Pin, colours: Theme) -> None:
    """The name of a place, and lines to it and to the symbols where they stand away from it."""
    for area in (pin.label, pin.block):
        if area is not None:
            near = QPointF(max(area.left, min(pin.x, area.right)), max(area.top, min(pin.y, area.bottom)))
            if (near - QPointF(pin.x, pin.y)).manhattanLength() > RADIUS * 2.4:
                painter.setPen(QPen(colours.colour("muted"), 1))
                painter.drawLine(QPointF(pin.x, pin.y), near)
    if pin.label is not None:
        painter.setFont(_font(painter))
        _veiled(painter, rect(pin.label), pin.name, colours)


def reserved(view: View, metrics: QFontMetricsF) -> list[Area]:
    """What scale bar, north and the note cover, so that no label stands there."""
    note = _note_area(view, metrics)
    return [
        Area(note.left(), note.top(), view.width, view.height),
        Area(0, view.height - 52, LONGEST_BAR + 40, view.height),
        Area(view.width - 44, 0, view.width, 56),
    ]


def paint_frame(painter: QPainter, view: View, colours: Theme) -> None:
    """Scale bar, north and the note, which is always there."""
    painter.setFont(_font(painter))
    _veiled(painter, _note_area(view, QFontMetricsF(painter.font())), _note(), colours)
    _paint_scale(painter, view, colours)
    _paint_north(painter, QPointF(view.width - MARGIN - 14, MARGIN + 4), colours)


def _note() -> str:
    return QCoreApplication.translate("MapPage", "Boundaries are not authoritative")


def _note_area(view: View, metrics: QFontMetricsF) -> QRectF:
    width, height = metrics.horizontalAdvance(_note()) + 12, metrics.height() + 6
    return QRectF(view.width - width - MARGIN, view.height - height - MARGIN, width, height)


def _paint_scale(painter: QPainter, view: View, colours: Theme) -> None:
    metres, length = view.bar(LONGEST_BAR)
    left, top = MARGIN + 6, view.height - MARGIN - 10
    distance = f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:g} m"
    miles = metres / 1852
    text = f"{distance}  ({miles:,.0f} NM)" if miles >= 20 else f"{distance}  ({miles:.2g} NM)"
    width = max(length, painter.fontMetrics().horizontalAdvance(text)) + 14
    ground = QRectF(
        MARGIN, top - painter.fontMetrics().height() - 8, width, painter.fontMetrics().height() + 20
    )
    _veiled(painter, ground, "", colours)
    painter.setPen(colours.colour("text"))
    painter.drawText(QRectF(left, ground.top() + 3, width, painter.fontMetrics().height()), text)
    painter.setPen(QPen(colours.colour("text"), 1))
    for part, role in enumerate(("text", "base")):
        painter.setBrush(colours.colour(role))
        painter.drawRect(QRectF(left + part * length / 2, top, length / 2, 5))


def _paint_north(painter: QPainter, tip: QPointF, colours: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("text"))
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-6, 20), tip + QPointF(0, 15), tip + QPointF(6, 20)]))
    painter.setPen(colours.colour("text"))
    painter.setFont(_font(painter, bold=True))
    letter = QCoreApplication.translate("MapPage", "N")
    painter.drawText(QRectF(tip.x() - 12, tip.y() + 21, 24, 16), CENTRE, letter)


def _veiled(painter: QPainter, area: QRectF, text: str, colours: Theme) -> None:
    """Text that can be read on any ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("base", 215))
    painter.drawRoundedRect(area, 3, 3)
    painter.setPen(colours.colour("text"))
    painter.drawText(area, CENTRE, text)


def _font(painter: QPainter, *, bold: bool = False) -> QFont:
    font = QFont(painter.font())
    font.setBold(bold)
    return font
