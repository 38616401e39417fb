"""What stands on a map of venues: numbered spots, heaped where they would cover each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from exercise_planner.briefing import style
from exercise_planner.geography.labels import Area
from exercise_planner.geography.view import View

NAME, NUMBER = 7.0, 6.2
RADIUS = 5.2
LONGEST = 150.0
"""Points that a name may be long."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A venue on a map: its number, its name and where it is, in degrees."""

    number: int
    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Heap:
    """Spots that share a disc: its middle and half its width on the sheet."""

    spots: tuple[Spot, ...]
    x: float
    y: float
    half: float

    @classmethod
    def of(cls, spots: Sequence[Spot], view: View) -> "Heap":
        """Spots heaped where their middle is seen."""
        ordered = tuple(sorted(spots, key=lambda spot: spot.number))
        east, down = zip(*(view.at(spot.longitude, spot.latitude) for spot in ordered), strict=True)
        half = max(RADIUS, stringWidth(numbers(ordered), style.NARROW_BOLD, NUMBER) / 2 + 3)
        return cls(ordered, sum(east) / len(east), sum(down) / len(down), half)

    @property
    def area(self) -> Area:
        """What the disc covers, less what may lie under another's rim."""
        inner = RADIUS * 0.75
        return Area(self.x - self.half + 1, self.y - inner, self.x + self.half - 1, self.y + inner)

    @property
    def name(self) -> str:
        """The names of its spots, as far as there is room."""
        return _cut(" / ".join(dict.fromkeys(spot.name for spot in self.spots)))


def gathered(spots: Sequence[Spot], view: View) -> list[Heap]:
    """Spots in heaps: those whose discs would cover each other share one."""
    heaps: list[Heap] = []
    for spot in spots:
        heap = Heap.of((spot,), view)
        while (other := next((each for each in heaps if each.area.meets(heap.area)), None)) is not None:
            heaps.remove(other)
            heap = Heap.of((*other.spots, *heap.spots), view)
        heaps.append(heap)
    return sorted(heaps, key=lambda heap: heap.spots[0].number)


def numbers(heap: Sequence[Spot]) -> str:
    """The numbers of a heap, runs of them shortened: ``1–4, 7``."""
    runs: list[list[int]] = []
    for number in sorted(spot.number for spot in heap):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _cut(name: str) -> str:
    if stringWidth(name, style.NARROW_BOLD, NAME) <= LONGEST:
        return name
    while stringWidth(f"{name}…", style.NARROW_BOLD, NAME) > LONGEST:
        name = name[:-1]
    return f"{name}…"
