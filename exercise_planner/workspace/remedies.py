"""Remedies carried out: changes of the plan document as a change set of the open exercise."""

import json
from typing import Any

from exercise_planner.domain import PLAN_RECORDS
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import thaw
from exercise_planner.domain.schedule import PlanChange, Remedy
from exercise_planner.edits.difference import difference
from exercise_planner.errors import ConflictError
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.writers.plan import write_plan


def apply_remedy(exercise: Exercise, remedy: Remedy) -> ChangeSet:
    """The change set that a remedy stands for.

    Args:
        exercise: The exercise that the remedy was found for.
        remedy: Changes of its plan document, in order.

    Raises:
        ConflictError: The exercise has changed so much that the remedy leads nowhere.
        InputError: The changed plan would not be a valid one.
    """
    document = write_plan(exercise)
    for change in remedy.changes:
        _apply(document, change, remedy)
    after = parse_plan(json.dumps(document), "the plan after the remedy").require()
    return difference(remedy.text, exercise, after, (Details, *PLAN_RECORDS))


def _apply(document: dict[str, Any], change: PlanChange, remedy: Remedy) -> None:
    """Set or remove what a JSON pointer (RFC 6901) leads to."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in change.path.split("/")[1:]]
    place: Any = document
    try:
        for step in steps[:-1]:
            place = place[_key(place, step)]
        last = _key(place, steps[-1])
        if change.value is None:
            del place[last]
        else:
            place[last] = thaw(change.value)
    except (LookupError, TypeError, ValueError):
        raise ConflictError(
            f"“{remedy.text}” no longer applies: the plan has been changed meanwhile. Schedule again."
        ) from None


def _key(place: Any, step: str) -> str | int:
    return int(step) if isinstance(place, list) else step
