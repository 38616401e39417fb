"""Writes plan documents (``exercise-plan/1``)."""

from pathlib import Path
from typing import Any

from exercise_planner.domain import PLAN_RECORDS, wire
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import thaw
from exercise_planner.interchange.formats import PLAN
from exercise_planner.interchange.saving import json_bytes, replace_file
from exercise_planner.interchange.writer import Writer


class PlanWriter(Writer):
    """The plan format: the whole exercise without its schedule."""

    name = "plan"
    title = "Exercise plan"
    suffix = ".json"
    writes = "the whole plan, without its schedule"

    def data(self, exercise: Exercise) -> bytes:
        """The plan document."""
        return plan_bytes(exercise)


def write_plan(exercise: Exercise) -> dict[str, Any]:
    """The plan document as plain values: what was read is written again, unknown fields included."""
    document: dict[str, Any] = {"format": PLAN, "exercise": wire.write(exercise.details)}
    kept = exercise.details.document
    for cls in PLAN_RECORDS:
        records = exercise.all(cls)
        if records or cls.nouns in kept:
            document[cls.nouns] = [wire.write(record) for record in records]
    document.update({name: thaw(value) for name, value in kept.items() if name not in document})
    return document


def plan_bytes(exercise: Exercise) -> bytes:
    """The plan document as a file's content."""
    return json_bytes(write_plan(exercise))


def save_plan(exercise: Exercise, path: Path) -> None:
    """Write a plan file, or replace it whole.

    Raises:
        DocumentError: It cannot be written; what was there before is untouched.
    """
    replace_file(path, plan_bytes(exercise))
