"""Scheduling the open exercise, or one in a file, from outside of planning."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from exercise_planner.domain.details import Goals
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.wire import shape, write
from exercise_planner.edits.schedule import adopt
from exercise_planner.errors import InputError
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.planning.solver.search import Options, solve


def weights(given: Iterable[str]) -> dict[str, float]:
    """Weights of goals from words such as ``makespan=1``.

    Raises:
        InputError: A word is no weight of a goal.
    """
    known = [field.name for field in shape(Goals)]
    found: dict[str, float] = {}
    for word in given:
        code, _, number = word.partition("=")
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if code not in known or not 0 <= weight <= 1_000_000:
            raise InputError(
                f"--goal {word}: expected GOAL=WEIGHT with a goal of {', '.join(known)} and a weight from 0"
            )
        found[code] = weight
    return found


def solve_stoppable(
    exercise: Exercise, options: Options, on_progress: Callable[[Progress], None] | None = None
) -> Outcome:
    """Solve; the first Ctrl+C stops the search and keeps its best schedule, the second one leaves."""
    stop = threading.Event()
    with _first_interrupt(stop):
        return solve(exercise, options, on_progress, stop)


@contextlib.contextmanager
def _first_interrupt(stop: threading.Event) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def adopt_into(path: Path, outcome: Outcome) -> None:
    """Put the schedule that came of a solve into a document, as one change."""
    from exercise_planner.workspace.session import Workspace

    with Workspace.open(path) as workspace:
        workspace.apply(adopt(workspace.exercise, outcome.assignments, outcome.schedule))


def explanation(outcome: Outcome) -> dict[str, Any]:
    """Status, conflicts and remedies as the schedule document states them."""
    solve_result = outcome.schedule
    told: dict[str, Any] = {
        "status": str(solve_result.status),
        "conflicts": [write(conflict) for conflict in solve_result.conflicts],
        "remedies": [write(remedy) for remedy in solve_result.remedies],
    }
    if solve_result.further_conflicts:
        told["further_conflicts"] = [
            [write(conflict) for conflict in facts] for facts in solve_result.further_conflicts
        ]
    if solve_result.resisted:
        told["resisted"] = [write(event) for event in solve_result.resisted]
    return told
