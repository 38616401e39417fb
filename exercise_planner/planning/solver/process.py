"""Process: the solver process as seen from outside: started, listened to, stopped, killed."""

import multiprocessing
import sys
import time
from multiprocessing.connection import wait
from threading import Lock
from types import ModuleType, TracebackType
from typing import Self

from exercise_planner.domain.exercise import Exercise
from exercise_planner.planning.solver import child
from exercise_planner.planning.solver.messages import Message, Stop
from exercise_planner.planning.solver.options import Options

_spawn = multiprocessing.get_context("spawn")


class _WithoutMain:
    """While it is entered, a process that is started does not import the program's main module.

    The solver needs nothing of it, it can be slow to import, and in a script without a guard around its
    main part it would start the solver again.
    """

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        self._lock.acquire()
        self._main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")

    def __exit__(self, *_: object) -> None:
        sys.modules["__main__"] = self._main
        self._lock.release()


_WITHOUT_MAIN = _WithoutMain()


class SolverProcess:
    """A process that solves once. Leaving its ``with`` block ends it, whatever it is doing.

    Args:
        exercise: What to schedule.
        options: How.
    """

    def __init__(self, exercise: Exercise, options: Options) -> None:
        self._mine, theirs = _spawn.Pipe()
        self._process = _spawn.Process(
            target=child.main, args=(theirs, exercise, options, time.time()), name="solver", daemon=True
        )
        with _WITHOUT_MAIN:
            self._process.start()
        theirs.close()  # so that its end is noticed here

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._mine.close()
        self._process.join(0 if kind else 0.02)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    def receive(self, seconds: float) -> list[Message]:
        """The messages that have come; waits for one so long.

        Raises:
            EOFError: The process is gone, and all that it said has been read.
        """
        found: list[Message] = []
        wait([self._mine], seconds)
        while self._mine.poll():
            try:
                found.append(self._mine.recv())
            except (EOFError, OSError):
                if found:
                    return found
                raise EOFError from None
        return found

    def ask_to_stop(self) -> None:
        """Ask it to end with what it has."""
        try:
            self._mine.send(Stop())
        except OSError:
            return  # it is gone, which the next receive will say
