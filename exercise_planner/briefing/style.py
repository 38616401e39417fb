"""The one typographic system: fonts, sizes, colours, paragraphs and tables."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, Spacer, Table
from reportlab.platypus.tables import CellStyle

from exercise_planner.assets import asset
from exercise_planner.domain.record import Classification

REGULAR, BOLD, NARROW, NARROW_BOLD, OBLIQUE = "DejaVu", "DejaVu-Bold", "DejaVu-C", "DejaVu-C-Bold", "DejaVu-I"
_FILES = {
    REGULAR: "DejaVuSans.ttf",
    BOLD: "DejaVuSans-Bold.ttf",
    NARROW: "DejaVuSansCondensed.ttf",
    NARROW_BOLD: "DejaVuSansCondensed-Bold.ttf",
    OBLIQUE: "DejaVuSans-Oblique.ttf",
}

INK = HexColor("#1c2733")
QUIET = HexColor("#5b6876")
LINE = HexColor("#c9d1d9")
SHADE = HexColor("#eef2f6")
ACCENT = HexColor("#1f4e79")
WHITE = HexColor("#ffffff")

LEVEL_COLOURS: dict[Classification, Color] = {
    Classification.UNCLASSIFIED: HexColor("#2e6b34"),
    Classification.RESTRICTED: HexColor("#1f4e79"),
    Classification.CONFIDENTIAL: HexColor("#7a3d00"),
    Classification.SECRET: HexColor("#9c1c1c"),
}

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
LONGEST = 2_000
"""Characters of one piece of text that are printed; more would be no briefing."""


@cache
def register_fonts() -> None:
    """Make the bundled fonts known; they are embedded, so that a page looks alike everywhere."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(asset("fonts", file))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=OBLIQUE, boldItalic=BOLD)
    pdfmetrics.registerFontFamily(
        NARROW, normal=NARROW, bold=NARROW_BOLD, italic=NARROW, boldItalic=NARROW_BOLD
    )
    CellStyle.fontname = NARROW  # else tables and drawings name Helvetica, which is not embedded
    STATE_DEFAULTS["fontName"] = NARROW


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    options: dict[str, Any] = {"textColor": INK, "splitLongWords": 1} | more
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **options)


BODY = _style("body", REGULAR, 9.5, 14, spaceAfter=5)
QUIET_TEXT = _style("quiet", REGULAR, 8.5, 12, textColor=QUIET, spaceAfter=4)
TITLE = _style("title", BOLD, 28, 34, textColor=ACCENT, spaceAfter=8)
SUBTITLE = _style("subtitle", REGULAR, 13, 19, textColor=QUIET, spaceAfter=4)
HEADING = _style("heading", BOLD, 17, 22, textColor=ACCENT, spaceAfter=10)
SUBHEADING = _style("subheading", BOLD, 11, 15, spaceBefore=10, spaceAfter=4)
CELL = _style("cell", NARROW, 8, 10.5)
CELL_BOLD = _style("cell-bold", NARROW_BOLD, 8, 10.5)
CELL_HEAD = _style("cell-head", NARROW_BOLD, 7.5, 10, textColor=WHITE)
CONTENTS = _style("contents", REGULAR, 10.5, 19)
CENTRED = _style("centred", BOLD, 12, 16, alignment=TA_CENTER)


def plain(text: str) -> str:
    """Text fit to print: without what cannot be seen, and not endlessly long."""
    clean = _UNPRINTABLE.sub("", text)
    return clean if len(clean) <= LONGEST else f"{clean[:LONGEST]}…"


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
    bold: int | None = 0,
) -> Table:
    """A table whose head is repeated on each page.

    Args:
        head: The names of the columns.
        rows: Texts or drawings.
        widths: The width of each column, in points.
        bold: The column in bold type, if any.
    """

    def cell(content: str | Flowable, column: int) -> Flowable:
        return text(content, CELL_BOLD if column == bold else CELL) if isinstance(content, str) else content

    body: list[list[Flowable]] = [[text(name, CELL_HEAD) for name in head]]
    body += [[cell(content, column) for column, content in enumerate(row)] for row in rows]
    style: list[Any] = [
        ("BACKGROUND", (0, 0), (-1, 0), ACCENT),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [WHITE, SHADE]),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table(body, colWidths=list(widths), repeatRows=1, splitInRow=1, style=style)


def facts(rows: Iterable[tuple[str, str]], width: float) -> Table:
    """A list of facts: what, and how it is.

    Args:
        rows: Name and value.
        width: The width of the whole, in points.
    """
    body = [[text(name, CELL_BOLD), text(value, CELL)] for name, value in rows]
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]
    return Table(body, colWidths=[width * 0.22, width * 0.78], splitInRow=1, style=style)


def gap(points: float = 8) -> Spacer:
    """Empty space."""
    return Spacer(1, points)


def shares(width: float, *parts: float) -> list[float]:
    """A width shared out by parts."""
    return [width * part / sum(parts) for part in parts]
