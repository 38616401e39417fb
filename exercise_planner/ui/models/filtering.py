"""FilterProxy: sorts a table by value and keeps the rows that match the filter row."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from exercise_planner.ui.models.record_table import RecordTableModel


class FilterProxy(QSortFilterProxyModel):
    """Keeps the rows that hold every filter's text in its column; ``=text`` means exactly this text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filters: dict[int, str] = {}
        self._group: int | None = None

    @property
    def is_filtering(self) -> bool:
        """Whether any filter is set."""
        return bool(self._filters)

    def set_filter(self, column: int, text: str) -> None:
        """Filter by a column; empty text takes the filter away."""
        text = text.strip().casefold()
        if self._filters.get(column, "") == text:
            return
        self.beginFilterChange()
        if text:
            self._filters[column] = text
        else:
            self._filters.pop(column, None)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_group(self, column: int | None) -> None:
        """Keep rows of one value of a column together, whatever they are sorted by; None: do not."""
        self._group = column
        if self.sortColumn() >= 0:
            self.invalidate()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            return section + 1
        return super().headerData(section, orientation, role)

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        if not self._filters:
            return True
        source = self.sourceModel()
        return all(
            self._matches(str(source.index(row, column, parent).data() or "").casefold(), wanted)
            for column, wanted in self._filters.items()
        )

    @staticmethod
    def _matches(text: str, wanted: str) -> bool:
        return text == wanted[1:] if wanted.startswith("=") else wanted in text

    def lessThan(
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        source = self.sourceModel()
        assert isinstance(source, RecordTableModel)  # noqa: S101  it filters nothing else
        if self._group is not None and self._group != left.column():
            a, b = source.weight(left.row(), self._group), source.weight(right.row(), self._group)
            if a != b:  # groups stay in their order when the rows in them are turned round
                return _is_less(a, b) is (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        return _is_less(source.weight(left.row(), left.column()), source.weight(right.row(), right.column()))


def _is_less(a: Any, b: Any) -> bool:
    try:
        return bool(a < b)
    except TypeError:
        return str(a) < str(b)
