"""Child: what runs in the solver process: heuristic first, then CP-SAT, then the diagnosis."""

import os
import signal
import time
import traceback
from multiprocessing.connection import Connection
from threading import Event as Flag
from threading import Thread
from typing import TYPE_CHECKING

from exercise_planner.domain.details import Goals
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.construct import construct
from exercise_planner.planning.solver.floor import floor
from exercise_planner.planning.solver.messages import Ended, Found, Message, Proven, Stop
from exercise_planner.planning.solver.options import Options
from exercise_planner.planning.solver.scope import Scope
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.exact import Effort, Exact

CLOSE = 1e-9
"""Two weighted sums that differ by less, relatively, are the same."""

DIAGNOSIS_SECONDS = 20.0
"""What the diagnosis may take at least, however little of the time limit is left."""


def main(connection: Connection, exercise: Exercise, options: Options, started: float) -> None:
    """Solve, and tell by messages; the process's target.

    Args:
        connection: To whoever asked.
        exercise: What to schedule.
        options: How.
        started: ``time.time()`` at which it was asked for.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking process decides what an interrupt means
    work = Work(connection, exercise, options, time.time() - started)
    Thread(target=work.listen, daemon=True).start()
    try:
        ended = work.run()
    except Exception:  # noqa: BLE001  it is raised again on the other side
        ended = Ended(failure=traceback.format_exc())
    work.tell(ended)
    connection.close()


class Work:
    """One solve.

    Args:
        connection: To whoever asked.
        exercise: What to schedule.
        options: How.
        elapsed: Seconds since it was asked for.
    """

    def __init__(self, connection: Connection, exercise: Exercise, options: Options, elapsed: float) -> None:
        self.connection = connection
        self.problem = Problem.of(exercise)
        self.limits = Limits(self.problem, RULES)
        self.options = options
        self.weights: Goals = exercise.details.goals
        self.baseline = {assignment.id: assignment for assignment in options.baseline}
        self.stop = Flag()
        self.best: tuple[Assignment, ...] = ()
        self.objective: float | None = None
        self.bound: float | None = None
        self._search: Exact | None = None
        limit = options.time_limit
        self.deadline = None if limit is None else time.monotonic() + max(limit - elapsed, 0)

    def listen(self) -> None:
        """Wait for Stop; leave at once when the asking process is gone."""
        try:
            while True:
                if isinstance(self.connection.recv(), Stop):
                    self.halt()
        except (EOFError, OSError):
            os._exit(1)

    def halt(self) -> None:
        """End the search soon."""
        self.stop.set()
        if self._search is not None:
            self._search.halt()

    def tell(self, message: Message) -> None:
        """Send a message."""
        try:
            self.connection.send(message)
        except OSError:
            os._exit(1)

    def found(self, assignments: tuple[Assignment, ...]) -> None:
        """Tell of a schedule if it is better than the best so far."""
        timetable = Timetable.of(self.problem, assignments)
        objective = weighted(values(timetable, self.baseline), self.weights)
        if self.objective is None or objective < self.objective:
            self.best, self.objective = assignments, objective
            self.tell(Found(assignments))
            if self.options.first_only:
                self.halt()

    def bounded(self, bound: float) -> None:
        """Tell of a bound if it is better than the best so far."""
        if self.bound is None or bound > self.bound:
            self.bound = bound
            self.tell(Proven(bound))

    @property
    def proven(self) -> bool:
        """Whether no schedule is better than the best."""
        if self.objective is None or self.bound is None:
            return False
        return self.objective <= self.bound + CLOSE * max(1, abs(self.objective))

    def run(self) -> Ended:
        """Solve."""
        scopes = {task.id: Scope.of(self.limits, task) for task in self.problem.tasks}
        hopeless = [scope for scope in scopes.values() if not (scope.possible or scope.task.event.optional)]
        if hopeless:
            return self._explain()
        self.bounded(floor(self.problem, scopes))
        if not self._done:
            self._construct()
        if not self._done and self._search_exactly():
            return self._explain()
        return Ended()

    @property
    def _done(self) -> bool:
        return self.proven or self.stop.is_set() or self._late()

    def _late(self) -> bool:
        return self.deadline is not None and time.monotonic() >= self.deadline

    def _construct(self) -> None:
        construct(
            self.problem,
            self.limits,
            seed=self.options.seed,
            baseline=self.baseline,
            on_better=self.found,
            should_stop=lambda: self.stop.is_set() or self._late(),
        )

    def _search_exactly(self) -> bool:
        from exercise_planner.planning.solver.board import Board  # noqa: PLC0415  imports OR-Tools
        from exercise_planner.planning.solver.exact import Exact  # noqa: PLC0415

        board = Board(self.problem, self.limits, self.baseline)
        board.post()
        board.minimise(self.weights)
        search = self._search = Exact(board, self._effort(), self.found, self.bounded, self.stop)
        return search.run(self.best)

    def _effort(self) -> "Effort":
        from exercise_planner.planning.solver.exact import Effort  # noqa: PLC0415

        workers = self.options.workers or os.cpu_count() or 1
        return Effort(self.deadline, workers, self.options.seed, self.options.deterministic_limit)

    def _explain(self) -> Ended:
        from exercise_planner.planning.solver.diagnosis import Clock, explain_within  # noqa: PLC0415

        left = DIAGNOSIS_SECONDS if self.deadline is None else self.deadline - time.monotonic()
        clock = Clock.of(max(left, DIAGNOSIS_SECONDS), self.stop.is_set)
        conflicts, remedies = explain_within(self.problem.exercise, clock)
        return Ended(conflicts, remedies)
