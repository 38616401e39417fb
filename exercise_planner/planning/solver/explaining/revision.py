"""Revision: a relaxation carried out, on a copy of the exercise, and as a change of the plan document."""

import dataclasses
from typing import Any

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import replaced
from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import freeze
from exercise_planner.domain.kinds import Report
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import PlanChange
from exercise_planner.domain.wire import read, write
from exercise_planner.planning.fact import Relaxation


def revised(exercise: Exercise, relaxation: Relaxation) -> Exercise | None:
    """The exercise after a relaxation; None where it cannot be carried out or changes nothing.

    Args:
        exercise: The exercise as it is.
        relaxation: What to change.
    """
    record = _record(exercise, relaxation)
    if record is None:
        return None
    raw = write(record)
    raw["id"] = record.id
    if not _set(raw, relaxation.path, relaxation.value):
        return None
    report = Report()
    new = read(type(record), raw, "$", report)
    if new is None or report.faults:
        return None
    kept = {name: getattr(record, name) for name in ("rank", *getattr(record, "beside", ()))}
    new = dataclasses.replace(new, **kept)
    return exercise.with_changes(replaced(relaxation.text, [(record, new)])) if new != record else None


def plan_change(exercise: Exercise, relaxation: Relaxation) -> PlanChange:
    """A relaxation as a change of the plan document that an exercise is written as."""
    record = _record(exercise, relaxation)
    if record is None or isinstance(record, Details):
        steps: tuple[str | int, ...] = ("exercise",)
    else:
        steps = (record.nouns, exercise.all(type(record)).index(record))
    path = "".join(f"/{_escaped(step)}" for step in (*steps, *relaxation.path))
    return PlanChange(path=path, value=freeze(relaxation.value))


def _record(exercise: Exercise, relaxation: Relaxation) -> Record | None:
    kinds = {cls.noun: cls for cls in RECORDS}
    cls = kinds.get(relaxation.subject.noun)
    return exercise.get(cls, relaxation.subject.id) if cls is not None else None


def _set(raw: Any, path: tuple[str | int, ...], value: Any) -> bool:
    """Set what a path leads to, or remove it; whether it could be."""
    *way, last = path
    for step in way:
        if not _has(raw, step):
            return False
        raw = raw[step]
    if value is not None:
        raw[last] = value
        return True
    if not _has(raw, last):
        return False
    del raw[last]
    return True


def _has(raw: Any, step: str | int) -> bool:
    return step in raw if isinstance(raw, dict) else isinstance(step, int) and 0 <= step < len(raw)


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
