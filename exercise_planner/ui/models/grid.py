"""GridModel: what two lists have to do with each other, as cells of a sign, a few letters and a tone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exercise_planner.domain.finding import Subject
from exercise_planner.ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
TONES = {"good": 46, "warning": 56, "danger": 62, "muted": 18}
"""Opacity of the background by tone."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell.

    Args:
        text: A sign and a few letters.
        tip: The same in words, for tooltips and for those who hear the table.
        tone: good, warning, danger, muted or empty: a name of the theme's colours.
    """

    text: str
    tip: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A row or a column.

    Args:
        code: A short heading.
        title: The whole heading.
        subject: The record that it stands for.
    """

    code: str
    title: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table.

    Args:
        rows: Its rows.
        columns: Its columns.
        cell: What stands in a row and column, by number.
    """

    rows: tuple[Side, ...]
    columns: tuple[Side, ...]
    cell: Callable[[int, int], GridCell]


EMPTY = Grid((), (), lambda _row, _column: GridCell(""))


class GridModel(QAbstractTableModel):
    """Shows a grid; cells are made when they are asked for, and kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = EMPTY
        self._cells: dict[tuple[int, int], GridCell] = {}

    def show_grid(self, grid: Grid) -> None:
        """Show another grid; one of the same rows and columns keeps the place of the user."""
        same = (grid.rows, grid.columns) == (self.grid.rows, self.grid.columns)
        if not same:
            self.beginResetModel()
        self.grid, self._cells = grid, {}
        if not same:
            self.endResetModel()
        elif grid.rows and grid.columns:
            last = self.index(len(grid.rows) - 1, len(grid.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, row: int, column: int) -> GridCell:
        """A cell."""
        if (row, column) not in self._cells:
            self._cells[row, column] = self.grid.cell(row, column)
        return self._cells[row, column]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role == Role.DecorationRole:
            return None
        cell = self.cell(index.row(), index.column())
        if role == Role.DisplayRole:
            return cell.text
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return cell.tip or cell.text
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.BackgroundRole and cell.tone:
            return theme.current().colour(cell.tone, TONES[cell.tone])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        sides = self.grid.columns if orientation == Qt.Orientation.Horizontal else self.grid.rows
        if not 0 <= section < len(sides):
            return None
        if role == Role.DisplayRole:
            is_column = orientation == Qt.Orientation.Horizontal
            return sides[section].code if is_column else sides[section].title
        return sides[section].title if role in (Role.ToolTipRole, Role.AccessibleTextRole) else None

    def table(self) -> list[list[str]]:
        """The grid as rows of text with headings."""
        count = range(len(self.grid.columns))
        lines = [["", *(side.code for side in self.grid.columns)]]
        for number, row in enumerate(self.grid.rows):
            lines.append([row.title, *(self.cell(number, column).text for column in count)])
        return lines
