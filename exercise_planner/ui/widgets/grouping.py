"""Grouping: the rows of a table under bands, one for each value of a column, that fold and unfold."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from exercise_planner.ui import theme
from exercise_planner.ui.widgets.cell_editor import CellEditor, Index
from exercise_planner.ui.widgets.table import ROW_HEIGHT, RecordView

BAND = 24
"""Height of a band, in pixels."""


class Group(NamedTuple):
    """Rows that have one value: from the first to the last, as they are shown."""

    first: int
    last: int
    text: str


class Grouping(QObject):
    """Groups the rows of a view; a band stands above the first row of each group.

    Args:
        view: The view; it asks for its bands to be painted, and passes on clicks.

    Attributes:
        changed: Emitted when the table is grouped by another column, or by none.
    """

    changed = Signal()

    def __init__(self, view: RecordView) -> None:
        super().__init__(view)
        self._view = view
        self.column: int | None = None
        self.groups: tuple[Group, ...] = ()
        self._by_first: dict[int, Group] = {}
        self._folded: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        model = view.proxy
        for signal in (
            model.layoutChanged,
            model.modelReset,
            model.rowsInserted,
            model.rowsRemoved,
            model.rowsMoved,
            model.dataChanged,
        ):
            signal.connect(self._refresh_soon)

    def by(self, column: int | None) -> None:
        """Group by a column; None: not at all."""
        if column == self.column:
            return
        self.column = column
        self._folded.clear()
        self._view.proxy.set_group(column)
        if column is not None and self._view.proxy.sortColumn() < 0:
            self._view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        self.refresh()
        self.changed.emit()

    def group_at(self, row: int) -> Group | None:
        """The group of a row."""
        return next((group for group in self.groups if group.first <= row <= group.last), None)

    def is_folded(self, group: Group) -> bool:
        """Whether a group shows its band alone."""
        return group.text in self._folded

    def fold(self, group: Group, *, folded: bool) -> None:
        """Fold or unfold a group."""
        (self._folded.add if folded else self._folded.discard)(group.text)
        if folded and group.first < self._view.currentIndex().row() <= group.last:
            self._view.setCurrentIndex(self._view.currentIndex().siblingAtRow(group.first))
        self.refresh()

    def offset(self, row: int) -> int:
        """How far below the top of a row its cells begin, in pixels."""
        return BAND if row in self._by_first else 0

    def band_at(self, at: QPoint) -> Group | None:
        """The group whose band is at a point of the viewport."""
        row = self._view.rowAt(at.y())
        group = self._by_first.get(row)
        within = group is not None and at.y() - self._view.rowViewportPosition(row) < BAND
        return group if within else None

    def _refresh_soon(self) -> None:
        if self.column is not None:
            self._soon.start(0)

    def refresh(self) -> None:
        """Find the groups anew, and give each row its height."""
        self.groups = tuple(self._found())
        self._by_first = {group.first: group for group in self.groups}
        header = self._view.verticalHeader()
        header.blockSignals(True)  # noqa: FBT003  thousands of rows are laid out once, below
        for row in range(self._view.proxy.rowCount()):
            self._view.setRowHidden(row, False)  # noqa: FBT003  Qt knows no names
            header.resizeSection(row, ROW_HEIGHT)
        for group in self.groups:
            folded = self.is_folded(group)
            header.resizeSection(group.first, BAND if folded else BAND + ROW_HEIGHT)
            for row in range(group.first + 1, group.last + 1) if folded else ():
                self._view.setRowHidden(row, True)  # noqa: FBT003  Qt knows no names
        header.blockSignals(False)  # noqa: FBT003
        self._view.updateGeometries()
        self._view.viewport().update()
        header.viewport().update()

    def _found(self) -> list[Group]:
        found: list[Group] = []
        if self.column is None:
            return found
        model = self._view.proxy
        for row in range(model.rowCount()):
            text = str(model.index(row, self.column).data() or "")
            if found and found[-1].text == text:
                found[-1] = found[-1]._replace(last=row)
            else:
                found.append(Group(row, row, text))
        return found

    def paint(self) -> None:
        """Paint the bands that are seen."""
        if not self.groups or self.column is None:
            return
        painter, colours = QPainter(self._view.viewport()), theme.current()
        width, height = self._view.viewport().width(), self._view.viewport().height()
        heading = self._view.records.columns[self.column].heading
        bold = QFont(self._view.font())
        bold.setBold(True)
        painter.setFont(bold)
        for group in self.groups:
            top = self._view.rowViewportPosition(group.first)
            if not -BAND < top < height:
                continue
            box = QRect(0, top, width, BAND)
            painter.fillRect(box, colours.colour("rail"))
            painter.setPen(colours.colour("border"))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            painter.setPen(colours.colour("text"))
            painter.drawText(
                box.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self.said(group, heading)
            )
            if self.is_folded(group) and self._view.currentIndex().row() == group.first:
                painter.setPen(colours.colour("accent"))
                painter.drawRect(box.adjusted(0, 0, -1, -1))

    def said(self, group: Group, heading: str) -> str:
        """What a band says: its value, and how many rows it has."""
        sign = "▸" if self.is_folded(group) else "▾"
        return f"{sign} {heading}: {group.text or '—'}  ({group.last - group.first + 1})"


class GroupedEditor(CellEditor):
    """The editor of cells in a table that can be grouped: they stand below the band of their row."""

    grouping: Grouping | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = self._shift(option, index)
        if group is None or self.grouping is None or not self.grouping.is_folded(group):
            super().paint(painter, option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        self._shift(option, index)
        super().updateEditorGeometry(editor, option, index)

    def _shift(self, option: QStyleOptionViewItem, index: Index) -> Group | None:
        """Move a cell below the band of its row; the group that begins there."""
        if self.grouping is None or not self.grouping.offset(index.row()):
            return None
        rect = option.rect
        rect.setTop(rect.top() + BAND)
        option.rect = rect
        return self.grouping.group_at(index.row())
