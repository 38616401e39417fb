"""Small pictures for tables and titles, each drawn once a file however often it is shown."""

from collections.abc import Hashable, Sequence
from functools import lru_cache
from hashlib import sha256
from io import BytesIO, StringIO

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, Shape, String
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable
from svglib.svglib import svg2rlg

from exercise_planner import flags
from exercise_planner.briefing import style
from exercise_planner.domain.unit import Unit
from exercise_planner.symbols import unit_symbol


class Once(Flowable):
    """A drawing that a file holds once, as a form that its pages refer to.

    Args:
        drawing: The drawing.
        key: What tells it from every other drawing; only a sum of it stands in the file.
    """

    def __init__(self, drawing: Drawing, key: Hashable) -> None:
        super().__init__()
        self.drawing = drawing
        self.name = sha256(repr(key).encode()).hexdigest()[:16]
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, or refer to where it has been drawn."""
        if not self.canv.hasForm(self.name):
            self.canv.beginForm(self.name, -2, -2, self.width + 2, self.height + 2)
            renderPDF.draw(self.drawing, self.canv, 0, 0)
            self.canv.endForm()
        self.canv.doForm(self.name)


class InLine(Flowable):
    """Pictures side by side, on their middles.

    Args:
        pictures: What is shown.
        gap: Points between them.
    """

    def __init__(self, pictures: list[Flowable], gap: float = 3) -> None:
        super().__init__()
        self.pictures, self.gap = pictures, gap
        self.height = max((each.height for each in pictures), default=0.0)
        self.width = sum(each.width + gap for each in pictures)

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the left."""
        x = 0.0
        for each in self.pictures:
            each.drawOn(self.canv, x, (self.height - each.height) / 2)
            x += each.width + self.gap


def symbol(unit: Unit, height: float = 16) -> Drawing:
    """The APP-6 symbol of a unit as a vector drawing.

    Args:
        unit: The unit; its own symbol code is used if it can be drawn, else one that fits it.
        height: In points; the frame of a land unit is then 1.5 times as wide.
    """
    return _scaled(_svg(unit), height)


def symbol_once(unit: Unit, height: float = 16) -> Once:
    """The same for tables: a file holds each symbol once.

    Args:
        unit: The unit.
        height: In points.
    """
    svg = _svg(unit)
    return Once(_scaled(svg, height), (svg, height))


def _svg(unit: Unit) -> str:
    return unit_symbol(unit.symbol, unit.domain, unit.capabilities, unit.echelon)


@lru_cache(maxsize=512)
def _scaled(svg: str, height: float) -> Drawing:
    whole = _drawn(svg)
    scale = height / whole.height
    drawing = Drawing(whole.width * scale, height)
    group = Group(*whole.contents)
    group.transform = (scale, 0, 0, scale, 0, 0)
    drawing.add(group)
    return drawing


class Flag(Flowable):
    """The round flag of a nation.

    Args:
        picture: The content of its PNG file.
        height: In points, and its width.
    """

    def __init__(self, picture: bytes, height: float) -> None:
        super().__init__()
        self.picture = picture
        self.width = self.height = height

    def draw(self) -> None:
        """Draw it; a document holds each flag once, however often it is shown."""
        self.canv.drawImage(_image(self.picture), 0, 0, self.width, self.height, mask="auto")


def flag(code: str, height: float = 12) -> Flag | None:
    """The round flag of a nation, or None where there is none: the code must always stand beside it.

    Args:
        code: ISO 3166-1 alpha-3.
        height: In points, and its width.
    """
    picture = flags.flag_bytes(code)
    return Flag(picture, height) if picture is not None else None


@lru_cache(maxsize=256)
def _image(picture: bytes) -> ImageReader:
    return ImageReader(BytesIO(picture))


@lru_cache(maxsize=512)
def _drawn(svg: str) -> Drawing:
    style.register_fonts()
    drawing = svg2rlg(StringIO(svg))
    if drawing is None:
        return Drawing(1, 1)  # so that a picture never keeps a pack from being printed
    _embed(drawing)
    return drawing


def _embed(shape: Shape) -> None:
    """Letters in symbols get a font of ours, since only those are embedded, and ink for want of a rim."""
    if isinstance(shape, String):
        shape.fontName, shape.fillColor = style.BOLD, style.INK
    for inner in getattr(shape, "contents", ()):
        _embed(inner)


class Emblems(Flowable):
    """Flags in rows, each above its nation's code; a code alone where there is no flag.

    Args:
        codes: The nations.
        width: Of a row, in points.
        height: Of a flag, in points.
    """

    CODE = 6.6
    SPREAD = 1.75
    """How much wider than a flag its place is."""

    def __init__(self, codes: Sequence[str], width: float, height: float) -> None:
        super().__init__()
        self.codes, self.width, self.size = tuple(codes), width, height
        self.a_row = max(1, int(width / (height * self.SPREAD)))
        self.height = -(-len(codes) // self.a_row) * self.step

    @property
    def step(self) -> float:
        """From a row to the next, in points."""
        return self.size + self.CODE + 8

    def wrap(self, *_room: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw them row by row."""
        for number, code in enumerate(self.codes):
            row, column = divmod(number, self.a_row)
            x = column * self.size * self.SPREAD
            top = self.height - row * self.step
            self._one(code, x, top)

    def _one(self, code: str, x: float, top: float) -> None:
        middle = x + self.size / 2
        picture = flag(code, self.size)
        if picture is not None:
            picture.drawOn(self.canv, x, top - self.size)
        else:
            self.canv.setStrokeColor(style.QUIET)
            self.canv.setLineWidth(0.6)
            self.canv.circle(middle, top - self.size / 2, self.size / 2 - 0.3)
        self.canv.setFillColor(style.INK)
        shown = style.cut(code, self.size * self.SPREAD - 2, style.NARROW, self.CODE)
        self.canv.setFont(style.NARROW, self.CODE)
        self.canv.drawCentredString(middle, top - self.size - self.CODE - 1, shown)
