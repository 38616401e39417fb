"""Layout: where the things of a scene stand on the screen; what would cover each other is gathered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.geography.labels import Area, Mark, place_labels
from exercise_planner.geography.view import View
from exercise_planner.ui.pages.map.scene import Scene, Spot

RADIUS = 9.0
RIM = RADIUS + 4
"""Half the size of a disc with the ring that says that it is selected."""
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
    def units(self) -> tuple[Unit, ...]:
        """The units that are there."""
        return tuple(unit for spot in self.spots for unit in spot.units)

    @property
    def block(self) -> Area | None:
        """What its symbols cover together."""
        areas = _covered(self)
        return areas[0] if areas else None

    @property
    def running(self) -> int:
        """Events that run there now."""
        return sum(len(spot.events) for spot in self.spots)

    @property
    def today(self) -> int:
        """Events of the day, those that run now included."""
        return sum(len(spot.today) for spot in self.spots)


def pins(
    scene: Scene,
    view: View,
    measure: Measure,
    selected: frozenset[Subject],
    reserved: Sequence[Area] = (),
) -> list[Pin]:
    """What stands where; the selected things first where there is not room for all.

    Args:
        scene: What is to be shown.
        view: Where.
        measure: What says how large a text is.
        selected: What is selected.
        reserved: Where nothing but discs may stand.
    """
    heaps = sorted(_heaps(scene.spots, view), key=lambda heap: _weight(heap[2], selected), reverse=True)
    bare = [_pin(x, y, spots) for x, y, spots in heaps if -60 < x < view.width + 60]
    blocks = _blocks(bare, view, reserved)
    peopled = [_with_units(pin, block, selected) for pin, block in zip(bare, blocks, strict=True)]
    taken = [*reserved, *(area for pin in peopled for area in _covered(pin))]
    marks = [Mark(pin.x, pin.y, RIM, *measure(pin.name)) for pin in peopled]
    places = place_labels(marks, _sheet(view), taken)
    return [replace(pin, label=place) for pin, place in zip(peopled, places, strict=True)]


def _sheet(view: View) -> Area:
    return Area(0, 0, view.width, view.height)


def _blocks(bare: Sequence[Pin], view: View, reserved: Sequence[Area]) -> list[Area]:
    """Where the symbols of each pin stand: where they cover no other, else right below it."""
    marks = []
    for pin in bare:
        count = min(len(pin.units), MOST)
        marks.append(Mark(pin.x, pin.y, RIM, min(count, ACROSS) * WIDE, -(-count // ACROSS) * TALL))
    order = [index for index, pin in enumerate(bare) if pin.units]
    discs = [*reserved, *(pin.area for pin in bare if not pin.units)]
    places = place_labels([marks[index] for index in order], _sheet(view), discs)
    found = dict(zip(order, places, strict=True))
    return [found.get(index) or _below(mark) for index, mark in enumerate(marks)]


def _below(mark: Mark) -> Area:
    left, top = mark.x - mark.width / 2, mark.y + mark.radius + 1
    return Area(left, top, left + mark.width, top + mark.height)


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


def _pin(x: float, y: float, spots: tuple[Spot, ...]) -> Pin:
    name = spots[0].name if len(spots) == 1 else f"{spots[0].name} +{len(spots) - 1}"
    return Pin(spots, x, y, name)


def _with_units(pin: Pin, block: Area, selected: frozenset[Subject]) -> Pin:
    """A pin with the symbols of its units in a block, as many as there is room for."""
    units = sorted(pin.units, key=lambda unit: Subject("unit", unit.id) not in selected)
    count = min(len(units), MOST)
    areas = [
        Area(left, top, left + WIDE, top + TALL)
        for index in range(count)
        for left in (block.left + index % ACROSS * WIDE,)
        for top in (block.top + index // ACROSS * TALL,)
    ]
    shown = units if len(units) <= MOST else units[: MOST - 1]
    chips = tuple(Chip(area, unit) for area, unit in zip(areas, shown, strict=False))
    rest = (areas[-1], len(units) - len(shown)) if len(shown) < len(units) else None
    return replace(pin, chips=chips, rest=rest)


def _covered(pin: Pin) -> list[Area]:
    areas = [chip.area for chip in pin.chips]
    if pin.rest is not None:
        areas.append(pin.rest[0])
    if not areas:
        return []
    left, top, right, bottom = (list(values) for values in zip(*areas, strict=True))
    return [Area(min(left), min(top), max(right), max(bottom))]
