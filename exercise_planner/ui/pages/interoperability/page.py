"""The page of interoperability: a matrix of nations or units, and what the chosen cell means."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QVBoxLayout

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.matrix import Matrix, dimensions, nation_rows, unit_rows
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.grid import GridModel
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.interoperability.explaining import explained
from exercise_planner.ui.pages.interoperability.shown import OVERALL, called, grid
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.fresh import Fresh
from exercise_planner.ui.widgets.grid_view import GridView
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.link_pane import LinkPane, line

NATIONS, UNITS = "nations", "units"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Both matrices of an exercise."""

    exercise: Exercise
    matrices: dict[str, Matrix]


def reckon(exercise: Exercise) -> Reckoned:
    """The matrices, with what every cell of them says in all."""
    names = dimensions(exercise)
    matrices = {
        NATIONS: Matrix(nation_rows(exercise), names),
        UNITS: Matrix(unit_rows(exercise), names),
    }
    return Reckoned(exercise, matrices)


class InteroperabilityPage(Page):
    """Who can work with whom, on what, and why not."""

    name = "interoperability"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = GridModel(self)
        self.view = GridView(self.model)
        self.view.setAccessibleName(self.tr("Matrix of interoperability"))
        self.pane = LinkPane(context.bridge, self.tr("What the chosen cell means"))
        self.between, self.dimension = QComboBox(), QComboBox()
        self.copy_button = button(
            self.tr("Copy table"), "copy", tip=self.tr("Copy the whole matrix for a spreadsheet (Ctrl+C)")
        )
        self._reckoned: Reckoned | None = None
        self.fresh = Fresh(self, context, reckon, self._take)
        self._lay_out()
        self._connect()

    def take_focus(self) -> None:
        self.view.setFocus()

    def _lay_out(self) -> None:
        self.between.addItem(self.tr("Nations"), NATIONS)
        self.between.addItem(self.tr("Units"), UNITS)
        self.between.setAccessibleName(self.tr("Between"))
        self.dimension.setAccessibleName(self.tr("Dimension"))
        self.dimension.addItem(self.tr("Overall"), OVERALL)
        self.dimension.setMinimumContentsLength(14)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(label(self.tr("Interoperability"), "title"), 1)
        for caption, widget in ((self.tr("Between"), self.between), (self.tr("On"), self.dimension)):
            top.addWidget(label(caption, "muted"))
            top.addWidget(widget)
        top.addWidget(self.copy_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([420, 190])
        legend = self.tr("✓ shared   ◐ partly: some units or dimensions   ✗ nothing shared   ? not entered")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(top)
        outer.addWidget(label(legend, "muted", wraps=True))
        outer.addWidget(split, 1)

    def _connect(self) -> None:
        self.between.currentIndexChanged.connect(self._show)
        self.dimension.currentIndexChanged.connect(self._show)
        self.copy_button.clicked.connect(self.view.copy)
        self.view.chosen.connect(self._choose)
        self.view.opened.connect(lambda row, _column: self._lead(row))
        self.view.verticalHeader().sectionClicked.connect(self._lead)

    def _take(self, reckoned: Reckoned) -> None:
        self._reckoned = reckoned
        names = reckoned.matrices[NATIONS].dimensions
        if [self.dimension.itemData(n) for n in range(1, self.dimension.count())] != list(names):
            kept = self.dimension.currentData()
            with QSignalBlocker(self.dimension):
                while self.dimension.count() > 1:
                    self.dimension.removeItem(1)
                for name in names:
                    self.dimension.addItem(called(name), name)
                self.dimension.setCurrentIndex(max(self.dimension.findData(kept), 0))
        self._show()

    @property
    def matrix(self) -> Matrix | None:
        """The matrix that is shown."""
        return self._reckoned.matrices[self.between.currentData()] if self._reckoned is not None else None

    def _show(self) -> None:
        matrix = self.matrix
        if matrix is None:
            return
        self.model.show_grid(grid(matrix, str(self.dimension.currentData() or OVERALL)))
        is_units = self.between.currentData() == UNITS
        self.view.set_widths(34 if is_units else 46, 230 if is_units else 140)
        if not matrix.rows:
            self.pane.say(line(self.tr("There are no nations and units to compare yet.")))
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, min(1, len(matrix.rows) - 1)))
        else:
            self._choose(self.view.currentIndex().row(), self.view.currentIndex().column())

    def _choose(self, row: int, column: int) -> None:
        matrix = self.matrix
        if matrix is None or self._reckoned is None:
            return
        wanted = str(self.dimension.currentData() or OVERALL)
        self.pane.say(explained(self._reckoned.exercise, matrix, row, column, wanted))

    def _lead(self, row: int) -> None:
        if 0 <= row < len(self.model.grid.rows):
            subject: Subject = self.model.grid.rows[row].subject
            self.context.bridge.select((subject,))

    def saved_state(self) -> str:
        return f"{self.between.currentData()}|{self.dimension.currentData() or OVERALL}"

    def restore_state(self, state: str) -> None:
        between, _, _dimension = state.partition("|")
        self.between.setCurrentIndex(max(self.between.findData(between), 0))
