"""Labels of the timeline: texts that are shaped once, and shortened without asking the font each time."""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QStaticText

from exercise_planner.ui import icons, theme

MOST = 20_000
"""Texts that are kept at most."""
DOTS = "…"
PIN = 12

Sign = tuple[str, str]
"""An icon and the colour of the theme that it has."""


class Labels:
    """The texts of one font, shaped.

    Args:
        font: The font.
    """

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._half = self._metrics.height() / 2
        self._dots = self._metrics.horizontalAdvance(DOTS)
        self._widths: dict[str, tuple[float, tuple[float, ...]]] = {}
        self._letters: dict[str, float] = {}
        self._shaped: dict[str, QStaticText] = {}
        self._pixmaps: dict[tuple[str, str, str], QPixmap] = {}

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        return self._measured(text)[0]

    def fitted(self, text: str, width: float) -> str:
        """A text, or as much of its beginning as there is room for."""
        whole, ends = self._measured(text)
        if whole <= width:
            return text
        return text[: bisect_right(ends, width - self._dots)].rstrip() + DOTS

    def halved(self, text: str, width: float) -> tuple[str, ...]:
        """A text in one line, or in two where one has no room for it; broken between words."""
        words = text.split(" ")
        if self.width(text) <= width or len(words) == 1:
            return (text,)
        count = len(words) - 1
        while count > 1 and self.width(" ".join(words[:count])) > width:
            count -= 1
        return " ".join(words[:count]), " ".join(words[count:])

    def draw(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Draw as much of a text as fits, at the left of a box and halfway down."""
        self.put(painter, box.left(), box.center().y(), box.width(), text)

    def put(self, painter: QPainter, left: float, middle: float, width: float, text: str) -> None:
        """Draw as much of a text as fits.

        Args:
            painter: What it is drawn with.
            left: Where it begins.
            middle: Its height's middle.
            width: The room for it.
            text: The text.
        """
        if self._measured(text)[0] > width:
            text = self.fitted(text, width)
        shaped = self._shaped.get(text) or self._shape(text)
        painter.drawStaticText(int(left), int(middle - self._half), shaped)

    def sign(self, painter: QPainter, left: float, middle: float, sign: Sign, colours: theme.Theme) -> None:
        """Draw an icon.

        Args:
            painter: What it is drawn with.
            left: Where it begins.
            middle: Its height's middle.
            sign: The icon and its colour.
            colours: The colours.
        """
        key = (*sign, colours.name)
        if key not in self._pixmaps:
            self._pixmaps[key] = icons.icon(*sign, colours).pixmap(PIN, PIN)
        painter.drawPixmap(int(left), int(middle - PIN / 2), PIN, PIN, self._pixmaps[key])

    def _measured(self, text: str) -> tuple[float, tuple[float, ...]]:
        """The whole width, and where each letter ends."""
        known = self._widths.get(text)
        if known is None:
            _make_room(self._widths.clear, len(self._widths))
            ends = tuple(accumulate(self._letter(letter) for letter in text))
            known = self._widths[text] = (self._metrics.horizontalAdvance(text), ends)
        return known

    def _letter(self, letter: str) -> float:
        if letter not in self._letters:
            self._letters[letter] = self._metrics.horizontalAdvance(letter)
        return self._letters[letter]

    def _shape(self, text: str) -> QStaticText:
        _make_room(self._shaped.clear, len(self._shaped))
        shaped = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.prepare(font=self.font)
        self._shaped[text] = shaped
        return shaped


def _make_room(clear: Callable[[], None], count: int) -> None:
    if count >= MOST:
        clear()
