"""Messages between solver processes and whoever asked them to solve; they are pickled, so they stay plain."""

from __future__ import annotations  # so that a process can be started before the domain is imported

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exercise_planner.domain.exercise import Exercise
    from exercise_planner.domain.schedule import Assignment, Conflict, Remedy
    from exercise_planner.planning.solver.options import Options


class Duty(StrEnum):
    """What a solver process does.

    ``BUILD`` builds a schedule and improves it by taking events out and putting them back; it also says why
    there is none. ``EXPLAIN`` does the same, with OR-Tools at hand from the beginning.
    ``PROVE`` searches with CP-SAT. ``ALONE`` does the one after the other, by counts of steps,
    so that equal input gives equal results on any machine.
    """

    BUILD = "build"
    EXPLAIN = "explain"
    PROVE = "prove"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Job:
    """To a solver: solve this.

    Args:
        duty: The part of the work.
        exercise: What to schedule.
        options: How.
        elapsed: Seconds since it was asked for.
    """

    duty: Duty
    exercise: Exercise
    options: Options
    elapsed: float = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """To a solver: stop, and end with what there is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A schedule that breaks no rule; from a solver, or to one so that it goes on from there."""

    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """No schedule has a weighted sum of goals below this bound."""

    bound: float


@dataclass(frozen=True, slots=True)
class Stuck:
    """From a solver: nothing could be built, so that a search of the whole is wanted."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The solver is done.

    Args:
        conflicts: Facts that cannot all hold, where there is no schedule.
        remedies: Changes that make one possible.
        further: Further sets of such facts, each independent of the others.
        resisted: Events that could not be placed, and what was in their way, where no more is known.
        failure: A traceback, where the solver failed.
    """

    conflicts: tuple[Conflict, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    further: tuple[tuple[Conflict, ...], ...] = ()
    resisted: tuple[Conflict, ...] = ()
    failure: str = ""


Message = Found | Proven | Stuck | Ended
