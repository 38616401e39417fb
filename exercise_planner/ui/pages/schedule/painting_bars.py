"""Painting of the bars: their shapes in one stroke a hue, then what is wrong with them, then their names."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from exercise_planner.ui.pages.schedule.lanes import Bar, Lane
from exercise_planner.ui.pages.schedule.painting_labels import PIN
from exercise_planner.ui.pages.schedule.painting_scene import Brush
from exercise_planner.ui.theme import Theme

OUTLINES_FROM = 14
"""Width of half of the bars, in pixels, from which all have an outline; else a line where each begins."""
LEAST_LABEL = 26
BEFORE, AFTER = 9, 12
"""What a name's surroundings take of the room inside and beside a bar, in pixels."""
FARTHEST = 300
"""How far beside its bar a name may reach, in pixels."""
ENOUGH = 90
"""Room inside a bar that is enough for a name, even if it must be shortened."""


def paint(brush: Brush) -> None:
    """Paint the bars."""
    _shapes(brush)
    lanes = brush.lanes
    for lane in lanes:
        wrong = brush.scene.wrong_in(lane)
        if wrong:
            _wrong(brush, lane, wrong)
    zoom = brush.view.scale.zoom
    brush.painter.setPen(brush.colours.colour("text"))
    first = brush.first - FARTHEST / zoom
    least = (LEAST_LABEL + BEFORE) / zoom
    for lane in lanes:
        for number in range(len(lane.by_row)):
            for bar, after in brush.scene.shapes.named(lane, number, first, brush.final, least):
                _name(brush, brush.view.rect_of(lane, bar), bar, brush.view.x_of(after))


def fill_of(colours: Theme, hue: int) -> QColor:
    """The colour of a bar."""
    return QColor(colours.bars[hue % len(colours.bars)])


def edge_of(colours: Theme, hue: int) -> QColor:
    """The colour of a bar's outline."""
    fill = fill_of(colours, hue)
    return fill.darker(125) if colours.name == "light" else fill.lighter(140)


def _shapes(brush: Brush) -> None:
    painter, view, colours = brush.painter, brush.view, brush.colours
    zoom = view.scale.zoom
    has_outlines = brush.scene.shapes.usual_width(zoom) >= OUTLINES_FROM
    drawn = brush.scene.shapes.drawn(brush.lanes, brush.first, brush.final, zoom)
    painter.save()
    painter.translate(view.body.left() - view.left, view.body.top() - view.top)
    painter.scale(zoom, 1)
    for hue, shapes in drawn.items():
        pen = QPen(edge_of(colours, hue), 1)
        pen.setCosmetic(True)
        painter.setPen(pen if has_outlines else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(fill_of(colours, hue))
        painter.drawRects(shapes.rects)
        if not has_outlines:
            painter.setPen(pen)
            painter.drawLines(shapes.edges)
    painter.restore()


def _wrong(brush: Brush, lane: Lane, bars: Sequence[Bar]) -> None:
    first, final = brush.first, brush.final
    boxes = [
        brush.view.rect_of(lane, bar).adjusted(1, 1, -1, -1)
        for bar in bars
        if bar.start < final and bar.end > first
    ]
    if boxes:
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.setPen(QPen(brush.colours.colour("danger"), 2))
        brush.painter.drawRects(boxes)


def place_of_name(brush: Brush, box: QRectF, bar: Bar, after: float) -> tuple[QRectF, bool]:
    """Where a bar's name goes: inside where it fits, else beside it where there is room.

    Args:
        brush: For measuring.
        box: The bar.
        bar: Which one.
        after: Where the next bar begins, in pixels.

    Returns:
        The room for it, and whether that is inside.
    """
    beside = min(after - box.right() - AFTER, FARTHEST - AFTER)
    inside = box.width() - BEFORE
    if inside < ENOUGH and inside < beside:
        signs = (bar.event.id in brush.scene.wrong) + (bar.event.lock is not None)
        if inside < brush.labels.width(bar.event.name) + signs * (PIN + 3):
            return QRectF(box.right() + 4, box.top(), beside, box.height()), False
    return QRectF(box.left() + 5, box.top(), inside, box.height()), True


def _name(brush: Brush, box: QRectF, bar: Bar, after: float) -> None:
    place, _ = place_of_name(brush, box, bar, after)
    write(brush, place, bar)


def write(brush: Brush, place: QRectF, bar: Bar) -> None:
    """Write a bar's signs and name, as much as there is room for."""
    signs = []
    if bar.event.id in brush.scene.wrong:
        signs.append(("error", "danger"))
    if bar.event.lock is not None:
        signs.append(("lock", "text"))
    for sign, role in signs:
        if place.width() >= PIN:
            at = QPointF(place.left(), place.center().y())
            brush.labels.sign(brush.painter, at, sign, role)
            place.setLeft(place.left() + PIN + 3)
    if place.width() >= LEAST_LABEL:
        brush.labels.draw(brush.painter, place, bar.event.name)
