"""Shades of the lanes: weekends, closed periods, absence, holidays and nights in minutes. No drawing here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime
from functools import lru_cache

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.timespan import Period, begins, ends
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.planning.holidays import public_holidays
from exercise_planner.planning.spans import ALWAYS, Spans, common, joined, without
from exercise_planner.planning.sun import Sun
from exercise_planner.ui.pages.schedule.lanes import Grouping, Lane
from exercise_planner.ui.pages.schedule.scale import Scale


class Reckoned:
    """What takes a while to reckon of one stretch of time, kept from one layout to the next.

    Args:
        origin: Its first midnight.
        minutes: Its length.
    """

    def __init__(self, origin: datetime, minutes: int) -> None:
        self.sun = Sun(origin, minutes)
        self.nights: dict[Position, Spans] = {}
        self.holidays: dict[str, Spans] = {}


_ASKING = ThreadPoolExecutor(1, thread_name_prefix="holidays")
"""Public holidays are slow to import; they are asked for off the GUI thread."""


def _asked(nations: tuple[str, ...], first: date, final: date) -> "Future[dict[str, frozenset[date]]]":
    """The days that some nations keep, to be had soon."""
    return _ASKING.submit(
        lambda: {
            nation: frozenset(day for day, _name in public_holidays(nation, first, final))
            for nation in nations
        }
    )


@lru_cache(maxsize=2)
def _reckoned(origin: datetime, minutes: int) -> Reckoned:
    return Reckoned(origin, minutes)


class Shading:
    """What is shaded behind the bars of one layout.

    Nights and holidays take a while to reckon; ``work`` does it bit by bit, when there is time for it.

    Args:
        exercise: The exercise.
        scale: For minutes.
        grouping: What a lane stands for.

    Attributes:
        weekends: Saturdays and Sundays, the same in all lanes.
        closed: When the exercise itself is closed, likewise.
    """

    def __init__(self, exercise: Exercise, scale: Scale, grouping: Grouping) -> None:
        self._exercise, self._scale, self._grouping = exercise, scale, grouping
        self.weekends = joined((day.start, day.end) for day in scale.days if day.is_weekend)
        self.closed = self._spans(exercise.details.closed)
        self._away: dict[str, Spans] = {}
        self._reckoned = _reckoned(scale.origin, scale.minutes)
        self._usual = self._most_used()

    def away(self, lane: Lane) -> Spans:
        """When what a lane stands for is not to be had."""
        if lane.key not in self._away:
            self._away[lane.key] = joined(self._absence(lane.key))
        return self._away[lane.key]

    def holidays(self, lane: Lane) -> Spans:
        """The public holidays of a lane's nation, as far as they are reckoned."""
        nation = self._nation(lane.key)
        return self._reckoned.holidays.get(nation.id, ()) if nation is not None else ()

    def nights(self, lane: Lane) -> Spans:
        """When it is dark at a lane's venue, elsewhere at the most used one, as far as that is reckoned."""
        return self._reckoned.nights.get(self._position(lane.key) or _NOWHERE, ())

    def work(self, lanes: Iterable[Lane]) -> Iterator[None]:
        """Reckon what takes a while, bit by bit."""
        details, reckoned = self._exercise.details, self._reckoned
        wanted: list[str] = []
        for key in dict.fromkeys(lane.key for lane in lanes):
            position, nation = self._position(key), self._nation(key)
            if position is not None and position not in reckoned.nights:
                reckoned.nights[position] = reckoned.sun.nights(position)
                yield
            if nation is not None and nation.id not in reckoned.holidays:
                wanted.append(nation.id)
        if wanted:
            asked = _asked(tuple(dict.fromkeys(wanted)), details.from_, details.to)
            while not asked.done():
                yield
            for nation_id, kept in asked.result().items():
                days = (day for day in self._scale.days if day.day in kept)
                reckoned.holidays[nation_id] = joined((day.start, day.end) for day in days)
            yield

    def _spans(self, periods: Iterable[Period]) -> Spans:
        zone, minute = self._scale.zone, self._scale.minute
        return joined((minute(begins(one.from_, zone)), minute(ends(one.to, zone))) for one in periods)

    def _absence(self, key: str) -> Iterator[tuple[int, int]]:
        record = self._record(key)
        if record is None:
            return
        yield from self._spans(record.unavailable)
        if isinstance(record, Unit | Venue) and record.available:
            yield from common(without(ALWAYS, self._spans(record.available)), [(0, self._scale.minutes)])
        nation = self._exercise.get(Nation, record.nation) if isinstance(record, Unit) else None
        if nation is not None:
            yield from self._spans(nation.unavailable)

    def _record(self, key: str) -> Venue | Unit | Nation | None:
        match self._grouping:
            case Grouping.VENUE:
                return self._exercise.get(Venue, key)
            case Grouping.UNIT:
                return self._exercise.get(Unit, key)
            case Grouping.NATION:
                return self._exercise.get(Nation, key)
        return None

    def _nation(self, key: str) -> Nation | None:
        record = self._record(key)
        if isinstance(record, Unit | Venue):
            return self._exercise.get(Nation, record.nation)
        return record

    def _position(self, key: str) -> Position | None:
        record = self._record(key)
        own = record.position if isinstance(record, Venue) else None
        return _coarse(own) if own is not None else self._usual

    def _most_used(self) -> Position | None:
        used = Counter(place.venue for place in self._exercise.assignments)
        ids = [key for key, _count in used.most_common()] or [venue.id for venue in self._exercise.venues]
        venues = (self._exercise.get(Venue, key) for key in ids)
        found = next((venue.position for venue in venues if venue is not None and venue.position), None)
        return _coarse(found) if found is not None else None


_NOWHERE = Position(0.0, 0.0)


def _coarse(position: Position) -> Position:
    """The same to the nearest degree: at most four minutes of the sun's time, less than a pixel shows."""
    return Position(float(round(position.latitude)), float(round(position.longitude)))
