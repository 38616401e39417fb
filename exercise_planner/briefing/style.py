"""The one typographic system: sizes, paragraphs and tables, on the letters and inks of ``typeface``."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from exercise_planner.briefing.table import (
    HEAD_LEADING,
    HEAD_SIZE,
    LEADING,
    SIZE,
    Column,
    Rows,
    row_of,
    wide_enough,
)
from exercise_planner.briefing.typeface import (
    ACCENT,
    BOLD,
    INK,
    LEVEL_COLOURS,
    LINE,
    NARROW,
    NARROW_BOLD,
    OBLIQUE,
    QUIET,
    REGULAR,
    SHADE,
    WHITE,
    cut,
    length,
    lines_of,
    plain,
    register_fonts,
)

__all__ = [
    "ACCENT",
    "BODY",
    "BOLD",
    "CELL",
    "CELL_BOLD",
    "CELL_HEAD",
    "CENTRED",
    "CONTENTS",
    "DATES",
    "EYEBROW",
    "FLAGGED",
    "HEADING",
    "INK",
    "LABEL",
    "LEVEL_COLOURS",
    "LINE",
    "NARROW",
    "NARROW_BOLD",
    "OBLIQUE",
    "QUIET",
    "QUIET_TEXT",
    "REGULAR",
    "SHADE",
    "SUBHEADING",
    "SUBTITLE",
    "TITLE",
    "WHITE",
    "cut",
    "facts",
    "gap",
    "lean_table",
    "length",
    "lines_of",
    "plain",
    "register_fonts",
    "shares",
    "table",
    "text",
]


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    options: dict[str, Any] = {"textColor": INK, "splitLongWords": 1} | more
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **options)


BODY = _style("body", NARROW, 10, 14.2, spaceAfter=6)
QUIET_TEXT = _style("quiet", NARROW, 8.5, 11.6, textColor=QUIET, spaceAfter=4)
TITLE = _style("title", NARROW_BOLD, 32, 37, textColor=ACCENT, spaceAfter=6)
SUBTITLE = _style("subtitle", NARROW, 13, 18, textColor=QUIET, spaceAfter=3)
HEADING = _style("heading", NARROW_BOLD, 18, 23, textColor=ACCENT, spaceBefore=26, spaceAfter=9)
SUBHEADING = _style("subheading", NARROW_BOLD, 11.5, 15, spaceBefore=11, spaceAfter=4)
EYEBROW = _style("eyebrow", NARROW_BOLD, 10, 13, textColor=QUIET)
DATES = _style("dates", NARROW_BOLD, 15, 20)
LABEL = _style("label", NARROW_BOLD, 8.5, 12, textColor=QUIET, spaceAfter=4)
FLAGGED = _style("flagged", NARROW_BOLD, 11.5, 15, spaceBefore=11, spaceAfter=4, leftIndent=19)
CELL = _style("cell", NARROW, SIZE, LEADING)
CELL_BOLD = _style("cell-bold", NARROW_BOLD, SIZE, LEADING)
CELL_HEAD = _style("cell-head", NARROW_BOLD, HEAD_SIZE, HEAD_LEADING)
CONTENTS = _style("contents", NARROW_BOLD, 10.5, 16)
CENTRED = _style("centred", NARROW_BOLD, 12, 16, alignment=TA_CENTER)


def text(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of plain text; nothing in it is taken for markup.

    Args:
        words: The text; line breaks stay.
        style: One of the styles of this module.
    """
    return Paragraph(escape(plain(words)).replace("\n", "<br/>"), style)


def table(
    head: Sequence[str],
    rows: Iterable[Sequence[str | Flowable]],
    widths: Sequence[float],
    bold: int | Collection[int] | None = 0,
    right: Collection[int] = (),
    targets: Sequence[str] = (),
    marked: Collection[int] = (),
) -> Rows:
    """A table whose head is repeated on each page.

    Args:
        head: The names of the columns.
        rows: Texts or drawings.
        widths: The width of each column, in points.
        bold: The column or columns in bold type, if any.
        right: The columns whose content stands at the right, as numbers do.
        targets: The key of what each row leads to, if anything.
        marked: The rows, counted from 0, that a bar at the left points out to the reader.
    """
    register_fonts()
    strong = bold if isinstance(bold, Collection) else (bold,)
    body = list(rows)
    columns = wide_enough(
        [
            Column(width, NARROW_BOLD if number in strong else NARROW, "right" if number in right else "left")
            for number, width in enumerate(widths)
        ],
        head,
        body,
    )
    top = row_of(head, columns, HEAD_SIZE, HEAD_LEADING, NARROW_BOLD)
    leading_to = chain(targets, repeat(""))
    set_ = [row_of(row, columns, target=target) for row, target in zip(body, leading_to, strict=False)]
    pointed_out = [replace(row, is_marked=number in marked) for number, row in enumerate(set_)]
    return Rows(columns, top, pointed_out if marked else set_)


def lean_table(
    head: Sequence[str],
    rows: Iterable[Sequence[str | Flowable]],
    width: float,
    parts: Sequence[float],
    bold: int | None = 0,
    right: Collection[int] = (),
) -> Rows:
    """A table without the columns in which no row has anything but a dash.

    Args:
        head: The names of the columns.
        rows: Texts or drawings.
        width: The width of the whole, in points.
        parts: How the columns share it.
        bold: The column in bold type, if any.
        right: The columns whose content stands at the right.
    """
    body = list(rows)
    kept = [at for at in range(len(head)) if any(row[at] not in ("", "—") for row in body)]
    return table(
        [head[at] for at in kept],
        [[row[at] for at in kept] for row in body],
        shares(width, *(parts[at] for at in kept)),
        kept.index(bold) if bold in kept else None,
        [kept.index(at) for at in right if at in kept],
    )


def facts(rows: Iterable[tuple[str, str]], width: float) -> Rows:
    """A list of facts: what, and how it is.

    Args:
        rows: Name and value.
        width: The width of the whole, in points.
    """
    register_fonts()
    columns = (Column(width * 0.22, NARROW_BOLD), Column(width * 0.78))
    return Rows(columns, None, [row_of(row, columns) for row in rows])


def gap(points: float = 8) -> Spacer:
    """Empty space."""
    return Spacer(1, points)


def shares(width: float, *parts: float) -> list[float]:
    """A width shared out by parts."""
    return [width * part / sum(parts) for part in parts]
