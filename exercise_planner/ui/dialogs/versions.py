"""The dialog of versions and variants: freeze and list, compare any two, variants side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.ui.context import Context
from exercise_planner.ui.dialogs.manual import Manual
from exercise_planner.ui.dialogs.versions_compared import ComparedTab
from exercise_planner.ui.dialogs.versions_list import ListTab
from exercise_planner.ui.dialogs.versions_variants import VariantsTab
from exercise_planner.ui.services import Document
from exercise_planner.ui.theme import SPACE

TOPIC = "versions"


class VersionsDialog(QDialog):
    """Versions, what differs between them, and variants of the open exercise.

    Args:
        context: What the window shares.
        document: The open exercise.
        parent: The window.
    """

    def __init__(self, context: Context, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions and variants"))
        self.tabs = QTabWidget()
        self.versions = ListTab(context, document)
        self.compared = ComparedTab(context, document)
        self.variants = VariantsTab(context, document)
        self.tabs.addTab(self.versions, self.tr("&Versions"))
        self.tabs.addTab(self.compared, self.tr("&Compare"))
        self.tabs.addTab(self.variants, self.tr("V&ariants"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.Help
        )
        buttons.rejected.connect(self.reject)
        buttons.helpRequested.connect(self.help)
        for one in buttons.findChildren(QPushButton):
            one.setAutoDefault(False)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)
        self.resize(1160, 660)
        self.versions.frozen.connect(self.refresh)
        self.versions.comparing.connect(self._compare)
        self.variants.comparing.connect(self._compare)
        self.tabs.currentChanged.connect(lambda _number: self.refresh())
        context.bridge.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what is so now, on the tab that is seen."""
        shown = self.tabs.currentWidget()
        for tab in (self.versions, self.compared, self.variants):
            if tab is shown:
                tab.refresh()

    def help(self) -> Manual:
        """Show the manual of this dialog."""
        manual = Manual(TOPIC, self)
        manual.open()
        return manual

    def _changed(self, _changeset: ChangeSet) -> None:
        self.refresh()

    def _compare(self, before: str, after: str) -> None:
        """Turn to the comparison of two, given by the names of their sources."""
        self.tabs.setCurrentWidget(self.compared)
        self.compared.choose(before, after)
