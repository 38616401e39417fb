"""What it takes to make one exercise into another, as a change set."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record


def difference(label: str, before: Exercise, after: Exercise, types: Iterable[type[Record]]) -> ChangeSet:
    """The change set from one exercise to another.

    Records that differ only in their rank stay as they are where the order of their list stays.

    Args:
        label: What the user did.
        before: The exercise as it is.
        after: The exercise as it is to be.
        types: The records that are compared; all others stay.
    """
    return ChangeSet(label, tuple(change for cls in types for change in _changes(cls, before, after)))


def _changes(cls: type[Record], before: Exercise, after: Exercise) -> Iterator[Change]:
    olds, news = before.table(cls), after.table(cls)
    same_order = _common(before.all(cls), news) == _common(after.all(cls), olds)
    for old in before.all(cls):
        if old.id not in news:
            yield Change(old, None)
    for new in after.all(cls):
        old_record = olds.get(new.id)
        settled = replace(new, rank=old_record.rank) if old_record is not None and same_order else new
        if settled != old_record:
            yield Change(old_record, settled)


def _common(records: Iterable[Record], others: Iterable[str]) -> list[str]:
    known = set(others)
    return [record.id for record in records if record.id in known]
