"""The preview of an import: what would change, what is wrong and where; one step, or nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.changes import Change
from exercise_planner.domain.finding import Severity
from exercise_planner.domain.kinds import Fault
from exercise_planner.domain.record import title_of
from exercise_planner.ui import words
from exercise_planner.ui.dialogs.import_mapping import ImportMapping
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label
from exercise_planner.workspace.importing import Import

MOST_LINES = 5_000
WIDTHS = (390, 230)


class ImportPreview(QDialog):
    """Shows what a file would do, and imports it when it is accepted.

    Args:
        name: What the file is called.
        mapping: The columns of its tables; None for formats without tables.
        parent: The window.
    """

    def __init__(self, name: str, mapping: ImportMapping | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import {name}").format(name=name))
        self.mapping = mapping
        self.found: Import | None = None
        self.summary = label(wraps=True)
        self.changes = Lines((self.tr("What"), self.tr("Record"), self.tr("Name")), self)
        self.findings = Lines((self.tr("Where"), self.tr("Found"), self.tr("Expected")), self)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._view(self.changes, self.tr("What changes")), self.tr("What changes"))
        self.tabs.addTab(self._view(self.findings, self.tr("Findings")), self.tr("Findings"))
        if mapping is not None:
            self.tabs.addTab(mapping, self.tr("Columns"))
        self._lay_out()
        self.wait()
        self.resize(1040, 600)

    def _view(self, model: Lines, name: str) -> QTableView:
        view = QTableView()
        view.setModel(model)
        view.setAccessibleName(name)
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the cell stands at the end of a place
        for column, width in enumerate(WIDTHS):
            view.setColumnWidth(column, width)
        return view

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button: QPushButton = buttons.addButton(
            self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self.summary)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)

    def wait(self) -> None:
        """Say that the file is being looked at."""
        self.found = None
        self.accept_button.setEnabled(False)
        self.summary.setText(self.tr("Looking at the file…"))

    def show_found(self, found: Import) -> None:
        """Show what the file would do."""
        self.found = found
        self.changes.show(tuple(_line(change) for change in found.changeset.changes[:MOST_LINES]))
        told = (*found.faults, *found.warnings)[:MOST_LINES]
        severities = tuple(Severity.ERROR if fault in found.faults else Severity.WARNING for fault in told)
        self.findings.show(tuple(_told(fault) for fault in told), severities)
        self.accept_button.setEnabled(bool(found.changeset) and not found.faults)
        self.tabs.setCurrentIndex(1 if found.faults else self.tabs.currentIndex())
        if found.faults:
            text = self.tr("Nothing can be imported yet: {n} things are wrong. Each is below with its place.")
            if len(found.faults) == 1:
                text = self.tr("Nothing can be imported yet: one thing is wrong, below with its place.")
            self.summary.setText(text.format(n=len(found.faults)))
            return
        text = self.tr("{changes}. It goes in as one step, which Ctrl+Z takes back.")
        said = found.words
        if not found.changeset:
            text = self.tr("Nothing would change: the exercise has it all already.")
        elif found.warnings:
            text = self.tr("{changes}. {n} oddities are listed under Findings.")
        self.summary.setText(text.format(changes=said[:1].upper() + said[1:], n=len(found.warnings)))


def _line(change: Change) -> Line:
    record = change.record
    done = "added" if change.before is None else "removed" if change.after is None else "changed"
    return (words.tr(done), f"{record.noun} {record.id}", title_of(record))


def _told(fault: Fault) -> Line:
    return (fault.path, fault.found, fault.expected)
