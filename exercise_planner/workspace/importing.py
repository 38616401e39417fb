"""Importing: what a file adds to the open exercise, as one change that can be looked at before it is made."""

from dataclasses import dataclass, replace
from pathlib import Path

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel
from exercise_planner.edits.consequences import with_consequences
from exercise_planner.edits.difference import difference
from exercise_planner.edits.validity import require_references
from exercise_planner.errors import InputError
from exercise_planner.interchange.calendars.availability import owner_of
from exercise_planner.interchange.calendars.loading import calendar_of
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.reader import Reading
from exercise_planner.interchange.readers import reader_for
from exercise_planner.interchange.readers.calendar import read_calendar

CALENDAR = "ics"


@dataclass(frozen=True, slots=True)
class Import:
    """What a file would do.

    Args:
        changeset: The one change that it makes; nothing where something is wrong.
        faults: What is wrong, each with sheet and cell or JSON path; while there is any, nothing is taken.
        warnings: What is odd, and is accepted.
    """

    changeset: ChangeSet
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def words(self) -> str:
        """The change in a few words: ``2 nations added, 14 events changed``."""
        counts: dict[tuple[str, str], int] = {}
        for change in self.changeset.changes:
            key = (type(change.record).nouns, _done(change))
            counts[key] = counts.get(key, 0) + 1
        told = [
            f"{count} {nouns if count != 1 else nouns.removesuffix('s')} {done}"
            for (nouns, done), count in counts.items()
        ]
        return ", ".join(told) or "nothing changes"


def looked_at(exercise: Exercise, path: Path, owner: str | None = None) -> Import:
    """What a file would do to an exercise.

    Args:
        exercise: The open exercise.
        path: The file; its name says its format.
        owner: Id or name of the nation, unit or venue whose calendar it is, if it is one.

    Raises:
        InputError: It cannot be read at all.
    """
    return import_of(exercise, path, _read(exercise, path, owner))


def change_of(exercise: Exercise, path: Path, owner: str | None = None) -> Import:
    """The same, of a file in which nothing is wrong.

    Raises:
        InputError: It cannot be read, or something in it is wrong; says everything that is.
    """
    reading = _read(exercise, path, owner)
    reading.require()
    return import_of(exercise, path, reading)


def import_of(exercise: Exercise, path: Path, reading: Reading) -> Import:
    """What a file that was read would do, with what follows from it: places stay true to their events."""
    if reading.exercise is None:
        return Import(ChangeSet("Nothing"), reading.faults, reading.warnings)
    change = difference(f"Import {path.name}", exercise, reading.exercise, RECORDS)
    return Import(with_consequences(exercise, change), (), reading.warnings)


def needs_owner(exercise: Exercise, path: Path) -> bool:
    """Whether a file is a calendar that does not say whose it is.

    Raises:
        InputError: It is a calendar that cannot be read.
    """
    reader = reader_for(path)
    if reader.name != CALENDAR:
        return False
    calendar = calendar_of(read_file(path, reader.limit), str(path))
    return owner_of(calendar, str(path), exercise) is None


def _read(exercise: Exercise, path: Path, owner: str | None) -> Reading:
    reader = reader_for(path)
    if owner is not None:
        if reader.name != CALENDAR:
            raise InputError(f"“{path}” is no calendar, and only a calendar has an owner.")
        return read_calendar(read_file(path, reader.limit), str(path), exercise, owner)
    reading = reader.read(path, exercise)
    if reading.exercise is None or reader.name != "plan":
        return reading
    return replace(reading, exercise=_joined(exercise, reading.exercise))


def _joined(exercise: Exercise, plan: Exercise) -> Exercise:
    """The exercise with the records of a plan, by id; nothing is removed that the plan does not have.

    Raises:
        InputError: A record would refer to what there is not.
    """
    after: dict[tuple[str, str], Record] = {(record.noun, record.id): record for record in exercise.records()}
    for record in plan.records():
        known = after.get((record.noun, record.id))
        if isinstance(record, Relation | Travel):
            _join_nameless(after, record)
            continue
        rank = known.rank if known is not None else exercise.next_rank(type(record)) + record.rank
        after[record.noun, record.id] = replace(record, rank=rank)
    whole = Exercise(after.values())
    require_references(whole, whole.records())
    return whole


def _join_nameless(after: dict[tuple[str, str], Record], record: Record) -> None:
    """Add a relation or a row of travel, unless there is one that says the same."""
    same = [other for other in after.values() if type(other) is type(record)]
    if any(replace(other, id=record.id, rank=record.rank) == record for other in same):
        return
    number = len(same) + 1
    while (record.noun, f"#{number}") in after:
        number += 1
    rank = max((other.rank for other in same), default=-1) + 1
    after[record.noun, f"#{number}"] = replace(record, id=f"#{number}", rank=rank)


def _done(change: Change) -> str:
    if change.before is None:
        return "added"
    return "changed" if change.after is not None else "removed"
