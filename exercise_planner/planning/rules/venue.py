"""Venue: an event is held at one of its candidate venues, or at none where it needs none."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding, Subject
from exercise_planner.planning.problem import Problem, takes
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


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
