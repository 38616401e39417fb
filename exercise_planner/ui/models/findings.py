"""FindingsModel: the findings as rows, worst first."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exercise_planner.domain import RECORDS
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.ui import icons, words

Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
_CLASSES = {cls.noun: cls for cls in RECORDS}


class FindingsModel(QAbstractTableModel):
    """Findings: what is wrong, about what, by which rule."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._exercise: Exercise | None = None
        self._headings = (self.tr("Problem"), self.tr("About"), self.tr("Rule"))

    def show(self, findings: tuple[Finding, ...], exercise: Exercise | None) -> None:
        """Show other findings."""
        self.beginResetModel()
        self._findings, self._exercise = findings, exercise
        self.endResetModel()

    def finding(self, row: int) -> Finding | None:
        """The finding of a row."""
        return self._findings[row] if 0 <= row < len(self._findings) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._headings):
            if role == Role.DisplayRole:
                return self._headings[section]
            if role == Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> Any:
        finding = self.finding(index.row()) if index.isValid() else None
        if finding is None:
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return (finding.message, self._about(finding), finding.rule)[index.column()]
        if role == Role.DecorationRole and index.column() == 0:
            return icons.severity_icon(finding.severity)
        if role == Role.AccessibleTextRole and index.column() == 0:
            return f"{words.choice(finding.severity)}: {finding.message}"
        return None

    def _about(self, finding: Finding) -> str:
        return ", ".join(dict.fromkeys(self._name(subject) for subject in finding.subjects))

    def _name(self, subject: Subject) -> str:
        cls = _CLASSES.get(subject.noun)
        return self._exercise.name(cls, subject.id) if self._exercise and cls else subject.id
