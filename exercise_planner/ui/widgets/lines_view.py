"""LinesView: lines of text in a table, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from exercise_planner.ui.models.lines import Lines
from exercise_planner.ui.widgets.emptiness import say_nothing

ROW_HEIGHT = 26


class LinesView(QTableView):
    """A table to look at and to choose from.

    Args:
        model: The lines.
        name: What it is called.
        widths: Of the columns, in pixels; the last one takes the rest.
        nothing: What is said while there are no lines.
    """

    def __init__(self, model: Lines, name: str, widths: Sequence[int], nothing: str = "") -> None:
        super().__init__()
        self._nothing = nothing
        self.setModel(model)
        self.setAccessibleName(name)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        say_nothing(self, self._nothing)

    @property
    def row(self) -> int:
        """The row that is chosen; -1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def choose(self, row: int) -> None:
        """Choose a row; the last one where there are not so many."""
        last = self.model().rowCount() - 1
        if row >= 0 and last >= 0:
            self.selectRow(min(row, last))
