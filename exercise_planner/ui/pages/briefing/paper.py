"""A PDF on paper: its pages as PDFium draws them, each laid as it lies in the file."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from exercise_planner.errors import DocumentError
from exercise_planner.ui.widgets.pdf_view import drawn, sizes_of

DOTS = 200
"""Of an inch, at which pages are drawn: finer is slower and looks the same."""


def put_on_paper(path: Path, printer: QPrinter, report: Callable[[int], None], stop: threading.Event) -> int:
    """Print a file; to be called off the GUI thread.

    Args:
        path: The PDF file.
        printer: Where it is printed.
        report: Told each page that is sent.
        stop: When set, no more pages are sent.

    Returns:
        The number of pages that were sent.

    Raises:
        DocumentError: The printer does not take it.
    """
    data = path.read_bytes()
    painter = QPainter()
    try:
        for number, (width, height) in enumerate(sizes_of(data)):
            if stop.is_set():
                return number
            is_wide = width > height
            sides = QPageLayout.Orientation
            printer.setPageOrientation(sides.Landscape if is_wide else sides.Portrait)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise DocumentError(f"The printer “{printer.printerName()}” does not take “{path.name}”.")
            _draw(painter, data, number)
            report(number + 1)
        return len(sizes_of(data))
    finally:
        if painter.isActive():
            painter.end()


def _draw(painter: QPainter, data: bytes, number: int) -> None:
    pixels, width, height, line = drawn(data, number, DOTS / 72)
    image = QImage(pixels, width, height, line, QImage.Format.Format_RGB32)
    sheet = painter.viewport()
    place = QRect(QPoint(), image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(sheet.center())
    painter.drawImage(place, image)
