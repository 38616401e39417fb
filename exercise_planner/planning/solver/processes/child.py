"""Child: the main function of a solver process.

Whoever asks imports this module too; it should not have to wait for what only the solver needs.
"""

import gc
import os
import signal
import traceback
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import TYPE_CHECKING

from exercise_planner.planning.solver.processes.messages import Duty, Ended, Found, Job, Message, Stop

if TYPE_CHECKING:
    from exercise_planner.planning.solver.processes.work import Work


NEW_OBJECTS = 200_000
"""Objects made before rubbish is looked for: a problem is large and lasting, and little of it is rubbish."""

AFTER_YOU = 0.3
"""Seconds for which CP-SAT, which is not wanted at once, leaves the processors to the loading of others."""


def main(connection: Connection, duty: Duty) -> None:
    """Wait for a job, do it, and tell by messages; the process's target.

    Args:
        connection: To whoever asks.
        duty: What the job will ask for, so that what it needs is there when it comes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking process decides what an interrupt means
    if duty is Duty.PROVE:
        connection.poll(AFTER_YOU)
    _load(duty)
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
    try:
        job = connection.recv()
    except (EOFError, OSError):
        os._exit(0)
    tell = _Teller(connection)
    tell(_done(job, tell, connection))
    connection.close()
    os._exit(0)  # CP-SAT may still be at work in a thread, and would hold up an orderly end


def _load(duty: Duty) -> None:
    """Import what the duty needs, which takes a while: OR-Tools above all."""
    import exercise_planner.planning.solver.processes.duties  # noqa: PLC0415
    from exercise_planner.planning.solver.modelling import lean  # noqa: PLC0415

    if duty in {Duty.PROVE, Duty.EXPLAIN}:
        lean.load()
        import exercise_planner.planning.solver.modelling.board  # noqa: PLC0415
    if duty is Duty.EXPLAIN:
        import exercise_planner.planning.solver.explaining.remedies  # noqa: F401, PLC0415


class _Teller:
    """Sends messages, from any thread; ends the process when there is nobody left to tell."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = Lock()

    def __call__(self, message: Message) -> None:
        try:
            with self._lock:
                self._connection.send(message)
        except OSError:
            os._exit(1)


def _done(job: Job, tell: _Teller, connection: Connection) -> Ended:
    from exercise_planner.planning.solver.processes.duties import DUTIES  # noqa: PLC0415

    try:
        work = DUTIES[job.duty](job, tell)
        Thread(target=_listen, args=(connection, work), daemon=True).start()
        return work.run()
    except Exception:  # noqa: BLE001  it is raised again on the other side
        return Ended(failure=traceback.format_exc())


def _listen(connection: Connection, work: "Work") -> None:
    """Wait for Stop and for the schedules of others; leave at once when the asking process is gone."""
    try:
        while True:
            message = connection.recv()
            if isinstance(message, Stop):
                work.halt()
            elif isinstance(message, Found):
                work.take(message.assignments)
    except (EOFError, OSError):
        os._exit(1)
