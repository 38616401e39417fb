"""Work: one solve inside the solver process: build, improve and search exactly at once, or say why not."""

import os
import time
import traceback
from collections.abc import Callable
from threading import Event as Flag
from threading import RLock, Thread
from typing import TYPE_CHECKING

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.goals import values, weighted
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.construct import build
from exercise_planner.planning.solver.draft_compile import Terms
from exercise_planner.planning.solver.floor import floor
from exercise_planner.planning.solver.improve import polish
from exercise_planner.planning.solver.messages import Ended, Found, Message, Proven
from exercise_planner.planning.solver.options import Options
from exercise_planner.planning.solver.scope import Scope
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.exact import Exact

CLOSE = 1e-9
"""Two weighted sums that differ by less, relatively, are the same."""

DIAGNOSIS_SECONDS = 20.0
"""What the diagnosis may take at least, however little of the time limit is left."""

TOO_LARGE = 400
"""Events from which on the whole is no matter for CP-SAT: it would only take time from the improvement."""

SMALL = 150
"""Events up to which CP-SAT often proves its schedule the best, and has a head start for it."""

HEAD_START = 3.0
"""Seconds for which CP-SAT has the processor to itself."""

ROUND_SECONDS = 8.0
"""What a round of improvement takes, unless the time limit asks for shorter ones."""

STEADY_STEPS = 300
"""Steps of improvement where the result may not depend on the clock."""

TELL_EVERY = 0.1
"""Seconds between two schedules that are told of while improving."""


class Work:
    """One solve.

    Args:
        exercise: What to schedule.
        options: How.
        elapsed: Seconds since it was asked for.
        tell: Sends a message.
    """

    def __init__(
        self, exercise: Exercise, options: Options, elapsed: float, tell: Callable[[Message], None]
    ) -> None:
        self.problem = Problem.of(exercise)
        self.limits = Limits(self.problem, RULES)
        self.options = options
        self.weights = exercise.details.goals
        self.baseline = {assignment.id: assignment for assignment in options.baseline}
        self.stop = Flag()
        self.best: tuple[Assignment, ...] = ()
        self.objective: float | None = None
        self.bound: float | None = None
        self.failure = ""
        self._tell = tell
        self._lock = RLock()
        self._search: Exact | None = None
        self._told = 0.0
        limit = options.time_limit
        self.deadline = None if limit is None else time.monotonic() + max(limit - elapsed, 0)

    # what comes of it

    def found(self, assignments: tuple[Assignment, ...]) -> None:
        """Tell of a schedule if it is better than the best so far."""
        timetable = Timetable.of(self.problem, assignments)
        objective = weighted(values(timetable, self.baseline), self.weights)
        with self._lock:
            if self.objective is None or objective < self.objective:
                self.best, self.objective = assignments, objective
                self._tell(Found(assignments))
                if self.options.first_only:
                    self.halt()

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
                self._tell(Proven(bound))

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

    # how it is done

    def run(self) -> Ended:
        """Solve."""
        scopes = {task.id: Scope.of(self.limits, task) for task in self.problem.tasks}
        if any(not (scope.possible or scope.task.event.optional) for scope in scopes.values()):
            return self._explain()
        self.bounded(floor(self.problem, scopes))
        if self.done():
            return Ended()
        terms = Terms(self.problem, self.limits, self.weights, self.baseline, scopes)
        build(terms, seed=self.options.seed, on_better=self.found, should_stop=self.done)
        if self.objective is None:
            return self._resisted()
        if self.options.deterministic_limit is not None:
            self._steadily(terms)
        elif not self.done():
            self._at_once(terms)
        return Ended(failure=self.failure)

    def _resisted(self) -> Ended:
        """Nothing could be built: find out why in small families of events, else search for any schedule."""
        from exercise_planner.planning.solver.diagnosis import Clock, clash  # noqa: PLC0415  OR-Tools

        if not self.done():
            quick = Clock.of(min(10.0, self.left / 4), self.stop.is_set)
            if clash(self.problem.exercise, quick, whole=False).facts:
                return self._explain()
        if not self.done() and self._search_exactly():
            return self._explain()
        return Ended()

    def _steadily(self, terms: Terms) -> None:
        """One thing after the other, by counts of steps alone."""
        steps = STEADY_STEPS
        better = polish(terms, self.best, seed=self.options.seed, steps=steps, should_stop=self.done)
        self.found(better)
        if not self.done():
            self._search_exactly()

    def _at_once(self, terms: Terms) -> None:
        """Improve here while CP-SAT searches in a thread of its own: it leaves Python alone meanwhile."""
        searching = Thread(target=self._try_to_search_exactly, daemon=True)
        if len(self.problem.tasks) <= TOO_LARGE:
            searching.start()
        if len(self.problem.tasks) <= SMALL:
            searching.join(min(HEAD_START, self.left / 4))
        number = 0
        seconds = min(ROUND_SECONDS, max(self.left / 4, 0.5))
        while not self.done():
            better = polish(
                terms,
                self.best,
                seed=self.options.seed + number,
                seconds=min(seconds, self.left),
                on_better=self.found_often,
                should_stop=self.done,
            )
            self.found(better)
            number += 1

    def _try_to_search_exactly(self) -> None:
        try:
            self._search_exactly()
        except Exception:  # noqa: BLE001  the improvement goes on, and the other side is told
            self.failure = traceback.format_exc()

    def _search_exactly(self) -> bool:
        """Search with CP-SAT; whether it is proven that there is no schedule."""
        from exercise_planner.planning.solver.board import Board  # noqa: PLC0415  imports OR-Tools
        from exercise_planner.planning.solver.exact import Effort, Exact  # noqa: PLC0415

        board = Board(self.problem, self.limits, self.baseline)
        board.post()
        board.minimise(self.weights)
        workers = self.options.workers or os.cpu_count() or 1
        effort = Effort(self.deadline, workers, self.options.seed, self.options.deterministic_limit)
        self._search = Exact(board, effort, self.found, self.bounded, self.stop)
        return not self.done() and self._search.run(self.best)

    def _explain(self) -> Ended:
        from exercise_planner.planning.solver.diagnosis import Clock, explain_within  # noqa: PLC0415

        enough = max(min(self.left, 10 * DIAGNOSIS_SECONDS), DIAGNOSIS_SECONDS)
        conflicts, remedies = explain_within(self.problem.exercise, Clock.of(enough, self.stop.is_set))
        return Ended(conflicts, remedies)
