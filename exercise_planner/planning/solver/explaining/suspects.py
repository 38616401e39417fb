"""Suspects: small groups of events among which a conflict shows, found without OR-Tools."""

from collections.abc import Iterator

from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.explaining.crowding import crowds
from exercise_planner.planning.solver.explaining.ground import Ground


def is_hopeless(terms: Terms) -> bool:
    """Whether it is plain that there is no schedule; quick also where there is one.

    Args:
        terms: The problem.
    """
    stuck = any(item.required and not item.starts for item in terms.items)
    return stuck or next(crowds(terms), None) is not None


def suspects(ground: Ground) -> Iterator[frozenset[str]]:
    """Groups of events that cannot all be held, as far as that is plain; the smallest first.

    Where an event may be stuck for its own sake or for that of a chain, both groups come.
    """
    items = ground.terms.items
    stuck = [item for item in items if item.required and not item.starts]
    for item in stuck:
        if not ground.scopes[item.task.id].possible:
            yield frozenset({item.task.id})
    for item in stuck:
        if ground.scopes[item.task.id].possible:
            yield frozenset({item.task.id})
            yield from _kin(ground.terms, item.index)
    yield from ground.trouble.crowds


def _kin(terms: Terms, index: int) -> Iterator[frozenset[str]]:
    """An event with those that it is chained to: the next ones, those next to them, and so on."""
    found, edge = {index}, {index}
    while edge:
        edge = {
            link.other for one in edge for link in terms.items[one].links if terms.items[link.other].required
        } - found
        found |= edge
        if edge:
            yield frozenset(terms.items[one].task.id for one in found)
