"""What can be done with relations."""

from collections.abc import Iterable
from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.relation import Relation, RelationRule
from exercise_planner.edits import record


def new(exercise: Exercise, between: Iterable[str], rule: RelationRule, **fields: Any) -> Relation:
    """A relation that is not in the exercise yet; its id is ours and is not written out."""
    return Relation(id=record.fresh_id(exercise, Relation), between=tuple(between), rule=rule, **fields)
