"""The comment resolution matrix: comments and what became of them as a workbook, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import Any, TypeVar

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault, shown
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.review import Adjudication, Comment, Gravity
from exercise_planner.errors import InputError
from exercise_planner.interchange.reader import Reading
from exercise_planner.interchange.sheets.tables import Table
from exercise_planner.interchange.sheets.workbook import tables_of

SHEET = "Comments"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""When each matrix claims to be made, so that equal comments give equal files."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
SPARE_ROWS = 200
"""Rows below the last comment for which cells still offer their choices."""
LONGEST_CELL = 32_000
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix.

    Args:
        field: The field of a row.
        title: Its head.
        width: In characters.
        choices: The words that may stand in it, where they are few.
    """

    field: str
    title: str
    width: int
    choices: tuple[str, ...] = ()


COLUMNS = (
    Column("number", "No.", 5),
    Column("nation", "Nation", 9),
    Column("about", "Kind", 10),
    Column("item", "Item", 14),
    Column("item_name", "Name of the item", 26),
    Column("gravity", "Severity", 15, tuple(Gravity)),
    Column("text", "Comment", 44),
    Column("proposed", "Proposed text", 36),
    Column("rationale", "Rationale", 32),
    Column("author", "Author", 18),
    Column("draft", "Version", 12),
    Column("adjudication", "Adjudication", 15, tuple(Adjudication)),
    Column("reason", "Reason", 36),
    Column("id", "Id", 16),
)
"""The columns, in their order. To add one, add a line; ``Row`` has a field for each that is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a matrix as it came back.

    Args:
        place: Where it stands.
        cells: Texts by field; fields that are empty are not there.
        gravity: How much depends on it, where that is said.
        adjudication: What was decided; None where nothing was.
    """

    place: str
    cells: Mapping[str, str]
    gravity: Gravity | None = None
    adjudication: Adjudication | None = None

    def text(self, field: str) -> str:
        """The text in a column."""
        return self.cells.get(field, "")


def matrix_bytes(exercise: Exercise, comments: Iterable[Comment]) -> bytes:
    """The matrix of some comments as a workbook (``.xlsx``); no cell of it is a formula."""
    import xlsxwriter  # noqa: PLC0415  takes a while, and few need it

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    title = f"Comments on {exercise.details.name}"
    book.set_properties({"title": title, "created": EPOCH.replace(tzinfo=None)})
    page = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1, "valign": "top"})
    body = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@", "border": 1})
    rows = [_cells(comment, number) for number, comment in enumerate(comments, 1)]
    for at, column in enumerate(COLUMNS):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title, head)
        if column.choices:
            _offer(page, at, len(rows), column.choices)
        for number, cells in enumerate(rows, 1):
            page.write_string(number, at, cells[column.field][:LONGEST_CELL], body)
    _for_paper(page, len(rows))
    book.close()
    return stream.getvalue()


def read_matrix(data: bytes, source: str) -> tuple[Row, ...]:
    """The rows of a matrix that was filled in.

    Args:
        data: The workbook.
        source: What users call it.

    Raises:
        InputError: It is no such workbook, or something in it is wrong; says everything that is, and where.
    """
    titles = {column.title.casefold(): column.field for column in COLUMNS}
    for table in tables_of(data, source):
        for start, cells in table.rows.items():
            heads = {at: titles.get(str(cell).strip().casefold(), "") for at, cell in cells.items()}
            if {"text", "nation"} <= set(heads.values()):
                return _read(table, start, heads, source)
    raise InputError(
        f"“{source}” is no matrix of comments: no row in it has the heads “Nation” and “Comment”. "
        "Begin with the matrix that this program writes."
    )


def _cells(comment: Comment, number: int) -> dict[str, str]:
    plain = {column.field: getattr(comment, column.field, None) for column in COLUMNS}
    return {field: "" if held is None else str(held) for field, held in plain.items()} | {
        "number": str(number)
    }


def _offer(page: Any, at: int, rows: int, choices: tuple[str, ...]) -> None:
    rule = {"validate": "list", "source": list(choices), "ignore_blank": True}
    page.data_validation(1, at, rows + SPARE_ROWS, at, rule)


def _for_paper(page: Any, rows: int) -> None:
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(rows, 1), len(COLUMNS) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _read(table: Table, start: int, heads: Mapping[int, str], source: str) -> tuple[Row, ...]:
    faults: list[Fault] = []
    rows = []
    for number, cells in table.rows.items():
        if number <= start:
            continue
        for (row, column), formula in table.formulas.items():
            if row == number and heads.get(column):
                faults.append(
                    Fault(table.place(row, column), shown(formula), "a text; formulas are not taken")
                )
        texts = {heads[at]: _text(cell) for at, cell in cells.items() if heads.get(at) and _text(cell)}
        if set(texts) - {"number"}:
            columns = {field: at for at, field in heads.items() if field}
            rows.append(_row(table, number, texts, columns, faults))
    if faults:
        raise Reading(source, None, tuple(faults)).error()
    return tuple(rows)


def _row(
    table: Table, number: int, texts: dict[str, str], columns: Mapping[str, int], faults: list[Fault]
) -> Row:
    def choice(kind: type[E], field: str) -> E | None:
        word = texts.get(field, "")
        found = {str(one).casefold(): one for one in kind}.get(word.casefold().replace(" ", "_"))
        if word and found is None:
            expected = ", ".join(kind)
            faults.append(Fault(table.place(number, columns.get(field)), shown(word), f"one of {expected}"))
        return found

    return Row(table.place(number), texts, choice(Gravity, "gravity"), choice(Adjudication, "adjudication"))


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").strip()


def by_name(exercise: Exercise, word: str) -> Nation | None:
    """The nation of an id or a name."""
    same = (one for one in exercise.nations if word.casefold() in (one.id.casefold(), one.name.casefold()))
    return exercise.get(Nation, word) or next(same, None)
