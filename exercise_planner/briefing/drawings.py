"""Small pictures for tables and titles: symbols of units and flags of nations."""

from functools import lru_cache
from io import BytesIO, StringIO

from reportlab.graphics.shapes import Drawing, Group, Shape, String
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable
from svglib.svglib import svg2rlg

from exercise_planner import flags
from exercise_planner.briefing import style
from exercise_planner.domain.unit import Unit
from exercise_planner.symbols import unit_symbol


def symbol(unit: Unit, height: float = 16) -> Drawing:
    """The APP-6 symbol of a unit as a vector drawing.

    Args:
        unit: The unit; its own symbol code is used if it can be drawn, else one that fits it.
        height: In points; the frame of a land unit is then 1.5 times as wide.
    """
    svg = unit_symbol(unit.symbol, unit.domain, unit.capabilities, unit.echelon)
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
        self.canv.drawImage(ImageReader(BytesIO(self.picture)), 0, 0, self.width, self.height, mask="auto")


def flag(code: str, height: float = 12) -> Flag | None:
    """The round flag of a nation, or None where there is none: the code must always stand beside it.

    Args:
        code: ISO 3166-1 alpha-3.
        height: In points, and its width.
    """
    picture = flags.flag_bytes(code)
    return Flag(picture, height) if picture is not None else None


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
