"""Canvas: the map in the hands of the user: moving, zooming, pointing and selecting, by mouse and by keys."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.venue import Position
from exercise_planner.geography import Box, frame
from exercise_planner.geography.view import View
from exercise_planner.ui import theme, words
from exercise_planner.ui.pages.map import painting
from exercise_planner.ui.pages.map.backdrop import Backdrop, Drawn, drawn
from exercise_planner.ui.pages.map.layout import Pin, pins
from exercise_planner.ui.pages.map.scene import Scene
from exercise_planner.ui.tasks import Tasks

EARTH = Box(-180, -58, 180, 78)
"""What is seen while nothing has a position."""
STEP = 1.25
"""By how much one turn of the wheel zooms."""
STRIDE = 80
"""Pixels that an arrow key moves the map."""
SHARP = 70
"""Milliseconds after which a map that was zoomed is drawn sharp again."""
LEAST, MOST = 1.5, 12_000.0
"""Pixels a degree, farthest and nearest."""


class Canvas(QWidget):
    """The map.

    Args:
        tasks: Where it is drawn sharp off the GUI thread; None: it is drawn at once.

    Attributes:
        chosen: Emitted with the subjects that the user selects.
        pointed: Emitted with longitude and latitude under the pointer, or of the middle by keys.
    """

    chosen = Signal(object)
    pointed = Signal(float, float)

    def __init__(self, tasks: Tasks | None = None) -> None:
        super().__init__()
        self._tasks, self._is_drawing = tasks, False
        self.scene: Scene | None = None
        self.view = View.of(EARTH, 640, 480)
        self.selected: frozenset[Subject] = frozenset()
        self.backdrop = Backdrop()
        self._home = EARTH
        self._is_at_home = True
        self._pins: list[Pin] | None = None
        self._grabbed: tuple[QPointF, View] | None = None
        self._is_dragged = False
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(SHARP)
        self._sharpen.timeout.connect(self._make_sharp)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Map"))

    def show_places(self, places: tuple[Position, ...]) -> None:
        """Look at all these places."""
        points = [(place.longitude, place.latitude) for place in places]
        self._home = frame(points, margin=0.15, least=1.0) if points else EARTH
        self.fit()

    def show_scene(self, scene: Scene | None) -> None:
        """Show a scene where the map is."""
        self.scene = scene
        self._renew()

    def set_selected(self, subjects: frozenset[Subject]) -> None:
        """Mark what is selected everywhere."""
        self.selected = subjects
        self._renew()
        named = [
            words.listed(spot.name for spot in pin.spots) for pin in self.pins if subjects & set(pin.subjects)
        ]
        self.setAccessibleDescription(words.listed(named))

    def look_at(self, position: Position) -> None:
        """Have a place on the screen; the map moves only if it is not."""
        x, y = self.view.at(position.longitude, position.latitude)
        if not QRectF(self.rect()).adjusted(20, 20, -20, -20).contains(QPointF(x, y)):
            self._look(self.view.panned(x - self.width() / 2, y - self.height() / 2))

    @property
    def pins(self) -> list[Pin]:
        """What stands on the map as it is seen now."""
        if self._pins is None:
            metrics = QFontMetricsF(self.font())
            height = metrics.height() + 2
            self._pins = (
                pins(
                    self.scene,
                    self.view,
                    lambda name: (metrics.horizontalAdvance(name) + 8, height),
                    self.selected,
                    painting.reserved(self.view, metrics),
                )
                if self.scene is not None
                else []
            )
        return self._pins

    def fit(self) -> None:
        """Show everything."""
        self._is_at_home = True
        found = View.of(self._home, max(self.width(), 1), max(self.height() - 40, 1))
        self._look(found.sized(self.width(), self.height()), keeps_home=True)

    def zoom_in(self) -> None:
        """Look closer."""
        self._zoom(STEP, self.width() / 2, self.height() / 2)

    def zoom_out(self) -> None:
        """Look from farther."""
        self._zoom(1 / STEP, self.width() / 2, self.height() / 2)

    def _zoom(self, factor: float, x: float, y: float) -> None:
        factor = max(LEAST / self.view.scale, min(MOST / self.view.scale, factor))
        self._look(self.view.zoomed(factor, x, y))

    def _look(self, view: View, *, keeps_home: bool = False) -> None:
        self._is_at_home = keeps_home
        self.view = view
        self._sharpen.start()
        self._renew()

    def _renew(self) -> None:
        self._pins = None
        self.update()

    def refine(self) -> None:
        """The finer shapes are loaded: use them."""
        self.backdrop.coarse = False
        self.update()

    def _make_sharp(self) -> None:
        view, colours, fineness = self.view, theme.current(), self.devicePixelRatioF()
        if self._is_drawing or self.backdrop.fits(view, colours):
            return
        if self._tasks is None or not self.backdrop.serves(view, colours):
            self.backdrop.make(view, colours, fineness)
            self.update()
            return
        self._is_drawing, coarse = True, self.backdrop.coarse
        self._tasks.run(
            lambda _report, _stop: drawn(view, colours, fineness, coarse=coarse), self._take, self._fail
        )

    def _take(self, picture: Drawn) -> None:
        """A sharp picture was drawn; if the map has moved on meanwhile, another one follows."""
        self._is_drawing = False
        self.backdrop.take(picture)
        self.update()

    def _fail(self, failure: BaseException) -> None:
        self._is_drawing = False
        raise failure

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.current()
        if not self._sharpen.isActive() or not self.backdrop.serves(self.view, colours):
            self._make_sharp()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.backdrop.paint(painter, self.view, colours)
        if self.scene is not None:
            painting.paint_legs(painter, self.scene.legs, self.view, colours)
            for pin in reversed(self.pins):
                painting.paint_label(painter, pin, colours)
            for pin in reversed(self.pins):
                painting.paint_pin(painter, pin, colours, self.selected)
        painting.paint_frame(painter, self.view, colours)
        if self.hasFocus():
            painter.setPen(colours.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_at_home:
            self.fit()
        else:
            self._look(self.view.sized(self.width(), self.height()))

    def under(self, point: QPointF) -> tuple[Pin, tuple[Subject, ...], str] | None:
        """What is at a point of the screen: its pin, what a click selects, and its words."""
        for pin in self.pins:
            for chip in pin.chips:
                if painting.rect(chip.area).contains(point):
                    unit = chip.unit
                    return pin, (Subject("unit", unit.id),), f"{unit.name}\n{unit.nation} · {pin.name}"
            areas = [pin.area, *([pin.label] if pin.label else []), *([pin.rest[0]] if pin.rest else [])]
            if any(painting.rect(area).contains(point) for area in areas):
                return pin, pin.subjects, _told(pin)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed, self._is_dragged = (event.position(), self.view), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._grabbed is not None:
            start, view = self._grabbed
            way = point - start
            self._is_dragged |= way.manhattanLength() >= QApplication.startDragDistance()
            if self._is_dragged:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._look(view.panned(-way.x(), -way.y()))
        else:
            over = self.under(point) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(*self.view.under(point.x(), point.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._grabbed is None:
            return
        self._grabbed = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if not self._is_dragged:
            found = self.under(event.position())
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            kept = tuple(self.selected) if adding else ()
            self.chosen.emit(tuple(dict.fromkeys((*(found[1] if found else ()), *kept))))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.under(event.position())
        if found is not None and len(found[0].spots) > 1:
            spots = found[0].spots
            box = frame([(s.position.longitude, s.position.latitude) for s in spots], margin=0.3, least=0.4)
            self._look(View.of(box, self.width(), self.height()))
        else:
            self._zoom(STEP * STEP, event.position().x(), event.position().y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        point = event.position()
        self._zoom(STEP ** (event.angleDelta().y() / 120), point.x(), point.y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        ways = {
            keys.Key_Left: (-STRIDE, 0),
            keys.Key_Right: (STRIDE, 0),
            keys.Key_Up: (0, -STRIDE),
            keys.Key_Down: (0, STRIDE),
        }
        if event.key() in ways:
            self._look(self.view.panned(*ways[keys(event.key())]))
        elif event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.zoom_in()
        elif event.key() == keys.Key_Minus:
            self.zoom_out()
        elif event.key() in (keys.Key_Home, keys.Key_0):
            self.fit()
        elif event.key() in (keys.Key_N, keys.Key_P):
            self._walk(1 if event.key() == keys.Key_N else -1)
        else:
            super().keyPressEvent(event)
            return
        self.pointed.emit(*self.view.under(self.width() / 2, self.height() / 2))

    def _walk(self, by: int) -> None:
        """Select the next place on the screen, from the left to the right."""
        seen = [pin for pin in self.pins if painting.rect(pin.area).intersects(QRectF(self.rect()))]
        seen = sorted((pin for pin in seen if pin.subjects), key=lambda pin: (pin.x, pin.y))
        if seen:
            at = next(
                (i for i, pin in enumerate(seen) if self.selected & set(pin.subjects)), -1 if by > 0 else 0
            )
            self.chosen.emit(seen[(at + by) % len(seen)].subjects)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.under(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), found[2], self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def _told(pin: Pin) -> str:
    """What a pin stands for, in lines."""
    lines = []
    for spot in pin.spots[:6]:
        lines.append(spot.name)
        lines += [f"  ● {event.name}" for event in spot.events]
        lines += [f"  ○ {event.name}" for event in spot.today if event not in spot.events][:4]
        if spot.units:
            lines.append("  " + words.listed((unit.name for unit in spot.units), 6))
    if len(pin.spots) > 6:
        lines.append(f"+{len(pin.spots) - 6}")
    return "\n".join(lines)
