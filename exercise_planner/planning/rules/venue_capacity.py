"""Venue capacity: a venue takes so many events and people at once, and time to turn around between two."""

from collections.abc import Iterable
from itertools import pairwise

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.overlap import crowded
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class VenueCapacity(Rule):
    """At each moment: events ``<= max_events`` and their personnel ``<= max_personnel``.

    Where ``max_events`` is 1: ``start(b) >= end(a) + turnaround`` for each two events a before b.
    """

    code = "venue_capacity"
    title = "No more than its venue takes"

    def in_venue(self, problem: Problem, venue: Venue, items: tuple[Booking, ...]) -> Iterable[Finding]:
        own = Subject("venue", venue.id)
        for crowd in crowded(items, lambda _: 1, venue.max_events):
            text = (
                f"{venue.name} takes {_events(venue.max_events)} at a time, and has {_names(crowd)} at once"
            )
            yield self.finding(text, own, *(item.subject for item in crowd))
        if venue.max_personnel is not None:
            for crowd in crowded(items, lambda item: item.personnel, venue.max_personnel):
                people = sum(item.personnel for item in crowd)
                text = f"{venue.name} takes {venue.max_personnel} people, and {_names(crowd)} bring {people}"
                yield self.finding(text, own, *(item.subject for item in crowd))
        if venue.max_events == 1 and venue.turnaround_minutes:
            yield from self._turnarounds(venue, items)

    def _turnarounds(self, venue: Venue, items: tuple[Booking, ...]) -> Iterable[Finding]:
        for earlier, later in pairwise(items):
            gap = later.start - earlier.end
            if 0 <= gap < venue.turnaround_minutes:
                text = (
                    f"{venue.name} stays empty for {venue.turnaround_minutes} minutes between two events, "
                    f"and has {gap} between {earlier.task.name} and {later.task.name}"
                )
                yield self.finding(text, Subject("venue", venue.id), earlier.subject, later.subject)


def _events(count: int) -> str:
    return "one event" if count == 1 else f"{count} events"


def _names(crowd: tuple[Booking, ...]) -> str:
    names = [item.task.name for item in crowd]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
