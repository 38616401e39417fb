"""Writes workbooks (``.xlsx``)."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.sheets.writing import workbook_of
from exercise_planner.interchange.writer import Writer


class WorkbookWriter(Writer):
    """A workbook with a sheet for each kind of record, which can be filled in further and imported again."""

    name = "xlsx"
    title = "Workbook"
    suffix = ".xlsx"
    writes = "the whole plan and its schedule, a sheet for each kind of record"

    def data(self, exercise: Exercise) -> bytes:
        """The workbook."""
        return workbook_of(exercise)
