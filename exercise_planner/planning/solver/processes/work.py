"""Work: what all duties of a solver process share: the problem, the best schedule, time, and telling."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from threading import Event as Flag
from threading import RLock, Thread
from typing import TYPE_CHECKING

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.drafting.breeding import breed
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.justify import sample
from exercise_planner.planning.solver.drafting.timing import Timing
from exercise_planner.planning.solver.explaining.ground import Ground
from exercise_planner.planning.solver.modelling import lean
from exercise_planner.planning.solver.processes.messages import Ended, Found, Job, Message, Proven
from exercise_planner.planning.solver.scope import Scope
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.exact import Exact

CLOSE = 1e-9
"""Two weighted sums that differ by less, relatively, are the same."""

DIAGNOSIS_SECONDS = 20.0
"""What the diagnosis may take at least, however little of the time limit is left."""

PATIENCE = 3.0
"""Seconds that a search with CP-SAT has before it may have to begin again from a better schedule; the next
one has twice as long."""

TELL_EVERY = 0.1
"""Seconds between two schedules that are told of while improving."""


class Work(ABC):
    """One duty in one solve.

    Args:
        job: What to do.
        tell: Sends a message.
    """

    def __init__(self, job: Job, tell: Callable[[Message], None]) -> None:
        self.problem = Problem.of(job.exercise)
        self.limits = Limits(self.problem, RULES)
        self.options = job.options
        self.weights = job.exercise.details.goals
        self.baseline = {assignment.id: assignment for assignment in job.options.baseline}
        self.stop = Flag()
        self.given = Flag()
        """Whether a better schedule has come from another solver; whoever goes on from it clears it."""
        self.best: tuple[Assignment, ...] = ()
        self.objective: float | None = None
        self.bound: float | None = None
        self.tell = tell
        self._lock = RLock()
        self._search: Exact | None = None
        self._told = 0.0
        limit = job.options.time_limit
        self.deadline = None if limit is None else time.monotonic() + max(limit - job.elapsed, 0)

    @abstractmethod
    def run(self) -> Ended:
        """Do the work, until proof, limit or stop."""

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        """What is left to each event by itself, by its id."""
        return {task.id: Scope.of(self.limits, task) for task in self.problem.tasks}

    @cached_property
    def terms(self) -> Terms:
        """The problem as drafts need it."""
        return Terms(self.problem, self.limits, self.weights, self.baseline, self.scopes)

    @property
    def size(self) -> int:
        """The number of events."""
        return len(self.problem.tasks)

    # what comes of it

    def found(self, assignments: tuple[Assignment, ...]) -> None:
        """Tell of a schedule if it is better than the best so far."""
        if self._takes(assignments):
            self.tell(Found(assignments))
            if self.options.first_only:
                self.halt()

    def take(self, assignments: tuple[Assignment, ...]) -> None:
        """Take over a schedule that another solver has found if it is better than the best so far."""
        if self._takes(assignments):
            self.given.set()

    def _takes(self, assignments: tuple[Assignment, ...]) -> bool:
        timetable = Timetable.of(self.problem, assignments)
        objective = weighted(values(timetable, self.baseline), self.weights)
        with self._lock:
            better = self.objective is None or objective < self.objective
            if better:
                self.best, self.objective = assignments, objective
            return better

    def found_often(self, assignments: tuple[Assignment, ...]) -> None:
        """Tell of a schedule if the last has been told of for a while; the last of all comes again."""
        if time.monotonic() - self._told > TELL_EVERY:
            self.found(assignments)
            self._told = time.monotonic()

    def bounded(self, bound: float) -> None:
        """Tell of a bound if it is better than the best so far."""
        with self._lock:
            if self.bound is None or bound > self.bound:
                self.bound = bound
                self.tell(Proven(bound))

    def halt(self) -> None:
        """End the work soon."""
        self.stop.set()
        if self._search is not None:
            self._search.halt()

    @property
    def proven(self) -> bool:
        """Whether no schedule is better than the best."""
        with self._lock:
            if self.objective is None or self.bound is None:
                return False
            return self.objective <= self.bound + CLOSE * max(1, abs(self.objective))

    @property
    def left(self) -> float:
        """Seconds left."""
        return float("inf") if self.deadline is None else max(self.deadline - time.monotonic(), 0)

    def done(self) -> bool:
        """Whether to end: by proof, limit or stop."""
        return self.stop.is_set() or self.left <= 0 or self.proven

    # what several duties do

    def sample(self, seed: int, seconds: float) -> None:
        """Build schedule after schedule, later ones like the best before."""
        if self.only_times:
            self.given.set()  # what has been found so far is to be among what is bred
            breed(
                self.terms,
                seed=seed,
                seconds=seconds,
                on_better=self.found,
                should_stop=self.done,
                given=self._newly_given,
            )
        else:
            sample(self.terms, seed=seed, seconds=seconds, on_better=self.found, should_stop=self.done)

    @cached_property
    def only_times(self) -> bool:
        """Whether nothing but the time of each event is open."""
        return Timing.fits(self.terms)

    def _newly_given(self) -> tuple[Assignment, ...]:
        """A better schedule that has come from another solver since this was asked; empty for none."""
        if not self.given.is_set():
            return ()
        self.given.clear()
        with self._lock:
            return self.best

    @cached_property
    def board(self) -> "Board":
        """The whole as a model of CP-SAT."""
        from exercise_planner.planning.solver.modelling.board import Board  # noqa: PLC0415  imports OR-Tools

        board = Board(self.problem, self.limits, self.baseline)
        board.post()
        board.minimise(self.weights)
        return board

    def search_exactly(self, workers: int, seconds: float = float("inf"), *, around: bool = False) -> bool:
        """Search with CP-SAT; whether it is proven that there is no schedule.

        Args:
            workers: Threads.
            seconds: Wall time, if it is less than what is left.
            around: Whether to search only around the best schedule.
        """
        from exercise_planner.planning.solver.modelling.exact import Effort, Exact  # noqa: PLC0415  imports OR-Tools

        end = time.monotonic() + min(seconds, self.left)
        deadline = None if end == float("inf") else end
        effort = Effort(deadline, workers, self.options.seed, self.options.deterministic_limit, around)
        search = self._search = Exact(self.board, effort, self.found, self.bounded, self.stop)
        patience = PATIENCE
        while not self.done() and effort.left > 0:
            self.given.clear()
            over = Flag()
            Thread(target=self._watch, args=(search, over, patience), daemon=True).start()
            impossible = search.run(self.best)
            over.set()
            if impossible or not search.interrupted:
                return impossible
            patience *= 2
        return False

    def _watch(self, search: "Exact", over: Flag, patience: float) -> None:
        """Interrupt a search that has had its time when another solver has found something better."""
        if not over.wait(patience):
            while not (self.given.is_set() or over.wait(0.1)):
                pass
            if not over.is_set():
                search.interrupt()

    def explain(self) -> Ended:
        """Say why there is no schedule, and what would make one possible."""
        lean.load()
        from exercise_planner.planning.solver.explaining.diagnosis import Clock, explain_within  # noqa: PLC0415

        enough = max(min(self.left, 10 * DIAGNOSIS_SECONDS), DIAGNOSIS_SECONDS)
        ground = Ground(self.problem, self.limits, self.scopes, self.terms)
        why = explain_within(self.problem.exercise, Clock.of(enough, self.stop.is_set), ground)
        return Ended(why.conflicts, why.remedies, why.further)
