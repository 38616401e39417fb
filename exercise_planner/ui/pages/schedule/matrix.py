"""MatrixView: the synchronisation matrix, walked through with keys, sharing the selection."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.ui import theme, words
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.grid import EMPTY, GridModel
from exercise_planner.ui.pages.schedule.lanes import TITLES, Grouping
from exercise_planner.ui.pages.schedule.lazy_view import LazyView
from exercise_planner.ui.pages.schedule.matrix_grid import CLASSES, SyncMatrix, matrix_of
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.grid_view import GridView
from exercise_planner.ui.widgets.labels import label

Role = Qt.ItemDataRole
NOTHING = SyncMatrix(EMPTY, {}, {})
WIDTH, HEADING, LINE = 132, 190, 15
"""Width of a day and of the names of the rows, and height of a line, in pixels."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class MatrixModel(GridModel):
    """The grid of the matrix; cells with a selected event, or one that breaks a rule, look otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = NOTHING
        self.selected: frozenset[str] = frozenset()
        self.wrong: frozenset[str] = frozenset()

    def show_matrix(self, matrix: SyncMatrix) -> None:
        """Show another matrix."""
        self.matrix = matrix
        self.show_grid(matrix.grid)

    def mark(self, selected: frozenset[str], wrong: frozenset[str]) -> None:
        """Show which events are selected and which break a rule."""
        self.selected, self.wrong = selected, wrong
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [Role.BackgroundRole])

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole:
            return LEFT
        if role == Role.BackgroundRole and index.isValid():
            events = self.matrix.events.get((index.row(), index.column()), ())
            if self.selected.intersection(events):
                return theme.current().colour("accent", 90)
            if self.wrong.intersection(events):
                return theme.current().colour("danger_soft")
        if role == Role.DisplayRole and index.isValid():
            events = self.matrix.events.get((index.row(), index.column()), ())
            text = str(super().data(index, role))
            return f"⚠ {text}" if self.wrong.intersection(events) else text
        return super().data(index, role)


class MatrixView(LazyView):
    """The view of the matrix.

    Args:
        context: What the window shares.

    Attributes:
        chosen: Emitted with the subjects that the user selects.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._leading = False
        self.model = MatrixModel()
        self.model.setParent(self)
        self.view, self.rows = GridView(self.model), QComboBox()
        self._empty = label(self.tr("Nothing is scheduled yet. Press Schedule! (F9)."), "muted")
        self._stack = QStackedWidget()
        self._lay_out()
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(self._next)
        self.rows.currentIndexChanged.connect(self.catch_up)

    def _lay_out(self) -> None:
        header = QHeaderView(Qt.Orientation.Horizontal)
        header.setSectionsClickable(True)
        self.view.setHorizontalHeader(header)
        self.view.set_widths(WIDTH, HEADING)
        self.view.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setAccessibleName(
            self.tr("Synchronisation matrix; Enter goes through the events of a cell")
        )
        self.rows.setAccessibleName(self.tr("What the rows stand for"))
        for grouping in CLASSES:
            self.rows.addItem(words.tr(TITLES[grouping]), grouping)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Rows"), "muted"))
        top.addWidget(self.rows)
        top.addStretch(1)
        top.addWidget(label(self.tr("Enter goes through the events of a cell"), "muted"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.setSpacing(SPACE // 2)
        outer.addLayout(top)
        outer.addWidget(self._stack, 1)

    @property
    def grouping(self) -> Grouping:
        """What the rows stand for."""
        return Grouping(self.rows.currentData())

    def preparation(self, exercise: Exercise) -> Callable[[], SyncMatrix]:
        grouping = self.grouping
        return lambda: matrix_of(exercise, grouping)

    def take_up(self, exercise: Exercise | None, made: SyncMatrix | None, *, is_preview: bool) -> None:
        del is_preview  # nothing is moved here
        matrix = made or NOTHING
        self.model.show_matrix(matrix)
        for row in range(len(matrix.grid.rows)):
            self.view.verticalHeader().resizeSection(row, matrix.lines(row) * LINE + 8)
        is_empty = exercise is None or not exercise.assignments
        self._stack.setCurrentWidget(self._empty if is_empty else self.view)
        self.set_selected(self.model.selected)

    def set_selected(self, ids: frozenset[str]) -> None:
        """Show which events are selected; the first of them is gone to if the current cell has none."""
        self.model.mark(ids, self.model.wrong)
        here = self.view.currentIndex()
        if ids.intersection(self.model.matrix.events.get((here.row(), here.column()), ())):
            return
        cells = sorted(key for event_id in ids for key in self.model.matrix.cells.get(event_id, ()))
        if cells:
            same_row = [key for key in cells if key[0] == here.row()]
            self._go_to(*(same_row or cells)[0])

    def set_wrong(self, ids: frozenset[str]) -> None:
        """Show which events break a rule."""
        self.model.mark(self.model.selected, ids)

    def _go_to(self, row: int, column: int) -> None:
        self._leading = True
        index = self.model.index(row, column)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self._leading = False

    def _choose(self, row: int, column: int) -> None:
        """Select the events of the cell that the user has come to."""
        events = self.model.matrix.events.get((row, column), ())
        if events and not self._leading:
            self.chosen.emit(tuple(Subject("event", event_id) for event_id in events))

    def _next(self, row: int, column: int) -> None:
        """Select one event of a cell, each time the next."""
        events = self.model.matrix.events.get((row, column), ())
        if events:
            alone = next(iter(self.model.selected)) if len(self.model.selected) == 1 else None
            number = (events.index(alone) + 1) % len(events) if alone in events else 0
            self.chosen.emit((Subject("event", events[number]),))
