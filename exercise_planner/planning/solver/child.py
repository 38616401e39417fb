"""Child: the main function of the solver process."""

import os
import signal
import time
import traceback
from multiprocessing.connection import Connection
from threading import Thread

from exercise_planner.domain.exercise import Exercise
from exercise_planner.planning.solver.messages import Ended, Message, Stop
from exercise_planner.planning.solver.options import Options
from exercise_planner.planning.solver.work import Work


def main(connection: Connection, exercise: Exercise, options: Options, started: float) -> None:
    """Solve, and tell by messages; the process's target.

    Args:
        connection: To whoever asked.
        exercise: What to schedule.
        options: How.
        started: ``time.time()`` at which it was asked for.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking process decides what an interrupt means

    def tell(message: Message) -> None:
        try:
            connection.send(message)
        except OSError:
            os._exit(1)

    try:
        work = Work(exercise, options, time.time() - started, tell)
        Thread(target=_listen, args=(connection, work), daemon=True).start()
        ended = work.run()
    except Exception:  # noqa: BLE001  it is raised again on the other side
        ended = Ended(failure=traceback.format_exc())
    tell(ended)
    connection.close()
    os._exit(0)  # CP-SAT may still be at work in a thread, and would hold up an orderly end


def _listen(connection: Connection, work: Work) -> None:
    """Wait for Stop; leave at once when the asking process is gone."""
    try:
        while True:
            if isinstance(connection.recv(), Stop):
                work.halt()
    except (EOFError, OSError):
        os._exit(1)
