"""Versioning from the window: the dialog of versions and variants."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exercise_planner.ui.context import Context

if TYPE_CHECKING:
    from exercise_planner.ui.dialogs.versions import VersionsDialog


class Versioning(QObject):
    """What File > Versions and variants does.

    Args:
        context: What the window shares.
        window: The parent of the dialog.
    """

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def ask(self) -> "VersionsDialog | None":
        """Show versions and variants; nothing where no exercise is open."""
        from exercise_planner.ui.dialogs.versions import VersionsDialog  # noqa: PLC0415  slow to import

        document = self._context.bridge.document
        if document is None:
            return None
        dialog = VersionsDialog(self._context, document, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
