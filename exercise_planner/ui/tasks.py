"""A pure function off the GUI thread: its result, failure and progress come back on the GUI thread."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

Report = Callable[[object], None]
Work = Callable[[Report, threading.Event], Any]
"""What is run: it may report progress, and ends early when the event is set."""

THREADS = 4


@dataclass(slots=True, eq=False)
class Task:
    """One run of a function.

    Args:
        done: Called with its result.
        failed: Called with its exception.
        progressed: Called with what it reports.
    """

    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    progressed: Callable[[Any], None] | None = None
    _stop: threading.Event = field(default_factory=threading.Event)
    _is_heard: bool = True

    def stop(self) -> None:
        """Ask the function to end; its result so far still arrives."""
        self._stop.set()

    def abandon(self) -> None:
        """Ask the function to end, and hear no more of it."""
        self._is_heard = False
        self._stop.set()

    def hear(self, what: str, value: Any) -> None:
        """Pass on what the function says, unless it was abandoned."""
        if not self._is_heard:
            return
        if what == "done":
            self.done(value)
        elif what == "failed":
            self.failed(value)
        elif self.progressed is not None:
            self.progressed(value)


class Tasks(QObject):
    """All tasks of a window.

    Attributes:
        busy: Emitted with the number of tasks that run, whenever it changes.
    """

    busy = Signal(int)
    _arrived = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="task")
        self._running: set[Task] = set()
        self._is_closed = False
        self._arrived.connect(self._deliver)

    @property
    def count(self) -> int:
        """How many tasks run."""
        return len(self._running)

    def run(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        progressed: Callable[[Any], None] | None = None,
    ) -> Task:
        """Run a function in another thread; once closed, nothing is run and nothing heard.

        Args:
            work: The function; it must not touch anything of Qt.
            done: Called with its result.
            failed: Called with its exception.
            progressed: Called with what it reports.
        """
        task = Task(done, failed, progressed)
        if self._is_closed:
            return task
        self._running.add(task)
        self.busy.emit(len(self._running))
        self._pool.submit(self._work, task, work)
        return task

    def close(self) -> None:
        """Stop all tasks and wait until they have ended."""
        self._is_closed = True
        for task in self._running:
            task.abandon()
        self._pool.shutdown(cancel_futures=True)
        self._running.clear()

    def _work(self, task: Task, work: Work) -> None:
        try:
            result = work(lambda value: self._arrived.emit(task, "progress", value), task._stop)
        except BaseException as failure:  # noqa: BLE001  it is delivered, not swallowed
            self._arrived.emit(task, "failed", failure)
        else:
            self._arrived.emit(task, "done", result)

    @Slot(object, str, object)
    def _deliver(self, task: Task, what: str, value: Any) -> None:
        if what != "progress":
            self._running.discard(task)
            self.busy.emit(len(self._running))
        task.hear(what, value)
