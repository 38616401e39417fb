"""What can be done with agreements."""

from collections.abc import Iterable
from typing import Any

from exercise_planner.domain.agreement import Agreement, AgreementKind, AgreementStatus
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import Period
from exercise_planner.edits import record


def new(
    exercise: Exercise, kind: AgreementKind, host: str, nations: Iterable[str], **fields: Any
) -> Agreement:
    """An agreement that is not in the exercise yet, with an id made of its kind and host."""
    agreement_id = record.fresh_id(exercise, Agreement, f"{kind}-{host}")
    return Agreement(id=agreement_id, kind=kind, host=host, nations=tuple(nations), **fields)


def set_status(exercise: Exercise, agreement_id: str, status: AgreementStatus) -> ChangeSet:
    """Say how far an agreement has come."""
    return record.change(exercise, exercise.the(Agreement, agreement_id), status=status)


def sign(exercise: Exercise, agreement_id: str, in_force: Period | None = None) -> ChangeSet:
    """Say that an agreement is signed, and for how long; None: always."""
    agreement = exercise.the(Agreement, agreement_id)
    signed = record.change(exercise, agreement, status=AgreementStatus.SIGNED, in_force=in_force)
    return ChangeSet(f"Sign {agreement_id}", signed.changes)
