"""Links of the timeline: which event follows which, as lines that are found by their time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exercise_planner.domain.event import LagFrom
from exercise_planner.ui.pages.schedule.lanes import ROW, Bar, Lane

BUCKET = 1440
"""Minutes that links are sorted into."""

Places = Mapping[str, Sequence[tuple[Lane, Bar]]]
"""The bars of each event, with their lanes."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """From one bar to another that follows it.

    Args:
        earlier: Id of the event that is followed; ``later`` is the one that follows.
        start: The minute at which the line begins; ``end`` is the one at which it ends.
        top: Where it begins, in pixels from the first lane's top; ``bottom`` is where it ends.
    """

    earlier: str
    later: str
    start: int
    end: int
    top: float
    bottom: float


class Links:
    """The links of one layout; where an event has several bars, its first one counts.

    Args:
        places: The bars of each event.

    Attributes:
        count: How many there are.
    """

    def __init__(self, places: Places) -> None:
        self._buckets: dict[int, list[Link]] = {}
        self._of_event: dict[str, list[Link]] = {}
        self.count = 0
        for bars in places.values():
            for link in _links(*bars[0], places):
                self.count += 1
                self._of_event.setdefault(link.earlier, []).append(link)
                self._of_event.setdefault(link.later, []).append(link)
                first, final = sorted((link.start, link.end))
                for number in range(first // BUCKET, final // BUCKET + 1):
                    self._buckets.setdefault(number, []).append(link)

    def between(self, first: float, final: float) -> Iterable[Link]:
        """The links that may be seen between two minutes."""
        numbers = range(int(first) // BUCKET, int(final) // BUCKET + 1)
        return dict.fromkeys(link for number in numbers for link in self._buckets.get(number, ()))

    def of(self, event_id: str) -> Sequence[Link]:
        """The links of an event, to what it follows and to what follows it."""
        return self._of_event.get(event_id, ())


def _links(lane: Lane, bar: Bar, places: Places) -> Iterable[Link]:
    for after in bar.event.after:
        found = places.get(after.event)
        if found:
            other_lane, other = found[0]
            start = other.end if after.from_ is LagFrom.END else other.start
            yield Link(
                after.event, bar.event.id, start, bar.start, _middle(other_lane, other), _middle(lane, bar)
            )


def _middle(lane: Lane, bar: Bar) -> float:
    return lane.row_top(bar.row) + ROW / 2 - 1
