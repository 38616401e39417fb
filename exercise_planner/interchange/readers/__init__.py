"""The formats that are read, a file each; to add one see the docstring of ``interchange``."""

from pathlib import Path

from exercise_planner.errors import InputError
from exercise_planner.interchange.reader import Reader
from exercise_planner.interchange.readers.calendar import CalendarReader
from exercise_planner.interchange.readers.plan import PlanReader
from exercise_planner.interchange.readers.project import ProjectReader
from exercise_planner.interchange.readers.schedule import ScheduleReader
from exercise_planner.interchange.readers.separated import SeparatedReader
from exercise_planner.interchange.readers.workbook import WorkbookReader

READERS: tuple[Reader, ...] = (
    PlanReader(),
    ScheduleReader(),
    WorkbookReader(),
    SeparatedReader(),
    CalendarReader(),
    ProjectReader(),
)
"""All formats that are read."""


def reader_named(name: str) -> Reader:
    """The reader of that name.

    Raises:
        InputError: There is none.
    """
    for reader in READERS:
        if reader.name == name:
            return reader
    raise InputError(
        f"There is no format “{name}” to read; there are {', '.join(each.name for each in READERS)}."
    )


def reader_for(path: Path) -> Reader:
    """The reader that a file's name asks for: the one with the longest suffix that it ends with.

    Raises:
        InputError: No format has such a suffix.
    """
    name = path.name.casefold()
    fitting = [(len(end), reader) for reader in READERS for end in reader.suffixes if name.endswith(end)]
    if not fitting:
        known = ", ".join(sorted({end for reader in READERS for end in reader.suffixes}))
        raise InputError(f"“{path.name}” is of no format that can be read; names end in {known}.")
    return max(fitting, key=lambda pair: pair[0])[1]
