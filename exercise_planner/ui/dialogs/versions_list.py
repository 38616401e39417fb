"""The versions of an exercise: freeze one, look at what has changed since, return to one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exercise_planner.domain.timespan import date_time_group
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.lines import Lines
from exercise_planner.ui.services import Document
from exercise_planner.ui.tasks import Task
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.lines_view import LinesView
from exercise_planner.workspace import versions as work

if TYPE_CHECKING:
    from exercise_planner.storage import Version

WIDTHS = (190, 130, 100, 110, 124, 110)
SHOWN_OF_SUM = 12


class ListTab(QWidget):
    """Lists the versions, and freezes another one.

    Attributes:
        frozen: Emitted when there is another version.
        comparing: Emitted with the names of two sources that are to be compared.
    """

    frozen = Signal()
    comparing = Signal(str, str)

    def __init__(self, context: Context, document: Document) -> None:
        super().__init__()
        self._context, self._document = context, document
        self._versions: tuple[Version, ...] = ()
        self._task: Task | None = None
        self.name, self.note = QLineEdit(), QLineEdit()
        self.freeze_button = button(self.tr("&Freeze"), "lock", primary=True)
        headings = ("Name", "Frozen", "By", "Line", "Changed since", "Sum", "Note")
        self.model = Lines(tuple(self.tr(one) for one in headings), self)
        self.view = LinesView(
            self.model,
            self.tr("Versions"),
            WIDTHS,
            self.tr("No version yet. A frozen one stays as it is for good; packs and reviews begin from it."),
        )
        self.state = label(role="muted", wraps=True)
        self.compare_button = button(self.tr("Compare with &now"))
        self.return_button = button(self.tr("&Return to it"), "undo")
        self.export_button = button(self.tr("&Save as plan…"), "save")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(self.tr("Name of the new version"))
        self.name.setAccessibleName(self.tr("Name of the new version"))
        self.name.setMaxLength(200)
        self.note.setPlaceholderText(self.tr("Note (optional)"))
        self.note.setAccessibleName(self.tr("Note of the new version"))
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.note, 2)
        top.addWidget(self.freeze_button)
        below.addWidget(self.state, 1)
        for one in (self.compare_button, self.return_button, self.export_button):
            one.setAutoDefault(False)
            below.addWidget(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        outer.addLayout(top)
        outer.addWidget(self.view, 1)
        outer.addLayout(below)

    def _connect(self) -> None:
        self.freeze_button.setDefault(True)
        self.freeze_button.clicked.connect(self.freeze)
        self.name.textChanged.connect(self._settle)
        self.view.selectionModel().selectionChanged.connect(self._settle)
        self.view.doubleClicked.connect(lambda _index: self.compare())
        self.compare_button.clicked.connect(self.compare)
        self.return_button.clicked.connect(self.return_to)
        self.export_button.clicked.connect(self.ask_and_save)

    @property
    def chosen(self) -> "Version | None":
        """The version that is selected."""
        row = self.view.row
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def refresh(self) -> None:
        """Read the versions anew, and count what has changed since each."""
        row = self.view.row
        self._versions = self._document.versions()[::-1]
        self._show({})
        self.view.choose(max(row, 0))
        if self._task is not None:
            self._task.abandon()
        document, versions = self._document, self._versions
        self._task = self._context.tasks.run(
            lambda _report, _stop: {
                one.id: len(work.compare(document, one, None).differences) for one in versions
            },
            self._show,
            self._context.errors.show,
        )
        self._settle()

    def _show(self, changes: dict[int, int]) -> None:
        row = self.view.row
        self.model.show(
            tuple(
                (
                    one.name,
                    date_time_group(one.at),
                    one.author,
                    one.line or self.tr("Main line"),
                    self._since(changes.get(one.id)),
                    one.sha256[:SHOWN_OF_SUM],
                    one.note,
                )
                for one in self._versions
            )
        )
        self.view.choose(row)
        text = self.tr("A version is never changed nor removed. Undo does not touch it.")
        self.state.setText(text if self._versions else self.tr("There is no version yet."))

    def _since(self, changes: int | None) -> str:
        if changes is None:
            return "…"
        return self.tr("{n} changes").format(n=changes) if changes else self.tr("nothing")

    def freeze(self) -> None:
        """Freeze plan and schedule under the name that was typed."""
        try:
            self._document.freeze(self.name.text(), self.note.text())
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        self.name.clear()
        self.note.clear()
        self.refresh()
        self.view.choose(0)
        self.frozen.emit()

    def compare(self) -> None:
        """Show what has changed since the selected version."""
        if self.chosen is not None:
            self.comparing.emit(f"version {self.chosen.id}", "now")

    def return_to(self) -> None:
        """Make plan and schedule what they were; one step, which can be undone."""
        version = self.chosen
        if version is None:
            return
        try:
            changeset = work.return_to(self._document, version)
        except ExercisePlannerError as error:
            self._context.errors.show(error)
            return
        if not changeset:
            self.state.setText(self.tr("Nothing differs from “{name}”.").format(name=version.name))
        elif self._context.bridge.apply(changeset):
            text = self.tr("Plan and schedule are as in “{name}”. Ctrl+Z takes that back.")
            self.state.setText(text.format(name=version.name))

    def ask_and_save(self) -> None:
        """Ask for a file, and write the selected version as a plan."""
        version = self.chosen
        if version is None:
            return
        proposed = self._document.path.with_name(f"{self._document.path.stem}-{version.id}.plan.json")
        kinds = self.tr("Plans (*.json);;Workbooks (*.xlsx)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the version"), str(proposed), kinds)
        if path:
            document = self._document
            self._context.tasks.run(
                lambda _report, _stop: work.save_plan(document, version, Path(path)),
                lambda _none: self.state.setText(self.tr("Saved as {path}.").format(path=path)),
                self._context.errors.show,
            )

    def _settle(self) -> None:
        self.freeze_button.setEnabled(bool(self.name.text().strip()))
        for one in (self.compare_button, self.return_button, self.export_button):
            one.setEnabled(self.chosen is not None)
