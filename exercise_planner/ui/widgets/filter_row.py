"""FilterRow: a row of text fields that stand above the columns of a table and filter it."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exercise_planner.ui.widgets.table import RecordView

HEIGHT = 28


class FilterRow(QWidget):
    """One field a column; it follows the columns as they are moved, hidden and scrolled."""

    def __init__(self, view: RecordView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedHeight(HEIGHT)
        self.fields = [self._field(number) for number in range(len(view.records.columns))]
        header = view.horizontalHeader()
        header.sectionResized.connect(self._place_soon)
        header.sectionMoved.connect(self._place_soon)
        header.geometriesChanged.connect(self._place_soon)
        view.horizontalScrollBar().valueChanged.connect(self._place)
        view.viewport().installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._place)

    def _field(self, number: int) -> QLineEdit:
        heading = self._view.records.columns[number].heading
        field = QLineEdit(self)
        field.setPlaceholderText(self.tr("Filter"))
        field.setAccessibleName(self.tr("Filter by {column}").format(column=heading))
        field.setToolTip(self.tr("Keeps the rows that hold this text; =text for exactly this text"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda text: self._view.proxy.set_filter(number, text))
        return field

    def clear(self) -> None:
        """Take all filters away."""
        for field in self.fields:
            field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_soon()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place_soon(self) -> None:
        self._soon.start(0)

    def _place(self) -> None:
        header = self._view.horizontalHeader()
        left = self._view.viewport().x()
        for number, field in enumerate(self.fields):
            field.setVisible(not header.isSectionHidden(number))
            start = header.sectionViewportPosition(number) + left
            field.setGeometry(start + 1, 1, max(header.sectionSize(number) - 2, 0), HEIGHT - 4)
