"""Energy: how early all can end at best, by the work that units and pools have to do. No OR-Tools."""

from collections.abc import Iterable, Mapping

from exercise_planner.domain.event import LagFrom
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rules.requirement import shares


def least_end(problem: Problem, starts: Mapping[str, int]) -> int:
    """The slot before which the last event cannot end.

    What starts no sooner than one slot and has so much to follow it must find room in between, as much of it
    at a time as units and pools can do (R. Klein and A. Scholl, European Journal of Operational Research 112,
    1999).

    Args:
        problem: The problem.
        starts: The first slot at which each possible event can start, by its id.
    """
    sure = [task for task in problem.tasks if task.id in starts and not task.event.optional]
    tails = _tails(problem, sure)
    latest = max((starts[task.id] + task.slots + tails[task.id] for task in sure), default=0)
    for capacity, demand_of in _resources(problem):
        work = [
            (starts[task.id], tails[task.id], demand_of[task.id] * task.slots)
            for task in sure
            if task.id in demand_of
        ]
        if capacity:
            latest = max(latest, _end_of(work, capacity))
    return latest


def _resources(problem: Problem) -> Iterable[tuple[int, dict[str, int]]]:
    """What can be had at a moment, and what events take of it, by id."""
    yield from shares(problem)
    for pool in problem.exercise.pools:
        drawn = ((task.id, task.event.pools.get(pool.id, 0)) for task in problem.tasks)
        yield pool.capacity, {event_id: amount for event_id, amount in drawn if amount}


def _end_of(work: list[tuple[int, int, int]], capacity: int) -> int:
    """The latest of the ends that work asks for, as (first start, slots that follow, work)."""
    found = 0
    for tail in {tail for _, tail, _ in work}:
        done = 0
        for start, _, amount in sorted((one for one in work if one[1] >= tail), reverse=True):
            done += amount
            found = max(found, start - (-done // capacity) + tail)
    return found


def _tails(problem: Problem, sure: list[Task]) -> dict[str, int]:
    """The slots that must pass after each event before all is over, by its id."""
    tails = dict.fromkeys((task.id for task in sure), 0)
    for _ in sure:  # so often at most in a chain; a cycle stays unresolved, which is no harm
        moved = False
        for task in sure:
            for after in task.event.after:
                if after.event in tails:
                    lag = -(-after.min_lag_minutes // problem.slot)
                    if after.from_ is LagFrom.START:
                        lag -= problem.task_of[after.event].slots
                    tail = lag + task.slots + tails[task.id]
                    if tail > tails[after.event]:
                        tails[after.event] = tail
                        moved = True
        if not moved:
            break
    return tails
