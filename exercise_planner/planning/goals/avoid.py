"""Avoid: events in which nations meet that should rather not."""

from itertools import combinations

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.relation import RelationRule
from exercise_planner.planning.goal import Baseline, Goal
from exercise_planner.planning.timetable import Timetable


class AvoidedPairs(Goal):
    """The number of events with an AVOID pair."""

    code = "avoid"
    title = "Events with nations that avoid each other"
    unit = "events"

    def value(self, timetable: Timetable, baseline: Baseline) -> float:
        avoided = avoid_pairs(timetable.problem.exercise)
        present = (set(item.nations) for item in timetable.bookings.values())
        return sum(any(pair <= nations for pair in avoided) for nations in present)


def avoid_pairs(exercise: Exercise) -> frozenset[frozenset[str]]:
    """The pairs of nations that avoid each other."""
    return frozenset(
        frozenset(pair)
        for relation in exercise.relations
        if relation.rule is RelationRule.AVOID
        for pair in combinations(dict.fromkeys(relation.between), 2)
    )
