"""BurdenView: the table of burden with a bar behind each number."""

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from exercise_planner.ui import theme
from exercise_planner.ui.models import block
from exercise_planner.ui.pages.objectives.burden_model import SHARE_ROLE, SORT_ROLE, BurdenModel

NUMBER = 70
"""Room for the number at the left of its bar, in pixels."""


class Bars(QStyledItemDelegate):
    """Draws a number and, to its right, a bar as long as its share of the largest."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        share = index.data(SHARE_ROLE)
        if share is None:
            super().paint(painter, option, index)
            return
        option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        whole = option.rect
        number = option.rect.adjusted(0, 0, NUMBER - whole.width(), 0)
        style = option.widget.style()
        style.drawPrimitive(style.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.colour("text"))
        text = str(index.data())
        painter.drawText(number.adjusted(0, 0, -8, 0), int(option.displayAlignment), text)
        room = max(whole.width() - NUMBER - 10, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("accent", 190))
        box = QRectF(whole.left() + NUMBER, whole.top() + 6, room * share, whole.height() - 12)
        if share:
            painter.drawRoundedRect(box, 2, 2)
        painter.restore()


class BurdenView(QTableView):
    """The table; a click on a heading sorts it.

    Attributes:
        selected: Emitted with the id of the nation that was chosen.
    """

    selected = Signal(str)

    def __init__(self, model: BurdenModel) -> None:
        super().__init__()
        self._source = model
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(model)
        self.proxy.setSortRole(SORT_ROLE)
        self.setModel(self.proxy)
        self.setItemDelegate(Bars(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._lead)

    def _lead(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and self.hasFocus():
            self.selected.emit(self._source.nation(self.proxy.mapToSource(index).row()))

    def copy(self) -> None:
        """Copy the whole table with its headings, as it is sorted."""
        columns = range(self.proxy.columnCount())
        rows = [[str(self.proxy.headerData(n, Qt.Orientation.Horizontal)) for n in columns]]
        count = range(self.proxy.rowCount())
        rows += [[str(self.proxy.index(row, column).data()) for column in columns] for row in count]
        data = QMimeData()
        data.setText(block.as_text(rows))
        data.setHtml(block.as_html(rows, headings=True))
        QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
