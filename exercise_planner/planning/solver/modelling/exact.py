"""Exact: the whole problem given to CP-SAT, until proof, limit or stop."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from threading import Event as Flag

from ortools.sat.python import cp_model

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.rules.unit_travel import UnitTravel
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.reading import assignments, complete, expressible, hint
from exercise_planner.planning.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try.

    Args:
        deadline: ``time.monotonic()`` at which to end; None for no limit.
        workers: Threads.
        seed: Of the random choices.
        deterministic_limit: CP-SAT's own count of work after which to end, alike on any machine.
        around: Whether to search only around the best schedule, by large neighbourhoods: that finds better
            ones sooner, and proves nothing.
    """

    deadline: float | None = None
    workers: int = 1
    seed: int = 0
    deterministic_limit: float | None = None
    around: bool = False

    @property
    def left(self) -> float:
        """Seconds left."""
        return float("inf") if self.deadline is None else max(self.deadline - time.monotonic(), 0)

    def solver(self) -> cp_model.CpSolver:
        """A solver that tries so hard."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = self.workers
        solver.parameters.random_seed = self.seed
        solver.parameters.use_lns_only = self.around
        if self.deadline is not None:
            solver.parameters.max_time_in_seconds = self.left
        if self.deterministic_limit is not None:
            solver.parameters.max_deterministic_time = self.deterministic_limit
        return solver


class Exact:
    """One search of the whole.

    Args:
        board: With all rules and goals posted.
        effort: How hard to try.
        on_found: Told of each better schedule.
        on_bound: Told of each better bound, in the unit of the weighted sum.
        stop: When set, the search ends.
    """

    def __init__(
        self,
        board: Board,
        effort: Effort,
        on_found: Callable[[tuple[Assignment, ...]], None],
        on_bound: Callable[[float], None],
        stop: Flag,
    ) -> None:
        self.board = board
        self.effort = effort
        self.on_found = on_found
        self.on_bound = on_bound
        self.stop = stop
        self.interrupted = False
        """Whether the last search was ended in order to go on from a better schedule."""
        self._solver: cp_model.CpSolver | None = None

    def run(self, start: tuple[Assignment, ...] = ()) -> bool:
        """Search; whether it is proven that there is no schedule at all.

        Args:
            start: A schedule to start from; empty for none.
        """
        self.interrupted = False
        if start and expressible(self.board, start):
            values = complete(self.board, start, min(10, self.effort.left / 4))
            if values is not None:
                hint(self.board, values)
        while not self.stop.is_set() and not self.interrupted:
            watch = _Watch(self)
            status = self._solve(watch)
            if status == cp_model.INFEASIBLE:
                return True
            if not watch.broken:
                break
            for a, b in watch.broken:
                self.board.post_between(a, b)
        return False

    def _solve(self, watch: "_Watch") -> cp_model.CpSolverStatus:
        solver = self._solver = self.effort.solver()
        solver.best_bound_callback = self.bound
        status = solver.solve(self.board.model, watch)
        if status == cp_model.OPTIMAL and not watch.broken:
            self.bound(solver.best_objective_bound)
        self._solver = None
        return status

    def bound(self, value: float) -> None:
        """Tell of a bound of the model, which leaves out no schedule: it bounds the problem as well."""
        if abs(value) < 2**53:
            self.on_bound(float(Fraction(round(value), self.board.multiplier)))

    def interrupt(self) -> None:
        """End this search from another thread, to begin another one."""
        self.interrupted = True
        self._end()

    def halt(self) -> None:
        """End the search for good from another thread."""
        self.stop.set()
        self._end()

    def _end(self) -> None:
        solver = self._solver
        if solver is not None:
            solver.stop_search()


class _Watch(cp_model.CpSolverSolutionCallback):
    """Reads each solution; one that breaks travel that was left out of the model ends the round."""

    def __init__(self, search: Exact) -> None:
        super().__init__()
        self.search = search
        self.broken: list[tuple[str, str]] = []

    def on_solution_callback(self) -> None:
        """Read the solution."""
        board = self.search.board
        found = assignments(board, self.value)
        if board.is_lazy:
            self.broken = _broken_travel(board, found)
        if self.broken:
            self.stop_search()
        else:
            self.search.on_found(found)


def _broken_travel(board: Board, found: tuple[Assignment, ...]) -> list[tuple[str, str]]:
    problem, rule = board.problem, UnitTravel()
    timetable = Timetable.of(problem, found)
    return [
        (finding.subjects[1].id, finding.subjects[2].id)
        for unit in problem.exercise.units
        for finding in rule.in_unit(problem, unit, timetable.of_key("unit", unit.id))
    ]
