"""Any two of now, the versions and the variants, and what differs between them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from exercise_planner.domain.comparison import Comparison, Difference, compared
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.telling import Teller
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.lines import Lines
from exercise_planner.ui.services import Document
from exercise_planner.ui.tasks import Task
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.lines_view import LinesView
from exercise_planner.workspace.variants import exercise_of, lines
from exercise_planner.workspace.versions import NOW, compared_for, save_changes

if TYPE_CHECKING:
    from exercise_planner.storage import Version

WIDTHS = (80, 230, 150, 245, 245)


@dataclass(frozen=True, slots=True)
class Source:
    """What can be compared.

    Args:
        key: By which it is known: ``now``, ``version 1``, ``line v1``.
        title: What people call it.
        get: Gives its exercise; may be slow.
    """

    key: str
    title: str
    get: Callable[[], Exercise]


class ComparedTab(QWidget):
    """Shows what differs between two, for one nation or all, and writes it as a workbook."""

    def __init__(self, context: Context, document: Document) -> None:
        super().__init__()
        self._context, self._document = context, document
        self._sources: dict[str, Source] = {}
        self._task: Task | None = None
        self.comparison: Comparison | None = None
        self._told: Comparison | None = None
        self.before, self.after, self.nation = QComboBox(), QComboBox(), QComboBox()
        self.seen = QCheckBox(self.tr("As it may know it"))
        headings = ("Record", "Name", "What", "Before", "After", "Nations")
        self.model = Lines(tuple(self.tr(one) for one in headings), self)
        self.view = LinesView(self.model, self.tr("What differs"), WIDTHS)
        self.state = label(role="muted", wraps=True)
        self.export_button = button(
            self.tr("&Excel…"), "save", tip=self.tr("Write what is shown as a workbook")
        )
        self._lay_out()
        for box in (self.before, self.after):
            box.activated.connect(self.compare)
        self.nation.activated.connect(self._choose)
        self.seen.setChecked(True)
        self.seen.setToolTip(
            self.tr("Only what planners of the nation may see, so that the list can be sent to them")
        )
        self.seen.toggled.connect(self._choose)
        self.export_button.clicked.connect(self.ask_and_save)

    def _lay_out(self) -> None:
        row, below = QHBoxLayout(), QHBoxLayout()
        for text, box, width in (
            (self.tr("From"), self.before, 2),
            (self.tr("to"), self.after, 2),
            (self.tr("for"), self.nation, 1),
        ):
            box.setAccessibleName(text)
            row.addWidget(label(text))
            row.addWidget(box, width)
        row.addWidget(self.seen)
        self.export_button.setAutoDefault(False)
        below.addWidget(self.state, 1)
        below.addWidget(self.export_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        outer.addLayout(row)
        outer.addWidget(self.view, 1)
        outer.addLayout(below)

    def refresh(self) -> None:
        """Offer what there is now; compare the last version with now unless others were chosen."""
        chosen = (self.before.currentData(), self.after.currentData())
        self._sources = {source.key: source for source in self._found()}
        for box in (self.before, self.after):
            box.clear()
            for source in self._sources.values():
                box.addItem(source.title, source.key)
        versions = [key for key in self._sources if key.startswith("version")]
        self.choose(chosen[0] or (versions[0] if versions else NOW), chosen[1] or NOW)

    def _found(self) -> list[Source]:
        document = self._document
        now = Source(NOW, self.tr("Now"), lambda: document.exercise)
        frozen = [
            Source(
                f"version {one.id}", self.tr("Version {name}").format(name=one.name), _frozen(document, one)
            )
            for one in reversed(document.versions())
        ]
        others = [
            Source(f"line {one.id}", one.name, _line(document, one.id))
            for one in lines(document.exercise)
            if not one.is_open
        ]
        return [now, *frozen, *others]

    def choose(self, before: str, after: str) -> None:
        """Compare two, given by their keys; what is open goes by ``now``."""
        for box, key in ((self.before, before), (self.after, after)):
            box.setCurrentIndex(max(box.findData(key), 0))
        self.compare()

    def compare(self) -> None:
        """Compare what is chosen, off the GUI thread."""
        before = self._sources[str(self.before.currentData())]
        after = self._sources[str(self.after.currentData())]
        if self._task is not None:
            self._task.abandon()
        self.export_button.setEnabled(False)
        self._task = self._context.tasks.run(
            lambda _report, _stop: compared(before.get(), after.get()),
            self._compared,
            self._context.errors.show,
        )

    def _compared(self, comparison: Comparison) -> None:
        self.comparison = comparison
        chosen = self.nation.currentData()
        self.nation.clear()
        self.nation.addItem(self.tr("All nations"), "")
        for nation, ours in comparison.by_nation.items():
            whole = comparison.after if comparison.after.get(Nation, nation) else comparison.before
            self.nation.addItem(f"{whole.name(Nation, nation)} ({len(ours)})", nation)
        self.nation.setCurrentIndex(max(self.nation.findData(chosen), 0))
        self._choose()

    @property
    def chosen(self) -> str:
        """Id of the nation that is chosen; empty for all."""
        return str(self.nation.currentData() or "")

    def _choose(self) -> None:
        """Show what concerns the nation; as far as it may know it, which is found off the GUI thread."""
        comparison, nation = self.comparison, self.chosen
        self.seen.setEnabled(bool(nation))
        if comparison is None or not nation or not self.seen.isChecked():
            self._show(comparison)
            return
        if self._task is not None:
            self._task.abandon()
        self.export_button.setEnabled(False)
        self._task = self._context.tasks.run(
            lambda _report, _stop: compared_for(comparison.before, comparison.after, nation),
            self._show,
            self._context.errors.show,
        )

    @property
    def shown(self) -> tuple[Difference, ...]:
        """The differences that concern the chosen nation."""
        if self._told is None:
            return ()
        nation = self.chosen
        return self._told.by_nation.get(nation, ()) if nation else self._told.differences

    def _show(self, told: Comparison | None) -> None:
        if told is None:
            return
        self._told = told
        teller = Teller(told)
        self.model.show(
            tuple(
                (
                    words.choice(one.noun),
                    one.name,
                    teller.nature(one),
                    *teller.texts(one),
                    teller.nations(one),
                )
                for one in self.shown
            )
        )
        self.state.setText(self._summary())
        self.export_button.setEnabled(bool(self.shown))

    def _summary(self) -> str:
        if self._told is None or not self.shown:
            return self.tr("Nothing differs.")
        teller = Teller(self._told)
        counts = Counter(teller.nature(one) for one in self.shown)
        return ", ".join(f"{number} {words.tr(nature)}" for nature, number in counts.items())

    def ask_and_save(self) -> None:
        """Ask for a file, and write what is shown as a workbook."""
        comparison, of = self._told, f"-{self.chosen}" if self.chosen else ""
        if comparison is None:
            return
        proposed = self._document.path.with_name(f"{self._document.path.stem}-changes{of}.xlsx")
        kinds = self.tr("Workbooks (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("What differs"), str(proposed), kinds)
        if not chosen:
            return
        path, nation = Path(chosen).with_suffix(".xlsx"), self.chosen or None
        title = f"{self.before.currentText()} – {self.after.currentText()}"
        self._context.tasks.run(
            lambda _report, _stop: save_changes(comparison, path, title, nation),
            lambda _none: self.state.setText(self.tr("Written to {path}.").format(path=path)),
            self._context.errors.show,
        )


def _frozen(document: Document, version: "Version") -> Callable[[], Exercise]:
    return lambda: document.frozen(version)


def _line(document: Document, line_id: str) -> Callable[[], Exercise]:
    return lambda: exercise_of(document.exercise, line_id)
