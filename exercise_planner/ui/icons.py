"""Icons: the shipped line drawings in the colour of the theme, sharp at every scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from exercise_planner.assets import asset
from exercise_planner.domain.finding import Severity
from exercise_planner.ui import theme

Iconic = QAbstractButton | QAction
SIZES = (16, 20)
"""Sizes that the window shows; each is drawn twice as fine."""
OF_THE_WINDOW = (16, 32, 48)
"""Sizes in which the desktop shows the program's own icon."""
SEVERITY = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning", "warning"),
    Severity.NOTE: ("note", "accent"),
}
"""Icon and colour of a severity."""


def icon(name: str, role: str = "text", colours: theme.Theme | None = None) -> QIcon:
    """A shipped icon.

    Args:
        name: Its file's name in ``resources/icons``.
        role: The colour of the theme that it has.
        colours: The theme; the window's when not given.
    """
    colours = colours or theme.current()
    return _icon(name, colours.colour(role).name(), colours.colour("muted", 150).name())


def severity_icon(severity: Severity) -> QIcon:
    """The icon of a severity; each has a shape of its own, so that colour is not all."""
    return icon(*SEVERITY[severity])


def give(target: Iconic, name: str, role: str = "text") -> None:
    """Give a button or an action an icon that follows the theme."""
    target.setProperty("icon_name", name)
    target.setProperty("icon_role", role)
    target.setIcon(icon(name, role))


def refresh(root: QObject) -> None:
    """Take up the colours of the theme in all that is below an object."""
    for child in root.findChildren(QObject):
        name = child.property("icon_name")
        if name and isinstance(child, QAbstractButton | QAction):
            child.setIcon(icon(name, child.property("icon_role")))


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    drawing = asset("icons", f"{name}.svg").read_text(encoding="utf-8")
    for size in OF_THE_WINDOW if name == "app" else SIZES:
        made.addPixmap(_pixmap(drawing.replace("#000000", colour), size))
        made.addPixmap(_pixmap(drawing.replace("#000000", disabled), size), QIcon.Mode.Disabled)
    return made


def _pixmap(drawing: str, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size * 2, size * 2))
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
