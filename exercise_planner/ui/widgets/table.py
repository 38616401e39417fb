"""RecordView: a table that is edited as in Excel, copied as tab-separated text, and shares the selection."""

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from exercise_planner.domain.finding import Subject
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.models.filtering import FilterProxy
from exercise_planner.ui.models.record_table import RecordTableModel, subject_at

ROW_HEIGHT = 26


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

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )
        self.setAlternatingRowColors(True)
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

    def selected_subjects(self) -> tuple[Subject, ...]:
        """The records of the selected rows, the current one first."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        current = self.currentIndex().row()
        rows.sort(key=lambda index: index.row() != current)
        found = (subject_at(index) for index in rows)
        return tuple(subject for subject in found if subject is not None)

    def copied_text(self) -> str:
        """The selected rows as tab-separated text, with the headings."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [column for column in order if not self.isColumnHidden(column)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [[self.records.columns[column].heading for column in shown]]
        lines += [[str(self.proxy.index(row, column).data() or "") for column in shown] for row in rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def copy(self) -> None:
        """Copy the selected rows."""
        QGuiApplication.clipboard().setText(self.copied_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self.deleting.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def reveal(self, subject: Subject) -> bool:
        """Scroll to a record; say whether it has a row."""
        index = self._index_of(subject)
        if index.isValid():
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

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
