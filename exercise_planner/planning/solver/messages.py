"""Messages between the solver process and whoever asked it to solve; they are pickled, so they stay plain."""

from dataclasses import dataclass

from exercise_planner.domain.schedule import Assignment, Conflict, Remedy


@dataclass(frozen=True, slots=True)
class Stop:
    """To the solver: stop, and end with what there is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A schedule that the solver holds to be the best so far."""

    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Proven:
    """No schedule has a weighted sum of goals below this bound."""

    bound: float


@dataclass(frozen=True, slots=True)
class Ended:
    """The solver is done.

    Args:
        conflicts: Facts that cannot all hold, where there is no schedule.
        remedies: Changes that make one possible.
        failure: A traceback, where the solver failed.
    """

    conflicts: tuple[Conflict, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    failure: str = ""


Message = Found | Proven | Ended
