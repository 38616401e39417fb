"""Resisted: the events that found no place in a schedule, and what was in their way."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator

from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Assignment, Conflict
from exercise_planner.planning import bitmap
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import Construction
from exercise_planner.planning.solver.drafting.draft import Draft, Spot, placed
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.drafting.terms import Item
from exercise_planner.planning.timetable import Timetable

MOST = 10
"""Events that are told of."""

TRIES = 40
"""Places that are tried for each of them."""

STAFF = frozenset({"requirement", "participants", "interoperability", "relation"})
"""Rules that are about who is chosen for a place, which has been tried before."""

SAID = {
    "venue_capacity": "the venue is taken",
    "unit_overlap": "a unit is in another event",
    "unit_travel": "a unit is still on its way",
    "unit_rest": "a unit has not rested",
    "unit_duty": "a unit would work too long in the day",
    "pool": "a pool is drawn empty",
    "precedence": "it would break the order with other events",
    "requirement": "no capable unit is free",
}
"""What stands in an event's way, by rule."""


def resisted(problem: Problem, terms: Terms, built: Construction) -> tuple[Conflict, ...]:
    """The events that could not be placed, each with the rules that kept it out, the most frequent first.

    Args:
        problem: The problem.
        terms: The same as drafts need it.
        built: The most complete schedule that there is.
    """
    draft = Draft(terms)
    draft.load(built.assignments)
    placer = Placer(draft, random.Random(0))  # noqa: S311  no secret depends on it
    left = []
    for event_id in built.resisted:  # building may have been stopped before these were tried
        item = terms.items[problem.task_of[event_id].index]
        spot = None if draft.lacks(item) else placer.best(item)
        if spot is None:
            left.append(item)
        else:
            draft.place(item, spot)
    return tuple(_told(placer, Checker(problem), left[:MOST]))


def _told(placer: Placer, checker: Checker, items: Iterable[Item]) -> Iterator[Conflict]:
    timetable = Timetable.of(checker.problem, placer.draft.assignments())
    for item in items:
        spots = list(_sample(item))
        ways = Counter(_obstacle(checker, timetable, placer, item, spot) for spot in spots)
        yield _sentence(item, ways, len(spots))


def _sample(item: Item) -> Iterator[Spot]:
    """Places of an event, spread over all that it may have."""
    spots = [Spot(start, venue) for venue, bits in item.starts.items() for start in bitmap.each(bits)]
    yield from spots[:: max(1, -(-len(spots) // TRIES))]


def _obstacle(checker: Checker, timetable: Timetable, placer: Placer, item: Item, spot: Spot) -> str:
    """The rule that keeps an event from a place."""
    filled = placer.at(item, spot.venue, spot.start) if item.vacancies else None
    assignment: Assignment = placed(placer.draft.terms, item, filled or spot)
    findings = checker.around(timetable, assignment)
    rules = [finding.rule for finding in findings if filled or finding.rule not in STAFF]
    return rules[0] if rules else "requirement"


def _sentence(item: Item, ways: Counter[str], tries: int) -> Conflict:
    name = item.task.name
    refs: Frozen[str, tuple[str, ...]] = Frozen({"event": (item.task.id,)})
    if not ways:
        return Conflict(
            rule="precedence", text=f"{name} waits for another event that has no place", refs=refs
        )
    most = ways.most_common(3)
    told = [f"{SAID.get(rule, 'another rule is broken')} at {count}" for rule, count in most]
    text = f"{name} found no place: of {tries} that were tried, {', '.join(told)}"
    return Conflict(rule=ways.most_common(1)[0][0], text=text, refs=refs)
