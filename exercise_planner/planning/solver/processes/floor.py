"""Floor: a bound that no schedule can beat, from what is left to each event by itself. No OR-Tools."""

from collections.abc import Iterable, Mapping

from exercise_planner.domain.event import LagFrom
from exercise_planner.planning import bitmap
from exercise_planner.planning.goals import weighted
from exercise_planner.planning.goals.objectives import pairs
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.scope import Scope


def floor(problem: Problem, scopes: Mapping[str, Scope]) -> float:
    """The weighted sum of the least that each goal can be.

    Args:
        problem: The problem.
        scopes: What is left to each event, by its id; none that is mandatory is impossible.
    """
    starts = earliest_starts(problem, scopes)
    sure = [scope for scope in scopes.values() if not scope.task.event.optional and scope.possible]
    ends = [starts[scope.task.id] + scope.task.slots for scope in sure]
    left_out = [scope.task.event for scope in scopes.values() if not scope.possible]
    parts = {
        "unscheduled": sum(6 - event.priority for event in left_out),
        "makespan": max(ends, default=0),
        "earliness": sum(starts[scope.task.id] for scope in sure),
        "objectives": _objectives(problem, scopes.values()),
    }
    return weighted(parts, problem.exercise.details.goals)


def earliest_starts(problem: Problem, scopes: Mapping[str, Scope]) -> dict[str, int]:
    """The first slot at which each possible event can start, those that it comes after considered."""
    starts = {event_id: bitmap.first(scope.bits) for event_id, scope in scopes.items() if scope.possible}
    for _ in range(len(starts)):  # so often at most in a chain; a cycle stays unresolved, which is no harm
        moved = False
        for event_id, start in list(starts.items()):
            scope = scopes[event_id]
            later = _after_others(problem, scope, starts)
            if later > start:
                left = scope.bits >> later << later
                if left:
                    starts[event_id] = bitmap.first(left)
                    moved = True
        if not moved:
            break
    return starts


def _after_others(problem: Problem, scope: Scope, starts: Mapping[str, int]) -> int:
    slot = problem.slot
    found = 0
    for after in scope.task.event.after:
        if after.event in starts:
            length = problem.task_of[after.event].slots if after.from_ is LagFrom.END else 0
            found = max(found, starts[after.event] + length - (-after.min_lag_minutes // slot))
    return found


def _objectives(problem: Problem, scopes: Iterable[Scope]) -> float:
    reachable: set[tuple[str, str]] = set()
    for scope in scopes:
        if scope.possible:
            nations = {unit.nation for units in (scope.task.units, *scope.candidates) for unit in units}
            nations.update(scope.task.event.nations)
            reachable.update((one, nation) for one in scope.task.event.objectives for nation in nations)
    return sum(weight for pair, weight in pairs(problem.exercise).items() if pair not in reachable)
