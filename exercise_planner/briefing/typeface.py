"""Letters and inks of a pack: its fonts, its few colours, and words broken into lines."""

import re
from functools import cache, lru_cache

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
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

INK = HexColor("#16202b")
QUIET = HexColor("#55616e")
LINE = HexColor("#c3ccd5")
SHADE = HexColor("#eaeff4")
ACCENT = HexColor("#173f6b")
WHITE = HexColor("#ffffff")

LEVEL_COLOURS: dict[Classification, Color] = {
    Classification.UNCLASSIFIED: HexColor("#2e6b34"),
    Classification.RESTRICTED: HexColor("#1f4e79"),
    Classification.CONFIDENTIAL: HexColor("#7a3d00"),
    Classification.SECRET: HexColor("#9c1c1c"),
}

_WORD = re.compile(r"[\S\u00a0\u202f]+")
"""What no line parts: spaces that do not break are letters here."""
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
LONGEST = 8_000
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


def plain(text: str) -> str:
    """Text fit to print: without what cannot be seen, and not endlessly long."""
    clean = _UNPRINTABLE.sub("", text)
    return clean if len(clean) <= LONGEST else f"{clean[:LONGEST]}…"


@lru_cache(maxsize=65_536)
def length(words: str, font: str, size: float) -> float:
    """How long words are in print, in points."""
    return float(pdfmetrics.stringWidth(words, font, size))


def cut(words: str, width: float, font: str, size: float) -> str:
    """Words on one line, cut short with an ellipsis where they are longer than a width in points."""
    shown = plain(words).replace("\n", " ")
    if length(shown, font, size) <= width:
        return shown
    room = width - length("…", font, size)
    low, high = 0, len(shown)
    while low < high:
        middle = (low + high + 1) // 2
        if length(shown[:middle], font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{shown[:low].rstrip()}…" if low else ""


@lru_cache(maxsize=16_384)
def lines_of(words: str, width: float, font: str, size: float) -> tuple[str, ...]:
    """Words broken into lines at spaces; a word that is longer than a line is broken within.

    Args:
        words: The text; its own line breaks stay.
        width: Of a line, in points.
        font: One of the fonts of this module.
        size: Of the letters, in points.
    """
    return tuple(line for part in plain(words).split("\n") for line in _broken(part, width, font, size))


def words_of(text: str) -> list[str]:
    """What no line parts."""
    return _WORD.findall(text)


def _broken(words: str, width: float, font: str, size: float) -> list[str]:
    if length(words, font, size) <= width:
        return [words]
    lines = [""]
    for word in words_of(words):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if length(longer, font, size) <= width:
            lines[-1] = longer
            continue
        pieces = _pieces(word, width, font, size)
        lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
    return lines


def _pieces(word: str, width: float, font: str, size: float) -> list[str]:
    """A word in pieces that each fit on a line, at the least a letter each."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and length(pieces[-1] + letter, font, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
