"""Importing: what a file adds to the open exercise, as one change that can be looked at before it is made."""

from dataclasses import dataclass
from pathlib import Path

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault
from exercise_planner.edits.difference import difference
from exercise_planner.interchange.readers import reader_for


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


def looked_at(exercise: Exercise, path: Path) -> Import:
    """What a file would do to an exercise.

    Args:
        exercise: The open exercise.
        path: The file; its name says its format.

    Raises:
        InputError: It cannot be read at all.
    """
    reading = reader_for(path).read(path, exercise)
    if reading.exercise is None:
        return Import(ChangeSet("Nothing"), reading.faults, reading.warnings)
    label = f"import {path.name}"
    return Import(difference(label, exercise, reading.exercise, RECORDS), (), reading.warnings)


def change_of(exercise: Exercise, path: Path) -> Import:
    """The same, of a file in which nothing is wrong.

    Raises:
        InputError: It cannot be read, or something in it is wrong; says everything that is.
    """
    reading = reader_for(path).read(path, exercise)
    whole = reading.require()
    return Import(difference(f"import {path.name}", exercise, whole, RECORDS), (), reading.warnings)


def _done(change: Change) -> str:
    if change.before is None:
        return "added"
    return "changed" if change.after is not None else "removed"
