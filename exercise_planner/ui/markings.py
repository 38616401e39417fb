"""The marking of what the window shows: the roll-up of all records, as a banner says it."""

from dataclasses import dataclass

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Classification
from exercise_planner.domain.releasability import banner as banner_text
from exercise_planner.domain.releasability import rolled_up


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner: its level and its text."""

    level: Classification
    text: str


def banner(exercise: Exercise | None) -> Banner:
    """The banner of a whole exercise: the highest level, released to those to whom every part is."""
    if exercise is None:
        return Banner(Classification.UNCLASSIFIED, Classification.UNCLASSIFIED.value)
    marking = rolled_up((record.marking for record in exercise.records()), exercise)
    return Banner(marking.classification, banner_text(marking, exercise))
