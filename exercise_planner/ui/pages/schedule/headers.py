"""Headers of the timeline: phases and days above, the lanes' names at the left, and the grid of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from exercise_planner.domain.record import title_of
from exercise_planner.ui.pages.schedule.lanes import Lane, spans_of_phases

if TYPE_CHECKING:
    from exercise_planner.ui.pages.schedule.painting import Brush

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
PHASES = 20
"""Height of the line of phases; below it come the days."""
HALF_HOUR = 20
"""Half the width of an hour's number, in pixels."""
WIDE_DAY = 78
NARROW_DAY = 30


def grid(brush: Brush) -> None:
    """Lines at the days and, where there is room, the hours."""
    canvas, painter, colours = brush.canvas, brush.painter, brush.colours
    scale = canvas.scale
    assert scale is not None  # noqa: S101  painting.paint has seen to it
    step = scale.hour_step
    for day in scale.days_between(brush.first, brush.final):
        painter.setPen(QPen(colours.colour("border" if step else "grid"), 1))
        _line(brush, canvas.x_of(day.start))
        painter.setPen(QPen(colours.colour("grid"), 1))
        for hour in range(step, 24, step) if step else ():
            _line(brush, canvas.x_of(day.start + hour * 60))


def _line(brush: Brush, x: float) -> None:
    brush.painter.drawLine(
        QPointF(round(x) + 0.5, brush.body.top()), QPointF(round(x) + 0.5, brush.body.bottom())
    )


def paint(brush: Brush, lanes: list[Lane]) -> None:
    """Paint the headers over everything else."""
    painter, colours, body = brush.painter, brush.colours, brush.body
    viewport = QRectF(brush.canvas.viewport().rect())
    painter.save()
    painter.setClipRect(QRectF(body.left(), 0, body.width(), body.top()))
    painter.fillRect(QRectF(body.left(), 0, body.width(), body.top()), colours.colour("window"))
    _phases(brush)
    _days(brush)
    painter.restore()
    painter.fillRect(QRectF(0, body.top(), body.left(), body.height()), colours.colour("window"))
    painter.save()
    painter.setClipRect(QRectF(0, body.top(), body.left(), body.height()))
    for lane in lanes:
        _name(brush, lane)
    painter.restore()
    painter.fillRect(QRectF(0, 0, body.left(), body.top()), colours.colour("window"))
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLine(QPointF(0, body.top() - 0.5), QPointF(viewport.right(), body.top() - 0.5))
    painter.drawLine(QPointF(body.left() - 0.5, 0), QPointF(body.left() - 0.5, viewport.bottom()))
    painter.setPen(colours.colour("muted"))
    zone = brush.canvas.scale.zone.key if brush.canvas.scale else ""
    painter.drawText(QRectF(8, 0, body.left() - 16, body.top()), LEFT, zone)


def _phases(brush: Brush) -> None:
    canvas, painter, colours = brush.canvas, brush.painter, brush.colours
    exercise, scale = canvas.exercise, canvas.scale
    assert exercise is not None  # noqa: S101
    assert scale is not None  # noqa: S101
    end_before = brush.body.left()
    for hue, (phase, start, end) in enumerate(spans_of_phases(exercise, scale)):
        left, right = max(canvas.x_of(start), end_before), min(canvas.x_of(end), brush.body.right())
        if right - left < 2:
            continue
        box = QRectF(left, 2, right - left - 1, PHASES - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.bars[hue % len(colours.bars)]))
        painter.drawRect(box)
        painter.setPen(colours.colour("text"))
        name = painter.fontMetrics().elidedText(
            title_of(phase), Qt.TextElideMode.ElideRight, int(box.width()) - 10
        )
        painter.drawText(box.adjusted(5, 0, -5, 0), LEFT, name)
        end_before = max(end_before, canvas.x_of(end))


def _days(brush: Brush) -> None:
    canvas, painter, colours = brush.canvas, brush.painter, brush.colours
    scale = canvas.scale
    assert scale is not None  # noqa: S101
    width = 1440 * scale.zoom
    every = 1 if width >= NARROW_DAY else 7
    if every * width < 40:
        every = 14 if 14 * width >= 40 else 28
    for number, day in enumerate(scale.days_between(brush.first, brush.final)):
        x = canvas.x_of(day.start)
        is_first = number == 0 or day.day.day == 1
        if every > 1 and (day.day - scale.days[0].day).days % every:
            continue
        painter.setPen(QPen(colours.colour("border"), 1))
        painter.drawLine(QPointF(x, PHASES), QPointF(x, brush.body.top()))
        painter.setPen(colours.colour("muted" if day.is_weekend else "text"))
        box = QRectF(max(x, brush.body.left()) + 4, PHASES, max(width * every, 60), brush.body.top() - PHASES)
        if width >= WIDE_DAY:
            text = f"{day.day:%a} {day.day.day} {day.day:%b}"
        else:
            text = f"{day.day.day} {day.day:%b}" if is_first or every > 1 else f"{day.day.day}"
            text = f"{day.day:%a} {day.day.day}" if width >= 52 and not is_first else text
        painter.drawText(box, LEFT, text)
        told_to = box.left() + painter.fontMetrics().horizontalAdvance(text)
        _hours(brush, day.start, scale.hour_step, told_to)


def _hours(brush: Brush, start: int, step: int, after: float) -> None:
    """The hours of a day, from where its name ends."""
    scale = brush.canvas.scale
    assert scale is not None  # noqa: S101
    if not step or step * 60 * scale.zoom < 40:
        return
    brush.painter.setPen(brush.colours.colour("muted"))
    for hour in range(step, 24, step):
        x = brush.canvas.x_of(start + hour * 60)
        if x - HALF_HOUR > after:
            box = QRectF(x - HALF_HOUR, PHASES, 2 * HALF_HOUR, brush.body.top() - PHASES)
            brush.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{hour:02}")


def _name(brush: Brush, lane: Lane) -> None:
    canvas, painter, colours, body = brush.canvas, brush.painter, brush.colours, brush.body
    top = canvas.y_of(lane)
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLine(QPointF(0, top + lane.height), QPointF(body.left(), top + lane.height))
    painter.setPen(colours.colour("text"))
    box = QRectF(8, max(top, body.top()), body.left() - 16, 0)
    box.setBottom(top + lane.height)
    name = painter.fontMetrics().elidedText(lane.title, Qt.TextElideMode.ElideRight, int(box.width()))
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, align, name)
