"""Scheduling the open exercise, or one in a file, from outside of planning."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.details import Goals
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Status
from exercise_planner.domain.wire import shape, write
from exercise_planner.edits.event import lock
from exercise_planner.edits.schedule import adopt
from exercise_planner.errors import InputError
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.planning.solver.repairing.repair import Care, mend, waiting
from exercise_planner.planning.solver.search import Options, solve
from exercise_planner.workspace.extent import Extent


def search(
    exercise: Exercise,
    options: Options,
    extent: Extent = Extent.ALL,
    freeze: datetime | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Outcome:
    """Find places for events; the present schedule is what the new one is compared with.

    Args:
        exercise: The exercise, with its present schedule.
        options: How.
        extent: All events anew; only those that have no place, while all others stay where they are; or as
            few changes as make the present schedule right.
        freeze: What starts before this instant stays as it is, and nothing else is put before it.
        on_progress: Told of each better schedule.
        stop: When it is set, the best schedule so far is returned.

    Raises:
        SolverError: The solver failed before it found any schedule.
    """
    options = replace(options, baseline=exercise.assignments)
    if extent is Extent.REPAIR:
        return _repaired(exercise, options, freeze, stop)
    narrowed = narrow(exercise, extent, freeze)
    outcome = solve(narrowed, options, on_progress, stop)
    return outcome if narrowed is exercise else _of_the_plan(outcome)


def narrow(exercise: Exercise, extent: Extent, freeze: datetime | None) -> Exercise:
    """The exercise in which what is to stay where it is, is locked there."""
    stays = [
        place.id
        for place in exercise.assignments
        if extent is Extent.UNSCHEDULED or (freeze is not None and place.start < freeze)
    ]
    for event_id in stays:
        exercise = exercise.with_changes(lock(exercise, event_id))
    return waiting(exercise, frozenset(stays), freeze) if freeze is not None else exercise


def _of_the_plan(outcome: Outcome) -> Outcome:
    """What came of a narrowed plan, without ways out that would loosen what was only narrowed."""
    kept = tuple(
        remedy
        for remedy in outcome.schedule.remedies
        if not any({"lock", "earliest"} & set(change.path.split("/")) for change in remedy.changes)
    )
    status = outcome.status if outcome.status is not Status.OPTIMAL else Status.FEASIBLE
    schedule = replace(outcome.schedule, status=status, bound=None, remedies=kept)
    return replace(outcome, schedule=schedule)


def _repaired(
    exercise: Exercise, options: Options, freeze: datetime | None, stop: threading.Event | None
) -> Outcome:
    care = Care(freeze=freeze, time_limit=options.time_limit, workers=options.workers, seed=options.seed)
    result = mend(exercise, ChangeSet(""), care, stop)
    return Outcome(result.schedule, result.assignments)


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
