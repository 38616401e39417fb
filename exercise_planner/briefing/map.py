"""Maps of venues as vector drawings, that read well in grey too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, Path, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from exercise_planner.briefing import style
from exercise_planner.briefing.language import _
from exercise_planner.briefing.map_spots import NAME, NUMBER, RADIUS, Heap, Spot, gathered, numbers
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.geography import Box, Point, borders, coasts, frame, great_circle, land
from exercise_planner.geography.clipping import clip_line
from exercise_planner.geography.labels import Area, Mark, place_labels
from exercise_planner.geography.view import View

SEA, LAND = HexColor("#eaf1f7"), HexColor("#fbfaf5")
SHORE, BORDER, GRID = HexColor("#6b7a89"), HexColor("#98a3ad"), HexColor("#c3d0db")
SMALL = 5.8
VEIL = HexColor("#fdfdfb")
FOOT = 13.0
"""Points below the map for its scale and note."""
LEAST = 0.4
"""Least degrees that a map shows: the shores are not known finer."""
WIDER = (3.0, 6.0, 12.0)
"""Degrees that a map of land alone shows instead."""
DEEPEST = 2
"""How often what lies close together is enlarged again."""
Anchor = Literal["start", "middle", "end"]
NOTE = _("Boundaries are not authoritative.")


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on a map.

    Args:
        note: What is said of its boundaries.
        north: The letter of the north arrow.
    """

    note: str = NOTE
    north: str = "N"


def venue_maps(
    venues: Sequence[Venue],
    width: float,
    height: float,
    legs: Sequence[tuple[Position, Position]] = (),
    words: Words | None = None,
    names: Sequence[str] = (),
) -> tuple[Drawing, ...]:
    """Maps of venues, each a numbered disc with its name where there is room for it.

    Venues that lie too close to tell apart share a disc; an enlarged map of them follows.

    Args:
        venues: What to show; the numbers are their places in this sequence from 1, for a table to bear.
        width: In points.
        height: In points, with the foot that holds scale and note; enlarged maps are lower.
        legs: Movements to draw on the first map, from where to where.
        words: What is written on it, in the reader's language.
        names: What the venues are called on it, marks included; their names when not given.

    Returns:
        The whole first; nothing if no venue has a position.
    """
    called = names or [venue.name for venue in venues]
    spots = tuple(
        Spot(number, style.plain(name), venue.position.longitude, venue.position.latitude)
        for number, (name, venue) in enumerate(zip(called, venues, strict=True), 1)
        if venue.position is not None
    )
    return _drawn(spots, (width, height), tuple(legs), words or Words()) if spots else ()


@lru_cache(maxsize=24)
def _drawn(
    spots: tuple[Spot, ...],
    size: tuple[float, float],
    legs: tuple[tuple[Position, Position], ...],
    words: Words,
) -> tuple[Drawing, ...]:
    """The maps; most packs of an issue show the same."""
    style.register_fonts()
    return tuple(_maps(spots, size, legs, words, DEEPEST))


def _maps(
    spots: Sequence[Spot],
    size: tuple[float, float],
    legs: Sequence[tuple[Position, Position]],
    words: Words,
    deeper: int,
) -> Iterator[Drawing]:
    width, height = size
    box = _frame(spots) if deeper < DEEPEST else _telling(spots)
    view = View.of(box, width, height - FOOT)
    heaps = gathered(spots, view)
    closer = [heap for heap in heaps if len(heap.spots) > 2 and deeper and box.height > LEAST * 1.5]
    sheet = _Sheet(Drawing(width, height), view, height)
    sheet.ground()
    sheet.grid()
    sheet.legs(legs)
    taken = sheet.north(words.north)
    sheet.discs([(heap, heap not in closer) for heap in heaps], taken)
    sheet.edge()
    sheet.foot(words.note)
    yield sheet.drawing
    for part in _enlarged(closer, spots):
        yield from _maps(part, (width, height * 0.75), (), words, deeper - 1)


def _telling(spots: Sequence[Spot]) -> Box:
    """What the whole map shows: as much as it takes to see a shore or a border, by which places are known."""
    for least in (LEAST, *WIDER):
        box = _frame(spots, least)
        if any(True for _line in (*coasts(box), *borders(box))):
            break
    return box


def _frame(spots: Iterable[Spot], least: float = LEAST) -> Box:
    return frame(((spot.longitude, spot.latitude) for spot in spots), margin=0.18, least=least)


def _enlarged(heaps: Iterable[Heap], spots: Sequence[Spot]) -> Iterator[tuple[Spot, ...]]:
    """What to show on each enlarged map: a heap with its surroundings, each heap once."""
    shown: set[Spot] = set()
    for heap in heaps:
        if not shown.issuperset(heap.spots):
            box = _frame(heap.spots)
            part = tuple(spot for spot in spots if box.holds(spot.longitude, spot.latitude))
            shown.update(part)
            yield part


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A drawing and the view that it shows; its own y goes up from the foot."""

    drawing: Drawing
    view: View
    height: float

    def up(self, points: Iterable[Point]) -> list[float]:
        """Points of the view, one coordinate after the other as ReportLab wants them."""
        return [round(value, 2) for x, y in points for value in (x, self.height - y)]

    def ground(self) -> None:
        """Sea, land, shores and borders."""
        view, add = self.view, self.drawing.add
        add(_rect(Area(0, FOOT, view.width, self.height), SEA))
        for area in land(view.box):
            shape = Path(fillColor=LAND, strokeColor=None, fillMode=0)
            for ring in area:
                _trace(shape, self.up(view.line(ring)))
            add(shape)
        for lines, colour, width, dash in (
            (coasts(view.box), SHORE, 0.5, ()),
            (borders(view.box), BORDER, 0.5, (2, 1.5)),
        ):
            for line in lines:
                add(_polyline(self.up(view.line(line)), colour, width, dash))

    def grid(self) -> None:
        """Meridians and parallels, with their degrees at the edge."""
        meridians, parallels = self.view.grid()
        for longitude in meridians:
            x = self.view.line(((longitude, 0.0),))[0][0]
            self.drawing.add(Line(x, FOOT, x, self.height, strokeColor=GRID, strokeWidth=0.35))
            if 20 < x < self.view.width - 20:
                self._word((x + 1.5, FOOT + 2.5), _degrees((longitude + 180) % 360 - 180, "EW"), style.QUIET)
        for latitude in parallels:
            y = self.height - self.view.at(0, latitude)[1]
            self.drawing.add(Line(0, y, self.view.width, y, strokeColor=GRID, strokeWidth=0.35))
            if FOOT + 16 < y < self.height - 10:
                self._word((2, y + 1.5), _degrees(latitude, "NS"), style.QUIET)

    def legs(self, legs: Iterable[tuple[Position, Position]]) -> None:
        """Movements along the shortest ways."""
        for start, end in legs:
            way = great_circle((start.longitude, start.latitude), (end.longitude, end.latitude))
            shift = 360 * round((way[0][0] - self.view.x) / 360)
            moved = tuple((longitude - shift, latitude) for longitude, latitude in way)
            for part in clip_line(moved, self.view.box):
                self.drawing.add(_polyline(self.up(self.view.line(part)), style.ACCENT, 0.9, (4, 2)))

    def discs(self, heaps: Sequence[tuple[Heap, bool]], taken: Sequence[Area]) -> None:
        """Discs with the numbers of each heap, and the names that fit where they are wanted."""
        names = [heap.name if named else "" for heap, named in heaps]
        marks = [
            Mark(heap.x, heap.y, heap.half, stringWidth(name, style.NARROW_BOLD, NAME) + 2, NAME + 2)
            for name, (heap, _) in zip(names, heaps, strict=True)
        ]
        sheet = Area(1, 1, self.view.width - 1, self.view.height - 1)
        places = place_labels(marks, sheet, taken)
        for mark, place, name in zip(marks, places, names, strict=True):
            if place is not None and name:
                self._name(mark, place, name)
        for heap, _shown in reversed(heaps):
            self._disc(heap)

    def _name(self, mark: Mark, place: Area, name: str) -> None:
        x, y = (place.left + place.right) / 2, self.height - (place.top + place.bottom) / 2
        near = max(place.left, min(mark.x, place.right)), max(place.top, min(mark.y, place.bottom))
        if abs(near[0] - mark.x) + abs(near[1] - mark.y) > 2 * RADIUS:
            end = self.up((near,))
            self.drawing.add(
                Line(mark.x, self.height - mark.y, *end, strokeColor=style.QUIET, strokeWidth=0.4)
            )
        ground = Area(place.left, self.height - place.bottom, place.right, self.height - place.top)
        self.drawing.add(_rect(ground, VEIL))
        self._word((x, y - NAME * 0.36), name, style.INK, style.NARROW_BOLD, NAME, "middle")

    def _disc(self, heap: Heap) -> None:
        x, y = heap.x, self.height - heap.y
        disc = _rect(
            Area(x - heap.half, y - RADIUS, x + heap.half, y + RADIUS), style.ACCENT, style.WHITE, 0.8
        )
        disc.rx = disc.ry = RADIUS
        self.drawing.add(disc)
        at = (x, y - NUMBER * 0.36)
        self._word(at, numbers(heap.spots), style.WHITE, style.NARROW_BOLD, NUMBER, "middle")

    def north(self, letter: str) -> tuple[Area, ...]:
        """The north arrow; what it covers."""
        x, top = self.view.width - 12, self.height - 6
        arrow = Polygon([x, top, x - 4, top - 12, x, top - 9, x + 4, top - 12])
        arrow.fillColor, arrow.strokeColor = style.INK, None
        self.drawing.add(arrow)
        self._word((x, top - 19), letter, style.INK, style.NARROW_BOLD, 7, "middle")
        return (Area(x - 8, 0, self.view.width, 28),)

    def edge(self) -> None:
        """The frame, over whatever ends at it."""
        self.drawing.add(_rect(Area(0, FOOT, self.view.width, self.height), None, style.LINE, 0.6))

    def foot(self, note: str) -> None:
        """Scale bar and note, below the map."""
        metres, length = self.view.bar(min(120.0, self.view.width / 4))
        for part, fill in enumerate((style.INK, style.WHITE)):
            half = Area(part * length / 2, 4, (part + 1) * length / 2, 7)
            self.drawing.add(_rect(half, fill, style.INK, 0.5))
        miles = f"{metres / 1852:,.0f}" if metres >= 20 * 1852 else f"{metres / 1852:.2g}"
        distance = f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:g} m"
        self._word((length + 4, 3.5), f"{distance} ({miles} NM)", style.INK)
        self._word((self.view.width, 3.5), note, style.INK, anchor="end")

    def _word(
        self,
        at: Point,
        words: str,
        colour: Color,
        font: str = style.NARROW,
        size: float = SMALL,
        anchor: Anchor = "start",
    ) -> None:
        text = String(*at, words, fontName=font, fontSize=size, textAnchor=anchor)
        text.fillColor = colour
        self.drawing.add(text)


def _rect(area: Area, fill: Color | None, stroke: Color | None = None, width: float = 0) -> Rect:
    """A rectangle of the sheet, y upwards."""
    rect = Rect(area.left, area.top, area.right - area.left, area.bottom - area.top)
    rect.fillColor, rect.strokeColor, rect.strokeWidth = fill, stroke, width
    return rect


def _trace(path: Path, values: list[float]) -> None:
    path.moveTo(values[0], values[1])
    for index in range(2, len(values), 2):
        path.lineTo(values[index], values[index + 1])
    path.closePath()


def _polyline(values: list[float], colour: Color, width: float, dash: tuple[float, ...] = ()) -> PolyLine:
    line = PolyLine(values, strokeColor=colour, strokeWidth=width, strokeLineJoin=1)
    if dash:
        line.strokeDashArray = dash
    return line


def _degrees(value: float, signs: str) -> str:
    return f"{abs(value):g}°{signs[value < 0] if value % 180 else ''}"
