"""Writes every table as CSV, together in one archive."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.packing import packed
from exercise_planner.interchange.sheets.layout import SHEETS
from exercise_planner.interchange.sheets.separated import text_of
from exercise_planner.interchange.sheets.writing import records_of
from exercise_planner.interchange.writer import Writer


class SeparatedWriter(Writer):
    """A CSV file for each kind of record, in one archive."""

    name = "csv"
    title = "Tables (CSV)"
    suffix = ".csv.zip"
    writes = "every table as CSV, in one archive"

    def data(self, exercise: Exercise) -> bytes:
        """The archive."""
        files: dict[str, bytes] = {}
        for sheet in SHEETS:
            records = list(records_of(exercise, sheet))
            if records:
                files[f"{sheet.title.lower()}.csv"] = text_of(sheet, records).encode()
        return packed(files)
