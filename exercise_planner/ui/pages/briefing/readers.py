"""ReaderTable: who gets which pack, how it is marked, and what is withheld from whom by which marking."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.ui.services import Reader
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

WIDTH = 270
"""Of the column of markings: long lists are read below, or by making it wider."""
COLUMNS = (
    QT_TRANSLATE_NOOP("window", "Reader"),
    QT_TRANSLATE_NOOP("window", "Marking"),
    QT_TRANSLATE_NOOP("window", "Withheld"),
    QT_TRANSLATE_NOOP("window", "Why it is marked so"),
)


class ReaderTable(QWidget):
    """A row a reader; what is withheld from the chosen one stands below.

    Attributes:
        opened: Emitted with the reader whose row was opened.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(0, len(COLUMNS))
        self.detail = QPlainTextEdit()
        self._readers: tuple[Reader, ...] = ()
        self._set_up()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.table)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _set_up(self) -> None:
        translated = [QCoreApplication.translate("window", title) for title in COLUMNS]
        self.table.setHorizontalHeaderLabels(translated)
        self.table.setAccessibleName(self.tr("Who gets what"))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.table.setAlternatingRowColors(True)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.resizeSection(1, WIDTH)
        head.setStretchLastSection(True)
        self.table.itemSelectionChanged.connect(self._show_detail)
        self.table.cellActivated.connect(lambda row, _column: self.opened.emit(self._readers[row]))
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(self.tr("What is withheld, and by which marking"))
        self.detail.setPlaceholderText(self.tr("Choose a reader to see what is withheld, and why."))

    def fill(self, readers: tuple[Reader, ...]) -> None:
        """Show these readers."""
        self._readers = readers
        self.table.setRowCount(len(readers))
        for row, reader in enumerate(readers):
            number = self.tr("no pack") if reader.refusal else str(len(reader.withheld) or "—")
            if reader.warnings:
                number = self.tr("{n}, look!").format(n=number)
            for column, text in enumerate((reader.name, reader.marking, number, reader.reason)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self._show_detail()

    def _show_detail(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        reader = self._readers[rows[0].row()] if rows and rows[0].row() < len(self._readers) else None
        if reader is None:
            self.detail.setPlainText("")
            return
        withheld = reader.withheld or (self.tr("Nothing is withheld from this reader."),)
        said = (f"{reader.marking}: {reader.reason}", reader.refusal, *reader.warnings)
        self.detail.setPlainText("\n".join((*filter(None, said), "", *withheld)))
