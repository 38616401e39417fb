"""Lines: rows of plain text under headings, to be looked at."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exercise_planner.domain.finding import Severity
from exercise_planner.ui import icons

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Line = tuple[str, ...]


class Lines(QAbstractTableModel):
    """Rows of text, each perhaps with a severity that is drawn as an icon.

    Args:
        headings: What stands above the columns.
        parent: Who owns it.
    """

    def __init__(self, headings: Line, parent: QObject) -> None:
        super().__init__(parent)
        self._headings = headings
        self.lines: tuple[Line, ...] = ()
        self._severities: tuple[Severity | None, ...] = ()

    def show(self, lines: tuple[Line, ...], severities: tuple[Severity | None, ...] = ()) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self._severities = lines, severities
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return LEFT
        if role != Role.DisplayRole:
            return None
        return self._headings[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self.lines[index.row()][index.column()]
        if role == Role.DecorationRole and index.column() == 0 and self._severities:
            severity = self._severities[index.row()]
            return icons.severity_icon(severity) if severity is not None else None
        return None
