"""Reads workbooks (``.xlsx``): our own, and foreign ones whose sheets resemble ours."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.reader import Reader, Reading
from exercise_planner.interchange.sheets.reading import read_tables
from exercise_planner.interchange.sheets.tables import Table
from exercise_planner.interchange.sheets.workbook import tables_of


class WorkbookReader(Reader):
    """A workbook; its records are merged into the open exercise by id or name."""

    name = "xlsx"
    title = "Workbook"
    suffixes = (".xlsx", ".xlsm")

    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:
        """What a workbook holds.

        Raises:
            InputError: It is no workbook, or one that may do harm.
        """
        return read_tables(self.tables(data, source), source, exercise)

    def tables(self, data: bytes, source: str) -> tuple[Table, ...]:
        """The tables of a workbook, to be matched to ours; errors as of ``parse``."""
        return tables_of(data, source)
