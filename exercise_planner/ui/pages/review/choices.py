"""ChoicesModel: what a nation would change, a row a thing; what is to be taken is ticked."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exercise_planner.edits.merging import Key, Merge, Proposal, State
from exercise_planner.ui import icons, words
from exercise_planner.ui.models.lines import Line
from exercise_planner.ui.words import QT_TRANSLATE_NOOP
from exercise_planner.workspace.proposals import field_words, shown_value

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
HEADINGS = (
    QT_TRANSLATE_NOOP("window", "What"),
    QT_TRANSLATE_NOOP("window", "As it was sent"),
    QT_TRANSLATE_NOOP("window", "As the nation would have it"),
    QT_TRANSLATE_NOOP("window", "Here now"),
    QT_TRANSLATE_NOOP("window", "How it stands"),
)
STATES = {
    State.CLEAN: QT_TRANSLATE_NOOP("window", "Collides with nothing"),
    State.COLLISION: QT_TRANSLATE_NOOP("window", "Collides"),
    State.SAME: QT_TRANSLATE_NOOP("window", "Stands here already"),
    State.REFUSED: QT_TRANSLATE_NOOP("window", "Refused"),
}
ICONS = {State.CLEAN: "good", State.COLLISION: "warning", State.SAME: "note", State.REFUSED: "error"}
TONES = {State.CLEAN: "good", State.COLLISION: "warning", State.SAME: "muted", State.REFUSED: "danger"}


class ChoicesModel(QAbstractTableModel):
    """The proposals in some states; those that can be chosen are ticked or not.

    Args:
        proposals: What is listed.
        chosen: Keys of what is ticked at first.
        parent: Who owns it.

    Attributes:
        ticked: Emitted when the user alters what is ticked.
    """

    ticked = Signal()

    def __init__(self, proposals: Iterable[Proposal], chosen: Iterable[Key], parent: QObject) -> None:
        super().__init__(parent)
        self.proposals = tuple(proposals)
        self._rows = tuple(_line(one) for one in self.proposals)
        self.chosen = frozenset(chosen)

    @classmethod
    def of(cls, merge: Merge, parent: QObject) -> "ChoicesModel":
        """What there is something to decide about: collisions first, what collides with nothing is ticked."""
        return cls((*merge.of(State.COLLISION), *merge.of(State.CLEAN)), merge.clean, parent)

    def choose(self, keys: Iterable[Key]) -> None:
        """Tick these and no others."""
        now = frozenset(keys) & {one.key for one in self.proposals if one.can_be_chosen}
        if now != self.chosen:
            self.chosen = now
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
            self.ticked.emit()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole:
            return None
        return words.tr(HEADINGS[section]) if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._is_box(index) else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.proposals[index.row()]
        if role == Role.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Role.ToolTipRole:
            return one.why or self._rows[index.row()][index.column()]
        if role == Role.CheckStateRole and self._is_box(index):
            return Qt.CheckState.Checked if one.key in self.chosen else Qt.CheckState.Unchecked
        if role == Role.DecorationRole and index.column() == len(HEADINGS) - 1:
            return icons.icon(ICONS[one.state], TONES[one.state])
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not self._is_box(index):
            return False
        key = {self.proposals[index.row()].key}
        is_on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.choose(self.chosen | key if is_on else self.chosen - key)
        return True

    def _is_box(self, index: Index) -> bool:
        return index.isValid() and index.column() == 0 and self.proposals[index.row()].can_be_chosen


def _line(one: Proposal) -> Line:
    state = words.tr(STATES[one.state])
    return (
        f"{one.name}: {words.tr(field_words(one))}",
        shown_value(one.before),
        shown_value(one.theirs),
        shown_value(one.ours),
        f"{state}. {one.why}" if one.why else state,
    )
