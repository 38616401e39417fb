"""A pure function off the GUI thread: its result, failure and progress come back on the GUI thread."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

Report = Callable[[object], None]
Work = Callable[[Report, threading.Event], Any]
"""What is run: it may report progress, and ends early when the event is set."""


class Task(QObject):
    """One run of a function.

    Attributes:
        done: Emitted with the result.
        failed: Emitted with the exception.
        progressed: Emitted with whatever the function reports.
        ended: Emitted last, whatever came of it.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()
    _arrived = Signal(str, object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._muted = False
        self._arrived.connect(self._deliver)

    def stop(self) -> None:
        """Ask the function to end; its result so far still arrives."""
        self._stop.set()

    def abandon(self) -> None:
        """Ask the function to end, and hear no more of it."""
        self._muted = True
        self._stop.set()

    def run(self) -> None:
        """Do the work; called in a thread of the pool."""
        try:
            result = self._work(lambda value: self._arrived.emit("progress", value), self._stop)
        except BaseException as failure:  # noqa: BLE001  it is delivered, not swallowed
            self._arrived.emit("failed", failure)
        else:
            self._arrived.emit("done", result)

    @Slot(str, object)
    def _deliver(self, what: str, value: object) -> None:
        if what == "progress":
            if not self._muted:
                self.progressed.emit(value)
            return
        if not self._muted:
            (self.done if what == "done" else self.failed).emit(value)
        self.ended.emit()
        self.deleteLater()


class Tasks(QObject):
    """All tasks of a window.

    Attributes:
        busy: Emitted with the number of tasks that run, whenever it changes.
    """

    busy = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(4)
        self._running: set[Task] = set()

    def run(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[Any], None] | None = None,
    ) -> Task:
        """Run a function in another thread.

        Args:
            work: The function; it must not touch anything of Qt.
            done: Called with its result.
            failed: Called with its exception.
            progressed: Called with what it reports.
        """
        task = Task(work, self)
        task.done.connect(done)
        task.failed.connect(failed)
        if progressed is not None:
            task.progressed.connect(progressed)
        self._running.add(task)
        task.ended.connect(lambda: self._forget(task))
        self.busy.emit(len(self._running))
        self._pool.start(task.run)
        return task

    @property
    def count(self) -> int:
        """How many tasks run."""
        return len(self._running)

    def close(self) -> None:
        """Stop all tasks and wait until they have ended."""
        for task in self._running:
            task.abandon()
        self._pool.waitForDone()

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        self.busy.emit(len(self._running))
