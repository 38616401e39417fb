"""What the program is, and which keys do what."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QMessageBox, QVBoxLayout, QWidget

from exercise_planner import __version__
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label


def about(parent: QWidget) -> QMessageBox:
    """Open the dialog that says what this is."""
    say = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.Information, say("About", "About"), "", parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(f"Exercise Planner {__version__}")
    box.setInformativeText(
        say(
            "About",
            "Plans, schedules and briefs multinational exercises.\n\n"
            "For unclassified or suitably protected data: it enforces who is shown what, not clearance.\n\n"
            "Free software under the Apache licence 2.0. Fonts, flags and symbols have licences of their "
            "own, which are shipped beside them.",
        )
    )
    box.open()
    return box


def shortcuts(parent: QWidget, rows: Iterable[tuple[str, str]]) -> QDialog:
    """Open the list of keys.

    Args:
        parent: The window.
        rows: What is done, and its keys.
    """
    say = QCoreApplication.translate
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(say("About", "Keys"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * SPACE)
    for number, (what, keys) in enumerate(rows):
        grid.addWidget(label(what), number, 0)
        grid.addWidget(label(keys, "muted"), number, 1)
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addLayout(grid)
    layout.addWidget(close)
    dialog.open()
    return dialog
