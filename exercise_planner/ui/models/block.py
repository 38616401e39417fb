"""Blocks of cells as spreadsheets exchange them: tab-separated text and an HTML table."""

import csv
import io
from collections.abc import Iterable, Sequence
from html import escape

Block = tuple[tuple[str, ...], ...]


def read(text: str) -> Block:
    """The cells of tab-separated text, quoted where a cell holds tabs, quotes or line breaks.

    Args:
        text: What a spreadsheet has put on the clipboard.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:  # a lone quote is text that somebody has written, not a sign of a spreadsheet
        rows = [line.split("\t") for line in text.split("\n")]
    return tuple(tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row))


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """Cells as tab-separated text."""
    stream = io.StringIO()
    csv.writer(stream, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return stream.getvalue().removesuffix("\n")


def as_html(rows: Iterable[Sequence[str]], *, headings: bool) -> str:
    """Cells as an HTML table, which text processors and mail take up as a table.

    Args:
        rows: The cells.
        headings: Whether the first row is that of the headings.
    """
    lines = []
    for number, row in enumerate(rows):
        tag = "th" if headings and number == 0 else "td"
        cells = "".join(f"<{tag}>{_lines(cell)}</{tag}>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return f'<html><head><meta charset="utf-8"></head><body><table>{"".join(lines)}</table></body></html>'


def _lines(cell: str) -> str:
    return escape(cell).replace("\n", "<br>")
