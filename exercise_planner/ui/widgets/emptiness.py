"""What a list or table says where its rows would be, while it has none: nothing is empty without a word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from exercise_planner.ui import theme
from exercise_planner.ui.theme import SPACE


def say_nothing(view: QAbstractItemView, text: str) -> None:
    """Write a sentence into a view that has no rows; called while the view is painted."""
    if not text or view.model() is None or view.model().rowCount():
        return
    painter = QPainter(view.viewport())
    painter.setPen(theme.current().colour("muted"))
    room = view.viewport().rect().adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), text)
    painter.end()
