"""Between an answer as it stands in a review file and the exercise as the nation would have it."""

from collections.abc import Iterator
from dataclasses import replace

from exercise_planner.domain import PLAN_RECORDS, wire
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import thaw
from exercise_planner.domain.kinds import Report
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record
from exercise_planner.domain.review import Answer, Comment
from exercise_planner.domain.unit import Unit
from exercise_planner.interchange.drafting import reading_of
from exercise_planner.interchange.reader import Reading
from exercise_planner.interchange.review.files import ReviewFile
from exercise_planner.interchange.review.manifest import Altered, Response
from exercise_planner.interchange.review.parts import ANSWERS
from exercise_planner.interchange.writers.plan import write_plan

OWN: tuple[type[Record], ...] = (Nation, Unit)
"""Kinds of record that a nation may change, where they are its own."""
Wish = tuple[str, str, Record | None]
"""Noun, id, and the record as the nation would have it; None where it takes it back, or where there is no
such kind of record."""
_CLASSES: dict[str, type[Record]] = {cls.noun: cls for cls in PLAN_RECORDS}


def wishes(file: ReviewFile, source: str) -> tuple[Wish, ...]:
    """The records that the nation would change, read and checked as records of a plan are.

    Args:
        file: The review file.
        source: What users call it.

    Raises:
        InputError: One cannot be read, or could stand in no plan; says why.
    """
    report = Report()
    found = tuple(
        (each.noun, each.id, _record(file.exercise, each, f"$.records[{index}]", report))
        for index, each in enumerate(file.response.records)
    )
    where = f"{source}: {ANSWERS}"
    if report.faults:
        raise Reading(where, None, tuple(report.faults), (), report.suppressed).error()
    _require_plan(file.exercise, found, where)
    return found


def theirs_of(file: ReviewFile, source: str) -> Exercise:
    """The exercise as the nation would have it, with its new answers and comments.

    Raises:
        InputError: As for ``wishes``.
    """
    base = file.exercise
    changes = {
        (noun, record_id): Change(base.get(_CLASSES[noun], record_id), after)
        for noun, record_id, after in wishes(file, source)
        if noun in _CLASSES and (after is not None or base.get(_CLASSES[noun], record_id) is not None)
    }
    said = {(one.noun, one.id): Change(None, one) for one in _ranked(file.response)}
    return base.with_changes(ChangeSet("", (*changes.values(), *said.values())))


def _ranked(response: Response) -> Iterator[Record]:
    """Answers and comments in the order in which they were written."""
    for many in (response.answers, response.comments):
        yield from (replace(one, rank=rank) for rank, one in enumerate(many))


def response_of(file: ReviewFile, theirs: Exercise, author: str) -> Response:
    """What makes the exercise that was sent the one that the nation would have.

    Args:
        file: The review file.
        theirs: The exercise as the nation would have it.
        author: Who answers.
    """
    return Response(
        issue=file.manifest.issue,
        author=author,
        answers=theirs.all(Answer),
        comments=theirs.all(Comment),
        records=tuple(_altered(file.exercise, theirs)),
    )


def _altered(base: Exercise, theirs: Exercise) -> Iterator[Altered]:
    for cls in OWN:
        for after in theirs.all(cls):
            if after != base.get(cls, after.id):
                yield Altered(noun=cls.noun, id=after.id, record=wire.write(after))
        for before in base.all(cls):
            if theirs.get(cls, before.id) is None:
                yield Altered(noun=cls.noun, id=before.id)


def _record(base: Exercise, each: Altered, path: str, report: Report) -> Record | None:
    cls = _CLASSES.get(each.noun)
    if cls is None or each.record is None:
        return None
    record = wire.read(cls, thaw(each.record), f"{path}.record", report)
    if record is not None and record.id != each.id:
        report.fault(f"{path}.record.id", record.id, f"“{each.id}”, as it is listed")
    held = base.get(cls, each.id)
    rank = held.rank if held is not None else base.next_rank(cls)
    return replace(record, rank=rank) if record is not None else None


def _require_plan(base: Exercise, found: tuple[Wish, ...], where: str) -> None:
    """The plan with the nation's records in it must be a plan; units that it takes back stay for that."""
    changes = {
        (noun, record_id): Change(base.get(_CLASSES[noun], record_id), after)
        for noun, record_id, after in found
        if after is not None
    }
    plan = base.with_changes(ChangeSet("", tuple(changes.values())))
    reading = reading_of(write_plan(plan), where)
    if reading.faults:
        raise reading.error()
