"""Picture of the timeline: all of it in a file, PNG or SVG, painted by what paints it in the window."""

from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QImageWriter, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import DocumentError
from exercise_planner.interchange.saving import replace_file
from exercise_planner.ui import theme
from exercise_planner.ui.markings import banner
from exercise_planner.ui.pages.schedule import headers, painting
from exercise_planner.ui.pages.schedule.canvas_look import HEADER, SIDE
from exercise_planner.ui.pages.schedule.canvas_view import View
from exercise_planner.ui.pages.schedule.lanes import Grouping, height_of
from exercise_planner.ui.pages.schedule.painting_labels import Labels
from exercise_planner.ui.pages.schedule.painting_scene import Brush, Scene
from exercise_planner.ui.pages.schedule.scale import Scale
from exercise_planner.ui.words import QT_TRANSLATE_NOOP
from exercise_planner.workspace.exporting import Format

PNG, SVG = "timeline-png", "timeline-svg"
FORMATS = (
    Format(
        PNG,
        QT_TRANSLATE_NOOP("window", "Picture of the timeline"),
        ".png",
        QT_TRANSLATE_NOOP("window", "the timeline as dots"),
    ),
    Format(
        SVG,
        QT_TRANSLATE_NOOP("window", "Drawing of the timeline"),
        ".svg",
        QT_TRANSLATE_NOOP("window", "the timeline as lines, sharp at any size"),
    ),
)
"""What a timeline is written as."""
BAND = 24
"""Height of the band above with name and marking, and of the one below with the marking."""
LEAST_WIDTH, MOST_WIDTH = 1200, 12_000
MOST_DOTS = 40_000_000
"""Dots of a picture at most; a larger one is painted smaller."""
DAY = 64 / 1440
"""Pixels a minute at which a day has room for its name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline on its way into a file.

    Args:
        scene: What it shows.
        scale: How time lies along it.
        marking: What stands above and below.
    """

    scene: Scene
    scale: Scale
    marking: str

    @classmethod
    def of(cls, exercise: Exercise, grouping: Grouping, zoom: float = DAY) -> "Picture":
        """The picture of a whole exercise.

        Args:
            exercise: The exercise, as far as its reader may see it.
            grouping: What a lane stands for.
            zoom: Pixels a minute; fewer where the picture would be too wide.
        """
        scale = Scale.of(exercise, zoom)
        least, most = ((width - SIDE) / max(scale.minutes, 1) for width in (LEAST_WIDTH, MOST_WIDTH))
        scale = scale.zoomed(min(zoom, most), least)
        scene = Scene(exercise, scale, grouping)
        for _ in scene.shading.work(scene.lanes):
            pass
        return cls(scene, scale, banner(exercise).text)

    @property
    def size(self) -> QSize:
        """How large it is, in pixels at its full size."""
        return QSize(SIDE + self.scale.width, 2 * BAND + HEADER + max(height_of(self.scene.lanes), BAND))

    def image(self) -> QImage:
        """The picture as dots, no more than ``MOST_DOTS``."""
        size = self.size
        share = min(1.0, sqrt(MOST_DOTS / (size.width() * size.height())))
        image = QImage((QSizeF(size) * share).toSize(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(share, share)
        self._paint(painter)
        painter.end()
        return image

    def drawing(self) -> bytes:
        """The picture as SVG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(96)
        generator.setSize(self.size)
        generator.setViewBox(QRectF(0, 0, self.size.width(), self.size.height()))
        generator.setTitle(self.scene.exercise.details.name)
        generator.setDescription(self.marking)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        size, font = QSizeF(self.size), QFont(QGuiApplication.font())
        painter.setFont(font)
        height = size.height() - 2 * BAND
        self._bands(painter, size)
        painter.translate(0, BAND)
        body = QRectF(SIDE, HEADER, size.width() - SIDE, height - HEADER)
        brush = Brush(self.scene, View(self.scale, body), painter, theme.LIGHT, Labels(font), body)
        painting.paint(brush)
        headers.paint(brush, QSizeF(size.width(), height))

    def _bands(self, painter: QPainter, size: QSizeF) -> None:
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.LIGHT.colour("base"))
        painter.setPen(QPen(theme.LIGHT.colour("text")))
        below = QRectF(0, size.height() - BAND, size.width(), BAND)
        for band in (QRectF(0, 0, size.width(), BAND), below):
            painter.drawText(band, Qt.AlignmentFlag.AlignCenter, self.marking)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(8, 0, size.width() / 3, BAND), left, self.scene.exercise.details.name)


def encoded(image: QImage) -> bytes:
    """An image as PNG.

    Raises:
        DocumentError: There is not enough memory for it.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"PNG").write(image):
        raise DocumentError("The picture of the timeline cannot be made: it is too large.")
    return bytes(buffer.data().data())


def write(path: Path, painted: QImage | bytes) -> None:
    """Write what was painted; needs no window, so that it can be done beside it.

    Raises:
        DocumentError: The file cannot be written.
    """
    replace_file(path, encoded(painted) if isinstance(painted, QImage) else painted)
