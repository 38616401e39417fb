"""Search: the one door to the solver. OR-Tools runs in a process of its own and is not imported here."""

import dataclasses
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from exercise_planner.domain.changes import replaced
from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import SolverError
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.planning.solver.options import Options
from exercise_planner.planning.solver.processes import process
from exercise_planner.planning.solver.processes.messages import Duty
from exercise_planner.planning.solver.processes.record import Record
from exercise_planner.planning.solver.processes.team import Team

__all__ = ["Options", "prepare", "solve"]

_log = logging.getLogger(__name__)

WATCH = 0.02
"""Seconds between two looks at ``stop``."""

PATIENCE = 0.12
"""Seconds that the solver has to answer a request to stop, before it is killed."""

GRACE = 60.0
"""Seconds beyond the time limit after which the solver is taken to hang; the diagnosis may need them."""


def solve(
    exercise: Exercise,
    options: Options = Options(),  # noqa: B008  frozen
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Outcome:
    """Find the best schedule of an exercise. Blocks until proof, limit or stop.

    Args:
        exercise: What to schedule; its own schedule is not looked at.
        options: How.
        on_progress: Told, in the calling thread, of each better schedule that keeps all rules, and of each
            better bound.
        stop: When it is set, the best schedule so far is returned within 0.2 seconds.

    Returns:
        The best schedule, judged by the checker; or the reasons why there is none.

    Raises:
        SolverError: The solver failed before it found any schedule.
    """
    exercise = _weighted(exercise, options)
    with Team(exercise, options) as team:
        record = Record(exercise, options.baseline, on_progress)
        threading.Thread(target=record.checker.prepare, daemon=True).start()
        try:
            _follow(team, record, options, stop or threading.Event())
        except EOFError:
            if record.best is None:
                raise SolverError(
                    "The solver ended unexpectedly, perhaps for lack of memory. The exercise is untouched; "
                    "try again, or schedule fewer events at once."
                ) from None
    failure = record.ended.failure if record.ended else ""
    if failure:
        _log.error("the solver failed: %s", failure)
    if failure and record.best is None:
        error = SolverError("The solver failed before it found a schedule. The exercise is untouched.")
        error.add_note(failure)
        raise error
    return record.outcome()


def _weighted(exercise: Exercise, options: Options) -> Exercise:
    """The exercise with the weights of goals that the options replace."""
    if not options.goals:
        return exercise
    details = exercise.details
    weights: dict[str, Any] = dict(options.goals)
    goals = dataclasses.replace(details.goals, **weights)
    return exercise.with_changes(replaced("weigh", [(details, dataclasses.replace(details, goals=goals))]))


def prepare() -> None:
    """Start solver processes in advance, so that the next solve begins at once; returns at once."""
    process.prepare(Duty.BUILD, Duty.PROVE)


def _follow(team: Team, record: Record, options: Options, stop: threading.Event) -> None:
    """Take up what the solvers say until they have ended, do not answer, or take far too long."""
    limit = float("inf") if options.time_limit is None else time.monotonic() + options.time_limit
    give_up = limit + GRACE
    asked = False
    while record.ended is None and not record.optimal and time.monotonic() < give_up:
        record.note(team.receive(WATCH))
        if record.best is not None:
            if options.first_only or stop.is_set():
                return  # what may still come is a tenth of a second's work
            give_up = min(give_up, limit + PATIENCE)
        if stop.is_set() and not asked:
            asked = True
            team.ask_to_stop()
            give_up = time.monotonic() + PATIENCE
