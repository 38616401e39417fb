"""Painting of the bars: their shapes in one stroke a hue, then what is wrong with them, then their names."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from exercise_planner.ui.pages.schedule.lanes import ROW, Bar, Lane
from exercise_planner.ui.pages.schedule.painting_labels import PIN, Sign
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
WRONG: Sign = ("error", "danger")
LOCKED: Sign = ("lock", "text")


def paint(brush: Brush) -> None:
    """Paint the bars without their names."""
    _shapes(brush)
    for lane in brush.lanes:
        wrong = brush.scene.wrong_in(lane)
        if wrong:
            _wrong(brush, lane, wrong)


def names(brush: Brush) -> None:
    """Write the names of the bars."""
    brush.painter.setPen(brush.colours.colour("text"))
    for lane in brush.lanes:
        for number in range(len(lane.by_row)):
            _names(brush, lane, number)


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
    has_outlines = brush.scene.shapes.usual_width(zoom) >= OUTLINES_FROM and not brush.is_hurried
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


def _names(brush: Brush, lane: Lane, number: int) -> None:
    """Write the names of a row's bars: inside where they fit, else beside where there is room."""
    view, scene = brush.view, brush.scene
    zoom = view.scale.zoom
    origin, middle = view.body.left() - view.left, _middle(brush, lane, number)
    first = brush.first - FARTHEST / zoom
    needed = ENOUGH if brush.is_hurried else LEAST_LABEL + BEFORE
    for bar, after in scene.shapes.named(lane, number, first, brush.final, needed / zoom):
        right = origin + bar.end * zoom
        inside = (bar.end - bar.start) * zoom - BEFORE
        beside = min(origin + after * zoom - right, FARTHEST) - AFTER
        if is_inside(brush, bar, inside, beside):
            write(brush, bar, right - inside - 4, middle, inside)
        else:
            write(brush, bar, right + 4, middle, beside)


def _middle(brush: Brush, lane: Lane, number: int) -> float:
    return brush.view.body.top() - brush.view.top + lane.row_top(number) + ROW / 2 - 1


def is_inside(brush: Brush, bar: Bar, inside: float, beside: float) -> bool:
    """Whether a bar's name goes inside it.

    Args:
        brush: For measuring.
        bar: Which one.
        inside: The room there, in pixels.
        beside: The room beside it.
    """
    if inside >= ENOUGH or inside >= beside:
        return True
    return inside >= brush.labels.width(bar.event.name) + len(_signs(brush, bar)) * (PIN + 3)


def write(brush: Brush, bar: Bar, left: float, middle: float, width: float) -> None:
    """Write a bar's signs and name, as much as there is room for.

    Args:
        brush: What it is written with.
        bar: Which one.
        left: Where there is room.
        middle: Halfway down.
        width: The room.
    """
    for sign in _signs(brush, bar):
        if width >= PIN:
            brush.labels.sign(brush.painter, left, middle, sign, brush.colours)
            left, width = left + PIN + 3, width - PIN - 3
    if width >= LEAST_LABEL:
        brush.labels.put(brush.painter, left, middle, width, bar.event.name)


def _signs(brush: Brush, bar: Bar) -> Sequence[Sign]:
    is_wrong = bar.event.id in brush.scene.wrong
    if bar.event.lock is None:
        return (WRONG,) if is_wrong else ()
    return (WRONG, LOCKED) if is_wrong else (LOCKED,)
