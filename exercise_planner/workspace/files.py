"""Exercises and schedules from files and into files, whatever their format."""

import re
from pathlib import Path

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.edits.schedule import adopt
from exercise_planner.interchange.readers import reader_for
from exercise_planner.interchange.readers.plan import read_plan
from exercise_planner.interchange.readers.schedule import read_schedule
from exercise_planner.interchange.saving import json_bytes
from exercise_planner.interchange.writers import writer_for, writer_named
from exercise_planner.interchange.writers.schedule import save_schedule, write_schedule
from exercise_planner.planning.outcome import Outcome

DOCUMENT_SUFFIX = ".explan"
_VERSION = re.compile(r"(.+?\.explan)@(.+)", re.IGNORECASE)
FOREIGN_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xml", ".csv", ".zip"})
"""The ends of names of files of other programs that can hold a whole exercise."""


def is_document(path: Path) -> bool:
    """Whether a path names a document of the application."""
    return path.suffix.lower() == DOCUMENT_SUFFIX


def version_in(path: Path) -> tuple[Path, str] | None:
    """The document and the version that ``DOCUMENT.explan@VERSION`` names; None for any other path."""
    found = _VERSION.fullmatch(str(path))
    return (Path(found[1]), found[2]) if found and not path.exists() else None


def load(path: Path) -> Exercise:
    """The exercise in a document, in a version of one, in a plan, or in a file of another program.

    Args:
        path: The file; ``DOCUMENT.explan@VERSION`` for a version.

    Raises:
        ExercisePlannerError: It cannot be read; says why, and everything that is wrong in it.
    """
    found = version_in(path)
    if found is not None:
        from exercise_planner.workspace.versions import frozen_in

        return frozen_in(*found)
    if path.suffix.lower() in FOREIGN_SUFFIXES:
        return reader_for(path).read(path).require()
    if not is_document(path):
        return read_plan(path)
    from exercise_planner.storage import Document

    with Document.open(path) as document:
        return document.load()


def load_schedule(
    exercise: Exercise, path: Path, *, lenient: bool = False
) -> tuple[tuple[Assignment, ...], Schedule]:
    """The schedule in a file.

    Args:
        exercise: Whose schedule it is.
        path: A schedule document.
        lenient: Whether what the exercise no longer has is left out, as from an earlier schedule.

    Raises:
        InputError: It cannot be read; says everything that is wrong in it.
    """
    return read_schedule(path, exercise, lenient=lenient)


def load_earlier(exercise: Exercise, path: Path) -> Exercise:
    """The exercise of an earlier issue.

    Args:
        exercise: The exercise of now, whose schedule it may be.
        path: An earlier schedule of the exercise, a document of the application, or a version of one.

    Raises:
        ExercisePlannerError: It cannot be read.
    """
    if is_document(path) or version_in(path) is not None:
        return load(path)
    return with_schedule(exercise, *load_schedule(exercise, path, lenient=True))


def with_schedule(exercise: Exercise, assignments: tuple[Assignment, ...], schedule: Schedule) -> Exercise:
    """The exercise with another schedule."""
    return exercise.with_changes(adopt(exercise, assignments, schedule))


def write(exercise: Exercise, path: Path, to: str | None = None) -> str:
    """Write an exercise in one of the formats.

    Args:
        exercise: The exercise.
        path: The file.
        to: The format's name; else the file's suffix decides.

    Returns:
        What the format holds, in a few words.

    Raises:
        ExercisePlannerError: There is no such format, or the file cannot be written.
    """
    writer = writer_named(to) if to else writer_for(path)
    writer.write(exercise, path)
    return writer.writes


def save_outcome(exercise: Exercise, outcome: Outcome, path: Path) -> None:
    """Write what came of a solve as a schedule document."""
    save_schedule(exercise, path, outcome.assignments, outcome.schedule)


def outcome_text(exercise: Exercise, outcome: Outcome) -> str:
    """What came of a solve as the text of a schedule document."""
    return json_bytes(write_schedule(exercise, outcome.assignments, outcome.schedule)).decode()
