"""Drag: an event that is being moved by hand, and what would be wrong with it there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.pages.schedule.lanes import Bar

Judge = Callable[[Assignment], tuple[Finding, ...]]
"""What is wrong around an event when it is placed so."""


@dataclass(frozen=True, slots=True)
class Drag:
    """An event in the hand.

    Args:
        bar: Where it was.
        grabbed: The minute at which it was taken hold of.
        place: Where it would be.
        findings: What would be wrong.
    """

    bar: Bar
    grabbed: float
    place: Assignment
    findings: tuple[Finding, ...] = ()

    @property
    def is_elsewhere(self) -> bool:
        """Whether it would be anywhere but where it was."""
        return self.place != self.bar.place

    def moved(self, minutes: int, venue: str | None, judge: Judge) -> "Drag":
        """The same, held elsewhere.

        Args:
            minutes: How much later than where it was; earlier when negative.
            venue: Where.
            judge: What says what is wrong.
        """
        place = moved(self.bar.place, minutes, venue)
        return self if place == self.place else replace(self, place=place, findings=judge(place))


def moved(place: Assignment, minutes: int, venue: str | None) -> Assignment:
    """A place so much later, at a venue."""
    by = timedelta(minutes=minutes)
    return replace(place, start=place.start + by, end=place.end + by, venue=venue)
