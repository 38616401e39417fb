"""Staged: times first, units then. A search for plans in which many units fit many places.

The model with a literal for each unit and place is large, and full of schedules that differ in nothing but
which of two like units is sent. The relaxed board has none of that: CP-SAT finds its schedules fast, and
proves bounds. Units are chosen for each of its schedules that would be the best; where none can be, a minimal
set of crowds that cannot be staffed is forbidden, and the search goes on (logic-based Benders decomposition,
J. N. Hooker and G. Ottosson, Mathematical Programming 96, 2003).
"""

import time
from collections.abc import Callable, Iterable
from math import ceil
from threading import Event as Flag
from threading import Thread
from typing import Self

from ortools.sat.python import cp_model

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.check import Checker
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.exact import Effort, Exact
from exercise_planner.planning.solver.modelling.reading import assignments, manned
from exercise_planner.planning.solver.modelling.relaxed import Crowd, Relaxed
from exercise_planner.planning.solver.modelling.staffing import Staffing, Stand

MANY = 3
"""Schedules without staff after which a round ends, so that the next one knows why."""

MANY_VAIN = 6
"""Schedules without staff, and without a clash to tell why, after which times without units lead nowhere:
travel, duty or availability decide, which the relaxed board does not know of."""

QUIET = 1.0
"""Seconds without a better schedule after which a round that has found any ends: in the next, all that
begins too late for a better one is out of the domains from the beginning, which soon proves more."""

FILLING = 1.0
"""Seconds that the choice of units may take in the model of all rules."""

Offer = Callable[[tuple[Assignment, ...]], None]


class Staged(Exact):
    """One search of the whole, in rounds.

    Args:
        board: The relaxed board, with all rules and goals posted.
        whole: Gives the board of all rules; asked for only when travel, duty or nations matter.
        effort: How hard to try.
        on_found: Told of each schedule that is better than the best.
        on_bound: Told of each better bound, in the unit of the weighted sum.
        best: Gives the weighted sum of the best schedule, whoever found it.
        stop: When set, the search ends.
    """

    def __init__(
        self,
        board: Relaxed,
        whole: Callable[[], Board],
        effort: Effort,
        on_found: Offer,
        on_bound: Callable[[float], None],
        best: Callable[[], float | None],
        stop: Flag,
    ) -> None:
        super().__init__(board, effort, on_found, on_bound, stop)
        self.relaxed = board
        self.whole = whole
        self.best = best
        self.checker = Checker(board.problem)
        self.staffing = Staffing(board.problem, board.scopes)
        self.least: int | None = None
        """No schedule is below this, in the model's steps."""
        self.vain = 0
        """Schedules one after the other that have no staff, for reasons that no set of crowds can tell."""
        self._is_empty = False
        self._rounds = 0

    def run(self, start: tuple[Assignment, ...] = ()) -> bool:
        """Search; whether it is proven that there is no schedule at all.

        Args:
            start: A schedule to start from; empty for none.
        """
        if self.relaxed.impossible:
            return True
        self._hint(start)
        going = True
        while going and self.vain < MANY_VAIN and not self.stop.is_set() and self.effort.left > 0:
            going = self._round()
        return self._is_empty

    def _round(self) -> bool:
        """Search once; whether another round would know more."""
        limit = self.limit
        if limit is not None and self.least is not None and limit < self.least:
            return False
        model = self.relaxed.model.clone()
        if limit is not None:
            model.add(self.relaxed.total <= limit)
        if self.least is not None:
            model.add(self.relaxed.total >= self.least)
        watch = _Watch(self)
        solver = self._solver = self.effort.solver()
        solver.parameters.random_seed += self._rounds
        solver.parameters.linearization_level = 0  # proves three times as fast here, and finds no worse
        solver.best_bound_callback = lambda value: self._reach(value, limit)
        with _Alarm(watch) as alarm:
            status = solver.solve(model, watch)
        self._solver = None
        if status == cp_model.INFEASIBLE:
            self._close(limit)
            return False
        if status == cp_model.OPTIMAL:
            self._reach(solver.best_objective_bound, limit)
        for crowds in watch.clashes:
            self.relaxed.forbid_crowds(crowds)
        self._hint(watch.last)
        self._rounds += 1
        return alarm.rang or bool(watch.clashes) or self.limit != limit

    @property
    def limit(self) -> int | None:
        """What a schedule may be at most, in the model's steps, to be better than the best."""
        objective = self.best()
        if objective is None:
            return None
        steps = objective * self.relaxed.multiplier
        return ceil(steps - 1e-6 * max(1, abs(steps))) - 1

    def _close(self, limit: int | None) -> None:
        """There is nothing up to a limit."""
        if limit is None:
            self._is_empty = True
        else:
            self._reach(limit + 1, limit)

    def _reach(self, value: float, limit: int | None) -> None:
        """A bound of what a round looks at; beyond its limit nothing is known."""
        if abs(value) >= 2**53:
            return
        steps = round(value) if limit is None else min(round(value), limit + 1)
        if self.least is None or steps > self.least:
            self.least = steps
            self.bound(steps)

    def pause(self) -> None:
        """End the round, from another thread."""
        self._end()

    def _hint(self, start: Iterable[Assignment]) -> None:
        """Hint starts and venues; the rest follows."""
        board, model = self.relaxed, self.relaxed.model
        model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools forgot
        for assignment in start:
            piece = board.pieces.get(assignment.id)
            if piece is not None:
                model.add_hint(piece.start, board.problem.minute(assignment.start) // board.problem.slot)

    def staff(self, bare: tuple[Assignment, ...]) -> tuple[Crowd, ...]:
        """Choose units for a schedule without them and tell of it; or the crowds that cannot be staffed."""
        problem = self.relaxed.problem
        stands = [
            Stand(problem.task_of[one.id], problem.minute(one.start) // problem.slot, one.venue)
            for one in bare
        ]
        found = self.staffing.fill(stands)
        if found is None:
            clash = self.staffing.clash(stands)
            self.vain += not clash
            return clash
        if self._helps(found) or self._helps(self._by_all_rules(bare)):
            self.vain = 0
        else:
            self.vain += 1
        return ()

    def _helps(self, found: tuple[Assignment, ...] | None) -> bool:
        """Tell of a schedule that breaks no rule; whether it is better than the best."""
        if found is None or self.checker.findings(found):
            return False
        before = self.best()
        self.on_found(found)
        return self.best() != before

    def _by_all_rules(self, bare: tuple[Assignment, ...]) -> tuple[Assignment, ...] | None:
        """The best units for times that travel, duty, nations or other goals have a say in."""
        return manned(self.whole(), bare, min(FILLING, self.effort.left))


class _Watch(cp_model.CpSolverSolutionCallback):
    """Has each schedule staffed that would be the best."""

    def __init__(self, search: Staged) -> None:
        super().__init__()
        self.search = search
        self.clashes: list[tuple[Crowd, ...]] = []
        self.last: tuple[Assignment, ...] = ()
        self.when: float | None = None
        """When the last schedule was found."""

    def on_solution_callback(self) -> None:
        """Staff the schedule; end the round when enough is known that it does not know."""
        search = self.search
        limit = search.limit
        if limit is not None and self.objective_value > limit + 0.5:
            return
        bare = assignments(search.board, self.value)
        self.last = bare
        clash = search.staff(bare)
        if clash:
            self.clashes.append(clash)
        self.when = time.monotonic()
        if (
            len(self.clashes) >= MANY
            or search.vain >= MANY_VAIN
            or (clash and self.objective_value <= self.best_objective_bound + 0.5)
        ):
            self.stop_search()


class _Alarm:
    """Ends a round that has found something and then nothing for a while; the next starts from that limit."""

    def __init__(self, watch: _Watch) -> None:
        self.watch = watch
        self.over = Flag()
        self.rang = False

    def __enter__(self) -> Self:
        Thread(target=self._wait, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()

    def _wait(self) -> None:
        while not self.over.wait(0.1):
            if self.watch.when is not None and time.monotonic() > self.watch.when + QUIET:
                self.rang = True
                self.watch.search.pause()
                return
