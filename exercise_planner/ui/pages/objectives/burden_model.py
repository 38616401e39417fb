"""BurdenModel: what each nation bears, as numbers that can be sorted and shares that can be drawn."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exercise_planner.domain.burden import Burden
from exercise_planner.ui import words
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
SHARE_ROLE = Role.UserRole + 1
"""From 0 to 1: the number as a share of the largest in its column."""
SORT_ROLE = Role.UserRole + 2
TITLES = (
    QT_TRANSLATE_NOOP("window", "Nation"),
    QT_TRANSLATE_NOOP("window", "Events"),
    QT_TRANSLATE_NOOP("window", "Duty (unit hours)"),
    QT_TRANSLATE_NOOP("window", "Travel (unit hours)"),
    QT_TRANSLATE_NOOP("window", "Events hosted"),
)


def _numbers(burden: Burden) -> tuple[float, ...]:
    return burden.events, burden.duty_minutes / 60, burden.travel_minutes / 60, burden.hosted


class BurdenModel(QAbstractTableModel):
    """A row a nation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str, tuple[float, ...]], ...] = ()
        self._most: tuple[float, ...] = (0, 0, 0, 0)

    def show_burdens(self, names: dict[str, str], burdens: tuple[Burden, ...]) -> None:
        """Show what nations bear.

        Args:
            names: The nations' names by id.
            burdens: What they bear.
        """
        self.beginResetModel()
        self._rows = tuple((one.nation, names[one.nation], _numbers(one)) for one in burdens)
        columns = zip(*(numbers for _, _, numbers in self._rows), strict=True)
        self._most = tuple(max(column) for column in columns) or (0, 0, 0, 0)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def nation(self, row: int) -> str:
        """The id of a row's nation."""
        return self._rows[row][0]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        code, name, numbers = self._rows[index.row()]
        if index.column() == 0:
            if role == SORT_ROLE:
                return name.casefold()
            return f"{code}  {name}" if role == Role.DisplayRole else None
        value, most = numbers[index.column() - 1], self._most[index.column() - 1]
        if role == Role.DisplayRole:
            return f"{value:,.1f}" if index.column() in (2, 3) else f"{value:,.0f}"
        if role == SHARE_ROLE:
            return value / most if most else 0.0
        return value if role == SORT_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return words.tr(TITLES[section]) if 0 <= section < len(TITLES) else None
        return str(section + 1)
