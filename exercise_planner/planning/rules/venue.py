"""Venue: an event is held at one of its candidate venues, or at none where it needs none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.planning.fact import Fact, Relaxation, subject
from exercise_planner.planning.problem import Problem, Task, takes
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.board import Board


class CandidateVenue(Rule):
    """``venue(event) in candidates(event)``."""

    code = "venue"
    title = "At one of its venues"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        if any((venue.id if venue else None) == item.venue_id for venue in item.task.venues):
            return
        name, event = item.task.name, item.task.event
        if item.venue_id is None:
            yield self.finding(f"{name} has no venue and needs one", item.subject)
        elif item.venue is not None and not takes(item.venue, event):
            text = f"{name} is at {item.venue.name}, which does not take {event.activity}"
            yield self.finding(text, item.subject, Subject("venue", item.venue.id))
        else:
            venue = item.venue.name if item.venue else item.venue_id
            text = f"{name} is at {venue}, which is not one of its venues"
            yield self.finding(text, item.subject, Subject("venue", item.venue_id))

    def post(self, board: "Board") -> None:
        for piece in board.pieces.values():
            if not piece.task.venues:
                board.forbid(piece.present, board.guard(_nowhere(self.code, board.problem, piece.task)))


def _nowhere(code: str, problem: Problem, task: Task) -> Fact:
    event, own = task.event, subject(task.event)
    eases = [Relaxation(f"Hold {task.name} without a venue", own, ("needs_venue",), value=False, cost=6)]
    if event.activity is not None:
        anything = f"Let {task.name} be held where {event.activity} is not listed"
        eases.append(Relaxation(anything, own, ("activity",), cost=6))
    if any(takes(venue, event) for venue in problem.exercise.venues):
        elsewhere = f"Let {task.name} be held at any venue that takes it"
        eases.append(Relaxation(elsewhere, own, ("venues",), cost=5))
    which = "none of its venues" if event.venues else "no venue"
    what = f" takes {event.activity}" if event.activity else " is there"
    venues = tuple(Subject("venue", venue_id) for venue_id in event.venues)
    return Fact(code, f"{task.name} needs a venue, and {which}{what}", (own, *venues), tuple(eases))
