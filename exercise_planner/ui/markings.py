"""The marking of what the window shows: the roll-up of all records, as a banner says it."""

from dataclasses import dataclass

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.inheritance import with_inherited
from exercise_planner.domain.record import Classification
from exercise_planner.domain.rollup import roll_up


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner: its level, its text, and why it is so."""

    level: Classification
    text: str
    reason: str = ""


def banner(exercise: Exercise | None) -> Banner:
    """The banner of a whole exercise: the highest level, released to those to whom every part is."""
    if exercise is None:
        return Banner(Classification.UNCLASSIFIED, Classification.UNCLASSIFIED.value)
    marked = with_inherited(exercise)
    found = roll_up(marked.records(), marked)
    return Banner(found.marking.classification, found.banner, found.reason)
