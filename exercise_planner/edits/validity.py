"""Whether records may stand in an exercise: each value within its bounds, each reference to what there is."""

from collections.abc import Iterable

from exercise_planner.domain import wire
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Report, nearest, one_of
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel
from exercise_planner.edits.references import CLASSES, references, target
from exercise_planner.errors import InputError

WITHOUT_ID: frozenset[type[Record]] = frozenset({Relation, Travel})
"""Records that the plan format gives no id; ours begin with ``#``."""


def require_valid(exercise: Exercise, records: Iterable[Record]) -> None:
    """Refuse records that a plan document could not hold.

    Args:
        exercise: The exercise with the records in it.
        records: The new or changed ones.

    Raises:
        InputError: A value is out of its bounds, or a reference leads nowhere; it says which.
    """
    for record in records:
        faults = (*_value_faults(record), *_reference_faults(exercise, record))
        if faults:
            raise InputError(f"{record.noun.capitalize()} “{title_of(record)}” cannot be kept so.", faults)


def require_references(exercise: Exercise, records: Iterable[Record]) -> None:
    """Refuse records that refer to what the exercise does not have.

    Raises:
        InputError: A reference leads nowhere; it says which.
    """
    for record in records:
        faults = _reference_faults(exercise, record)
        if faults:
            raise InputError(
                f"{record.noun.capitalize()} “{title_of(record)}” refers to what there is not.", faults
            )


def _value_faults(record: Record) -> tuple[str, ...]:
    report = Report()
    plain = wire.write(record)
    if "id" not in getattr(record, "beside", ()):
        plain["id"] = record.id  # writing leaves our own ids out
    if record.id.startswith("#") and type(record) not in WITHOUT_ID and "id" not in record.stated:
        report.fault(f"{record.noun}.id", record.id, "an id that does not begin with #")
    wire.read(type(record), plain, record.noun, report)
    return tuple(str(fault) for fault in report.faults)


def _reference_faults(exercise: Exercise, record: Record) -> tuple[str, ...]:
    return tuple(
        f"found “{record_id}”, expected the id of {one_of(kinds)}{_hint(exercise, kinds, record_id)}"
        for kinds, record_id in references(record)
        if target(exercise, kinds, record_id) is None
    )


def _hint(exercise: Exercise, kinds: tuple[str, ...], record_id: str) -> str:
    return nearest(record_id, (known for kind in kinds for known in exercise.table(CLASSES[kind])))
