"""RecordTableModel: the records of one type as rows of a table, kept up to date change by change."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.errors import InputError
from exercise_planner.ui import fields, icons
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.checking import Checking
from exercise_planner.ui.models.column import CodeEdit, Column

Say = Callable[[Record, Exercise, Column], Any]
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SUBJECT_ROLE = Role.UserRole
NO_PARENT = QModelIndex()
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordTableModel(QAbstractTableModel):
    """Records as rows, in the order of their ranks.

    Args:
        bridge: The open document.
        cls: The type of the records.
        columns: What is shown of them.
        checking: Where findings come from; the first column shows the worst.

    Attributes:
        refused: Emitted with a sentence when what was typed is not accepted.
    """

    refused = Signal(str)

    def __init__(
        self, bridge: Bridge, cls: type[Record], columns: tuple[Column, ...], checking: Checking
    ) -> None:
        super().__init__(bridge)
        self.cls, self.columns = cls, columns
        self._bridge, self._checking = bridge, checking
        self._exercise: Exercise | None = None
        self._keys: list[tuple[int, str]] = []
        bridge.opened.connect(self._reset)
        bridge.changed.connect(self._change)
        checking.judged.connect(self._refresh)
        self._reset()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self.columns[section].heading
        if role == Role.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def record(self, row: int) -> Record | None:
        """The record of a row."""
        if self._exercise is None or not 0 <= row < len(self._keys):
            return None
        return self._exercise.get(self.cls, self._keys[row][1])

    def row_of(self, record_id: str) -> int:
        """The row of a record; -1 where it has none."""
        record = self._exercise.get(self.cls, record_id) if self._exercise is not None else None
        if record is None:
            return -1
        row = bisect_left(self._keys, (record.rank, record.id))
        return row if row < len(self._keys) and self._keys[row][1] == record_id else -1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        record = self.record(index.row()) if index.isValid() else None
        say = self._sayings.get(role)
        if record is None or self._exercise is None or say is None:
            return None
        return say(record, self._exercise, self.columns[index.column()])

    @cached_property
    def _sayings(self) -> dict[int, Say]:
        """What is said of a record in a column, by role."""
        return {
            Role.DisplayRole: _shown,
            Role.AccessibleTextRole: _shown,
            Role.EditRole: _edited,
            Role.TextAlignmentRole: lambda _record, _exercise, column: RIGHT if column.right else LEFT,
            Role.ToolTipRole: self._tip,
            Role.DecorationRole: self._sign,
            SUBJECT_ROLE: lambda record, _exercise, _column: fields.subject_of(record),
        }

    def _tip(self, record: Record, exercise: Exercise, column: Column) -> str:
        findings = self._checking.of(fields.subject_of(record)) if column is self.columns[0] else ()
        if findings:
            return "\n".join(f"• {finding.message}" for finding in findings[:8])
        return (column.tip or column.text)(record, exercise)

    def _sign(self, record: Record, exercise: Exercise, column: Column) -> QIcon | None:
        findings = self._checking.of(fields.subject_of(record)) if column is self.columns[0] else ()
        if findings:
            return icons.severity_icon(findings[0].severity)
        return column.picture(record, exercise) if column.picture is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        column = self.columns[index.column()]
        record = self.record(index.row())
        if column.edit is not None and record is not None and column.edit.allows(record):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        record = self.record(index.row()) if index.isValid() else None
        exercise = self._exercise
        if role != Role.EditRole or record is None or exercise is None:
            return False
        edit = self.columns[index.column()].edit
        if edit is None:
            return False
        try:
            change = edit.change(exercise, record, str(value))
        except InputError as error:
            self.refused.emit(error.summary)
            return False
        accepted = not change or self._bridge.apply(change)
        if accepted and isinstance(edit, CodeEdit):
            self._bridge.select((Subject(self.cls.noun, str(value).strip()),))
        return accepted

    def _reset(self) -> None:
        self.beginResetModel()
        self._exercise = self._bridge.exercise
        records = self._exercise.all(self.cls) if self._exercise is not None else ()
        self._keys = [(record.rank, record.id) for record in records]
        self.endResetModel()

    def _change(self, changeset: ChangeSet) -> None:
        if len(changeset.changes) > 200 and changeset.touches(self.cls):
            self._reset()
            return
        self._exercise = self._bridge.exercise
        others: list[Record] = []
        for change in changeset.changes:
            if isinstance(change.record, self.cls):
                self._change_row(change)
            elif not isinstance(change.record, Schedule):
                others.append(change.record)
        if all(isinstance(record, Assignment) for record in others):
            self._refresh_rows([record.id for record in others])
        else:
            self._refresh()

    def _refresh_rows(self, event_ids: list[str]) -> None:
        """Show anew the rows of events whose places have changed."""
        for row in (self.row_of(event_id) for event_id in event_ids if self.cls is Event):
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def weight(self, row: int, column: int) -> Any:
        """What a cell is sorted by."""
        record = self.record(row)
        if record is None or self._exercise is None:
            return ""
        return _weighed(record, self._exercise, self.columns[column])

    def _change_row(self, change: Change) -> None:
        before, after = change.before, change.after
        if before is not None and after is not None and before.rank == after.rank:
            row = bisect_left(self._keys, (after.rank, after.id))
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
            return
        if before is not None:
            row = bisect_left(self._keys, (before.rank, before.id))
            self.beginRemoveRows(NO_PARENT, row, row)
            del self._keys[row]
            self.endRemoveRows()
        if after is not None:
            row = bisect_left(self._keys, (after.rank, after.id))
            self.beginInsertRows(NO_PARENT, row, row)
            self._keys.insert(row, (after.rank, after.id))
            self.endInsertRows()

    def _refresh(self) -> None:
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _shown(record: Record, exercise: Exercise, column: Column) -> str:
    return column.text(record, exercise)


def _edited(record: Record, exercise: Exercise, column: Column) -> str:
    return (column.edit or column).text(record, exercise)


def _weighed(record: Record, exercise: Exercise, column: Column) -> Any:
    return column.order(record, exercise) if column.order else column.text(record, exercise).casefold()


def subject_at(index: Index) -> Subject | None:
    """The record that an index of a table stands for."""
    found = index.data(SUBJECT_ROLE)
    return found if isinstance(found, Subject) else None
