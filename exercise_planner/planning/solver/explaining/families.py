"""Families: small groups of events that compete for something, in which most conflicts show by themselves."""

from collections.abc import Collection, Iterator

from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.solver.scope import venue_id

LARGE = 120
"""Events from which on a family is no longer small."""


def families(problem: Problem, needed: Collection[str]) -> Iterator[frozenset[str]]:
    """Groups of the events that must be scheduled, small ones first, each once.

    What makes a group impossible makes the whole impossible, and is found sooner there.

    Args:
        problem: The problem.
        needed: Ids of the events that must be scheduled.
    """
    tasks = [task for task in problem.tasks if task.id in needed]
    found = dict.fromkeys(
        frozenset(family)
        for grouping in (_chains, _by_unit, _by_pool, _by_venues, _by_capability)
        for family in grouping(tasks)
    )
    yield from sorted((family for family in found if 1 < len(family) <= LARGE), key=len)


def _chains(tasks: list[Task]) -> list[set[str]]:
    """Events that are joined by ``after``, directly or through others."""
    chain = {task.id: {task.id} for task in tasks}
    for task in tasks:
        for after in task.event.after:
            if after.event in chain and chain[after.event] is not chain[task.id]:
                joined = chain[task.id] | chain[after.event]
                chain.update(dict.fromkeys(joined, joined))
    return list(chain.values())


def _by_unit(tasks: list[Task]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for task in tasks:
        for unit in task.units:
            groups.setdefault(unit.id, set()).add(task.id)
    return list(groups.values())


def _by_pool(tasks: list[Task]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for task in tasks:
        for pool_id in task.event.pools:
            groups.setdefault(pool_id, set()).add(task.id)
    return list(groups.values())


def _by_venues(tasks: list[Task]) -> list[set[str]]:
    """Events that can be held nowhere else than at some venues, for each set of venues that an event has."""
    wanted = {task.id: frozenset(venue_id(venue) for venue in task.venues) for task in tasks}
    sets = {venues for venues in wanted.values() if None not in venues}
    return [{event_id for event_id, venues in wanted.items() if venues <= among} for among in sets]


def _by_capability(tasks: list[Task]) -> list[set[str]]:
    groups: dict[str, set[str]] = {}
    for task in tasks:
        for requirement in task.event.requires:
            groups.setdefault(requirement.capability, set()).add(task.id)
    return list(groups.values())
