"""Fact: one thing that the plan says and that confines schedules. Limit: a fact about time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.record import Record
from exercise_planner.planning.spans import Spans


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change of one field of a record that would loosen a fact.

    Args:
        text: What the planner would do: "let ASW 2 end later than 11 March".
        subject: The record that is changed.
        path: Names and indices from the record to what is changed, as in the plan format.
        value: The new value in the plan format; None removes what the path leads to.
        cost: How much it disturbs; the cheapest is offered first.
    """

    text: str
    subject: Subject
    path: tuple[str | int, ...]
    value: Any = None
    cost: int = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the plan says.

    Args:
        rule: Code of the rule that it belongs to.
        text: A sentence that a planner would say.
        subjects: The records it is about, the most important first.
        relaxations: What could be changed, in any order.
    """

    rule: str
    text: str
    subjects: tuple[Subject, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()


class Limit:
    """A fact about time: an event that it concerns lies wholly inside one of the spans.

    Args:
        tell: Words the fact. There are many limits, and few are ever told of.
        spans: In minutes, sorted.
    """

    def __init__(self, tell: Callable[[], Fact], spans: Spans) -> None:
        self._tell = tell
        self.spans = spans

    @cached_property
    def fact(self) -> Fact:
        """The fact in words."""
        return self._tell()


def subject(record: Record) -> Subject:
    """A record as the subject of a finding."""
    return Subject(record.noun, record.id)
