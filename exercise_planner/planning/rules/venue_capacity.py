"""Venue capacity: a venue takes so many events and people at once, and time to turn around between two."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.overlap import crowded
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board
    from exercise_planner.planning.solver.modelling.piece import Linear, Literal, Piece


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

    def post(self, board: "Board") -> None:
        for venue in board.problem.exercise.venues:
            held = board.at(venue.id)
            self._post_events(board, venue, held)
            if venue.max_personnel is not None:
                self._post_personnel(board, venue, held)

    def _post_events(self, board: "Board", venue: Venue, held: "list[tuple[Piece, Literal]]") -> None:
        if len(held) <= venue.max_events:
            return
        more = Relaxation(
            f"Let {venue.name} take {_events(venue.max_events + 1)} at once",
            subject(venue),
            ("max_events",),
            venue.max_events + 1,
            cost=5,
        )
        text = f"{venue.name} takes {_events(venue.max_events)} at a time"
        if venue.max_events > 1:
            guard = board.guard(Fact(self.code, text, (subject(venue),), (more,)))
            intervals = [board.interval(piece, 0, literal) for piece, literal in held]
            board.cumulative(intervals, [1] * len(held), venue.max_events, guard)
            return
        gap = board.slots(venue.turnaround_minutes)
        if gap:
            text += f", and stays empty for {venue.turnaround_minutes} minutes between two"
            hurry = Relaxation(
                f"Let events follow each other at {venue.name} without a turnaround",
                subject(venue),
                ("turnaround_minutes",),
                cost=4,
            )
        eases = (more, hurry) if gap else (more,)
        guard = board.guard(Fact(self.code, text, (subject(venue),), eases))
        board.one_at_a_time(held, gap, guard)

    def _post_personnel(self, board: "Board", venue: Venue, held: "list[tuple[Piece, Literal]]") -> None:
        people = [(piece, literal, *_personnel(board, piece)) for piece, literal in held]
        people = [item for item in people if item[3]]
        most = sum(item[3] for item in people)
        if venue.max_personnel is None or most <= venue.max_personnel:
            return
        eases = tuple(
            Relaxation(
                f"Let {venue.name} take {count} people", subject(venue), ("max_personnel",), count, cost=cost
            )
            for count, cost in ((max(item[3] for item in people), 5), (most, 7))
            if count > venue.max_personnel
        )
        text = f"{venue.name} takes {venue.max_personnel} people"
        guard = board.guard(Fact(self.code, text, (subject(venue),), eases))
        intervals = [board.interval(piece, 0, literal) for piece, literal, _, _ in people]
        board.cumulative(intervals, [item[2] for item in people], venue.max_personnel, guard)


def _events(count: int) -> str:
    return "one event" if count == 1 else f"{count} events"


def _names(crowd: tuple[Booking, ...]) -> str:
    names = [item.task.name for item in crowd]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _personnel(board: "Board", piece: "Piece") -> "tuple[Linear, int]":
    """The people whom the units of an event bring, and the most that they can be."""
    named = sum(unit.personnel for unit in dict.fromkeys(piece.task.units))
    candidates = {unit.id: unit for opening in piece.task.openings for unit in opening.candidates}
    chosen = {
        unit_id: candidates[unit_id].personnel
        for unit_id in dict.fromkeys(unit_id for _, unit_id in piece.places)
        if candidates[unit_id].personnel
    }
    if not chosen:
        return named, named
    places = sum(opening.requirement.count for opening in piece.task.openings)
    most = named + sum(sorted(chosen.values())[-places:])
    people = board.number(0, named + sum(chosen.values()))
    board.require(people == named + sum(count * piece.takes[unit_id] for unit_id, count in chosen.items()))
    return people, most
