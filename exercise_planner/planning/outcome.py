"""Outcome: what came of a solve. Progress: how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment, Schedule, Status


@dataclass(frozen=True, slots=True)
class Progress:
    """A better schedule, or a better bound, in the course of a solve.

    Args:
        seconds: Since the solve began.
        objective: Of the best schedule so far; None while there is none.
        bound: Proven so far: no schedule is better.
        scheduled: Events in the best schedule.
        goals: Its parts, each in its own unit.
        assignments: The best schedule itself.
    """

    seconds: float
    objective: float | None = None
    bound: float | None = None
    scheduled: int = 0
    goals: Mapping[str, float] = field(default_factory=dict)
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a solve.

    Args:
        schedule: What is said of the whole: status, objective, bound, goals, trace, conflicts, remedies.
        assignments: The best schedule; empty when there is none.
        findings: What the checker, which knows nothing of the solver, finds wrong with it. Anything here
            is a fault of the solver, and is shown as one.
    """

    schedule: Schedule
    assignments: tuple[Assignment, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def status(self) -> Status:
        """How the solve ended."""
        return self.schedule.status
