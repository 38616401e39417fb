"""Exporting: an exercise in any format, as far as its reader may see it."""

from dataclasses import dataclass
from pathlib import Path

from exercise_planner.assets import workbook_template
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.saving import replace_file
from exercise_planner.interchange.writer import Writer
from exercise_planner.workspace.files import is_document

CALENDAR, CALENDARS = "ics", "ics-zip"
"""The formats of which one has an owner, and the other one file for each."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is exported for whom.

    Args:
        to: The format's name; else the file's suffix decides.
        nation: Id of the reader's nation; None for no nation in particular.
        audience: planning, participants, observers or public.
        owner: Id or name of the nation, unit or venue whose calendar it is.
        earlier: A calendar that the reader has, which this one updates.
        document: Where the exercise is kept: a calendar's entries count its changes.
    """

    to: str | None = None
    nation: str | None = None
    audience: str = Audience.PLANNING.value
    owner: str | None = None
    earlier: Path | None = None
    document: Path | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be written: its name, what people call it, the end of file names, what it holds."""

    name: str
    title: str
    suffix: str
    writes: str


def formats() -> tuple[Format, ...]:
    """The formats that can be written."""
    from exercise_planner.interchange.writers import WRITERS

    return tuple(Format(writer.name, writer.title, writer.suffix, writer.writes) for writer in WRITERS)


def export(exercise: Exercise, path: Path, order: Order | None = None) -> str:
    """Write an exercise in one of the formats.

    Args:
        exercise: The full exercise.
        path: The file.
        order: What is wanted; all of it in the format of the file's suffix when not given.

    Returns:
        What the format holds, in a few words.

    Raises:
        ExercisePlannerError: There is no such format, reader or owner, or the file cannot be written.
    """
    from exercise_planner.interchange.writers import writer_for, writer_named

    order = order or Order()
    writer = writer_named(order.to) if order.to else writer_for(path)
    seen = as_seen(exercise, order.nation, order.audience)
    if writer.name in (CALENDAR, CALENDARS):
        replace_file(path, _calendar(seen, writer, order))
    elif order.owner or order.earlier:
        raise InputError(
            f"Only a calendar has an owner or updates an earlier one; {path} is to be {writer.title}."
        )
    else:
        writer.write(seen, path)
    return writer.writes


def export_template(path: Path) -> str:
    """Write the workbook that people fill in: a sheet for each kind of record, with notes and examples.

    Args:
        path: The file; its name ends with ``.xlsx``.

    Returns:
        What it holds, in a few words.

    Raises:
        ExercisePlannerError: It is to be another format, or cannot be written.
    """
    from exercise_planner.interchange.readers.plan import read_plan
    from exercise_planner.interchange.writers.workbook import WorkbookWriter

    if path.suffix.lower() != WorkbookWriter.suffix:
        raise InputError(f"“{path}” is to be a workbook; its name must end with {WorkbookWriter.suffix}.")
    WorkbookWriter().write(read_plan(workbook_template()), path)
    return "a workbook to fill in, with an example in each sheet"


def as_seen(exercise: Exercise, nation: str | None, audience: str) -> Exercise:
    """The exercise as far as a reader may see it; just as it is for the planning team.

    Raises:
        InputError: There is no such nation or audience.
    """
    words = [each.value for each in Audience]
    if audience not in words:
        raise InputError(f"There is no audience “{audience}”; there are {', '.join(words)}.")
    if nation is not None and nation not in {each.id for each in exercise.nations}:
        raise InputError(f"There is no nation “{nation}” in this exercise.")
    if nation is None and audience == Audience.PLANNING.value:
        return exercise
    return releasable(exercise, nation, Audience(audience))


def _calendar(exercise: Exercise, writer: Writer, order: Order) -> bytes:
    from exercise_planner.interchange.calendars.entries import subject_named
    from exercise_planner.interchange.calendars.loading import LIMIT, earlier_entries
    from exercise_planner.interchange.calendars.writing import Edition, calendar_bytes
    from exercise_planner.interchange.writers.calendar import calendars_zip

    number, at = 0, None
    if order.document is not None and is_document(order.document):
        from exercise_planner.storage import Document

        with Document.open(order.document) as document:
            last = document.history(1)
        number, at = (last[0].id, last[0].at) if last else (0, None)
    edition = Edition(number, at)
    if writer.name == CALENDARS:
        if order.owner or order.earlier:
            raise InputError("Calendars of everybody have no owner and update no earlier one; choose “ics”.")
        return calendars_zip(exercise, edition)
    subject: Subject | None = subject_named(exercise, order.owner) if order.owner else None
    earlier = None
    if order.earlier is not None:
        earlier = earlier_entries(read_file(order.earlier, LIMIT), str(order.earlier))
    return calendar_bytes(exercise, subject, edition, earlier)
