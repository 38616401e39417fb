"""Reads one table from a CSV file into the open exercise."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import InputError
from exercise_planner.interchange.reader import Reader, Reading
from exercise_planner.interchange.sheets.reading import read_tables
from exercise_planner.interchange.sheets.separated import table_of
from exercise_planner.interchange.sheets.tables import Table


class SeparatedReader(Reader):
    """One table; its records are merged into the open exercise by id or name."""

    name = "csv"
    title = "Table (CSV)"
    suffixes = (".csv", ".tsv")

    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:
        """What a table holds.

        Raises:
            InputError: No exercise is open, or it is no table.
        """
        if exercise is None:
            raise InputError(f"“{source}” is one table: open an exercise first, then import it there.")
        return read_tables(self.tables(data, source), source, exercise)

    def tables(self, data: bytes, source: str) -> tuple[Table, ...]:
        """The table, to be matched to ours; errors as of ``parse``."""
        return (table_of(data, source),)
