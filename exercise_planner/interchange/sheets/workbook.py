"""Workbook: the tables in an ``.xlsx`` file, which is treated as hostile: bounded, and nothing in it runs."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import MEBIBYTE
from exercise_planner.interchange.sheets.census import Census
from exercise_planner.interchange.sheets.grammar import Cell
from exercise_planner.interchange.sheets.tables import MOST_COLUMNS, MOST_ROWS, Table

MOST_MEMBERS = 2_000
MOST_UNPACKED = 256 * MEBIBYTE
MOST_SHEETS = 100


def tables_of(data: bytes, source: str) -> tuple[Table, ...]:
    """The tables of a workbook.

    Args:
        data: The file.
        source: What users call it.

    Raises:
        InputError: It is no workbook, or bigger or stranger than a workbook may be.
    """
    _require_harmless(data, source)
    from openpyxl import load_workbook  # noqa: PLC0415  takes a while, and few need it
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(BytesIO(data), keep_links=False)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        SyntaxError,
    ) as error:
        raise InputError(
            f"“{source}” is no workbook that can be read: it is damaged or of another kind."
        ) from error
    if len(book.worksheets) > MOST_SHEETS:
        raise InputError(f"“{source}” has {len(book.worksheets)} sheets; at most {MOST_SHEETS} are possible.")
    return tuple(_table(sheet, source) for sheet in book.worksheets)


def _require_harmless(data: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            if len(members) > MOST_MEMBERS or size > MOST_UNPACKED:
                raise InputError(
                    f"“{source}” is too big: unpacked it has {size / MEBIBYTE:,.0f} MiB in {len(members):,} "
                    f"parts, and at most {MOST_UNPACKED // MEBIBYTE} MiB in {MOST_MEMBERS:,} are possible."
                )
            census = Census()
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _count(archive, member, census, source)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise InputError(f"“{source}” is no workbook (.xlsx): it is damaged or of another kind.") from error


def _count(archive: zipfile.ZipFile, member: zipfile.ZipInfo, census: Census, source: str) -> None:
    """Read a part without keeping anything of it: what a workbook claims to hold is known before it is built.

    No part may have a document type, for only that can define entities.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415  as openpyxl
    from defusedxml.ElementTree import ParseError, XMLParser  # noqa: PLC0415

    parser = XMLParser(target=census, forbid_dtd=True)
    try:
        with archive.open(member) as part:
            while chunk := part.read(MEBIBYTE):
                parser.feed(chunk)
                census.require_few(source)
    except DefusedXmlException as error:
        raise InputError(
            f"“{source}” is not read: its part “{member.filename[:80]}” declares a document type, "
            "which no workbook needs and which can do harm."
        ) from error
    except ParseError as error:
        raise InputError(
            f"“{source}” is no workbook that can be read: its part “{member.filename[:80]}” is damaged."
        ) from error


def _table(sheet: Any, source: str) -> Table:
    rows: dict[int, dict[int, Cell]] = {}
    formulas: dict[tuple[int, int], str] = {}
    for (row, column), cell in sorted(sheet._cells.items()):  # empty cells between far ones are not made
        if column > MOST_COLUMNS or cell.value is None:
            continue
        if cell.data_type in ("f", "e"):  # a formula, or an error that came of one: #REF!
            formulas[row, column] = str(getattr(cell.value, "text", cell.value))
            rows.setdefault(row, {})
            continue
        value = _plain(cell.value)
        if value is not None:
            rows.setdefault(row, {})[column] = value
        if len(rows) > MOST_ROWS:
            raise InputError(f"“{source}”, sheet “{sheet.title}”, has more than {MOST_ROWS:,} rows.")
    spread = dict(_spread(sheet, rows))
    return Table(sheet.title, dict(sorted(rows.items())), formulas, spread)


def _plain(value: object) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool | int | float | datetime | date | time):
        return value
    if isinstance(value, timedelta):
        minutes = value / timedelta(minutes=1)
        return f"{minutes:g} min" if minutes.is_integer() else str(value)
    return str(value)


def _spread(sheet: Any, rows: dict[int, dict[int, Cell]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Give every row of a merged range the value that a reader sees beside it."""
    for merged in list(sheet.merged_cells.ranges)[:MOST_ROWS]:
        first, column = merged.min_row, merged.min_col
        value = rows.get(first, {}).get(column)
        if value is None or merged.max_row - first > MOST_ROWS:
            continue
        for row in range(first + 1, merged.max_row + 1):
            rows.setdefault(row, {})[column] = value
            yield (row, column), str(merged)
