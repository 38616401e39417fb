"""Desk: what the parts of the liaison's room share: the open file, and how a change of it is made."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.errors import Errors
from exercise_planner.workspace.liaison import Liaison


class Desk(QObject):
    """The open review file.

    Args:
        liaison: The file.
        errors: Where failures are shown.
        parent: Who owns it.

    Attributes:
        changed: Emitted after each change, when it is in the file.
    """

    changed = Signal()

    def __init__(self, liaison: Liaison, errors: Errors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.liaison, self._errors = liaison, errors
        liaison.subscribe(self.changed.emit)

    @property
    def theirs(self) -> Exercise:
        """The exercise as the nation would have it."""
        return self.liaison.theirs

    def attempt(self, act: Callable[[], object]) -> bool:
        """Make a change; say whether it was made. What could not be made is shown as it was."""
        try:
            act()
        except ExercisePlannerError as error:
            self._errors.show(error)
            self.changed.emit()
            return False
        return True
