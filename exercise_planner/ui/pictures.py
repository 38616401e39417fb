"""Pictures of the exercise's own things: symbols of units and flags of nations, drawn once for each size."""

from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from exercise_planner import flags, symbols
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.domain.unit import Unit
from exercise_planner.ui import theme
from exercise_planner.ui.context import Context

ICON = QSize(26, 18)
"""Room for a symbol or flag in a row of a table."""
FINENESS = 2
"""Pixels drawn for each that is shown, so that pictures are sharp at 200 %."""


def drawing_of(unit: Unit) -> str:
    """The symbol of a unit as SVG text, with a rim on dark grounds."""
    rim = theme.current().text if theme.current().name == "dark" else ""
    return symbols.unit_symbol(unit.symbol, unit.domain, unit.capabilities, unit.echelon, outline=rim)


def prepare(context: Context, done: Callable[[], None]) -> None:
    """Have symbols ready without keeping the window waiting.

    Args:
        context: What the window shares.
        done: Called when they are; at once if they are already.
    """
    if symbols.is_loaded():
        done()
        return
    context.tasks.run(lambda _report, _stop: symbols.load(), lambda _result: done(), context.errors.show)


def symbol(unit: Unit, width: int, height: int) -> QPixmap | None:
    """The symbol of a unit, as large as fits a size in pixels; None until symbols are ready."""
    return _symbol(drawing_of(unit), width, height) if symbols.is_loaded() else None


def symbol_icon(unit: Unit) -> QIcon:
    """The symbol of a unit for a row of a table; empty until symbols are ready."""
    return _icon(drawing_of(unit)) if symbols.is_loaded() else QIcon()


def of_record(record: Record, _exercise: Exercise) -> QIcon | None:
    """What stands before the name of a unit or nation in a table."""
    if isinstance(record, Unit):
        return symbol_icon(record)
    return flag_icon(record.id) if isinstance(record, Nation) else None


def of_nation(record: Record, _exercise: Exercise) -> QIcon | None:
    """The flag of the nation that a record belongs to."""
    nation = getattr(record, "nation", None)
    return flag_icon(nation) if nation else None


def flag(code: str, size: int) -> QPixmap | None:
    """The flag of a nation, or None where there is none."""
    return _flag(code, size)


def flag_icon(code: str) -> QIcon:
    """The flag of a nation for a row of a table; an empty icon where there is none."""
    return _flag_icon(code)


@lru_cache(maxsize=512)
def _symbol(drawing: str, width: int, height: int) -> QPixmap:
    pixmap = QPixmap(QSize(width, height) * FINENESS)
    pixmap.setDevicePixelRatio(FINENESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    size = renderer.viewBoxF().size()
    size.scale(width, height, Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF((width - size.width()) / 2, (height - size.height()) / 2, size.width(), size.height())
    painter = QPainter(pixmap)
    renderer.render(painter, target)
    painter.end()
    return pixmap


@lru_cache(maxsize=512)
def _icon(drawing: str) -> QIcon:
    return QIcon(_symbol(drawing, ICON.width(), ICON.height()))


@cache
def _flag(code: str, size: int) -> QPixmap | None:
    path = flags.flag(code)
    if path is None:
        return None
    fine = QPixmap(str(path)).scaled(
        QSize(size, size) * FINENESS,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    fine.setDevicePixelRatio(FINENESS)
    return fine


@cache
def _flag_icon(code: str) -> QIcon:
    path = flags.flag(code)
    return QIcon(str(path)) if path is not None else QIcon()  # it reads the file when it is first painted
