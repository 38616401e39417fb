"""Reviewing: shows the liaison's room in place of the pages while a review file is open."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from exercise_planner.ui.context import Context

if TYPE_CHECKING:
    from exercise_planner.ui.liaison.view import LiaisonView
    from exercise_planner.workspace.liaison import Liaison

SUFFIX = ".exreview"


def is_review(path: Path) -> bool:
    """Whether a path names a review file."""
    return path.suffix.lower() == SUFFIX


class Reviewing(QObject):
    """Opens review files for those who answer them.

    Args:
        context: What the window shares.
        stack: Where the pages are, and the room is while it is open.

    Attributes:
        opened: Emitted with the room when a review file is open.
        closed: Emitted when it is closed.
        ended: Emitted when the opening has ended, well or not.
    """

    opened = Signal(object)
    closed = Signal()
    ended = Signal()

    def __init__(self, context: Context, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._context, self._stack = context, stack
        self.view: LiaisonView | None = None

    def open(self, path: Path) -> None:
        """Open a review file, off the GUI thread."""
        author = str(self._context.settings["author"])

        def work() -> "Liaison":
            from exercise_planner.workspace.liaison import Liaison  # noqa: PLC0415  slow to import

            return Liaison.open(path, author)

        self._context.tasks.run(lambda _report, _stop: work(), self._show, self._failed)

    def _show(self, liaison: "Liaison") -> None:
        from exercise_planner.ui.liaison.view import LiaisonView  # noqa: PLC0415  slow to import

        self.close()
        self._context.bridge.open(None)
        self.view = LiaisonView(self._context, liaison)
        self.view.closed.connect(self.close)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self.ended.emit()
        self.opened.emit(self.view)

    def _failed(self, failure: BaseException) -> None:
        self.ended.emit()
        self._context.errors.show(failure)

    def keep(self) -> None:
        """Put what is still being written into the file: the window closes, or something else is opened."""
        if self.view is not None:
            self.view.keep()

    def close(self) -> None:
        """Leave the room, if it is open; all is in its file."""
        if self.view is not None:
            view, self.view = self.view, None
            view.keep()
            self._stack.removeWidget(view)
            view.deleteLater()
            self.closed.emit()
