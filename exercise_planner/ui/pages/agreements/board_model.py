"""BoardModel: the agreements of one status, the most pressing first, as cards that can be dragged."""

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from exercise_planner.domain.agreement import AgreementStatus
from exercise_planner.domain.lead_times import Deadline, Urgency
from exercise_planner.ui import icons, words
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
DEADLINE_ROLE = Role.UserRole
MIME = "application/x-exercise-planner-agreements"
SIGNS: dict[Urgency, tuple[str, str]] = {
    Urgency.LATE: ("error", "danger"),
    Urgency.LAPSES: ("error", "danger"),
    Urgency.SOON: ("warning", "warning"),
    Urgency.NO_LEAD_TIME: ("warning", "warning"),
    Urgency.ON_TIME: ("note", "accent"),
    Urgency.NOT_NEEDED: ("note", "muted"),
    Urgency.SETTLED: ("good", "good"),
}
"""Icon and colour by urgency; the card says the same in words."""
SAYINGS: dict[Urgency, str] = {
    Urgency.LATE: QT_TRANSLATE_NOOP("window", "Late: should have been asked for by {latest}"),
    Urgency.LAPSES: QT_TRANSLATE_NOOP("window", "Signed, but not in force on {needed}"),
    Urgency.SOON: QT_TRANSLATE_NOOP("window", "Ask by {latest}"),
    Urgency.NO_LEAD_TIME: QT_TRANSLATE_NOOP("window", "Needed on {needed}; no lead time entered"),
    Urgency.ON_TIME: QT_TRANSLATE_NOOP("window", "In time: by {latest}"),
    Urgency.NOT_NEEDED: QT_TRANSLATE_NOOP("window", "No scheduled event needs it"),
    Urgency.SETTLED: QT_TRANSLATE_NOOP("window", "Signed; nothing at risk"),
}
LATE_WITHOUT_LEAD = QT_TRANSLATE_NOOP("window", "Late: needed on {needed}")


def saying(deadline: Deadline) -> str:
    """How pressing an agreement is, in words."""
    text = SAYINGS[deadline.urgency]
    if deadline.urgency is Urgency.LATE and deadline.latest is None:
        text = LATE_WITHOUT_LEAD
    return words.tr(text).format(latest=_day(deadline.latest), needed=_day(deadline.needed))


def _day(day: date | None) -> str:
    return words.day(day) if day is not None else "—"


def lines(deadline: Deadline) -> tuple[str, str, str, str]:
    """What a card says: code, kind, host and guests, and how pressing it is."""
    one = deadline.agreement
    guests = words.listed(one.nations, 3) or words.tr(QT_TRANSLATE_NOOP("window", "nobody yet"))
    return one.id, words.choice(one.kind), f"{one.host} → {guests}", saying(deadline)


class BoardModel(QAbstractListModel):
    """The cards of one status.

    Args:
        status: The status.

    Attributes:
        dropped: Emitted with the ids of the agreements that are to have this status.
    """

    dropped = Signal(object)

    def __init__(self, status: AgreementStatus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self.deadlines: tuple[Deadline, ...] = ()

    def show_deadlines(self, deadlines: tuple[Deadline, ...]) -> None:
        """Show those of this status."""
        mine = tuple(item for item in deadlines if item.agreement.status is self.status)
        if mine != self.deadlines:
            self.beginResetModel()
            self.deadlines = mine
            self.endResetModel()

    def row_of(self, agreement_id: str) -> int:
        """The row of an agreement; -1 where it is not here."""
        ids = [item.agreement.id for item in self.deadlines]
        return ids.index(agreement_id) if agreement_id in ids else -1

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.deadlines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.deadlines):
            return None
        deadline = self.deadlines[index.row()]
        if role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return "\n".join(lines(deadline))
        if role == DEADLINE_ROLE:
            return deadline
        return self._sign(deadline) if role == Role.DecorationRole else None

    @staticmethod
    def _sign(deadline: Deadline) -> QIcon:
        return icons.icon(*SIGNS[deadline.urgency])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        ids = [self.deadlines[index.row()].agreement.id for index in indexes]
        data.setData(MIME, "\n".join(ids).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        return data.hasFormat(MIME)

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        if data.hasFormat(MIME):
            self.dropped.emit(tuple(bytes(data.data(MIME).data()).decode().split("\n")))
        return False  # the change itself moves the card
