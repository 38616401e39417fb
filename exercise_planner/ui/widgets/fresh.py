"""Fresh: keeps what a widget shows up to date while it is seen, reckoned off the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.ui.context import Context


class Fresh(QObject):
    """Reckons anew after each change, as soon as the widget is seen.

    Args:
        widget: What shows it.
        context: What the window shares.
        work: A pure function of the exercise; it runs in another thread.
        show: Called with its result.
    """

    def __init__(
        self,
        widget: QWidget,
        context: Context,
        work: Callable[[Exercise], Any],
        show: Callable[[Any], None],
    ) -> None:
        super().__init__(widget)
        self._widget, self._context, self._work, self._show = widget, context, work, show
        self._is_stale, self._is_busy = True, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._start)
        widget.installEventFilter(self)
        context.bridge.opened.connect(self.renew)
        context.bridge.changed.connect(lambda _changes: self.renew())

    @property
    def is_current(self) -> bool:
        """Whether what is shown is of the exercise as it is now."""
        return not self._is_stale and not self._is_busy

    def renew(self) -> None:
        """What is shown is out of date."""
        self._is_stale = True
        if self._widget.isVisible():
            self._soon.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_stale:
            self._soon.start(0)
        return super().eventFilter(watched, event)

    def _start(self) -> None:
        exercise = self._context.bridge.exercise
        if exercise is None or self._is_busy or not self._is_stale:
            return
        self._is_stale, self._is_busy = False, True
        work = self._work
        self._context.tasks.run(lambda _report, _stop: work(exercise), self._done, self._fail)

    def _done(self, result: Any) -> None:
        self._is_busy = False
        if self._context.bridge.exercise is not None:
            self._show(result)
        self._again()

    def _fail(self, failure: BaseException) -> None:
        self._is_busy = False
        self._context.errors.show(failure)

    def _again(self) -> None:
        if self._is_stale and self._widget.isVisible():
            self._soon.start(0)
