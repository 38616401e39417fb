"""Assignment: an event's place in the schedule. Schedule: what the last solve said of the whole."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.record import Amount, Name, Prose, Record, UnitId, Value, VenueId, Word

SCHEDULE_ID = "schedule"


class Status(StrEnum):
    """How a solve ended."""

    OPTIMAL = "OPTIMAL"
    FEASIBLE = "FEASIBLE"
    INFEASIBLE = "INFEASIBLE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Value):
    """A unit in an event; ``requirement`` is an index in the event's requires, None for a named unit."""

    always: ClassVar[tuple[str, ...]] = ("requirement",)

    unit: UnitId
    requirement: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """Where and when an event is held and by which units; its id is the event's.

    Args:
        end: Start plus the event's length in whole slots.
    """

    noun: ClassVar[str] = "assignment"
    nouns: ClassVar[str] = "assignments"
    always: ClassVar[tuple[str, ...]] = ("venue", "units")

    start: datetime
    end: datetime
    venue: VenueId | None = None
    units: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Value):
    """One better schedule in the course of a solve."""

    seconds: float
    objective: float
    bound: float | None = None
    scheduled: Amount = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Value):
    """One of the facts that cannot all hold."""

    always: ClassVar[tuple[str, ...]] = ("refs",)

    rule: Word
    text: Prose
    refs: Frozen[Word, tuple[Word, ...]] = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange(Value):
    """One change of the plan document: a JSON pointer (RFC 6901) and the new value, None to remove."""

    always: ClassVar[tuple[str, ...]] = ("value",)

    path: Prose
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy(Value):
    """Changes to the plan that make it schedulable, verified by solving."""

    text: Prose
    changes: tuple[PlanChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule(Record):
    """What is said of a schedule as a whole; the places themselves are Assignments.

    Args:
        plan: Name of the exercise.
        objective: Weighted sum of the goals; ``bound`` is proven: no schedule is better.
        goals: Value of each part, in its own unit.
        seconds: Wall time of the solve.
        conflicts: One minimal set of facts that cannot all hold, where there is no schedule.
        further_conflicts: Further such sets, none of which shares a fact with another: what else is broken.
        resisted: Events that could not be placed, and what was in their way, where it is not known whether
            there is a schedule.
    """

    noun: ClassVar[str] = "schedule"
    nouns: ClassVar[str] = "schedule"
    beside: ClassVar[tuple[str, ...]] = ("id",)

    id: str = SCHEDULE_ID
    plan: Name | None = None
    status: Status = Status.UNKNOWN
    objective: float | None = None
    bound: float | None = None
    goals: Frozen[Word, float] = EMPTY
    makespan_slots: Amount | None = None
    seconds: float | None = None
    trace: tuple[Point, ...] = ()
    unscheduled: tuple[Word, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    further_conflicts: tuple[tuple[Conflict, ...], ...] = ()
    resisted: tuple[Conflict, ...] = ()

    @property
    def all_conflicts(self) -> tuple[tuple[Conflict, ...], ...]:
        """Each set of facts that cannot all hold."""
        return (self.conflicts, *self.further_conflicts) if self.conflicts else ()
