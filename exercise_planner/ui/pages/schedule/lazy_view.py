"""LazyView: a view of the schedule that takes it up only while it is seen."""

from abc import abstractmethod

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_planner.domain.exercise import Exercise


class LazyView(QWidget):
    """The base of such views."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Exercise | None = None
        self._is_preview = self._is_stale = False

    def show_exercise(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        """Show another schedule: at once, or when the view is seen.

        Args:
            exercise: The exercise with its schedule.
            is_preview: Whether the schedule is only proposed.
        """
        self._wanted, self._is_preview, self._is_stale = exercise, is_preview, True
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.take_up(self._wanted, is_preview=self._is_preview)

    @abstractmethod
    def take_up(self, exercise: Exercise | None, *, is_preview: bool) -> None:
        """Show a schedule now."""
