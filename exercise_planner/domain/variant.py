"""Variant: a course of action, kept beside the exercise until it is opened or adopted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from exercise_planner.domain.record import Name, Record, Text

MAIN_ID = "main"
"""The line that every document has; it needs no record until there is a variant of it."""

Packed = Annotated[str, Text(1, 1_000_000_000)]
"""An exercise in few characters, which only the storage understands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """One line of the plan: the main line or a variant of it.

    Exactly one of all lines is open: it is the exercise itself, which is why it has no content of its own.
    The others are kept as they were when they were left.

    Args:
        created: When the variant was made.
        content: Plan and schedule; None for the line that is open.
    """

    noun: ClassVar[str] = "variant"
    nouns: ClassVar[str] = "variants"
    apart: ClassVar[bool] = True

    name: Name
    created: datetime
    content: Packed | None = None
