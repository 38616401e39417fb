"""Board: one slide and the ways to put words, boxes, tables and pictures on it, measured in points."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from exercise_planner.briefing import style

WIDTH, HEIGHT = 960.0, 540.0
SIDE, TOP, BOTTOM = 36.0, 84.0, 494.0
"""Where the content of a slide begins and ends, in points from its left and top."""
FONT = "Arial"
INK, QUIET, ACCENT, SHADE, WHITE = "16202B", "55616E", "173F6B", "EAEFF4", "FFFFFF"
_ALIGN = {"left": PP_ALIGN.LEFT, "centre": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: from the left and the top, and how large it is, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in points, colour as hexadecimal RGB, and where they stand."""

    size: float = 14
    bold: bool = False
    colour: str = INK
    align: str = "left"


PLAIN = Type()


def fitted(words: str, width: float, height: float, sizes: Sequence[float]) -> tuple[str, float]:
    """Words and the largest size in which they fit; cut short where they fit in none.

    Args:
        words: The text.
        width: In points.
        height: In points.
        sizes: Sizes in points, the largest first.
    """
    style.register_fonts()
    for size in sizes:
        lines = style.lines_of(words, width, style.REGULAR, size)
        if len(lines) * size * 1.25 <= height:
            return "\n".join(lines), size
    room = max(1, int(height / (sizes[-1] * 1.25)))
    lines = style.lines_of(words, width, style.REGULAR, sizes[-1])[:room]
    return "\n".join((*lines[:-1], f"{lines[-1]} …")), sizes[-1]


def short(words: str, width: float, size: float) -> str:
    """Words on one line, cut short where they are longer than a width in points."""
    style.register_fonts()
    return style.cut(words, width, style.REGULAR, size)


class Board:
    """One slide.

    Args:
        slide: The slide of python-pptx.
    """

    def __init__(self, slide: Any) -> None:
        self._shapes = slide.shapes

    def text(self, place: Place, words: str, kind: Type = PLAIN) -> None:
        """Words in a place, from its top."""
        box = self._shapes.add_textbox(*_measures(place))
        _write(box.text_frame, words, kind)

    def box(self, place: Place, fill: str, words: str = "", kind: Type = PLAIN) -> None:
        """A filled rectangle, with words in its middle if any are given."""
        shape = self._shapes.add_shape(MSO_SHAPE.RECTANGLE, *_measures(place))
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(fill)
        shape.line.fill.background()
        shape.shadow.inherit = False
        if words:
            _write(shape.text_frame, words, kind)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE

    def picture(self, place: Place, content: bytes, words: str) -> None:
        """A PNG picture, with words for those who cannot see it."""
        shape = self._shapes.add_picture(BytesIO(content), *_measures(place))
        shape.name = words
        shape._element._nvXxPr.cNvPr.set("descr", words)

    def table(
        self, place: Place, rows: Sequence[Sequence[str]], shares: Sequence[float], size: float
    ) -> None:
        """A table with its first row for a head; each cell is one line.

        Args:
            place: Where it stands; its height is shared out among the rows.
            rows: The cells.
            shares: How the width is shared out among the columns.
            size: Of the letters, in points.
        """
        made = self._shapes.add_table(len(rows), len(shares), *_measures(place)).table
        widths = [place.width * share / sum(shares) for share in shares]
        for column, width in enumerate(widths):
            made.columns[column].width = Pt(width)
        for number, row in enumerate(rows):
            made.rows[number].height = Pt(place.height / len(rows))
            for column, words in enumerate(row):
                cell = made.cell(number, column)
                cell.margin_left = cell.margin_right = Pt(4)
                cell.margin_top = cell.margin_bottom = Pt(1)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.fill.solid()
                fill = ACCENT if not number else SHADE if number % 2 else WHITE
                cell.fill.fore_color.rgb = _colour(fill)
                kind = Type(size, bold=not number or not column, colour=INK if number else WHITE)
                _write(cell.text_frame, short(words, widths[column] - 8, size), kind, has_margins=True)


def _colour(code: str) -> Any:
    made: Any = RGBColor
    return made.from_string(code)


def _measures(place: Place) -> tuple[Any, Any, Any, Any]:
    return Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height)


def _write(frame: Any, words: str, kind: Type, *, has_margins: bool = False) -> None:
    if not has_margins:
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap = True
    for number, line in enumerate(style.plain(words).split("\n")):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.alignment = _ALIGN[kind.align]
        run = paragraph.add_run()
        run.text = line
        run.font.name, run.font.size, run.font.bold = FONT, Pt(kind.size), kind.bold
        run.font.color.rgb = _colour(kind.colour)
