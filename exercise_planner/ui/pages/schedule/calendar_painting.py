"""Painting of a calendar: days, hours and events, only as far as they are seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from exercise_planner.ui import icons, theme
from exercise_planner.ui.pages.schedule.calendar_layout import MINUTES, Mode
from exercise_planner.ui.pages.schedule.calendar_sheet import HOUR, HOURS, LEAST, Box, Sheet
from exercise_planner.ui.pages.schedule.painting_bars import edge_of, fill_of
from exercise_planner.ui.words import QT_TRANSLATE_NOOP, tr

SIGN = 12
NARROW = 40
"""Pixels below which a name stands on end where that is higher."""
ALIGN = Qt.AlignmentFlag
WHOLE = (QT_TRANSLATE_NOOP("window", "+{n} more"), QT_TRANSLATE_NOOP("window", "+{n}"))


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown otherwise than the rest.

    Args:
        selected: Ids of the selected events.
        wrong: Ids of the events that break a rule.
        first: The first day of the exercise; ``final``: its last one; days outside are greyed.
        day: The day that the keys are on.
        top: The height of the page at which the view begins; names of events that begin above stand there.
        target: Where what is in the hand would go, if anything is.
        is_bad: Whether it would break a rule there.
    """

    selected: frozenset[str]
    wrong: frozenset[str]
    first: date
    final: date
    day: date
    top: float = 0.0
    target: QRectF | None = None
    is_bad: bool = False


def paint(painter: QPainter, sheet: Sheet, look: Look, seen: QRectF) -> None:
    """Paint what is seen of a page."""
    for day, cell in sheet.cells.items():
        if cell.intersects(seen):
            _cell(painter, sheet, look, day)
    if sheet.mode is not Mode.MONTH:
        _hours(painter, sheet, seen)
    for box in sheet.boxes:
        if box.rect.intersects(seen):
            _box(painter, box, look, with_times=sheet.mode is not Mode.MONTH)
    _more(painter, sheet, seen)
    if look.target is not None:
        _target(painter, look.target, is_bad=look.is_bad)


def _cell(painter: QPainter, sheet: Sheet, look: Look, day: date) -> None:
    colours, cell = theme.current(), sheet.cells[day]
    is_inside = look.first <= day <= look.final
    if not is_inside:
        painter.fillRect(cell, colours.colour("window"))
    elif day.weekday() >= 5:
        painter.fillRect(cell, colours.colour("shade"))
    painter.setPen(colours.colour("grid"))
    painter.drawLine(cell.topRight(), cell.bottomRight())
    painter.drawLine(cell.bottomLeft(), cell.bottomRight())
    if sheet.mode is Mode.MONTH:
        painter.setPen(colours.colour("text" if is_inside else "muted", 255 if is_inside else 130))
        text = f"{day.day} {day:%b}" if day.day == 1 or day == sheet.days[0] else str(day.day)
        painter.drawText(cell.adjusted(5, 2, -5, 0), ALIGN.AlignTop | ALIGN.AlignRight, text)
    if day == look.day:
        painter.setPen(QPen(colours.colour("accent"), 1))
        painter.drawRect(cell.adjusted(0.5, 0.5, -1.5, -1.5))


def _hours(painter: QPainter, sheet: Sheet, seen: QRectF) -> None:
    colours = theme.current()
    for hour in range(MINUTES // 60):
        y = hour * HOUR
        if seen.top() - HOUR <= y <= seen.bottom():
            painter.setPen(colours.colour("grid"))
            painter.drawLine(HOURS, y, int(sheet.size.width()), y)
            painter.setPen(colours.colour("muted"))
            box = QRectF(0, y + 1, HOURS - 6, 16)
            painter.drawText(box, ALIGN.AlignRight | ALIGN.AlignVCenter, f"{hour:02}:00")


def _box(painter: QPainter, box: Box, look: Look, *, with_times: bool) -> None:
    colours, event = theme.current(), box.entry.event
    painter.setBrush(fill_of(colours, box.entry.hue))
    is_selected = event.id in look.selected
    painter.setPen(
        QPen(colours.colour("accent"), 2) if is_selected else QPen(edge_of(colours, box.entry.hue), 1)
    )
    painter.drawRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5))
    room = box.rect.adjusted(4, 1, -3, -1)
    room.setTop(min(max(room.top(), look.top + 1), max(room.top(), room.bottom() - LEAST)))
    signs = [("error", "danger")] if event.id in look.wrong else []
    signs += [("lock", "text")] if event.lock is not None else []
    for name, role in signs:
        if room.width() > 2 * SIGN:
            spot = QRectF(room.left(), room.top() + 1, SIGN, SIGN).toRect()
            icons.icon(name, role).paint(painter, spot)
            room.setLeft(room.left() + SIGN + 2)
    painter.setPen(colours.colour("text"))
    _text(painter, box, room, with_times=with_times)


def _text(painter: QPainter, box: Box, room: QRectF, *, with_times: bool) -> None:
    metrics = painter.fontMetrics()
    if room.width() < NARROW < room.height():
        _upright(painter, box, room)
        return
    is_high = with_times and room.height() > 2 * metrics.height()
    lines = _lines(box, apart=is_high)
    if is_high:
        name, *clock = lines
        most = int(room.height() // metrics.height()) - len(clock)
        lines = [*wrapped(metrics, name, room.width(), most), *clock]
    for number, line in enumerate(lines):
        spot = QRectF(room.left(), room.top() + number * metrics.height(), room.width(), metrics.height())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(spot, ALIGN.AlignLeft | ALIGN.AlignVCenter, shown)


def wrapped(metrics: QFontMetrics, text: str, width: float, most: int) -> list[str]:
    """Text in at most so many lines, broken between words; the last line holds what is left."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        count = len(rest)
        while count > 1 and metrics.horizontalAdvance(" ".join(rest[:count])) > width:
            count -= 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    return [*lines, " ".join(rest)] if rest else lines


def _lines(box: Box, *, apart: bool) -> list[str]:
    """What is said of an event: its name and its times, apart from each other where there is room."""
    entry = box.entry
    begin = f"{entry.start:%H:%M}" if box.begins else ""
    name = entry.event.name if box.begins else f"… {entry.event.name}"
    if not apart:
        return [f"{begin} {name}".strip()]
    clock = f"{begin}–{entry.end:%H:%M}" if box.ends else begin
    return [name, clock] if clock else [name]


def _upright(painter: QPainter, box: Box, room: QRectF) -> None:
    """A name on end, where many events share a day."""
    painter.save()
    painter.translate(room.left() - 3, room.bottom())
    painter.rotate(-90)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(box.entry.event.name, Qt.TextElideMode.ElideRight, int(room.height()) - 4)
    spot = QRectF(2, 0, room.height() - 2, room.width() + 6)
    painter.drawText(spot, ALIGN.AlignLeft | ALIGN.AlignVCenter, shown)
    painter.restore()


def _more(painter: QPainter, sheet: Sheet, seen: QRectF) -> None:
    painter.setPen(theme.current().colour("accent"))
    for rect, count in sheet.more.values():
        if rect.intersects(seen):
            text = tr(WHOLE[0]).format(n=count)
            if painter.fontMetrics().horizontalAdvance(text) > rect.width():
                text = tr(WHOLE[1]).format(n=count)
            painter.drawText(rect.adjusted(3, 0, 0, 0), ALIGN.AlignLeft | ALIGN.AlignVCenter, text)


def _target(painter: QPainter, rect: QRectF, *, is_bad: bool) -> None:
    colour = QColor(theme.current().colour("danger" if is_bad else "good"))
    pen = QPen(colour, 2, Qt.PenStyle.DashLine if is_bad else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    colour.setAlpha(40)
    painter.setBrush(colour)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def heads(painter: QPainter, names: Iterable[tuple[QRectF, str]]) -> None:
    """Paint the names of the days."""
    colours = theme.current()
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colours.colour("muted"))
    for rect, text in names:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, ALIGN.AlignCenter, shown)
