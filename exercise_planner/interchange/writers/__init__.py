"""The formats that are written, a file each; to add one see the docstring of ``interchange``."""

from pathlib import Path

from exercise_planner.errors import InputError
from exercise_planner.interchange.writer import Writer
from exercise_planner.interchange.writers.calendar import CalendarsWriter, CalendarWriter
from exercise_planner.interchange.writers.geojson import GeoJsonWriter
from exercise_planner.interchange.writers.kml import KmlWriter
from exercise_planner.interchange.writers.plan import PlanWriter
from exercise_planner.interchange.writers.project import ProjectWriter
from exercise_planner.interchange.writers.schedule import ScheduleWriter
from exercise_planner.interchange.writers.separated import SeparatedWriter
from exercise_planner.interchange.writers.workbook import WorkbookWriter

WRITERS: tuple[Writer, ...] = (
    PlanWriter(),
    ScheduleWriter(),
    WorkbookWriter(),
    SeparatedWriter(),
    CalendarWriter(),
    CalendarsWriter(),
    GeoJsonWriter(),
    KmlWriter(),
    ProjectWriter(),
)
"""All formats that are written."""


def writer_named(name: str) -> Writer:
    """The writer of that name.

    Raises:
        InputError: There is none.
    """
    for writer in WRITERS:
        if writer.name == name:
            return writer
    raise InputError(
        f"There is no format “{name}” to write; there are {', '.join(each.name for each in WRITERS)}."
    )


def writer_for(path: Path) -> Writer:
    """The writer that a file's name asks for: the one with the longest suffix that it ends with.

    Raises:
        InputError: No format has such a suffix.
    """
    name = path.name.casefold()
    fitting = [writer for writer in WRITERS if name.endswith(writer.suffix)]
    if not fitting:
        known = ", ".join(writer.suffix for writer in WRITERS)
        raise InputError(f"“{path.name}” is of no format that can be written; names end in {known}.")
    return max(fitting, key=lambda writer: len(writer.suffix))
