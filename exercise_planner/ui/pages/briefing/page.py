"""The page that prints briefing packs and shows their real pages."""

from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.nation import Nation
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.briefing.issue_panel import AUDIENCES, PAPERS, IssuePanel
from exercise_planner.ui.pages.briefing.language_choice import LanguageChoice
from exercise_planner.ui.pages.briefing.paper import put_on_paper
from exercise_planner.ui.pages.briefing.sections import SectionButton
from exercise_planner.ui.services import Pack
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.pdf_view import PdfView


class BriefingPage(Page):
    """Packs for print.

    Attributes:
        printed: Emitted with the path of a pack that was written.
    """

    name = "briefing"
    printed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.path: Path | None = None
        self._scratch = QTemporaryDir()
        self.nation, self.audience, self.paper = QComboBox(), QComboBox(), QComboBox()
        self.language = LanguageChoice()
        self.sections = SectionButton(context.services.pack_sections)
        self.tabs, self.issue_panel = QTabWidget(), IssuePanel(context)
        tip = self.tr("Write a PDF that holds what this reader may see (Ctrl+P)")
        self.print_button = button(self.tr("Print briefing…"), "print", primary=True, tip=tip)
        tip = self.tr("Show the pages that this reader would get, without keeping a file")
        self.preview_button = button(self.tr("Preview"), tip=tip)
        tip = self.tr("Write what is shown on a wall as a presentation (.pptx)")
        self.slides_button = button(self.tr("Slides…"), tip=tip)
        self.open_button = button(self.tr("Open file"), "open")
        self.paper_button = button(self.tr("On paper…"), tip=self.tr("Print the pages of this preview"))
        self.progress = QProgressBar()
        self._state = label(role="muted", wraps=True)
        self.preview = PdfView(context.tasks, context.errors.show)
        self._stack = QStackedWidget()
        self._set_up()
        self._lay_out()
        context.bridge.opened.connect(self._reopen)
        context.bridge.changed.connect(self._change)
        self._reopen()

    def _set_up(self) -> None:
        self.nation.setAccessibleName(self.tr("Nation that reads it"))
        self.audience.setAccessibleName(self.tr("Audience"))
        for value, title in AUDIENCES:
            self.audience.addItem(words.tr(title), value)
        self.paper.addItems(PAPERS)
        self.paper.setAccessibleName(self.tr("Paper of this pack"))
        self.issue_panel.chosen.connect(self._look_at)
        self.print_button.clicked.connect(self.ask_and_print)
        self.preview_button.clicked.connect(self.show_preview)
        self.slides_button.clicked.connect(self.ask_and_write_slides)
        self.open_button.clicked.connect(self._open)
        self.paper_button.clicked.connect(self.ask_and_put_on_paper)
        self._enable_file(is_there=False)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(self.tr("Printing"))
        self.progress.hide()
        self.preview.loaded.connect(self._loaded)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for text, box in ((self.tr("For"), self.nation), (self.tr("Audience"), self.audience)):
            caption = label(text, "muted")
            caption.setBuddy(box)
            row.addWidget(caption)
            row.addWidget(box)
        row.addWidget(self.paper)
        row.addWidget(self.language)
        row.addWidget(self.sections)
        row.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(SPACE)
        deeds.addWidget(self._state, 1)
        deeds.addWidget(self.slides_button)
        for one_button in (self.preview_button, self.open_button, self.paper_button, self.print_button):
            deeds.addWidget(one_button)
        hint = label(
            self.tr("Preview or print to see the pages here. A pack is built from what its reader may see."),
            "muted",
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        self._stack.addWidget(hint)
        self._stack.addWidget(self.preview)
        one = QWidget()
        inner = QVBoxLayout(one)
        inner.setContentsMargins(0, SPACE, 0, 0)
        inner.setSpacing(SPACE)
        inner.addLayout(row)
        inner.addLayout(deeds)
        inner.addWidget(self.progress)
        inner.addWidget(self._stack, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(one, self.tr("One pack"))
        self.tabs.addTab(self.issue_panel, self.tr("Packs for all"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addWidget(label(self.tr("Briefing"), "title"))
        outer.addWidget(self.tabs, 1)

    @property
    def state(self) -> str:
        """What is said of the last pack."""
        return self._state.text()

    def _reopen(self) -> None:
        self.path = None
        self._enable_file(is_there=False)
        self._stack.setCurrentIndex(0)
        self._state.setText("")
        self.issue_panel.forget()
        self._fill_nations()

    def _change(self, changeset: ChangeSet) -> None:
        self.issue_panel.refresh()
        if changeset.touches(Nation):
            self._fill_nations()
        if self.path is not None:
            changed = self.tr("The exercise has changed since this was printed: {path}")
            self._state.setText(changed.format(path=self._shown_name()))

    def _fill_nations(self) -> None:
        exercise = self.context.bridge.exercise
        kept = self.nation.currentData()
        self.nation.clear()
        self.nation.addItem(self.tr("Hosts (full pack)"), None)
        for nation in sorted(exercise.nations if exercise is not None else (), key=lambda one: one.name):
            self.nation.addItem(f"{nation.name} ({nation.id})", nation.id)
        self.nation.setCurrentIndex(max(self.nation.findData(kept), 0))
        self.print_button.setEnabled(exercise is not None)
        self.preview_button.setEnabled(exercise is not None)
        self.slides_button.setEnabled(exercise is not None)

    def _shown_name(self) -> str:
        return self.tr("the preview") if self._is_preview() else str(self.path)

    def _is_preview(self) -> bool:
        return self.path is not None and self.path.parent == Path(self._scratch.path())

    def show_preview(self) -> None:
        """Show the pages without keeping a file."""
        self.print_to(Path(self._scratch.path()) / "preview.pdf")

    def ask_and_print(self) -> None:
        """Ask where the pack goes and print it."""
        chosen = self._asked(self.tr("Print briefing"), ".pdf", self.tr("PDF (*.pdf)"))
        if chosen is not None:
            self.print_to(chosen)

    def _asked(self, title: str, suffix: str, kinds: str) -> Path | None:
        """The file that the user names, to begin with beside the document and after the reader."""
        exercise, document = self.context.bridge.exercise, self.context.bridge.document
        if exercise is None or document is None:
            return None
        pack = self._pack()
        name = "-".join(filter(None, (exercise.details.name, pack.nation, pack.audience))).replace(" ", "-")
        start = document.path.parent / f"{name}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(start), kinds)
        path = Path(chosen) if chosen else None
        return path if path is None or path.suffix else path.with_suffix(suffix)

    def ask_and_write_slides(self) -> None:
        """Ask where the slides for this reader go and write them, off the GUI thread."""
        exercise = self.context.bridge.exercise
        chosen = self._asked(self.tr("Slides for the wall"), ".pptx", self.tr("Presentation (*.pptx)"))
        if exercise is None or chosen is None:
            return
        pack, write = self._pack(), self.context.services.write_slides
        self._busy(is_busy=True)
        self._state.setText(self.tr("Drawing the slides …"))
        self.context.tasks.run(
            lambda _report, _stop: (chosen, write(exercise, chosen, pack)), self._shown, self._failed
        )

    def _shown(self, found: tuple[Path, int]) -> None:
        path, number = found
        self._busy(is_busy=False)
        self._state.setText(self.tr("{n} slides in {path}").format(n=number, path=path))

    def print_to(self, path: Path) -> None:
        """Print the pack to a file, off the GUI thread."""
        exercise = self.context.bridge.exercise
        if exercise is None:
            return
        path = path if path.suffix else path.with_suffix(".pdf")
        pack = self._pack()
        findings, write = self._findings(exercise), self.context.services.print_briefing
        self._busy(is_busy=True)
        self._state.setText(self.tr("Laying out the pages …"))
        self.context.tasks.run(
            lambda report, _stop: (path, write(exercise, path, pack, findings, report)),
            self._printed,
            self._failed,
            self._laid_out,
        )

    def _pack(self) -> Pack:
        """What is chosen."""
        return Pack(
            self.nation.currentData(),
            self.audience.currentData(),
            self.paper.currentText(),
            self.sections.chosen(),
            self.language.code,
        )

    def _findings(self, exercise: Exercise) -> tuple[Finding, ...] | None:
        """What is known to be wrong; None while that is being found out."""
        if not exercise.assignments:
            return ()
        return self.context.checking.findings if self.context.checking.is_current else None

    def _laid_out(self, page: int) -> None:
        self._state.setText(self.tr("Printing page {n} …").format(n=page))

    def _printed(self, found: tuple[Path, int]) -> None:
        self.path, pages = found
        self._busy(is_busy=False)
        self._state.setText(self.tr("{n} pages in {path}").format(n=pages, path=self._shown_name()))
        self._enable_file(is_there=True)
        self.preview.load(self.path)
        self.printed.emit(self.path)

    def _failed(self, failure: BaseException) -> None:
        self._busy(is_busy=False)
        self._state.setText(self.tr("Nothing was printed."))
        self.context.errors.show(failure)

    def _look_at(self, path: Path) -> None:
        """Show a pack of an issue."""
        self.path = path
        self._enable_file(is_there=True)
        self._state.setText(str(path))
        self.tabs.setCurrentIndex(0)
        self.preview.load(path)

    def _loaded(self, _pages: int) -> None:
        self._stack.setCurrentWidget(self.preview)

    def _busy(self, *, is_busy: bool) -> None:
        self.progress.setVisible(is_busy)
        self.print_button.setEnabled(not is_busy)
        self.preview_button.setEnabled(not is_busy)
        self.slides_button.setEnabled(not is_busy)

    def _enable_file(self, *, is_there: bool) -> None:
        self.open_button.setEnabled(is_there and not self._is_preview())
        self.paper_button.setEnabled(is_there)

    def ask_and_put_on_paper(self) -> None:
        """Ask for the printer and print the pages of the preview, off the GUI thread."""
        path, printer = self.path, QPrinter()
        if path is None or QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        self._busy(is_busy=True)
        self.context.tasks.run(
            lambda report, stop: put_on_paper(path, printer, report, stop),
            self._on_paper,
            self._failed,
            self._laid_out,
        )

    def _on_paper(self, pages: int) -> None:
        self._busy(is_busy=False)
        self._state.setText(self.tr("{n} pages were sent to the printer.").format(n=pages))

    def _open(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))
