"""Scene: what the map shows at an instant, as data; the table beside it is made of the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the map and all that is there.

    Args:
        position: Where it is.
        venue: The venue, unless it is only the home of units.
        events: Those that run there now.
        today: Those of the same local day, those that run now included.
        units: Those that are there now.
    """

    position: Position
    venue: Venue | None
    events: tuple[Event, ...] = ()
    today: tuple[Event, ...] = ()
    units: tuple[Unit, ...] = ()

    @property
    def subject(self) -> Subject | None:
        """What a click on it selects."""
        if self.venue is not None:
            return Subject("venue", self.venue.id)
        return Subject("unit", self.units[0].id) if self.units else None

    @property
    def name(self) -> str:
        """What it is called."""
        if self.venue is not None:
            return self.venue.name
        return self.units[0].name if self.units else ""


@dataclass(frozen=True, slots=True)
class Leg:
    """Units that move from one venue to another during the day.

    Args:
        start: The venue that they leave.
        end: The venue that they go to.
        units: The units.
        is_now: Whether some of them are between the two at this instant.
    """

    start: Venue
    end: Venue
    units: tuple[Unit, ...]
    is_now: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn.

    Args:
        at: The instant.
        spots: Places with what is there.
        legs: Movements of the day.
        missing: Venues that have no position.
        elsewhere: Units of which nobody knows where they are.
    """

    at: datetime
    spots: tuple[Spot, ...] = ()
    legs: tuple[Leg, ...] = ()
    missing: tuple[Venue, ...] = ()
    elsewhere: tuple[Unit, ...] = ()


class Film:
    """All scenes of an exercise; what does not depend on the instant is worked out once.

    Args:
        exercise: The exercise.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.zone = ZoneInfo(exercise.details.time_zone)

    @cached_property
    def start(self) -> datetime:
        """The first local midnight."""
        return datetime.combine(self.exercise.details.from_, time(), self.zone)

    @cached_property
    def hours(self) -> int:
        """Whole hours from the first midnight to the last."""
        end = datetime.combine(self.exercise.details.to + DAY, time(), self.zone)
        return int((end - self.start) / timedelta(hours=1)) if end > self.start else 24

    @cached_property
    def first_event(self) -> datetime:
        """When something happens first; the beginning if nothing does."""
        return min((place.start for place in self.exercise.assignments if place.venue), default=self.start)

    @cached_property
    def places(self) -> tuple[Position, ...]:
        """Every position that is ever shown."""
        homes = (unit.home for unit in self.exercise.units)
        return tuple({p for p in (*(venue.position for venue in self.exercise.venues), *homes) if p})

    @cached_property
    def _venues(self) -> Mapping[str, Venue]:
        return {venue.id: venue for venue in self.exercise.venues if venue.position is not None}

    @cached_property
    def _stays(self) -> Mapping[str, list[Assignment]]:
        """The places of each unit's events that are on the map, by time."""
        stays: dict[str, list[Assignment]] = defaultdict(list)
        for place in sorted(self.exercise.assignments, key=lambda item: (item.start, item.end, item.id)):
            if place.venue in self._venues:
                for unit in dict.fromkeys(seat.unit for seat in place.units):
                    stays[unit].append(place)
        return stays

    def scene(self, at: datetime) -> Scene:
        """What is where at an instant.

        A unit is at the venue of its event; between events at the last one, before the first at its home.
        """
        units: dict[Position, list[Unit]] = defaultdict(list)
        elsewhere = []
        for unit in self.exercise.units:
            position = self._position(unit, at)
            if position is None:
                elsewhere.append(unit)
            else:
                units[position].append(unit)
        spots = [self._spot(venue, units.pop(venue.position, []), at) for venue in self._venues.values()]  # type: ignore[arg-type]
        spots += [Spot(position, None, units=tuple(found)) for position, found in units.items()]
        missing = tuple(venue for venue in self.exercise.venues if venue.position is None)
        return Scene(at, tuple(spots), tuple(self._legs(at)), missing, tuple(elsewhere))

    def _position(self, unit: Unit, at: datetime) -> Position | None:
        past = [place for place in self._stays.get(unit.id, ()) if place.start <= at]
        if past and past[-1].venue is not None:
            return self._venues[past[-1].venue].position
        return unit.home

    def _spot(self, venue: Venue, units: Iterable[Unit], at: datetime) -> Spot:
        first, final = self._day(at)
        here = [place for place in self.exercise.assignments if place.venue == venue.id]
        events = self.exercise.table(Event)
        today = [place for place in here if place.start < final and place.end > first and place.id in events]
        today.sort(key=lambda place: place.start)
        now = [place for place in today if place.start <= at < place.end]
        assert venue.position is not None  # noqa: S101  those without are left out
        return Spot(
            venue.position,
            venue,
            tuple(events[place.id] for place in now),
            tuple(events[place.id] for place in today),
            tuple(units),
        )

    def _day(self, at: datetime) -> tuple[datetime, datetime]:
        midnight = datetime.combine(at.astimezone(self.zone).date(), time(), self.zone)
        return midnight, datetime.combine(midnight.date() + DAY, time(), self.zone)

    def _legs(self, at: datetime) -> Iterable[Leg]:
        first, final = self._day(at)
        movers: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        current: set[tuple[str, str]] = set()
        for unit in self.exercise.units:
            for one, two in pairwise(self._stays.get(unit.id, ())):
                if (
                    one.venue
                    and two.venue
                    and one.venue != two.venue
                    and one.end < final
                    and two.start >= first
                ):
                    movers[one.venue, two.venue].append(unit)
                    if one.end <= at < two.start:
                        current.add((one.venue, two.venue))
        for (start, end), units in movers.items():
            yield Leg(
                self._venues[start], self._venues[end], tuple(dict.fromkeys(units)), (start, end) in current
            )
