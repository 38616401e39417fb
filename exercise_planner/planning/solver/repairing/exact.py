"""Least change by CP-SAT, in a process of its own: where it is small enough, proven."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.check import Checker
from exercise_planner.planning.goals.stability import chosen_units
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Linear, Literal, Piece

WATCH = 0.05
"""Seconds between two looks at ``should_stop``."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of CP-SAT.

    Args:
        exercise: What is scheduled.
        baseline: The earlier schedule.
        frozen: Ids of the events that stay where they are.
        best: A schedule to start from; empty for none.
        seconds: How long it may take.
        seed: Of the random choices.
        workers: Threads.
        events: Ids of the events to look at; all when not given.
    """

    exercise: Exercise
    baseline: tuple[Assignment, ...]
    frozen: frozenset[str]
    best: tuple[Assignment, ...]
    seconds: float
    seed: int = 0
    workers: int = 2
    events: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What CP-SAT found.

    Args:
        assignments: A schedule; None where none was found.
        proven: That none changes fewer events, and of these fewer parts; where there is no schedule: that
            there is none.
        bound: Proven: every schedule changes at least so many events.
    """

    assignments: tuple[Assignment, ...] | None = None
    proven: bool = False
    bound: int = 0


def least_change(question: Question, should_stop: Callable[[], bool]) -> Answer:
    """Ask in another process, so that nothing that befalls it there befalls us.

    Args:
        question: What is asked.
        should_stop: Asked now and then; then the process is killed.
    """
    import multiprocessing  # noqa: PLC0415  most repairs start no process
    from concurrent.futures import CancelledError, ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, mp_context=spawn)
    give_up = time.monotonic() + question.seconds + 5
    try:
        future = pool.submit(answer, question)
        while time.monotonic() < give_up and not should_stop():
            try:
                return future.result(WATCH)
            except TimeoutError:
                continue
    except (BrokenProcessPool, CancelledError):
        pass
    finally:
        for process in list((pool._processes or {}).values()):
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)
    return Answer()


def answer(question: Question) -> Answer:
    """Search a schedule that differs least, in this process."""
    from exercise_planner.planning.solver.modelling.board import Board  # noqa: PLC0415  imports OR-Tools

    deadline = time.monotonic() + question.seconds
    problem = Problem.of(question.exercise)
    limits = Limits(problem, RULES)
    board = Board(problem, limits, events=question.events)
    if board.impossible:
        return Answer(proven=True)
    board.post()
    search = _Search(board, question, deadline)
    return search.run(Checker(problem)) if search.freeze() else Answer()


class _Search:
    """One search for the least change.

    Args:
        board: With all rules posted.
        question: What is asked.
        deadline: ``time.monotonic()`` at which to end.
    """

    def __init__(self, board: "Board", question: Question, deadline: float) -> None:
        self.board, self.question, self.deadline = board, question, deadline
        self.baseline = {one.id: one for one in question.baseline}
        self.lost = [one for one in self.baseline if one not in board.pieces]

    def freeze(self) -> bool:
        """Fix the events that stay; whether the board can say where they are."""
        for event_id in self.question.frozen:
            piece = self.board.pieces.get(event_id)
            if piece is None:
                return False
            kept = self._kept(piece, self.baseline[event_id])
            if any(literal.index == self.board.false.index for literal in kept):
                return False
            for literal in kept:
                self.board.any_of([literal])
        return True

    def run(self, checker: Checker) -> Answer:
        """Search, again where travel that was left out of the model is broken."""
        from ortools.sat.python import cp_model  # noqa: PLC0415  imports OR-Tools

        from exercise_planner.planning.solver.modelling.reading import assignments  # noqa: PLC0415

        heavy = self._minimise()
        self._hint()
        while True:
            solver = self._solver()
            status = solver.solve(self.board.model)
            if status == cp_model.INFEASIBLE:
                return Answer(proven=True)
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                return Answer()
            found = assignments(self.board, solver.value)
            broken = [one.subjects for one in checker.findings(found) if one.rule == "unit_travel"]
            if not broken:
                bound = math.ceil(solver.best_objective_bound / heavy - 1e-6) + len(self.lost)
                return Answer(found, proven=status == cp_model.OPTIMAL, bound=max(bound, 0))
            posted = sum(self.board.post_between(a.id, b.id) for _, a, b in broken)
            if not posted:
                return Answer()

    def _minimise(self) -> int:
        """Post what is to be little; returns what an event changed weighs against a part of one."""
        changed: list[Linear] = []
        small: list[Linear] = []
        for piece in self.board.pieces.values():
            if piece.id in self.baseline:
                kept = self._kept(piece, self.baseline[piece.id])
                changed.append(1 - self.board.all_true(kept))
                small += [1 - literal for literal in kept]
            elif piece.task.event.optional:
                small.append(piece.present)
        heavy = 1 + len(small)
        self.board.model.minimize(heavy * sum(changed) + sum(small))
        return heavy

    def _kept(self, piece: "Piece", earlier: Assignment) -> "list[Literal]":
        """Whether an event's start, venue and chosen units are kept, a literal each."""
        board, problem = self.board, self.board.problem
        slot, odd = divmod(problem.minute(earlier.start), problem.slot)
        start = board.false if odd else board.all_true([piece.present, board.within(piece, slot, slot)])
        chosen = chosen_units(earlier)
        able = dict.fromkeys(unit_id for _, unit_id in piece.places)
        same = [piece.takes[one] if one in chosen else ~piece.takes[one] for one in able]
        units = board.all_true([piece.present, *same]) if chosen <= able.keys() else board.false
        return [start, piece.at.get(earlier.venue, board.false), units]

    def _hint(self) -> None:
        from exercise_planner.planning.solver.modelling.reading import complete, expressible, hint  # noqa: PLC0415

        best = self.question.best
        if best and expressible(self.board, best):
            known = complete(self.board, best, max(min(10.0, self._left / 4), 0.1))
            if known is not None:
                hint(self.board, known)

    @property
    def _left(self) -> float:
        return max(self.deadline - time.monotonic(), 0.1)

    def _solver(self) -> "cp_model.CpSolver":
        from ortools.sat.python import cp_model  # noqa: PLC0415  imports OR-Tools

        solver = cp_model.CpSolver()
        solver.parameters.num_workers = self.question.workers
        solver.parameters.random_seed = self.question.seed
        solver.parameters.max_time_in_seconds = self._left
        return solver
