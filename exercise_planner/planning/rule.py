"""Rule: the base of all rules. One file in ``rules`` a rule; it serves checker, solver and diagnosis alike.

Facts about time are given as limits; the checker tests them, the solver cuts its domains by them, and the
diagnosis names them. What concerns more than one event, or the choice of venue and units, is judged by the
``in_…`` methods for the checker and posted to the model by ``post``.
"""

from abc import ABC
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Limit
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.timetable import Booking, Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class Rule(ABC):
    """One rule of the plan format.

    Args:
        code: Its code in the plan format, the name of its file.
        title: What it asks for, in a few words.
    """

    code: ClassVar[str]
    title: ClassVar[str]

    def of_exercise(self, problem: Problem) -> Iterable[Limit]:
        """Limits that hold for every event."""
        return ()

    def of_event(self, problem: Problem, task: Task) -> Iterable[Limit]:
        """Limits that hold for an event wherever it is held."""
        return ()

    def of_venue(self, problem: Problem, task: Task, venue: Venue) -> Iterable[Limit]:
        """Limits that hold for an event when it is held at a venue."""
        return ()

    def of_ground(self, problem: Problem, venue: Venue) -> Iterable[Limit]:
        """Limits that hold for every event that is held at a venue."""
        return ()

    def of_unit(self, problem: Problem, unit: Unit) -> Iterable[Limit]:
        """Limits that hold for every event in which a unit takes part."""
        return ()

    def of_nation(self, problem: Problem, nation: Nation) -> Iterable[Limit]:
        """Limits that hold for every event in which a nation takes part."""
        return ()

    def of_guest(self, problem: Problem, task: Task, nation: Nation, venue: Venue) -> Iterable[Limit]:
        """Limits that hold for an event when a nation takes part in it at a venue."""
        return ()

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        """What is wrong with one event's place, seen by itself (limits excepted)."""
        return ()

    def in_unit(self, problem: Problem, unit: Unit, items: tuple[Booking, ...]) -> Iterable[Finding]:
        """What is wrong with the events of one unit, sorted by start."""
        return ()

    def in_venue(self, problem: Problem, venue: Venue, items: tuple[Booking, ...]) -> Iterable[Finding]:
        """What is wrong with the events at one venue, sorted by start."""
        return ()

    def in_pool(self, problem: Problem, pool: Pool, items: tuple[Booking, ...]) -> Iterable[Finding]:
        """What is wrong with the events that draw from one pool, sorted by start."""
        return ()

    def before(self, timetable: Timetable, item: Booking) -> Iterable[Finding]:
        """What is wrong between an event and those that it comes after."""
        return ()

    def left_out(self, problem: Problem, task: Task) -> Iterable[Finding]:
        """What is wrong when an event is not scheduled."""
        return ()

    @classmethod
    def speaks(cls, method: str) -> bool:
        """Whether the rule has something of its own to say by one of these methods."""
        return getattr(cls, method) is not getattr(Rule, method)

    def post(self, board: "Board") -> None:
        """Post the rule to the solver's model; limits are in its domains already."""

    def finding(self, message: str, *subjects: Subject) -> Finding:
        """A finding of this rule."""
        return Finding(self.code, message, subjects)
