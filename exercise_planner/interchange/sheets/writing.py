"""Writing: an exercise as a workbook that people fill in: lists to choose from, notes, no formulas."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.sheets.layout import EXERCISE, MORE, RESULT, SCHEDULE, SHEETS, Column, Sheet
from exercise_planner.interchange.sheets.merging import BESIDE, Documents
from exercise_planner.interchange.sheets.notes import NOTES, READ_ME
from exercise_planner.interchange.sheets.rows import row_of

SPARE_ROWS = 500
"""Rows below the last one for which cells still offer their choices."""
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""When each workbook claims to be made, so that equal exercises give equal files."""
WIDTHS = {"name": 34, "title": 34, "description": 40, "notes": 40, "units": 30, "venues": 26}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def workbook_of(exercise: Exercise) -> bytes:
    """An exercise as a workbook (``.xlsx``)."""
    import xlsxwriter  # noqa: PLC0415  takes a while, and few need it

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties({"title": exercise.details.name, "created": EPOCH.replace(tzinfo=None)})
    pen = _Pen(book)
    pen.read_me()
    for sheet in SHEETS:
        records = list(records_of(exercise, sheet))
        pen.upright(sheet, records[0] if records else {}) if sheet.upright else pen.flat(sheet, records)
    book.close()
    return stream.getvalue()


def records_of(exercise: Exercise, sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    """The plain JSON objects of a sheet."""
    documents = Documents.of(exercise)
    lists = [one.cls.nouns for one in SHEETS if not one.upright and one is not SCHEDULE]
    if sheet is EXERCISE:
        rest = {name: held for name, held in documents.plan.items() if name not in lists or not held}
        rest = {name: held for name, held in rest.items() if name not in ("format", "exercise")}
        yield documents.plan["exercise"] | ({BESIDE: rest} if rest else {})
    elif sheet is RESULT:
        names = {"format", "assignments"}
        if documents.schedule:
            yield {name: held for name, held in documents.schedule.items() if name not in names}
    elif sheet is SCHEDULE:
        yield from documents.schedule.get("assignments", ())
    else:
        yield from documents.plan.get(sheet.cls.nouns, ())


class _Pen:
    """Writes sheets of one workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1, "valign": "top"})
        self.needed = book.add_format({"bold": True, "bg_color": "#B8CCE4", "border": 1, "valign": "top"})
        self.body = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"})
        self.count = book.add_format({"valign": "top"})
        self.quiet = book.add_format({"valign": "top", "font_color": "#7F7F7F"})

    def read_me(self) -> None:
        """The sheet that says how to fill in the others."""
        page = self.book.add_worksheet("Read me")
        page.set_column(0, 0, 110, self.body)
        for row, line in enumerate(READ_ME):
            page.write_string(row, 0, line, self.head if row == 0 else self.body)

    def upright(self, sheet: Sheet, record: Mapping[str, Any]) -> None:
        """A sheet with a row for each field."""
        page = self.book.add_worksheet(sheet.title)
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 60, self.body)
        cells, more = row_of(sheet, record)
        for row, column in enumerate(sheet.columns):
            page.write_string(row, 0, column.title, self.needed if column.required else self.head)
            self._note(page, row, 0, column)
            self._offer(page, column, row, row, 1)
            self._write(page, row, 1, cells.get(column.name))
        for number, text in enumerate(more):
            row = len(sheet.columns) + number
            page.write_string(row, 0, _more(number), self.head)
            page.write_string(row, 1, text, self.quiet)

    def flat(self, sheet: Sheet, records: Iterable[Mapping[str, Any]]) -> None:
        """A sheet with a row for each record."""
        page = self.book.add_worksheet(sheet.title)
        page.freeze_panes(1, 2)
        rows = [row_of(sheet, record) for record in records]
        final = len(rows) + SPARE_ROWS
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, _width(column), self.body)
            page.write_string(0, number, column.title, self.needed if column.required else self.head)
            self._note(page, 0, number, column)
            self._offer(page, column, 1, final, number)
        for row, (cells, more) in enumerate(rows, 1):
            for number, column in enumerate(sheet.columns):
                self._write(page, row, number, cells.get(column.name))
            for number, text in enumerate(more):
                page.write_string(row, len(sheet.columns) + number, text, self.quiet)
        for number in range(max((len(more) for _, more in rows), default=0)):
            page.write_string(0, len(sheet.columns) + number, _more(number), self.head)
        page.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)

    def _write(self, page: Any, row: int, column: int, cell: object) -> None:
        if isinstance(cell, str):
            page.write_string(row, column, cell, self.body)
        elif isinstance(cell, int | float):
            page.write_number(row, column, cell, self.count)

    def _note(self, page: Any, row: int, number: int, column: Column) -> None:
        note = NOTES.get(column.name)
        if note:
            page.write_comment(row, number, note, {"author": "", "x_scale": 2})

    def _offer(self, page: Any, column: Column, first: int, final: int, number: int) -> None:
        """Offer the words that may stand in cells; others are possible: the import says what is wrong."""
        rule: dict[str, Any] = {"validate": "list", "error_type": "warning", "ignore_blank": True}
        if column.choices:
            rule["source"] = list(column.choices)
        else:
            kind = column.refers[0] if len(column.refers) == 1 else None
            if kind is None or not hasattr(column.kind, "refers"):
                return
            rule["source"] = f"='{kind.capitalize()}s'!$A$2:$A$2000"
        page.data_validation(first, number, final, number, rule)


def _more(number: int) -> str:
    return MORE if number == 0 else f"{MORE} {number + 1}"


def _width(column: Column) -> int:
    return {"name": 34, "title": 34, "description": 40, "notes": 40, "units": 30, "venues": 26}.get(
        column.name, 16
    )
