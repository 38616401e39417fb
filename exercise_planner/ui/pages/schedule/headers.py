"""Headers of the timeline: phases and days above, the lanes' names at the left, and the grid of days."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPen

from exercise_planner.domain.record import title_of
from exercise_planner.ui.pages.schedule.painting_scene import Brush

PHASES = 20
"""Height of the line of phases; below it come the days."""
LINE = 14
"""From one line of a name to the next, in pixels."""
HALF_HOUR = 20
"""Half the width of an hour's number, in pixels."""
WIDE_DAY = 78
MIDDLING_DAY = 52
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
    _names(brush)
    painter.restore()
    painter.fillRect(QRectF(0, 0, body.left(), body.top()), colours.colour("window"))
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLine(QLineF(0, body.top() - 0.5, size.width(), body.top() - 0.5))
    painter.drawLine(QLineF(body.left() - 0.5, 0, body.left() - 0.5, size.height()))
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
    painter, colours, body, scale = brush.painter, brush.colours, brush.view.body, brush.view.scale
    width, every = 1440 * scale.zoom, _every(1440 * scale.zoom)
    ticks: list[QLineF] = []
    texts: dict[str, list[tuple[float, str]]] = {"text": [], "muted": []}
    for number, day in enumerate(scale.days_between(brush.first, brush.final)):
        if every > 1 and (day.day - scale.days[0].day).days % every:
            continue
        x = brush.view.x_of(day.start)
        ticks.append(QLineF(x, PHASES, x, body.top()))
        text = _told(day.day, width, is_first=number == 0 or day.day.day == 1 or every > 1)
        left = max(x, body.left()) + 4
        if x >= body.left() or left + brush.labels.width(text) < brush.view.x_of(day.end):
            texts["muted" if day.is_weekend else "text"].append((left, text))
        if scale.hour_step * 60 * scale.zoom >= 2 * HALF_HOUR:
            texts["muted"] += _hours(brush, day.start, left + brush.labels.width(text))
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLines(ticks)
    for role, placed in texts.items():
        painter.setPen(colours.colour(role))
        for left, text in placed:
            brush.labels.put(painter, left, (PHASES + body.top()) / 2, max(width * every, 60), text)


def _every(width: float) -> int:
    """How many days lie between two that are named."""
    if width >= NARROW_DAY:
        return 1
    return next((every for every in (7, 14) if every * width >= 40), 28)


@lru_cache(maxsize=4096)
def _told_by(day: date, style: int) -> str:
    styles = (
        f"{day.day}",
        f"{day.day} {day:%b}",
        f"{day:%a} {day.day}",
        f"{day:%a} {day.day} {day:%b}",
    )
    return styles[style]


def _told(day: date, width: float, *, is_first: bool) -> str:
    """A day's name, as much as there is room for."""
    if width >= WIDE_DAY:
        return _told_by(day, 3)
    if is_first:
        return _told_by(day, 1)
    return _told_by(day, 2 if width >= MIDDLING_DAY else 0)


def _hours(brush: Brush, start: int, after: float) -> Iterator[tuple[float, str]]:
    """The hours of a day, from where its name ends."""
    step = brush.view.scale.hour_step
    for hour in range(step, 24, step):
        x, text = brush.view.x_of(start + hour * 60), f"{hour:02}"
        if x - HALF_HOUR > after:
            yield x - brush.labels.width(text) / 2, text


def _names(brush: Brush) -> None:
    """The lanes' names, halfway down what is seen of them."""
    painter, colours, body = brush.painter, brush.colours, brush.view.body
    lines: list[QLineF] = []
    painter.setPen(colours.colour("text"))
    for lane in brush.lanes:
        top = brush.view.y_of(lane)
        bottom = top + lane.height
        lines.append(QLineF(0, bottom, body.left(), bottom))
        middle = (max(top, body.top()) + min(bottom, body.bottom())) / 2
        _name(brush, middle, min(bottom, body.bottom()) - max(top, body.top()), lane.title)
    painter.setPen(QPen(colours.colour("border"), 1))
    painter.drawLines(lines)


def _name(brush: Brush, middle: float, height: float, title: str) -> None:
    """A lane's name, in two lines where it is long and there is room for them."""
    room = brush.view.body.left() - 16
    if height < LINE - 2:  # next to nothing is seen of the lane
        return
    lines = brush.labels.halved(title, room) if height >= 2 * LINE else (title,)
    for number, text in enumerate(lines):
        brush.labels.put(brush.painter, 8, middle + (number - (len(lines) - 1) / 2) * LINE, room, text)
