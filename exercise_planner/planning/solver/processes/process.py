"""Process: a solver process as seen from outside: started, given a job, listened to, stopped, killed."""

import multiprocessing
import sys
from threading import Lock
from types import ModuleType

from exercise_planner.planning.solver.processes import child
from exercise_planner.planning.solver.processes.messages import Duty, Found, Job, Message, Stop

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
    """A process that solves once.

    Args:
        duty: What it will be asked to do.
    """

    def __init__(self, duty: Duty) -> None:
        self.duty = duty
        self.connection, theirs = _spawn.Pipe()
        self._process = _spawn.Process(target=child.main, args=(theirs, duty), name="solver", daemon=True)
        with _WITHOUT_MAIN:
            self._process.start()
        theirs.close()  # so that its end is noticed here

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.is_alive()

    def end(self, patience: float = 0) -> None:
        """End it, whatever it is doing.

        Args:
            patience: Seconds for which it may end by itself.
        """
        self.connection.close()
        self._process.join(patience)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def give(self, job: Job) -> None:
        """Give it its job."""
        self._send(job)

    def pass_on(self, found: Found) -> None:
        """Tell it of a schedule that another solver has found."""
        self._send(found)

    def ask_to_stop(self) -> None:
        """Ask it to end with what it has."""
        self._send(Stop())

    def _send(self, message: Job | Found | Stop) -> None:
        try:
            self.connection.send(message)
        except OSError:
            return  # it is gone, which the next receive will say

    def receive(self) -> list[Message]:
        """The messages that have come.

        Raises:
            EOFError: The process is gone, and all that it said has been read.
        """
        found: list[Message] = []
        while self.connection.poll():
            try:
                found.append(self.connection.recv())
            except (EOFError, OSError):
                if found:
                    return found
                raise EOFError from None
        return found


class _Reserve:
    """Processes that are started before they are wanted, at most one for each duty."""

    def __init__(self) -> None:
        self._waiting: dict[Duty, SolverProcess] = {}
        self._lock = Lock()

    def fill(self, duty: Duty) -> None:
        """See to it that there is one."""
        with self._lock:
            if duty not in self._waiting or not self._waiting[duty].alive:
                self._waiting[duty] = SolverProcess(duty)

    def take(self, duty: Duty) -> SolverProcess:
        """The one that waits, or a new one."""
        with self._lock:
            process = self._waiting.pop(duty, None)
        return process if process is not None and process.alive else SolverProcess(duty)


_RESERVE = _Reserve()


def prepare(*duties: Duty) -> None:
    """Start processes in advance, so that the next solve begins at once."""
    for duty in duties:
        _RESERVE.fill(duty)


def take(duty: Duty) -> SolverProcess:
    """A process for a duty: one that was prepared, or a new one."""
    return _RESERVE.take(duty)
