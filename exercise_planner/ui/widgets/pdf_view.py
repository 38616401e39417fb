"""PdfView: the real pages of a PDF, one below the other, drawn when they come into view."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from exercise_planner.briefing.pdfium import ONE_AT_A_TIME
from exercise_planner.ui.tasks import Tasks
from exercise_planner.ui.theme import SPACE

WIDEST = 900
POINTS_TO_PIXELS = 96 / 72


def sizes_of(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            return [tuple(document.get_page_size(number)) for number in range(len(document))]
        finally:
            document.close()


def drawn(data: bytes, number: int, scale: float) -> tuple[bytes, int, int, int]:
    """A page as pixels.

    Args:
        data: The document.
        number: The page, counted from 0.
        scale: Pixels a point.

    Returns:
        The pixels (RGB32), width, height, and bytes a line.
    """
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[number]
            bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            found = (bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            bitmap.close()
            page.close()
            return found
        finally:
            document.close()


class PdfView(QScrollArea):
    """A preview of a PDF.

    Attributes:
        loaded: Emitted with the number of pages.
        page_drawn: Emitted with the number of a page that can be seen now.
    """

    loaded = Signal(int)
    page_drawn = Signal(int)

    def __init__(self, tasks: Tasks, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._tasks, self._failed = tasks, failed
        self._data = b""
        self._sizes: list[tuple[float, float]] = []
        self._drawn: dict[int, float] = {}
        self._pages: list[QLabel] = []
        self._issue = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Preview of the pages"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_visible)
        self.verticalScrollBar().valueChanged.connect(lambda: self._soon.start(30))

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def load(self, path: Path) -> None:
        """Show another document."""
        self._issue += 1

        def read(_report: object, _stop: object) -> tuple[bytes, list[tuple[float, float]]]:
            data = path.read_bytes()
            return data, sizes_of(data)

        self._tasks.run(read, self._show, self._failed)

    def _show(self, found: tuple[bytes, list[tuple[float, float]]]) -> None:
        self._data, self._sizes = found
        self._drawn.clear()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setSpacing(2 * SPACE)
        self._pages = []
        for number in range(len(self._sizes)):
            page = QLabel()
            page.setFrameShape(QFrame.Shape.StyledPanel)
            page.setAlignment(Qt.AlignmentFlag.AlignCenter)
            page.setText(self.tr("Page {n}").format(n=number + 1))
            page.setAccessibleName(self.tr("Page {n}").format(n=number + 1))
            page.setScaledContents(True)
            layout.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self._pages.append(page)
        self.setWidget(body)
        self._fit_pages()
        self.loaded.emit(len(self._sizes))
        self._soon.start(0)

    def _width(self) -> int:
        return max(200, min(WIDEST, self.viewport().width() - 4 * SPACE))

    def _fit_pages(self) -> None:
        for page, (width, height) in zip(self._pages, self._sizes, strict=True):
            page.setFixedSize(self._width(), round(self._width() * height / width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pages()
        self._soon.start(150)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)

    def _draw_visible(self) -> None:
        view = self.viewport().rect()
        for number, page in enumerate(self._pages):
            place = page.rect().translated(page.mapTo(self.viewport(), page.rect().topLeft()))
            scale = page.width() / self._sizes[number][0] * self.devicePixelRatioF()
            if place.intersects(view.adjusted(0, -200, 0, 400)) and self._drawn.get(number) != scale:
                self._drawn[number] = scale
                self._draw(number, scale)

    def _draw(self, number: int, scale: float) -> None:
        data, issue = self._data, self._issue

        def show(found: Any) -> None:
            if issue == self._issue and number < len(self._pages):
                pixels, width, height, stride = found
                image = QImage(pixels, width, height, stride, QImage.Format.Format_RGB32)
                self._pages[number].setPixmap(QPixmap.fromImage(image.copy()))
                self.page_drawn.emit(number)

        self._tasks.run(lambda _report, _stop: drawn(data, number, scale), show, self._failed)
