"""Sheet: a table of records with the habits of a spreadsheet: cells, blocks, filling, clearing, pasting."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from exercise_planner.errors import ExercisePlannerError, InputError
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models import block
from exercise_planner.ui.models.column import Column
from exercise_planner.ui.models.filling import filled
from exercise_planner.ui.models.record_table import RecordTableModel, subject_at
from exercise_planner.ui.widgets.grouping import GroupedEditor, Grouping
from exercise_planner.ui.widgets.table import RecordView

NUMBERS = 34
"""Width of the row numbers, in pixels."""
FlagsOf = QItemSelectionModel.SelectionFlag


class Sheet(RecordView):
    """A table whose cells are selected, filled, cleared and pasted.

    Args:
        bridge: The open document.
        model: The records.

    Attributes:
        pasting: Emitted with the Block that is to be pasted at the current cell.
        refused: Emitted with a sentence when something cannot be done.
    """

    pasting = Signal(object)
    refused = Signal(str)

    def __init__(self, bridge: Bridge, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(bridge, model, parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        numbers = self.verticalHeader()
        numbers.setFixedWidth(NUMBERS)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setSectionsClickable(True)
        numbers.show()
        self.grouping = Grouping(self)
        editor = GroupedEditor(bridge, model, self)
        editor.grouping = self.grouping
        editor.spreading.connect(self.put)
        self.setItemDelegate(editor)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.grouping.paint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        group = self.grouping.band_at(event.position().toPoint())
        if group is None:
            super().mousePressEvent(event)
        else:
            self.grouping.fold(group, folded=not self.grouping.is_folded(group))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.grouping.band_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        keys = QKeySequence.StandardKey
        if self._folds(event):
            return
        if event.matches(keys.Paste):
            self.paste()
        elif event.matches(keys.Cut):
            self.copy()
            self.clear_cells()
        elif event.key() == Qt.Key.Key_D and control:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Space and control:
            self._select_columns()
        elif event.key() == Qt.Key.Key_Delete and not editing and not self.are_rows_selected():
            self.clear_cells()
        else:
            super().keyPressEvent(event)

    def _folds(self, event: QKeyEvent) -> bool:
        """Fold or unfold the group of the current row on Alt and an arrow; say whether this was one."""
        folded = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        group = self.grouping.group_at(self.currentIndex().row())
        if folded is None or group is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.grouping.fold(group, folded=folded)
        return True

    def paste(self) -> None:
        """Paste from the clipboard: one value into all selected cells, a block from the current cell on."""
        cells = block.read(QGuiApplication.clipboard().text())
        if not cells:
            self.refused.emit(self.tr("There is no text to paste."))
        elif len(cells) == len(cells[0]) == 1 and len(self.selected_cells()) > 1:
            self.put(cells[0][0], self.tr("Paste into"))
        else:
            self.pasting.emit(cells)

    def put(self, text: str, verb: str = "") -> None:
        """Give all selected cells one text."""
        self._write([(index, text) for index in self.selected_cells()], verb or self.tr("Change"))

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self.put("", self.tr("Clear"))

    def fill_down(self) -> None:
        """Give cells the text of the topmost one in their column; a lone cell that of the one above."""
        tops: dict[int, QModelIndex] = {}
        cells = self.selected_cells()
        if len({cell.row() for cell in cells}) == 1 and cells[0].row() > 0:
            tops = {cell.column(): cell.siblingAtRow(cell.row() - 1) for cell in cells}
        texts = [
            (cell, str(tops.setdefault(cell.column(), cell).data(Qt.ItemDataRole.EditRole) or ""))
            for cell in cells
        ]
        self._write(texts, self.tr("Fill down"))

    def _write(self, cells: list[tuple[QModelIndex, str]], verb: str) -> None:
        exercise = self._bridge.exercise
        if exercise is None:
            return
        wanted: list[tuple[str, Column, str]] = []
        for index, text in cells:
            subject = subject_at(index)
            if subject is not None and text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
                wanted.append((subject.id, self.records.columns[index.column()], text))
        try:
            self._bridge.apply(filled(exercise, self.records.cls, wanted, verb))
        except InputError as error:
            self.refused.emit(error.summary)
        except ExercisePlannerError as error:
            self.refused.emit(str(error))

    def _select_columns(self) -> None:
        model = self.selectionModel()
        model.select(model.selection(), FlagsOf.Select | FlagsOf.Columns)

    def rows_below(self) -> tuple[str, ...]:
        """The ids of the records from the current row downwards, as they are shown."""
        first = self.currentIndex().row()
        below = range(first, self.model().rowCount()) if first >= 0 else range(0)
        rows = [row for row in below if not self.isRowHidden(row)]
        found = (subject_at(self.model().index(row, 0)) for row in rows)
        return tuple(subject.id for subject in found if subject is not None)

    def columns_right(self) -> tuple[Column, ...]:
        """The columns from the current one to the right, as they are shown."""
        shown, current = self.shown_columns(), self.currentIndex().column()
        first = shown.index(current) if current in shown else 0
        return tuple(self.records.columns[column] for column in shown[first:])
