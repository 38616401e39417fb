"""IssuePanel: a pack for every nation and audience at once, and who gets what and why not."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.briefing.language_choice import LanguageChoice
from exercise_planner.ui.pages.briefing.readers import ReaderTable
from exercise_planner.ui.pages.briefing.sections import SectionButton
from exercise_planner.ui.pages.briefing.signing import SigningButton
from exercise_planner.ui.pages.briefing.version_choice import Printed, VersionChoice
from exercise_planner.ui.services import Issue, Issued, Packs, Reader
from exercise_planner.ui.tasks import Task
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

AUDIENCES = (
    ("planning", QT_TRANSLATE_NOOP("window", "Planning team")),
    ("participants", QT_TRANSLATE_NOOP("window", "Participants")),
    ("observers", QT_TRANSLATE_NOOP("window", "Observers")),
    ("public", QT_TRANSLATE_NOOP("window", "Public")),
)
PAPERS = ("A4", "Letter")


class IssuePanel(QWidget):
    """Issues packs off the GUI thread, and shows each reader's share.

    Attributes:
        issued: Emitted with the packs that were written.
        chosen: Emitted with the path of a pack to look at.
    """

    issued = Signal(object)
    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.boxes = {value: QCheckBox(words.tr(title)) for value, title in AUDIENCES}
        self.paper, self.language, self.password = QComboBox(), LanguageChoice(), QLineEdit()
        self.sections, self.signing = SectionButton(context.services.pack_sections), SigningButton()
        tip = self.tr("Write a PDF for every reader in this table, with a manifest and a proof")
        self.issue_button = button(self.tr("Issue packs…"), "print", primary=True, tip=tip)
        self.stop_button = button(self.tr("Stop"), "stop")
        self.progress = QProgressBar()
        self.readers = ReaderTable()
        self.version = VersionChoice(
            context.bridge, self.tr("Now"), self.tr("Version {name}"), self.tr("The version that is printed")
        )
        tip = self.tr("Packs tell what has changed since this version, as far as their reader may know")
        self.since = VersionChoice(
            context.bridge, self.tr("Without changes"), self.tr("Changes since {name}"), tip
        )
        self._state = label(role="muted", wraps=True)
        self._packs: dict[tuple[str | None, str], Path] = {}
        self._task: Task | None = None
        self._set_up()
        self._lay_out()

    def _set_up(self) -> None:
        self.boxes["participants"].setChecked(True)
        for box in self.boxes.values():
            box.toggled.connect(self.refresh)
        self.paper.addItems(PAPERS)
        self.paper.setAccessibleName(self.tr("Paper"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password (optional)"))
        self.password.setAccessibleName(self.tr("Password of the packs"))
        self.password.setMaximumWidth(180)
        self.version.activated.connect(self.refresh)
        self.issue_button.clicked.connect(self.ask_and_issue)
        self.stop_button.clicked.connect(self.stop)
        self.stop_button.setEnabled(False)
        self.progress.setAccessibleName(self.tr("Packs issued"))
        self.progress.hide()
        self.readers.opened.connect(self._show_pack)

    def _lay_out(self) -> None:
        row, second = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(SPACE)
        second.setSpacing(SPACE)
        for widget in (*self.boxes.values(), self.paper, self.sections):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.stop_button)
        row.addWidget(self.issue_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        for widget in (self.version, self.since, self.language, self.password, self.signing):
            second.addWidget(widget)
        second.addStretch(1)
        outer.addLayout(row)
        outer.addLayout(second)
        outer.addWidget(self.progress)
        outer.addWidget(self._state)
        outer.addWidget(self.readers, 1)

    @property
    def state(self) -> str:
        """What is said of the last issue."""
        return self._state.text()

    def packs(self) -> Packs:
        """What is chosen."""
        audiences = tuple(value for value, box in self.boxes.items() if box.isChecked())
        return Packs(
            audiences,
            self.paper.currentText(),
            self.sections.chosen(),
            self.password.text(),
            language=self.language.code,
            certificate=self.signing.certificate,
            passphrase=self.signing.passphrase,
        )

    def forget(self) -> None:
        """Another exercise: what was issued of the last one is no more shown."""
        self._packs.clear()
        self._state.setText("")
        self.readers.fill(())
        self.refresh()

    def refresh(self) -> None:
        """Find out who gets what, unless nobody looks."""
        exercise, packs = self.context.bridge.exercise, self.packs()
        self.issue_button.setEnabled(exercise is not None and bool(packs.audiences) and self._task is None)
        if exercise is None or not packs.audiences:
            self.readers.fill(())
        elif self.isVisible():
            self.version.refresh()
            self.since.refresh()
            printed, share = self.version.printed(), self.context.services.share
            if printed is not None:
                self.context.tasks.run(
                    lambda _report, _stop: (packs, share(printed()[0], packs)),
                    self._shared,
                    self.context.errors.show,
                )

    def _shared(self, found: tuple[Packs, tuple[Reader, ...]]) -> None:
        packs, readers = found
        if packs.audiences == self.packs().audiences:  # else a later answer is on its way
            self.readers.fill(readers)

    def showEvent(self, _event: object) -> None:
        self.refresh()

    def ask_and_issue(self) -> None:
        """Ask for the folder and issue the packs."""
        document = self.context.bridge.document
        if document is None:
            return
        start = document.path.with_name(f"{document.path.stem}-packs")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Folder of the packs"), str(start))
        if chosen:
            self.issue_to(Path(chosen))

    def issue_to(self, folder: Path) -> None:
        """Issue the packs into a folder, off the GUI thread."""
        printed = self.version.printed()
        if printed is None:
            return
        chosen, issue = self.packs(), self.context.services.issue_packs
        earlier = self.since.printed() if self.since.chosen is not None else None
        self._packs.clear()
        self._state.setText(self.tr("Issuing packs to {folder} …").format(folder=folder))
        self._task = self.context.tasks.run(
            lambda report, stop: _issued((printed, earlier), issue, folder, chosen, report, stop),
            self._done,
            self._failed,
            self._progressed,
        )
        self._busy(is_busy=True)

    def stop(self) -> None:
        """Stop issuing; the pack that is being printed is finished, and none is kept."""
        if self._task is not None:
            self._task.stop()
            self.stop_button.setEnabled(False)
            self._state.setText(self.tr("Stopping …"))

    def _progressed(self, at: tuple[int, int]) -> None:
        done, total = at
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        if self.stop_button.isEnabled():
            self._state.setText(self.tr("{done} of {total} packs …").format(done=done, total=total))

    def _done(self, found: tuple[Path, str, tuple[Issued, ...] | None]) -> None:
        folder, version, issued = found
        self._busy(is_busy=False)
        if issued is None:
            self._state.setText(self.tr("Stopped: nothing was issued."))
            return
        self._packs = {(pack.nation, pack.audience): pack.path for pack in issued}
        text = self.tr("{n} packs in {folder}, {which}; nothing withheld was found in any.")
        which = (
            self.tr("of version {name}").format(name=version) if version else self.tr("of no frozen version")
        )
        self._state.setText(text.format(n=len(issued), folder=folder, which=which))
        self.issued.emit(issued)

    def _failed(self, failure: BaseException) -> None:
        self._busy(is_busy=False)
        self._state.setText(self.tr("Nothing was issued."))
        self.context.errors.show(failure)

    def _show_pack(self, reader: Reader) -> None:
        path = self._packs.get((reader.nation, reader.audience))
        if path is not None and not self.password.text():
            self.chosen.emit(path)

    def _busy(self, *, is_busy: bool) -> None:
        if not is_busy:
            self._task = None
        self.progress.setVisible(is_busy)
        self.progress.setRange(0, 0)
        self.stop_button.setEnabled(is_busy)
        self.issue_button.setEnabled(not is_busy)


def _issued(
    sources: tuple[Printed, Printed | None],
    issue: Issue,
    folder: Path,
    packs: Packs,
    report: Callable[[tuple[int, int]], None],
    stop: threading.Event,
) -> tuple[Path, str, tuple[Issued, ...] | None]:
    """Issue the packs of a version: the folder, what the version is called, and the packs."""
    printed, earlier = sources
    exercise, version = printed()
    wanted = replace(packs, version=version, earlier=earlier()[0] if earlier is not None else None)
    return folder, version, issue(exercise, folder, wanted, report, stop)
