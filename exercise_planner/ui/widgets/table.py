"""RecordView: a table that is edited and copied as in a spreadsheet, and shares the selection."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from exercise_planner.domain.finding import Subject
from exercise_planner.ui import pictures
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models import block
from exercise_planner.ui.models.filtering import FilterProxy
from exercise_planner.ui.models.record_table import RecordTableModel, subject_at
from exercise_planner.ui.widgets.cell_editor import RETURNS, CellEditor

ROW_HEIGHT = 26
Index = QModelIndex | QPersistentModelIndex
Trigger = QAbstractItemView.EditTrigger


class RecordView(QTableView):
    """A table of records.

    Args:
        bridge: The open document, whose selection it shares.
        model: The records.

    Attributes:
        deleting: Emitted when the user asks to delete the selected rows.
    """

    deleting = Signal()

    def __init__(self, bridge: Bridge, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self.records = bridge, model
        self._leading = False
        self.proxy = FilterProxy(self)
        self.proxy.setSourceModel(model)
        self.setModel(self.proxy)
        self._set_up()
        bridge.selected.connect(self._follow)
        self.selectionModel().selectionChanged.connect(self._lead)
        self._follow(bridge.selection)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed | Trigger.SelectedClicked
        )
        self.setAlternatingRowColors(True)
        self.setIconSize(pictures.ICON)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for number, column in enumerate(self.records.columns):
            self.setColumnWidth(number, column.width)

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        super().setItemDelegate(delegate)
        if isinstance(delegate, CellEditor):
            delegate.moving.connect(self._move)

    def shown_columns(self) -> list[int]:
        """The columns that are seen, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [column for column in order if not self.isColumnHidden(column)]

    def selected_cells(self) -> list[QModelIndex]:
        """The selected cells that are seen, row by row from left to right."""
        places = {column: place for place, column in enumerate(self.shown_columns())}
        cells = [index for index in self.selectedIndexes() if index.column() in places]
        return sorted(cells, key=lambda index: (index.row(), places[index.column()]))

    def are_rows_selected(self) -> bool:
        """Whether the selection is of whole rows."""
        rows = {index.row() for index in self.selectedIndexes()}
        return bool(rows) and len(self.selectedIndexes()) == len(rows) * len(self.records.columns)

    def selected_subjects(self) -> tuple[Subject, ...]:
        """The records of the rows in which something is selected, the current one first."""
        rows = {index.row() for index in self.selectionModel().selectedIndexes()}
        current = self.currentIndex().row()
        ordered = sorted(rows, key=lambda row: (row != current, row))
        found = (subject_at(self.model().index(row, 0)) for row in ordered)
        return tuple(subject for subject in found if subject is not None)

    def copied_rows(self) -> list[list[str]]:
        """The selected cells, row by row; whole rows come with the headings."""
        cells = self.selected_cells()
        columns = [column for column in self.shown_columns() if column in {cell.column() for cell in cells}]
        rows = sorted({cell.row() for cell in cells})
        chosen = {(cell.row(), cell.column()) for cell in cells}
        lines = [[self.records.columns[column].heading for column in columns]]
        lines = lines if self.are_rows_selected() else []
        return lines + [
            [
                _text_of(self.model().index(row, column)) if (row, column) in chosen else ""
                for column in columns
            ]
            for row in rows
        ]

    def copied_text(self) -> str:
        """The selected cells as tab-separated text."""
        return block.as_text(self.copied_rows())

    def copy(self) -> None:
        """Copy the selected cells, for spreadsheets and for text processors."""
        rows = self.copied_rows()
        if rows:
            data = QMimeData()
            data.setText(block.as_text(rows))
            data.setHtml(block.as_html(rows, headings=self.are_rows_selected()))
            QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self.deleting.emit()
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._select_rows()
        elif event.key() in RETURNS and not editing:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def edit(self, index: Index, trigger: Trigger | None = None, event: QEvent | None = None) -> bool | None:  # type: ignore[override]
        editor = self.itemDelegate()
        if isinstance(editor, CellEditor):
            editor.is_typed_over = trigger == Trigger.AnyKeyPressed
        if trigger is None:
            super().edit(index)
            return None
        return bool(super().edit(index, trigger, event))  # type: ignore[arg-type]  # None, at times

    def _select_rows(self) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.selectionModel().selection(), flags.Select | flags.Rows)

    def _move(self, down: int, right: int) -> None:
        """Make the cell so many rows down and columns to the right the current one."""
        columns, current = self.shown_columns(), self.currentIndex()
        if not current.isValid() or current.column() not in columns:
            return
        place = max(0, min(columns.index(current.column()) + right, len(columns) - 1))
        row = max(0, min(current.row() + down, self.model().rowCount() - 1))
        self.setCurrentIndex(self.model().index(row, columns[place]))

    def reveal(self, subject: Subject) -> bool:
        """Scroll to a record; say whether it has a row."""
        index = self._index_of(subject)
        if index.isValid():
            if subject not in self.selected_subjects():  # a filter hid it when it was selected
                self._follow((subject,))
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return index.isValid()

    def _index_of(self, subject: Subject) -> QModelIndex:
        if subject.noun != self.records.cls.noun:
            return QModelIndex()
        row = self.records.row_of(subject.id)
        return self.proxy.mapFromSource(self.records.index(row, 0)) if row >= 0 else QModelIndex()

    def _lead(self) -> None:
        if self._leading or not self.selectionModel().hasSelection():
            return
        self._leading = True
        self._bridge.select(self.selected_subjects())
        self._leading = False

    def _follow(self, subjects: tuple[Subject, ...]) -> None:
        if self._leading:
            return
        self._leading = True
        chosen = QItemSelection()
        indexes = [index for index in map(self._index_of, subjects) if index.isValid()]
        for index in indexes:
            chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if indexes:
            self.selectionModel().setCurrentIndex(indexes[0], flags.NoUpdate)
            self.scrollTo(indexes[0])
        self._leading = False


def _text_of(index: QModelIndex) -> str:
    return " ".join(str(index.data() or "").split())
