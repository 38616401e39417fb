"""PastePreview: a block of cells as it would be pasted, with what cannot be used, to be put right."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Severity
from exercise_planner.ui import icons, theme
from exercise_planner.ui.models.block import Block
from exercise_planner.ui.models.pasting import Cell, Pasting, Row, Target, headed, pasting

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()


class PastePreview(QAbstractTableModel):
    """The rows of a block; the first column says what becomes of each.

    Attributes:
        judged: Emitted when a cell was put right and the block judged anew.
    """

    judged = Signal()

    def __init__(self, exercise: Exercise, target: Target, block: Block, parent: QObject) -> None:
        super().__init__(parent)
        self._exercise, self._target = exercise, target
        named = headed(block, target.all_columns)
        self._headings = block[:1] if named else ()
        self._cells = [list(row) for row in block[len(self._headings) :]]
        self.pasting: Pasting = pasting(exercise, target, block)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.pasting.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.pasting.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return self.pasting.columns[section - 1].heading if section else self.tr("What happens")

    def cell(self, index: Index) -> Cell | None:
        """The cell of the block at an index."""
        if not index.isValid() or index.column() == 0:
            return None
        cells = self.pasting.rows[index.row()].cells
        return cells[index.column() - 1] if index.column() <= len(cells) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.column() == 0:
            return self._fate(self.pasting.rows[index.row()]) if role == Role.DisplayRole else None
        cell = self.cell(index)
        return self._say(cell, role) if cell is not None else None

    def _say(self, cell: Cell, role: int) -> Any:
        is_fault = bool(cell.problem) and not cell.is_passed_over
        if role in (Role.DisplayRole, Role.EditRole):
            return cell.text
        if role == Role.ToolTipRole:
            return cell.problem or None
        if role == Role.DecorationRole and is_fault:
            return icons.severity_icon(Severity.ERROR)
        if role == Role.BackgroundRole and is_fault:
            return theme.current().colour("danger_soft")
        if role == Role.ForegroundRole and cell.is_passed_over:
            return theme.current().colour("muted")
        return None

    def _fate(self, row: Row) -> str:
        if row.is_left_out:
            return self.tr("left out")
        if row.is_new:
            return self.tr("new")
        return self.tr("changes {id}").format(id=row.record_id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index) is not None else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or self.cell(index) is None:
            return False
        self._cells[index.row()][index.column() - 1] = str(value).strip()
        block = (*self._headings, *(tuple(row) for row in self._cells))
        self.pasting = pasting(self._exercise, self._target, block)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.judged.emit()
        return True
