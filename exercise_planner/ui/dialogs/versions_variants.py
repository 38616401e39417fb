"""Variants side by side with their scores: begin one, open one, adopt one, discard one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.variant import MAIN_ID
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.scores import ScoresModel
from exercise_planner.ui.services import Document
from exercise_planner.ui.tasks import Task
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.workspace import variants as work
from exercise_planner.workspace.scoring import Score, scores
from exercise_planner.workspace.versions import NOW

WIDTH = 160
"""The least width of a column, in pixels."""


class VariantsTab(QWidget):
    """Shows the scores of all lines, the main line first.

    Attributes:
        comparing: Emitted with the names of two sources that are to be compared.
    """

    comparing = Signal(str, str)

    def __init__(self, context: Context, document: Document) -> None:
        super().__init__()
        self._context, self._document = context, document
        self._task: Task | None = None
        self.name, self.note = QLineEdit(), QLineEdit()
        self.begin_button = button(self.tr("&Begin variant"), "add", primary=True)
        self.model = ScoresModel(self)
        self.view = QTableView()
        self.state = label(role="muted", wraps=True)
        self.compare_button = button(self.tr("&Compare with main"))
        self.open_button = button(self.tr("&Open"), "open")
        self.adopt_button = button(self.tr("A&dopt"), "good")
        self.discard_button = button(self.tr("Disc&ard"), "remove")
        self._acting = (self.compare_button, self.open_button, self.adopt_button, self.discard_button)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(self.tr("Name of the new variant"))
        self.name.setAccessibleName(self.tr("Name of the new variant"))
        self.name.setMaxLength(200)
        self.note.setPlaceholderText(self.tr("Note (optional)"))
        self.note.setAccessibleName(self.tr("Note of the new variant"))
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Scores of the variants"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.note, 2)
        top.addWidget(self.begin_button)
        below.addWidget(self.state, 1)
        for one in self._acting:
            one.setAutoDefault(False)
            below.addWidget(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        outer.addLayout(top)
        outer.addWidget(self.view, 1)
        outer.addLayout(below)

    def _connect(self) -> None:
        self.begin_button.clicked.connect(self.begin)
        self.name.textChanged.connect(self._settle)
        self.view.selectionModel().selectionChanged.connect(self._settle)
        self.compare_button.clicked.connect(self.compare)
        self.open_button.clicked.connect(lambda: self._act(work.open_line))
        self.adopt_button.clicked.connect(lambda: self._act(work.adopt))
        self.discard_button.clicked.connect(lambda: self._act(work.discard))

    @property
    def chosen(self) -> Score | None:
        """The score of the line that is selected."""
        columns = self.view.selectionModel().selectedColumns()
        return self.model.scores[columns[0].column()] if columns else None

    def refresh(self) -> None:
        """Reckon the scores anew, off the GUI thread."""
        if self._task is not None:
            self._task.abandon()
        exercise = self._document.exercise
        self._settle()
        self._task = self._context.tasks.run(
            lambda _report, _stop: scores(exercise), self._show, self._context.errors.show
        )

    def _show(self, found: tuple[Score, ...]) -> None:
        chosen = self.chosen.line.id if self.chosen is not None else None
        self.model.show(found, self._document.exercise)
        self.view.resizeColumnsToContents()
        for column in range(len(found)):
            self.view.setColumnWidth(column, max(self.view.columnWidth(column), WIDTH))
        ids = [one.line.id for one in found]
        self.view.selectColumn(ids.index(chosen) if chosen in ids else len(ids) - 1)
        self._settle()
        opened = next(one.line.name for one in found if one.line.is_open)
        text = self.tr("“{name}” is open: every edit goes there. In brackets: against the main line.")
        self.state.setText(text.format(name=opened))

    def begin(self) -> None:
        """Begin a variant with what is open, and open it."""
        name, note = self.name.text(), self.note.text()
        if self._apply(lambda: work.begin(self._document.exercise, name, note)):
            self.name.clear()
            self.note.clear()

    def compare(self) -> None:
        """Show what the selected line changes against the main line."""
        if self.chosen is not None:
            main, line = self._key(MAIN_ID), self._key(self.chosen.line.id)
            self.comparing.emit(main, line)

    def _key(self, line_id: str) -> str:
        is_open = any(line.is_open and line.id == line_id for line in work.lines(self._document.exercise))
        return NOW if is_open else f"line {line_id}"

    def _act(self, act: Callable[..., ChangeSet]) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._apply(lambda: act(self._document.exercise, chosen.line.id))

    def _apply(self, change: Callable[[], ChangeSet]) -> bool:
        try:
            changeset = change()
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return False
        return self._context.bridge.apply(changeset)

    def _settle(self) -> None:
        line = self.chosen.line if self.chosen is not None else None
        is_variant = line is not None and line.id != MAIN_ID
        self.begin_button.setEnabled(bool(self.name.text().strip()))
        self.compare_button.setEnabled(is_variant)
        self.open_button.setEnabled(line is not None and not line.is_open)
        self.adopt_button.setEnabled(is_variant)
        self.discard_button.setEnabled(is_variant and line is not None and not line.is_open)
