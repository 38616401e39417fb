"""What packs are drawn on."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas


class Sheets(Canvas):
    """The sheets of a pack.

    In its first pass, which only finds the pages, hardly anything is drawn; and a link is drawn only where
    what it leads to is printed, for a pack need not have all sections.
    """

    is_draft = False
    targets: frozenset[str] = frozenset()


def link(canvas: Any, target: str, place: tuple[float, float, float, float]) -> None:
    """Make a place lead somewhere, if that is printed.

    Args:
        canvas: What is drawn on.
        target: The key of what it leads to.
        place: Left, bottom, right and top, in points from where the flowable stands.
    """
    if isinstance(canvas, Sheets) and target in canvas.targets:
        canvas.linkRect("", target, place, relative=1)
