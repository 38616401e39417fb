"""Drag: an event that is held by hand, and what would be wrong with it there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QPointF

from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.pages.schedule.lanes import Bar

Judge = Callable[[Assignment], tuple[Finding, ...]]
"""What is wrong around an event when it is placed so, for as long as that."""
LOCK = "lock"
"""The rule that says that an event is not where it is locked."""


class Grip(Enum):
    """What a bar is held by."""

    MOVE = "move"
    START = "start"
    END = "end"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Drag:
    """An event in the hand.

    Args:
        bar: Where it was.
        grabbed: The minute at which it was taken hold of.
        place: Where it would be.
        findings: What would be wrong.
        grip: What it is held by.
        at: Where the pointer is, in the viewport.
        target: The bar that it would be linked with.
        is_after: Whether it would follow that bar; else that bar would follow it.
    """

    bar: Bar
    grabbed: float
    place: Assignment
    findings: tuple[Finding, ...] = ()
    grip: Grip = Grip.MOVE
    at: QPointF | None = None
    target: Bar | None = None
    is_after: bool = False

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
        return self._placed(moved(self.bar.place, minutes, venue), judge)

    def stretched(self, minutes: int, slot: int, judge: Judge) -> "Drag":
        """The same, with the end that is held so much later; a slot is the least that stays.

        Args:
            minutes: How much later than where that end was; earlier when negative.
            slot: Minutes of the grid.
            judge: What says what is wrong.
        """
        by = minutes if self.grip is Grip.END else -minutes
        longest = max(self.bar.end - self.bar.start + by, slot)
        return self._placed(stretched(self.bar.place, longest, self.grip), judge)

    def linked(self, at: QPointF, target: Bar | None, *, is_after: bool = False) -> "Drag":
        """The same, with the pointer elsewhere, perhaps upon another bar."""
        return replace(self, at=at, target=target, is_after=is_after)

    def _placed(self, place: Assignment, judge: Judge) -> "Drag":
        if place == self.place:
            return self
        findings = judge(place)
        if self.grip is Grip.END:  # a lock holds start, venue and units, none of which moves
            findings = tuple(finding for finding in findings if finding.rule != LOCK)
        return replace(self, place=place, findings=findings)


def moved(place: Assignment, minutes: int, venue: str | None) -> Assignment:
    """A place so much later, at a venue."""
    by = timedelta(minutes=minutes)
    return replace(place, start=place.start + by, end=place.end + by, venue=venue)


def stretched(place: Assignment, minutes: int, grip: Grip) -> Assignment:
    """A place that lasts so long, held by the end that gives way."""
    length = timedelta(minutes=minutes)
    if grip is Grip.START:
        return replace(place, start=place.end - length)
    return replace(place, end=place.start + length)


def length_of(place: Assignment) -> int:
    """How long a place lasts, in minutes."""
    return int((place.end - place.start).total_seconds() // 60)
