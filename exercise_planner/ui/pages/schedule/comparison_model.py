"""MovesModel: what a new schedule would move, a row an event, each to be ticked; and the words for it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.comparison import Comparison
from exercise_planner.planning.solver.repairing.result import Move
from exercise_planner.ui import words
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
HEADINGS = (
    QT_TRANSLATE_NOOP("window", "Event"),
    QT_TRANSLATE_NOOP("window", "What"),
    QT_TRANSLATE_NOOP("window", "From"),
    QT_TRANSLATE_NOOP("window", "To"),
    QT_TRANSLATE_NOOP("window", "Nations"),
    QT_TRANSLATE_NOOP("window", "Why"),
)
WIDTHS = (210, 90, 150, 150, 110, 300)
PARTS = {
    "start": QT_TRANSLATE_NOOP("window", "Start"),
    "venue": QT_TRANSLATE_NOOP("window", "Venue"),
    "units": QT_TRANSLATE_NOOP("window", "Units"),
    "added": QT_TRANSLATE_NOOP("window", "Gets a place"),
    "left out": QT_TRANSLATE_NOOP("window", "Loses its place"),
}


class MovesModel(QAbstractTableModel):
    """The moves of a comparison; the first column is ticked where a move is to be made.

    Attributes:
        ticked: Emitted with the ids of the events that are ticked, when the user alters that.
    """

    ticked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._exercise: Exercise | None = None
        self._rows: dict[int, tuple[str, ...]] = {}
        self.moves: tuple[Move, ...] = ()
        self.chosen: frozenset[str] = frozenset()

    def show_moves(self, comparison: Comparison | None, chosen: frozenset[str]) -> None:
        """Show the moves of another comparison."""
        self.beginResetModel()
        self.moves = comparison.moves if comparison is not None else ()
        self._exercise, self._rows = comparison.exercise if comparison is not None else None, {}
        self.chosen = chosen
        self.endResetModel()

    def choose(self, chosen: Iterable[str]) -> None:
        """Tick these events and no others."""
        now = frozenset(chosen) & {move.event for move in self.moves}
        if now != self.chosen:
            self.chosen = now
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
            self.ticked.emit(now)

    def turn(self, rows: Iterable[int]) -> None:
        """Tick some rows; where all of them are ticked, clear them."""
        events = {self.moves[number].event for number in rows}
        self.choose(self.chosen - events if events <= self.chosen else self.chosen | events)

    def texts(self, number: int) -> tuple[str, ...]:
        """The words of a row; they are made when it is looked at."""
        if number not in self._rows and self._exercise is not None:
            self._rows[number] = row(self._exercise, self.moves[number])
        return self._rows[number]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.moves)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role != Role.DisplayRole:
            return None
        return words.tr(HEADINGS[section]) if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self.texts(index.row())[index.column()]
        if role == Role.CheckStateRole and index.column() == 0:
            is_on = self.moves[index.row()].event in self.chosen
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid() or index.column() != 0:
            return False
        event = self.moves[index.row()].event
        is_on = Qt.CheckState(value) == Qt.CheckState.Checked
        self.choose(self.chosen | {event} if is_on else self.chosen - {event})
        return True


def row(exercise: Exercise, move: Move) -> tuple[str, ...]:
    """A move in the words of the columns."""
    return (
        exercise.name(Event, move.event),
        ", ".join(words.tr(PARTS[part]) for part in move.parts),
        place(exercise, move.before, move.parts),
        place(exercise, move.after, move.parts),
        words.listed(move.nations, 8),
        why(move),
    )


def place(exercise: Exercise, at: Assignment | None, parts: tuple[str, ...]) -> str:
    """When an event is held; where, and by which chosen units, only as far as that differs."""
    if at is None:
        return words.tr(QT_TRANSLATE_NOOP("window", "Not scheduled"))
    told = [words.instant(words.local(at.start, exercise.details.time_zone))]
    if at.venue and not set(parts) <= {"start", "units"}:
        told.append(exercise.name(Venue, at.venue))
    if "units" in parts:
        told.extend(exercise.name(Unit, one.unit) for one in at.units if one.requirement is not None)
    return ", ".join(told)


def why(move: Move) -> str:
    """What was wrong with the earlier place of an event."""
    if move.reasons:
        return "; ".join(dict.fromkeys(finding.message for finding in move.reasons))
    if move.before is None:
        return words.tr(QT_TRANSLATE_NOOP("window", "It had no place"))
    return words.tr(QT_TRANSLATE_NOOP("window", "A better whole, or room for others"))
