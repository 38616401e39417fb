"""LazyView: a view of the schedule that takes it up while it is seen, off the GUI thread where it is long."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.ui.context import Context
from exercise_planner.ui.tasks import Task

AT_ONCE = 1000
"""Events up to which a schedule is prepared at once: it takes less time than a user can see."""


class LazyView(QWidget):
    """The base of such views.

    Args:
        context: What the window shares.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._task: Task | None = None
        self._wanted: Exercise | None = None
        self._is_preview = self._is_stale = False

    def show_exercise(self, exercise: Exercise | None, *, is_preview: bool = False) -> None:
        """Show another schedule: now, or when the view is seen.

        Args:
            exercise: The exercise with its schedule.
            is_preview: Whether the schedule is only proposed.
        """
        self._wanted, self._is_preview, self._is_stale = exercise, is_preview, True
        if self.isVisible():
            self.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.catch_up()

    def catch_up(self) -> None:
        """Prepare and show the schedule that is to be shown."""
        if self._task is not None:
            self._task.abandon()
            self._task = None
        exercise, is_preview, self._is_stale = self._wanted, self._is_preview, False
        if exercise is None:
            self.take_up(None, None, is_preview=is_preview)
            return
        prepare = self.preparation(exercise)
        if len(exercise.assignments) <= AT_ONCE:
            self.take_up(exercise, prepare(), is_preview=is_preview)
            return
        self._task = self._context.tasks.run(
            lambda _report, _stop: prepare(),
            lambda made: self.take_up(exercise, made, is_preview=is_preview),
            self._context.errors.show,
        )

    @abstractmethod
    def preparation(self, exercise: Exercise) -> Callable[[], Any]:
        """What prepares a schedule; it may run in another thread, and must not touch anything of Qt."""

    @abstractmethod
    def take_up(self, exercise: Exercise | None, made: Any, *, is_preview: bool) -> None:
        """Show a schedule as it was prepared; None where no exercise is open."""
