"""Painting of the timeline: shades, grid, lanes, bars, what is in the hand, and the headers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen

from exercise_planner.domain.timespan import Period, begins, ends
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import icons, theme, words
from exercise_planner.ui.pages.schedule import headers
from exercise_planner.ui.pages.schedule.lanes import PADDING, ROW, Bar, Grouping, Lane

if TYPE_CHECKING:
    from exercise_planner.ui.pages.schedule.canvas import Canvas

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROUND = 3
PIN = 12
LEAST_LABEL = 26
REASONS = 3


@dataclass(frozen=True, slots=True)
class Brush:
    """What painting needs at every step."""

    canvas: Canvas
    painter: QPainter
    colours: theme.Theme
    body: QRectF
    first: float
    final: float


def paint(canvas: Canvas, painter: QPainter) -> None:
    """Paint what is visible of a timeline."""
    colours, body = theme.current(), canvas.body
    brush = Brush(
        canvas, painter, colours, body, canvas.minute_at(body.left()), canvas.minute_at(body.right())
    )
    painter.fillRect(canvas.viewport().rect(), colours.colour("base"))
    if canvas.scale is None or canvas.exercise is None:
        return
    painter.save()
    painter.setClipRect(body)
    _shades(brush)
    lanes = _visible(brush)
    for lane in lanes:
        _closed_venue(brush, lane)
        _free(brush, lane)
    headers.grid(brush)
    for lane in lanes:
        _separator(brush, lane)
    for lane in lanes:
        _bars(brush, lane)
    _now(brush)
    _in_hand(brush)
    painter.restore()
    headers.paint(brush, lanes)
    if canvas.is_empty:
        _nothing(brush)


def _visible(brush: Brush) -> list[Lane]:
    canvas, body = brush.canvas, brush.body
    return [
        lane
        for lane in canvas.lanes
        if canvas.y_of(lane) < body.bottom() and canvas.y_of(lane) + lane.height > body.top()
    ]


def _shades(brush: Brush) -> None:
    """Weekends and closed periods behind everything."""
    canvas = brush.canvas
    assert canvas.scale is not None  # noqa: S101  paint has seen to it
    assert canvas.exercise is not None  # noqa: S101
    for day in canvas.scale.days_between(brush.first, brush.final):
        if day.is_weekend:
            _column(brush, day.start, day.end, brush.colours.colour("shade"))
    for period in canvas.exercise.details.closed:
        start, end = _span(brush, period)
        _column(brush, start, end, brush.colours.colour("shade"))
        _column(brush, start, end, brush.colours.colour("muted", 110), Qt.BrushStyle.BDiagPattern)


def _span(brush: Brush, period: Period) -> tuple[int, int]:
    scale = brush.canvas.scale
    assert scale is not None  # noqa: S101
    return scale.minute(begins(period.from_, scale.zone)), scale.minute(ends(period.to, scale.zone))


def _column(
    brush: Brush, start: int, end: int, colour: QColor, pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern
) -> None:
    if start < brush.final and end > brush.first:
        left, right = brush.canvas.x_of(start), brush.canvas.x_of(end)
        box = QRectF(left, brush.body.top(), right - left, brush.body.height()).intersected(brush.body)
        _fill(brush.painter, box, colour, pattern)


def _fill(painter: QPainter, box: QRectF, colour: QColor, pattern: Qt.BrushStyle) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if pattern != Qt.BrushStyle.SolidPattern:
        made = painter.brush()
        made.setStyle(pattern)
        painter.setBrush(made)
    painter.drawRect(box)
    painter.restore()


def _closed_venue(brush: Brush, lane: Lane) -> None:
    """When a venue is not to be had, in its own lane."""
    canvas = brush.canvas
    venue = canvas.exercise.get(Venue, lane.key) if canvas.exercise else None
    if venue is None or canvas.grouping is not Grouping.VENUE:
        return
    for period in venue.unavailable:
        start, end = _span(brush, period)
        left, right = canvas.x_of(start), canvas.x_of(end)
        box = QRectF(left, canvas.y_of(lane), right - left, lane.height).intersected(brush.body)
        _fill(brush.painter, box, brush.colours.colour("muted", 110), Qt.BrushStyle.BDiagPattern)


def _free(brush: Brush, lane: Lane) -> None:
    """Where the event in the hand might go, while it is in the hand."""
    canvas = brush.canvas
    if canvas.drag is None or not canvas.free:
        return
    if canvas.grouping is Grouping.VENUE:
        spans = canvas.free.get(lane.key, ())
    elif any(bar.event.id == canvas.drag.bar.event.id for bar in lane.bars):
        spans = canvas.free.get(canvas.drag.place.venue or "", ())
    else:
        return
    for start, end in spans:
        if start < brush.final and end > brush.first:
            left, right = canvas.x_of(start), canvas.x_of(end)
            box = QRectF(left, canvas.y_of(lane) + 1, right - left, lane.height - 2).intersected(brush.body)
            _fill(brush.painter, box, brush.colours.colour("accent", 40), Qt.BrushStyle.SolidPattern)
            brush.painter.setPen(QPen(brush.colours.colour("accent"), 2))
            brush.painter.drawLine(box.bottomLeft(), box.bottomRight())


def _separator(brush: Brush, lane: Lane) -> None:
    bottom = brush.canvas.y_of(lane) + lane.height
    brush.painter.setPen(QPen(brush.colours.colour("grid"), 1))
    brush.painter.drawLine(QPointF(brush.body.left(), bottom), QPointF(brush.body.right(), bottom))


def _bars(brush: Brush, lane: Lane) -> None:
    canvas = brush.canvas
    held = canvas.drag.bar.event.id if canvas.drag is not None else None
    for row in range(lane.rows):
        bars = lane.row_bars(row)
        for number, bar in enumerate(bars):
            if bar.start > brush.final:
                break
            room = canvas.x_of(bars[number + 1].start) if number + 1 < len(bars) else brush.body.right()
            if max(canvas.x_of(bar.end), canvas.x_of(bar.start)) + 300 > brush.body.left():
                _bar(brush, canvas.rect_of(lane, bar), bar, room, faint=bar.event.id == held)


def _bar(brush: Brush, box: QRectF, bar: Bar, room: float, *, faint: bool) -> None:
    canvas, painter, colours = brush.canvas, brush.painter, brush.colours
    is_wrong, is_selected = bar.event.id in canvas.wrong, bar.event.id in canvas.selected
    painter.setOpacity(0.35 if faint else 1)
    fill = QColor(colours.bars[bar.hue % len(colours.bars)])
    edge = (
        colours.colour("danger")
        if is_wrong
        else fill.darker(125)
        if colours.name == "light"
        else fill.lighter(140)
    )
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1.6 if is_wrong else 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    if is_selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.colour("accent"), 2.4))
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), ROUND + 1, ROUND + 1)
    _label(brush, box, bar, room, is_wrong=is_wrong)
    painter.setOpacity(1)


def _label(brush: Brush, box: QRectF, bar: Bar, room: float, *, is_wrong: bool) -> None:
    """The bar's name: inside where it fits, else beside it where there is room."""
    if box.right() < brush.body.left():
        return
    painter = brush.painter
    signs = [("error", "danger")] * is_wrong + [("lock", "text")] * (bar.event.lock is not None)
    inside = QRectF(max(box.left(), brush.body.left()) + 5, box.top(), 0, box.height())
    inside.setRight(box.right() - 4)
    wanted = painter.fontMetrics().horizontalAdvance(bar.event.name) + len(signs) * (PIN + 3)
    beside = QRectF(box.right() + 4, box.top(), max(room - box.right() - 8, 0), box.height())
    place = inside if inside.width() >= min(wanted, 90) or inside.width() >= beside.width() else beside
    for name, role in signs:
        if place.width() >= PIN:
            icons.icon(name, role).paint(
                painter, _pin(place).toRect(), Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal
            )
            place.setLeft(place.left() + PIN + 3)
    if place.width() >= LEAST_LABEL:
        painter.setPen(brush.colours.colour("text"))
        text = painter.fontMetrics().elidedText(
            bar.event.name, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, LEFT, text)


def _pin(place: QRectF) -> QRectF:
    return QRectF(place.left(), place.center().y() - PIN / 2, PIN, PIN)


def _now(brush: Brush) -> None:
    scale = brush.canvas.scale
    assert scale is not None  # noqa: S101
    minute = scale.minute(datetime.now(UTC))
    if 0 <= minute <= scale.minutes:
        x = brush.canvas.x_of(minute)
        brush.painter.setPen(QPen(brush.colours.colour("accent"), 1.4, Qt.PenStyle.DashLine))
        brush.painter.drawLine(QPointF(x, brush.body.top()), QPointF(x, brush.body.bottom()))


def _in_hand(brush: Brush) -> None:
    """The bar that is being moved, and why it cannot be there."""
    canvas, painter, colours = brush.canvas, brush.painter, brush.colours
    drag = canvas.drag
    if drag is None or canvas.scale is None:
        return
    start, end = canvas.scale.minute(drag.place.start), canvas.scale.minute(drag.place.end)
    lane = next((one for one in canvas.lanes if one.key == (drag.place.venue or "")), None)
    found = canvas.find_bar(drag.bar.event.id)
    lane = lane if canvas.grouping is Grouping.VENUE and lane is not None else (found[0] if found else None)
    if lane is None:
        return
    role = "danger" if drag.findings else "accent"
    left, right = canvas.x_of(start), canvas.x_of(end)
    row = min(drag.bar.row, lane.rows - 1)
    box = QRectF(left, canvas.y_of(lane) + PADDING + row * ROW + 1, max(right - left, 6), ROW - 2)
    painter.setBrush(colours.colour("danger_soft" if drag.findings else "accent_soft"))
    painter.setPen(QPen(colours.colour(role), 2))
    painter.drawRoundedRect(box, ROUND, ROUND)
    painter.setPen(colours.colour("text"))
    painter.drawText(box.adjusted(6, 0, -2, 0), LEFT, drag.bar.event.name)
    reasons = [finding.message for finding in drag.findings[:REASONS]]
    if len(drag.findings) > REASONS:
        reasons.append(f"+{len(drag.findings) - REASONS}")
    _bubble(brush, box, canvas.sentence(drag.place), reasons)


def _bubble(brush: Brush, box: QRectF, heading: str, reasons: Iterable[str]) -> None:
    painter, colours = brush.painter, brush.colours
    lines = [f"✕ {reason}" for reason in reasons]
    text = "\n".join([heading, *lines])
    width = min(430.0, brush.body.width() - 16)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap.value)
    needed = painter.boundingRect(QRectF(0, 0, width - 16, 1000), flags, text)
    bubble = QRectF(0, 0, needed.width() + 18, needed.height() + 12)
    x = min(max(box.left(), brush.body.left() + 6), brush.body.right() - bubble.width() - 6)
    y = box.bottom() + 8
    if y + bubble.height() > brush.body.bottom():
        y = max(box.top() - bubble.height() - 8, brush.body.top() + 4)
    bubble.moveTo(x, y)
    painter.setBrush(colours.colour("base"))
    painter.setPen(QPen(colours.colour("danger" if lines else "accent"), 1.4))
    painter.drawRoundedRect(bubble, 4, 4)
    painter.setPen(colours.colour("danger" if lines else "text"))
    painter.drawText(bubble.adjusted(9, 6, -9, -6), flags, text)


def _nothing(brush: Brush) -> None:
    font = QFont(brush.painter.font())
    font.setPointSizeF(font.pointSizeF() * 1.3)
    brush.painter.save()
    brush.painter.setFont(font)
    brush.painter.setPen(brush.colours.colour("muted"))
    text = words.tr("Nothing is scheduled yet. Press Schedule! (F9) to find a place for every event.")
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap.value)
    box = brush.body.adjusted(40, 0, -40, 0)
    needed = brush.painter.boundingRect(box, flags, text).adjusted(-14, -8, 14, 8)
    brush.painter.fillRect(needed, brush.colours.colour("base"))
    brush.painter.drawText(box, flags, text)
    brush.painter.restore()
