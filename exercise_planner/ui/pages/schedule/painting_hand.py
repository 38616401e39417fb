"""Painting of what is in the hand: the bar where it would be, or the line to what it would be linked with."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from exercise_planner.ui import words
from exercise_planner.ui.pages.schedule import painting_bars
from exercise_planner.ui.pages.schedule.drag import Drag, Grip, length_of
from exercise_planner.ui.pages.schedule.lanes import ROW, Grouping, Lane
from exercise_planner.ui.pages.schedule.painting_scene import Brush
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

ROUND = 3
REASONS = 3
TO_LINK = QT_TRANSLATE_NOOP("window", "Drop it on the event that is to follow")
FOLLOWS = QT_TRANSLATE_NOOP("window", "“{later}” starts after the end of “{earlier}”")


def paint(brush: Brush, drag: Drag) -> None:
    """Paint what is in the hand, and why it cannot be there."""
    if drag.grip is Grip.LINK:
        _link(brush, drag)
    else:
        _bar(brush, drag)


def _bar(brush: Brush, drag: Drag) -> None:
    painter, colours, view = brush.painter, brush.colours, brush.view
    lane = _lane(brush, drag)
    if lane is None:
        return
    start, end = view.scale.minute(drag.place.start), view.scale.minute(drag.place.end)
    left, right = view.x_of(start), view.x_of(end)
    top = view.body.top() - view.top + lane.row_top(min(drag.bar.row, lane.rows - 1))
    box = QRectF(left, top, max(right - left, 6), ROW - 2)
    painter.setBrush(colours.colour("danger_soft" if drag.findings else "accent_soft"))
    painter.setPen(QPen(colours.colour("danger" if drag.findings else "accent"), 2))
    painter.drawRoundedRect(box, ROUND, ROUND)
    painter.setPen(colours.colour("text"))
    place = box.adjusted(6, 0, -2, 0)
    if place.width() >= painting_bars.LEAST_LABEL:
        brush.labels.draw(painter, place, drag.bar.event.name)
    reasons = [finding.message for finding in drag.findings[:REASONS]]
    if len(drag.findings) > REASONS:
        reasons.append(f"+{len(drag.findings) - REASONS}")
    heading = brush.scene.sentence(drag.place)
    if drag.grip is not Grip.MOVE:
        heading = f"{heading} · {words.duration(length_of(drag.place))}"
    _bubble(brush, box, heading, reasons)


def _lane(brush: Brush, drag: Drag) -> Lane | None:
    """The lane that the bar in the hand would be in."""
    found = brush.scene.find(drag.bar.event.id)
    if brush.scene.grouping is Grouping.VENUE:
        key = drag.place.venue or ""
        return next((lane for lane in brush.scene.lanes if lane.key == key), found[0] if found else None)
    return found[0] if found else None


def _link(brush: Brush, drag: Drag) -> None:
    found, at = brush.scene.find(drag.bar.event.id), drag.at
    if found is None or at is None:
        return
    painter, colours = brush.painter, brush.colours
    box = brush.view.rect_of(*found)
    painter.setPen(QPen(colours.colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QLineF(QPointF(box.right(), box.center().y()), at))
    painter.drawEllipse(at, 4, 4)
    target = brush.scene.find(drag.target.event.id) if drag.target is not None else None
    heading = words.tr(TO_LINK)
    if target is not None:
        painter.drawRoundedRect(brush.view.rect_of(*target).adjusted(-2, -2, 2, 2), ROUND, ROUND)
        pair = (target[1].event.name, drag.bar.event.name)
        earlier, later = pair if drag.is_after else pair[::-1]
        heading = words.tr(FOLLOWS).format(earlier=earlier, later=later)
    _bubble(brush, QRectF(at.x(), at.y() - 8, 1, 16), heading, ())


def _bubble(brush: Brush, box: QRectF, heading: str, reasons: Iterable[str]) -> None:
    painter, colours, body = brush.painter, brush.colours, brush.view.body
    lines = [f"✕ {reason}" for reason in reasons]
    text = "\n".join([heading, *lines])
    width = min(430.0, body.width() - 16)
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap.value)
    needed = painter.boundingRect(QRectF(0, 0, width - 16, 1000), flags, text)
    bubble = QRectF(0, 0, needed.width() + 18, needed.height() + 12)
    x = min(max(box.left(), body.left() + 6), body.right() - bubble.width() - 6)
    y = box.bottom() + 8
    if y + bubble.height() > body.bottom():
        y = max(box.top() - bubble.height() - 8, body.top() + 4)
    bubble.moveTo(x, y)
    painter.setBrush(colours.colour("base"))
    painter.setPen(QPen(colours.colour("danger" if lines else "accent"), 1.4))
    painter.drawRoundedRect(bubble, 4, 4)
    painter.setPen(colours.colour("danger" if lines else "text"))
    painter.drawText(bubble.adjusted(9, 6, -9, -6), flags, text)
