"""Settle: events for which the plan is changed go as near as they can to where it wanted them."""

import random
from collections.abc import Iterable, Sequence

from exercise_planner.domain.event import After, LagFrom
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning import bitmap
from exercise_planner.planning.fact import Relaxation
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item
from exercise_planner.planning.solver.explaining.ground import Ground

TRIES = 20
"""Places that are tried for an event, the nearest first."""

TIMES = frozenset({"earliest", "latest", "hours", "after"})
"""Fields of an event that say when it is held."""


def settled(
    before: Ground, after: Ground, steps: Iterable[Relaxation], schedule: Sequence[Assignment]
) -> tuple[Assignment, ...]:
    """A schedule in which events that may be held at other times now are held as little off as can be.

    Args:
        before: The plan as it is.
        after: The plan after the changes.
        steps: The changes.
        schedule: A schedule of the plan after the changes.
    """
    moved = [step for step in steps if step.subject.noun == "event" and step.path[0] in TIMES]
    if not moved:
        return tuple(schedule)
    draft = Draft(after.terms)
    draft.load(schedule)
    placer = Placer(draft, random.Random(0))  # noqa: S311  no secret depends on it
    for step in moved:
        item = draft.items[before.problem.task_of[step.subject.id].index]
        if draft.spots[item.index] is not None:
            _settle(before, placer, item, step)
    return draft.assignments()


def _settle(before: Ground, placer: Placer, item: Item, step: Relaxation) -> None:
    draft = placer.draft
    old = draft.remove(item)
    open_to = [
        (_off(before, draft, item, step, start), start, venue)
        for venue in item.starts
        for start in bitmap.each(draft.open_starts(item, venue))
    ]
    tried = (placer.at(item, venue, start) for _, start, venue in sorted(open_to)[:TRIES])
    draft.place(item, next((spot for spot in tried if spot is not None), old))


def _off(before: Ground, draft: Draft, item: Item, step: Relaxation, start: int) -> int:
    """The minutes by which an event would be off what the plan says of its time."""
    task, problem = before.problem.task_of[item.task.id], before.problem
    first = start * problem.slot
    end = first + task.length
    off = sum(
        min((max(0, low - first) + max(0, end - high) for low, high in limit.spans), default=0)
        for limit in before.limits.of_event(task)
    )
    if step.path[0] == "after":
        off += _lag_off(before, draft, task.event.after[int(step.path[1])], first)
    return off


def _lag_off(before: Ground, draft: Draft, after: After, first: int) -> int:
    other = before.problem.task_of[after.event]
    spot = draft.spots[other.index]
    if spot is None:
        return 0
    counted_from = spot.start * before.problem.slot + (other.length if after.from_ is LagFrom.END else 0)
    lag = first - counted_from
    most = after.max_lag_minutes
    return max(0, after.min_lag_minutes - lag) + (0 if most is None else max(0, lag - most))
