"""Goal: the base of all goals. One file in ``goals`` a goal."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board, Expression

Baseline = Mapping[str, Assignment]
"""An earlier schedule, by event id."""


class Goal(ABC):
    """One part of what is minimised; its weight is the exercise's.

    Args:
        code: Its name in the plan format.
        title: What it counts, in a few words.
        unit: The unit of its value.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    unit: ClassVar[str]

    @abstractmethod
    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        """The part's value for a schedule, in its own unit."""

    @abstractmethod
    def post(self, board: "Board") -> "Expression":
        """The part as an expression of the solver's model: never less, at its least just its value."""
