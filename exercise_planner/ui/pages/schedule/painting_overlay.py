"""Painting of what moves over the ground: names at the edge, selection, now, and what is in the hand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from exercise_planner.ui import words
from exercise_planner.ui.pages.schedule import painting, painting_bars, painting_hand
from exercise_planner.ui.pages.schedule.canvas_view import HANDLE
from exercise_planner.ui.pages.schedule.drag import Drag, Grip
from exercise_planner.ui.pages.schedule.lanes import Grouping, Lane
from exercise_planner.ui.pages.schedule.openings import Openings
from exercise_planner.ui.pages.schedule.painting_scene import Brush
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

MOST = 500
"""Selected events that get an outline and their links; nobody can tell more of them apart."""
NOTHING = QT_TRANSLATE_NOOP(
    "window", "Nothing is scheduled yet. Press Schedule! (F9) to find a place for every event."
)


@dataclass(frozen=True, slots=True)
class Moving:
    """What moves over the ground.

    Args:
        selected: Ids of the selected events.
        drag: What is in the hand.
        free: Where that might go, by venue.
        offered: Id of the event whose handle is shown; empty for none.
    """

    selected: frozenset[str] = frozenset()
    drag: Drag | None = None
    free: Openings = field(default_factory=dict)
    offered: str = ""


def paint(brush: Brush, moving: Moving) -> None:
    """Paint what moves over the ground."""
    painter = brush.painter
    painter.save()
    painter.setClipRect(brush.clip)
    _names_at_the_edge(brush)
    drag = moving.drag
    if drag is not None:
        _free(brush, drag, moving.free)
        _fade(brush, drag)
    ids = sorted(moving.selected)[:MOST]
    lines = [link for event_id in ids for link in brush.scene.links.of(event_id)]
    painting.links(brush, lines, brush.colours.colour("accent"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _outlines(brush, ids)
    if moving.offered and drag is None:
        _handles(brush, moving.offered)
    _now(brush)
    if drag is not None:
        painting_hand.paint(brush, drag)
    painter.restore()
    if not brush.scene.places:
        _nothing(brush)


def _names_at_the_edge(brush: Brush) -> None:
    """Bars that begin before what is seen keep their names in sight."""
    view, edge = brush.view, brush.view.body.left()
    first = view.first
    for lane in brush.lanes:
        for row in lane.by_row:
            for bar in row.between(first, first + 1):
                if bar.start >= first:
                    continue
                box = view.rect_of(lane, bar)
                room = box.width() - painting_bars.BEFORE
                is_inside = painting_bars.is_inside(brush, bar, room, painting_bars.FARTHEST)
                box.setLeft(edge)
                if is_inside and box.width() > painting_bars.LEAST_LABEL:
                    inner = box.adjusted(0, 1, -1, -1)
                    brush.painter.fillRect(inner, painting_bars.fill_of(brush.colours, bar.hue))
                    brush.painter.setPen(brush.colours.colour("text"))
                    painting_bars.write(brush, bar, edge + 5, box.center().y(), box.width() - 9)


def _free(brush: Brush, drag: Drag, free: Openings) -> None:
    """Where the event in the hand might go."""
    if drag.grip is not Grip.MOVE:
        return
    boxes: list[QRectF] = []
    for lane in brush.lanes:
        boxes += brush.boxes(lane, _free_in(brush, lane, drag, free))
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.colours.colour("accent", 40))
    brush.painter.drawRects([box.adjusted(0, 1, 0, -1) for box in boxes])
    brush.painter.setPen(QPen(brush.colours.colour("accent"), 2))
    brush.painter.drawLines([QLineF(box.bottomLeft(), box.bottomRight()) for box in boxes])


def _free_in(brush: Brush, lane: Lane, drag: Drag, free: Openings) -> tuple[tuple[int, int], ...]:
    if brush.scene.grouping is Grouping.VENUE:
        return tuple(free.get(lane.key, ()))
    if any(home is lane for home, _ in brush.scene.places.get(drag.bar.event.id, ())):
        return tuple(free.get(drag.place.venue or "", ()))
    return ()


def _fade(brush: Brush, drag: Drag) -> None:
    """The bar where it was, hardly seen."""
    if drag.grip is Grip.LINK:
        return
    veil = brush.colours.colour("base", 170)
    for lane, bar in brush.scene.places.get(drag.bar.event.id, ()):
        brush.painter.fillRect(brush.view.rect_of(lane, bar).adjusted(0, 0, 1, 1), veil)


def _outlines(brush: Brush, ids: Iterable[str]) -> None:
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.setPen(QPen(brush.colours.colour("accent"), 2.4))
    for event_id in ids:
        for lane, bar in brush.scene.places.get(event_id, ()):
            box = brush.view.rect_of(lane, bar).adjusted(-1, -1, 1, 1)
            if box.intersects(brush.clip):
                brush.painter.drawRoundedRect(box, 4, 4)


def _handles(brush: Brush, event_id: str) -> None:
    """What a link is drawn from: a ring with a plus, after the selected bar."""
    for lane, bar in brush.scene.places.get(event_id, ()):
        box = brush.view.rect_of(lane, bar)
        if box.intersects(brush.clip):
            center = QPointF(box.right() + HANDLE / 2 + 2, box.center().y())
            brush.painter.setPen(QPen(brush.colours.colour("accent"), 1.6))
            brush.painter.setBrush(brush.colours.colour("base"))
            brush.painter.drawEllipse(center, HANDLE / 2 - 1, HANDLE / 2 - 1)
            brush.painter.drawLine(center - QPointF(2.5, 0), center + QPointF(2.5, 0))
            brush.painter.drawLine(center - QPointF(0, 2.5), center + QPointF(0, 2.5))


def _now(brush: Brush) -> None:
    scale = brush.view.scale
    minute = scale.minute(datetime.now(UTC))
    if 0 <= minute <= scale.minutes:
        x = brush.view.x_of(minute)
        brush.painter.setPen(QPen(brush.colours.colour("accent"), 1.4, Qt.PenStyle.DashLine))
        brush.painter.drawLine(QLineF(x, brush.clip.top(), x, brush.clip.bottom()))


def _nothing(brush: Brush) -> None:
    painter = brush.painter
    painter.save()
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 1.3)
    painter.setFont(font)
    painter.setPen(brush.colours.colour("muted"))
    text = words.tr(NOTHING)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap.value)
    box = brush.view.body.adjusted(40, 0, -40, 0)
    needed = painter.boundingRect(box, flags, text).adjusted(-14, -8, 14, 8)
    painter.fillRect(needed, brush.colours.colour("base"))
    painter.drawText(box, flags, text)
    painter.restore()
