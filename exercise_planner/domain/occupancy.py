"""Occupancy: when a venue is not available, and how large a pool must be, without a word on why."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import Period, begins, ends
from exercise_planner.domain.venue import Venue

Span = tuple[datetime, datetime]


def closed_for(venue: Venue, exercise: Exercise, withheld: set[str]) -> Venue:
    """The venue, not available while withheld events keep others out of it.

    The times are merged with those at which it is closed without a reason anyway, so that none can be linked
    to an event, and nobody can tell how many there are.

    Args:
        venue: The venue as its reader may know it.
        exercise: The full exercise.
        withheld: Ids of the events that its reader may not know of.
    """
    here = [place for place in exercise.assignments if place.venue == venue.id]
    taken = list(_full(here, venue.max_events, withheld))
    if not taken:
        return venue
    zone = ZoneInfo(exercise.details.time_zone)
    plain = [period for period in venue.unavailable if not period.reason]
    named = tuple(period for period in venue.unavailable if period.reason)
    spans = [(begins(period.from_, zone), ends(period.to, zone)) for period in plain]
    spans += [(start.astimezone(zone), end.astimezone(zone)) for start, end in taken]
    return replace(venue, unavailable=(*named, *(Period(from_=a, to=b) for a, b in merged(spans))))


def _full(here: list[Assignment], most: int, withheld: set[str]) -> Iterable[Span]:
    """When a venue holds as many events as it can, and one of them is withheld."""
    edges = sorted({edge for place in here for edge in (place.start, place.end)})
    for start, end in pairwise(edges):
        running = [place.id for place in here if place.start <= start and place.end >= end]
        if len(running) >= most and withheld.intersection(running):
            yield start, end


def as_drawn(pool: Pool, seen: Iterable[Record]) -> Pool:
    """The pool, as large as what a reader sees of it needs: how much there is describes it.

    Args:
        pool: A pool of which the reader may know the sanitised text alone.
        seen: Its reader's events with their places.
    """
    records = list(seen)
    amounts = {one.id: one.pools.get(pool.id, 0) for one in records if isinstance(one, Event)}
    places = [one for one in records if isinstance(one, Assignment) and amounts.get(one.id)]
    at_once = (
        sum(amounts[each.id] for each in places if each.start <= place.start < each.end) for place in places
    )
    return replace(pool, capacity=max(at_once, default=0))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of time of which those that touch are one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
