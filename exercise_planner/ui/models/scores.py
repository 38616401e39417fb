"""Scores of variants as a table: a column a line, a row a measure, each beside the main line's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.ui import theme, words
from exercise_planner.ui.words import QT_TRANSLATE_NOOP
from exercise_planner.workspace.scoring import Score

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_PARENT = QModelIndex()
OPACITY = 46
LESS, MORE, NEITHER = -1, 1, 0
"""What is better: less, more, or neither."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One row: what is measured, what is better, and its value for each line."""

    title: str
    better: int
    values: tuple[float, ...]


def measures(found: tuple[Score, ...], exercise: Exercise) -> Iterator[Measure]:
    """All rows: the sum, each goal that any line has, counts, and the events of each nation."""
    tr = words.tr
    yield Measure(
        tr(QT_TRANSLATE_NOOP("window", "Score (weighted sum)")), LESS, tuple(one.total for one in found)
    )
    for title in found[0].goals:
        values = tuple(one.goals[title] for one in found)
        if any(values):
            yield Measure(tr(title), LESS, values)
    yield Measure(
        tr(QT_TRANSLATE_NOOP("window", "Events with a place")), MORE, tuple(one.scheduled for one in found)
    )
    yield Measure(
        tr(QT_TRANSLATE_NOOP("window", "Events without a place")),
        LESS,
        tuple(len(one.unscheduled) for one in found),
    )
    yield Measure(tr(QT_TRANSLATE_NOOP("window", "Broken rules")), LESS, tuple(one.broken for one in found))
    yield Measure(
        tr(QT_TRANSLATE_NOOP("window", "Changes to the main line")),
        NEITHER,
        tuple(one.changes for one in found),
    )
    events = tr(QT_TRANSLATE_NOOP("window", "Events of {nation}"))
    for nation in dict.fromkeys(nation for one in found for nation in one.events):
        name = exercise.name(Nation, nation)
        yield Measure(events.format(nation=name), NEITHER, tuple(one.events.get(nation, 0) for one in found))


class ScoresModel(QAbstractTableModel):
    """The scores of all lines, side by side."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.scores: tuple[Score, ...] = ()
        self.rows: tuple[Measure, ...] = ()

    def show(self, found: tuple[Score, ...], exercise: Exercise) -> None:
        """Show other scores."""
        self.beginResetModel()
        self.scores, self.rows = found, tuple(measures(found, exercise)) if found else ()
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.scores)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal
        if role == Role.DisplayRole:
            return self._heading(section) if is_column else self.rows[section].title
        if role == Role.ToolTipRole and is_column:
            return self.scores[section].line.note or self.scores[section].line.name
        return None

    def _heading(self, section: int) -> str:
        line = self.scores[section].line
        is_open = words.tr(QT_TRANSLATE_NOOP("window", "{name} (open)"))
        return is_open.format(name=line.name) if line.is_open else line.name

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        value, gain = row.values[column], row.values[column] - row.values[0]
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return f"{value:,.6g}" + (f"  ({gain:+,.6g})" if gain and row.better != NEITHER else "")
        if role == Role.ToolTipRole and row.better == LESS and self.scores[column].unscheduled:
            return "\n".join(self.scores[column].unscheduled)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.BackgroundRole and gain * row.better:
            return theme.current().colour("good" if gain * row.better > 0 else "danger", OPACITY)
        return None
