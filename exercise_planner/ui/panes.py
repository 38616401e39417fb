"""Panes: the parts of the window that F6 goes round: the rail, the page, the inspector and the problems."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

Pane = tuple[QWidget, Callable[[], object]]
"""A part of the window, and what has the keys go there."""


def go_round(panes: tuple[Pane, ...], step: int) -> None:
    """Have the keys go to the next part of the window that is seen, or to the one before.

    Args:
        panes: The parts, in their order.
        step: 1 or -1.
    """
    seen = [pane for pane in panes if pane[0].isVisible()]
    here = QApplication.focusWidget()
    places = (n for n, (part, _go) in enumerate(seen) if here is not None and _holds(part, here))
    at = next(places, -1 if step > 0 else 0)
    for distance in range(1, len(seen) + 1):
        part, go = seen[(at + step * distance) % len(seen)]
        go()
        now = QApplication.focusWidget()
        if now is not None and _holds(part, now):  # a part with nothing in it takes no keys
            return


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
