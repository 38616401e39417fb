"""Layout: where the things of a scene stand on the screen; what would cover each other is gathered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.geography.labels import Area, Mark, place_labels
from exercise_planner.geography.view import View
from exercise_planner.ui.pages.map.scene import Scene, Spot

RADIUS = 9.0
WIDE, TALL = 30.0, 22.0
"""Room for a unit's symbol."""
ACROSS, MOST = 4, 8
"""Symbols in a row, and of one place, at most; more are counted."""
APART = 26.0
"""Pixels by which places must be apart to be shown on their own."""

Measure = Callable[[str], tuple[float, float]]
"""Width and height of a text."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A unit's symbol on the screen."""

    area: Area
    unit: Unit


@dataclass(frozen=True, slots=True)
class Pin:
    """One or more spots on the screen.

    Args:
        spots: What is gathered in it.
        x: Its middle.
        y: Its middle.
        name: Its label.
        chips: Symbols of the units that are there, as many as there is room for.
        rest: Where the number of the others stands, and that number.
        label: Where its label stands, if there is room for it.
    """

    spots: tuple[Spot, ...]
    x: float
    y: float
    name: str
    chips: tuple[Chip, ...] = ()
    rest: tuple[Area, int] | None = None
    label: Area | None = None

    @property
    def area(self) -> Area:
        """What its disc covers."""
        return Area(self.x - RADIUS, self.y - RADIUS, self.x + RADIUS, self.y + RADIUS)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What a click on its disc selects."""
        return tuple(spot.subject for spot in self.spots if spot.subject is not None)

    @property
    def running(self) -> int:
        """Events that run there now."""
        return sum(len(spot.events) for spot in self.spots)

    @property
    def today(self) -> int:
        """Events of the day, those that run now included."""
        return sum(len(spot.today) for spot in self.spots)


def pins(scene: Scene, view: View, measure: Measure, selected: frozenset[Subject]) -> list[Pin]:
    """What stands where; the selected things first where there is not room for all."""
    sheet = Area(0, 0, view.width, view.height)
    heaps = sorted(_heaps(scene.spots, view), key=lambda heap: _weight(heap[2], selected), reverse=True)
    bare = [_pin(x, y, spots, selected) for x, y, spots in heaps if -60 < x < view.width + 60]
    taken = [area for pin in bare for area in _covered(pin)]
    marks = [Mark(pin.x, pin.y, RADIUS, *measure(pin.name)) for pin in bare]
    places = place_labels(marks, sheet, taken)
    return [
        Pin(pin.spots, pin.x, pin.y, pin.name, pin.chips, pin.rest, place)
        for pin, place in zip(bare, places, strict=True)
    ]


def _heaps(spots: Sequence[Spot], view: View) -> list[tuple[float, float, tuple[Spot, ...]]]:
    """Spots gathered where they are too close to tell apart."""
    heaps: list[tuple[float, float, list[Spot]]] = []
    for spot in spots:
        x, y = view.at(spot.position.longitude, spot.position.latitude)
        near = next((heap for a, b, heap in heaps if abs(a - x) < APART and abs(b - y) < APART), None)
        if near is None:
            heaps.append((x, y, [spot]))
        else:
            near.append(spot)
    return [(x, y, tuple(heap)) for x, y, heap in heaps]


def _weight(spots: Sequence[Spot], selected: frozenset[Subject]) -> tuple[bool, int, int]:
    chosen = any(spot.subject in selected for spot in spots)
    return chosen, sum(len(spot.events) for spot in spots), sum(len(spot.units) for spot in spots)


def _pin(x: float, y: float, spots: tuple[Spot, ...], selected: frozenset[Subject]) -> Pin:
    units = [unit for spot in spots for unit in spot.units]
    units.sort(key=lambda unit: Subject("unit", unit.id) not in selected)
    name = spots[0].name if len(spots) == 1 else f"{spots[0].name} +{len(spots) - 1}"
    shown = units if len(units) <= MOST else units[: MOST - 1]
    columns = min(ACROSS, len(shown) + (len(shown) < len(units)))
    areas = [
        Area(left, top, left + WIDE, top + TALL)
        for index in range(len(shown) + (len(shown) < len(units)))
        for left in (x - columns * WIDE / 2 + index % ACROSS * WIDE,)
        for top in (y + RADIUS + 3 + index // ACROSS * TALL,)
    ]
    chips = tuple(Chip(area, unit) for area, unit in zip(areas, shown, strict=False))
    rest = (areas[-1], len(units) - len(shown)) if len(shown) < len(units) else None
    return Pin(spots, x, y, name, chips, rest)


def _covered(pin: Pin) -> list[Area]:
    areas = [chip.area for chip in pin.chips]
    if pin.rest is not None:
        areas.append(pin.rest[0])
    if not areas:
        return []
    left, top, right, bottom = (list(values) for values in zip(*areas, strict=True))
    return [Area(min(left), min(top), max(right), max(bottom))]
