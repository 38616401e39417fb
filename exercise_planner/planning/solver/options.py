"""Options of one solve."""

from collections.abc import Mapping
from dataclasses import dataclass

from exercise_planner.domain.schedule import Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to solve.

    Args:
        time_limit: Seconds of wall time; None for no limit.
        workers: Threads of the solver; 0 for one a core.
        seed: Of the random choices.
        goals: Weights that replace those of the exercise, by goal.
        baseline: An earlier schedule, that the goal ``stability`` compares with.
        deterministic_limit: The solver's own count of work after which it ends; with one worker the
            result does not depend on the machine.
        first_only: Whether any schedule will do, so that the search ends with the first.
    """

    time_limit: float | None = 30
    workers: int = 0
    seed: int = 0
    goals: Mapping[str, float] | None = None
    baseline: tuple[Assignment, ...] = ()
    deterministic_limit: float | None = None
    first_only: bool = False
