"""Headers of the timeline: phases and days above, the lanes' names at the left, and the grid of days."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPen

from exercise_planner.domain.record import title_of
from exercise_planner.ui.pages.schedule.lanes import Lane
from exercise_planner.ui.pages.schedule.painting_scene import Brush

PHASES = 20
"""Height of the line of phases; below it come the days."""
HALF_HOUR = 20
"""Half the width of an hour's number, in pixels."""
WIDE_DAY = 78
NARROW_DAY = 30


def grid(brush: Brush) -> None:
    """Lines at the days and, where there is room, the hours."""
    painter, colours, scale = brush.painter, brush.colours, brush.view.scale
    step = scale.hour_step
    days = list(scale.days_between(brush.first, brush.final))
    hours = [day.start + hour * 60 for day in days for hour in range(step, 24, step)] if step else []
    painter.setPen(QPen(colours.colour("grid"), 1))
    painter.drawLines([_line(brush, minute) for minute in hours])
    painter.setPen(QPen(colours.colour("border" if step else "grid"), 1))
    painter.drawLines([_line(brush, day.start) for day in days])


def _line(brush: Brush, minute: int) -> QLineF:
    x = round(brush.view.x_of(minute)) + 0.5
    return QLineF(x, brush.clip.top(), x, brush.clip.bottom())


def paint(brush: Brush, size: QSizeF) -> None:
    """Paint the headers over everything else.

    Args:
        brush: For the whole body.
        size: The whole picture.
    """
    painter, colours, body = brush.painter, brush.colours, brush.view.body
    painter.save()
    painter.setClipRect(QRectF(body.left(), 0, body.width(), body.top()))
    painter.fillRect(QRectF(body.left(), 0, body.width(), body.top()), colours.colour("window"))
    _phases(brush)
    _days(brush)
    painter.restore()
    painter.fillRect(QRectF(0, body.top(), body.left(), body.height()), colours.colour("window"))
    painter.save()
    painter.setClipRect(QRectF(0, body.top(), body.left(), body.height()))
    for lane in brush.lanes:
        _name(brush, lane)
    painter.restore()
    painter.fillRect(QRectF(0, 0, body.left(), body.top()), colours.colour("window"))
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLine(QPointF(0, body.top() - 0.5), QPointF(size.width(), body.top() - 0.5))
    painter.drawLine(QPointF(body.left() - 0.5, 0), QPointF(body.left() - 0.5, size.height()))
    painter.setPen(colours.colour("muted"))
    brush.labels.draw(painter, QRectF(8, 0, body.left() - 16, body.top()), brush.view.scale.zone.key)


def _phases(brush: Brush) -> None:
    painter, colours, view = brush.painter, brush.colours, brush.view
    end_before = view.body.left()
    for hue, (phase, start, end) in enumerate(brush.scene.phases):
        left, right = max(view.x_of(start), end_before), min(view.x_of(end), view.body.right())
        if right - left < 2:
            continue
        box = QRectF(left, 2, right - left - 1, PHASES - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.bars[hue % len(colours.bars)]))
        painter.drawRect(box)
        painter.setPen(colours.colour("text"))
        brush.labels.draw(painter, box.adjusted(5, 0, -5, 0), title_of(phase))
        end_before = max(end_before, view.x_of(end))


def _days(brush: Brush) -> None:
    painter, colours, body = brush.painter, brush.colours, brush.view.body
    scale = brush.view.scale
    width = 1440 * scale.zoom
    every = 1 if width >= NARROW_DAY else 7
    if every * width < 40:
        every = 14 if 14 * width >= 40 else 28
    for number, day in enumerate(scale.days_between(brush.first, brush.final)):
        x = brush.view.x_of(day.start)
        is_first = number == 0 or day.day.day == 1
        if every > 1 and (day.day - scale.days[0].day).days % every:
            continue
        painter.setPen(QPen(colours.colour("border"), 1))
        painter.drawLine(QPointF(x, PHASES), QPointF(x, body.top()))
        painter.setPen(colours.colour("muted" if day.is_weekend else "text"))
        box = QRectF(max(x, body.left()) + 4, PHASES, max(width * every, 60), body.top() - PHASES)
        if width >= WIDE_DAY:
            text = f"{day.day:%a} {day.day.day} {day.day:%b}"
        else:
            text = f"{day.day.day} {day.day:%b}" if is_first or every > 1 else f"{day.day.day}"
            text = f"{day.day:%a} {day.day.day}" if width >= 52 and not is_first else text
        brush.labels.draw(painter, box, text)
        told_to = box.left() + brush.labels.width(text)
        _hours(brush, day.start, scale.hour_step, told_to)


def _hours(brush: Brush, start: int, step: int, after: float) -> None:
    """The hours of a day, from where its name ends."""
    scale = brush.view.scale
    if not step or step * 60 * scale.zoom < 40:
        return
    brush.painter.setPen(brush.colours.colour("muted"))
    for hour in range(step, 24, step):
        x = brush.view.x_of(start + hour * 60)
        if x - HALF_HOUR > after:
            text = f"{hour:02}"
            left = x - brush.labels.width(text) / 2
            box = QRectF(left, PHASES, 2 * HALF_HOUR, brush.view.body.top() - PHASES)
            brush.labels.draw(brush.painter, box, text)


def _name(brush: Brush, lane: Lane) -> None:
    painter, colours, body = brush.painter, brush.colours, brush.view.body
    top = brush.view.y_of(lane)
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLine(QPointF(0, top + lane.height), QPointF(body.left(), top + lane.height))
    painter.setPen(colours.colour("text"))
    box = QRectF(8, max(top, body.top()), body.left() - 16, 0)
    box.setBottom(min(top + lane.height, body.bottom()))
    brush.labels.draw(painter, box, lane.title)
