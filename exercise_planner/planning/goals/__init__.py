"""The goals of the plan format, a file each.

To add a goal: a file named after its code, its line in GOALS, and its weight in ``domain.details.Goals``.
"""

from collections.abc import Mapping

from exercise_planner.domain.details import Goals
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.goals.avoid import AvoidedPairs
from exercise_planner.planning.goals.balance import Balance
from exercise_planner.planning.goals.earliness import Earliness
from exercise_planner.planning.goals.makespan import Makespan
from exercise_planner.planning.goals.objectives import ObjectivesNotMet
from exercise_planner.planning.goals.stability import Stability
from exercise_planner.planning.goals.travel import TravelMinutes
from exercise_planner.planning.goals.unscheduled import Unscheduled
from exercise_planner.planning.timetable import Timetable

GOALS: tuple[Goal, ...] = (
    Unscheduled(),
    Makespan(),
    Earliness(),
    ObjectivesNotMet(),
    AvoidedPairs(),
    TravelMinutes(),
    Balance(),
    Stability(),
)
"""All goals, in the order of the plan format."""


def values(timetable: Timetable, baseline: Baseline) -> dict[str, float]:
    """The value of each goal for a schedule, in its own unit."""
    return {goal.code: goal.value(timetable, baseline) for goal in GOALS}


def weighted(parts: Mapping[str, float], weights: Goals) -> float:
    """The weighted sum of the parts: what the solver minimises."""
    return float(sum(getattr(weights, code) * value for code, value in parts.items()))
