"""Finds places for labels beside their marks, so that none covers another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

GAP = 3.0
WAYS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Sides of a mark that are tried for its label, the best first: right, left, above, below, the corners."""
RINGS = (0.0, 14.0, 30.0, 48.0)
"""How far away from its mark a label may go."""


class Area(NamedTuple):
    """A rectangle of the sheet, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether two areas have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Mark(NamedTuple):
    """A mark that wants a label.

    Args:
        x: Its middle.
        y: Its middle.
        radius: Half its size.
        width: Of its label.
        height: Of its label.
    """

    x: float
    y: float
    radius: float
    width: float
    height: float

    @property
    def area(self) -> Area:
        """What the mark itself covers."""
        return Area(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def place_labels(marks: Sequence[Mark], sheet: Area, taken: Iterable[Area] = ()) -> list[Area | None]:
    """A place for each label that covers no mark and no other label; None where there is none.

    Args:
        marks: The most important first.
        sheet: What labels must lie in.
        taken: What else they must not cover.
    """
    covered = [*taken, *(mark.area for mark in marks if mark.area.meets(sheet))]
    found: list[Area | None] = []
    for mark in marks:
        free = (place for place in _places(mark) if _inside(place, sheet))
        place = next((place for place in free if not any(place.meets(other) for other in covered)), None)
        if not mark.area.meets(sheet):
            place = None
        if place is not None:
            covered.append(place)
        found.append(place)
    return found


def _inside(place: Area, sheet: Area) -> bool:
    return (
        sheet.left <= place.left
        and sheet.top <= place.top
        and place.right <= sheet.right
        and place.bottom <= sheet.bottom
    )


def _places(mark: Mark) -> Iterator[Area]:
    for ring in RINGS:
        for right, down in WAYS:
            away = mark.radius + GAP + ring
            if right and down:
                away *= 0.71
            x = mark.x + right * (away + mark.width / 2)
            y = mark.y + down * (away + mark.height / 2)
            yield Area(x - mark.width / 2, y - mark.height / 2, x + mark.width / 2, y + mark.height / 2)
