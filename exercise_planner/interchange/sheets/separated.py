"""Separated: tables as CSV text, as spreadsheets of any country write it, and back."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from exercise_planner.errors import InputError
from exercise_planner.interchange.sheets.grammar import Cell
from exercise_planner.interchange.sheets.layout import MORE, Sheet
from exercise_planner.interchange.sheets.rows import row_of
from exercise_planner.interchange.sheets.tables import MOST_COLUMNS, MOST_ROWS, Table

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
GUARD = "'"
"""What is put before such a text, so that it stays one; reading takes it away again."""
LONGEST_CELL = 1_000_000
NOT_UTF_8 = (
    "text that is not UTF-8",
    "UTF-8; it was read as Western European (Windows-1252): look whether its names are right",
)


def table_of(data: bytes, source: str) -> Table:
    """The table in a CSV file; commas, semicolons or tabs part its cells.

    Args:
        data: UTF-8, with or without a mark in front; UTF-16 with one; else Windows-1252, which is noted.
        source: What users call it; the name of the table is the file's.

    Raises:
        InputError: It is no text, or bigger than a table may be.
    """
    text, notes = _text(data, source)
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    rows: dict[int, dict[int, Cell]] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    begins = 1
    try:
        for number, line in enumerate(reader, 1):
            begins = reader.line_num + 1
            cells = {at: _unguarded(cell) for at, cell in enumerate(line[:MOST_COLUMNS], 1) if cell.strip()}
            if cells:
                rows[number] = dict(cells)
            if len(rows) > MOST_ROWS:
                raise InputError(f"“{source}” has more than {MOST_ROWS:,} rows.")
    except csv.Error as error:
        raise InputError(f"“{source}” cannot be read as CSV: {_worded(error, begins)}.") from error
    return Table(PurePath(source).stem, rows, notes=notes)


def _worded(error: csv.Error, line: int) -> str:
    """What is wrong in the words of people who fill in tables."""
    text = str(error)
    if "end of data" in text:
        return f"in the row that begins in line {line}, a quotation mark is opened and never closed"
    if "field larger" in text:
        return f"a cell in the row that begins in line {line} has more than {LONGEST_CELL:,} characters"
    return f"in the row that begins in line {line}, a quotation mark stands in the middle of a cell"


def text_of(sheet: Sheet, records: Iterable[Mapping[str, Any]]) -> str:
    """A sheet as CSV text: with a mark in front, so that every spreadsheet knows it is UTF-8."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    rows = [row_of(sheet, record) for record in records]
    lines = _upright(sheet, *rows[0]) if sheet.upright and rows else _flat(sheet, rows)
    writer.writerows(lines)
    return BOM + stream.getvalue()


Row = tuple[dict[str, Cell], tuple[str, ...]]


def _flat(sheet: Sheet, rows: list[Row]) -> Iterator[list[Cell]]:
    more = max((len(pieces) for _, pieces in rows), default=0)
    yield [*(column.title for column in sheet.columns), *(_more(number) for number in range(more))]
    for cells, pieces in rows:
        yield [*(_guarded(cells.get(column.name)) for column in sheet.columns), *pieces]


def _upright(sheet: Sheet, cells: dict[str, Cell], pieces: tuple[str, ...]) -> Iterator[list[Cell]]:
    for column in sheet.columns:
        yield [column.title, _guarded(cells.get(column.name))]
    for number, piece in enumerate(pieces):
        yield [_more(number), piece]


def _more(number: int) -> str:
    return MORE if number == 0 else f"{MORE} {number + 1}"


def _text(data: bytes, source: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The file's text, with lines as we end them, and what is to be noted of how it was read."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if "\n" not in text:  # as old machines end lines
            text = text.replace("\r", "\n")
        return text, (NOT_UTF_8,) if encoding == "cp1252" else ()
    raise InputError(f"“{source}” is no text; a CSV file is expected.")


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith((*FORMULA, GUARD)):
        return f"{GUARD}{cell}"
    return cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith((*FORMULA, GUARD)) else cell
