"""The one place where an exception becomes a dialog."""

import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from exercise_planner.errors import ExercisePlannerError, InputError

MOST_FAULTS = 12
"""Faults shown in the dialog itself; all are in its details."""


class Errors(QObject):
    """Shows failures: expected ones as the sentences they are, others with what is safe and what to do.

    Args:
        window: The parent of the dialogs.
        record_fault: Notes an unexpected exception in the log and gives the log's path.
    """

    shown = Signal(object)
    _raised = Signal(object)

    def __init__(self, window: QWidget, record_fault: Callable[[BaseException], Path]) -> None:
        super().__init__(window)
        self._window = window
        self._record_fault = record_fault
        self._raised.connect(self._show)

    def show(self, failure: BaseException) -> None:
        """Show a failure; may be called from any thread."""
        self._raised.emit(failure)

    @Slot(object)
    def _show(self, failure: BaseException) -> None:
        box = self._expected(failure) if isinstance(failure, ExercisePlannerError | OSError) else None
        box = box or self._unexpected(failure)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.open()
        self.shown.emit(box)

    def _expected(self, failure: BaseException) -> QMessageBox:
        box = self._box(QMessageBox.Icon.Warning)
        if isinstance(failure, InputError):
            box.setText(failure.summary)
            lines = failure.faults[:MOST_FAULTS]
            more = len(failure.faults) - len(lines)
            tail = (self.tr("… and {n} more").format(n=more),) if more else ()
            box.setInformativeText("\n".join((*lines, *tail)))
            if more:
                box.setDetailedText("\n".join(failure.faults))
        else:
            box.setText(str(failure))
        return box

    def _unexpected(self, failure: BaseException) -> QMessageBox:
        log = self._record_fault(failure)
        details = "".join(traceback.format_exception(failure))
        box = self._box(QMessageBox.Icon.Critical)
        box.setText(self.tr("Something went wrong in Exercise Planner; this is our fault."))
        box.setInformativeText(
            self.tr(
                "Your exercise is safe: every change is stored as it is made. You can go on working; if it "
                "happens again, close the window and open the document anew.\n\nIt was noted in {log}."
            ).format(log=log)
        )
        box.setDetailedText(details)
        copy: QPushButton = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        return box

    def _box(self, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(icon, self.tr("Exercise Planner"), "", parent=self._window)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.setEscapeButton(QMessageBox.StandardButton.Ok)  # with several buttons Qt knows none by itself
        return box
