"""GridView: a grid that is walked through with the arrow keys and copied as a table."""

from PySide6.QtCore import QMimeData, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from exercise_planner.ui import theme
from exercise_planner.ui.models import block
from exercise_planner.ui.models.grid import GridModel

SHORT = 5
"""Letters up to which headings of columns stand upright."""
TALLEST = 150
ROW = 24


class TurnedHeader(QHeaderView):
    """Headings of columns that stand on end where they are long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def _texts(self) -> list[str]:
        model = self.model()
        count = model.columnCount() if model is not None else 0
        return [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(count)]

    @property
    def is_turned(self) -> bool:
        """Whether the headings stand on end."""
        return any(len(text) > SHORT for text in self._texts())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.is_turned:
            widest = max(self.fontMetrics().horizontalAdvance(text) for text in self._texts())
            hint.setHeight(min(widest + 20, TALLEST))
        return hint

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if not self.is_turned:
            super().paintSection(painter, rect, section)
            return
        colours = theme.current()
        painter.save()
        painter.fillRect(rect, colours.colour("window"))
        painter.setPen(colours.colour("grid"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(colours.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        here = self.parentWidget()
        is_current = isinstance(here, QTableView) and here.currentIndex().column() == section
        painter.setPen(colours.colour("text" if is_current else "muted"))
        painter.translate(rect.left(), rect.bottom() - 5)
        painter.rotate(-90)
        room = rect.height() - 10
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        box = QRect(0, 0, room, rect.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class GridView(QTableView):
    """The view of a grid.

    Args:
        model: The grid.

    Attributes:
        chosen: Emitted with the row and column that the user has come to.
        opened: Emitted with the row and column on Enter or a double click.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.setHorizontalHeader(TurnedHeader(self))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # arrows walk through it; Tab leads on
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(28)
        self.selectionModel().currentChanged.connect(self._choose)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))

    def set_widths(self, column: int, heading: int) -> None:
        """Give all columns one width, and the headings of the rows another, in pixels."""
        self.horizontalHeader().setDefaultSectionSize(column)
        self.verticalHeader().setFixedWidth(heading)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row(), index.column())
        self.horizontalHeader().viewport().update()

    def copy(self) -> None:
        """Copy the whole grid with its headings, for spreadsheets and for text processors."""
        rows = self.grid.table()
        data = QMimeData()
        data.setText(block.as_text(rows))
        data.setHtml(block.as_html(rows, headings=True))
        QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)
