"""Weights of goals as words, from unimportant to very important, and back. No widgets here."""

from exercise_planner.domain.details import Goals
from exercise_planner.ui import words
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

STEPS = (
    QT_TRANSLATE_NOOP("window", "unimportant"),
    QT_TRANSLATE_NOOP("window", "hardly important"),
    QT_TRANSLATE_NOOP("window", "less important"),
    QT_TRANSLATE_NOOP("window", "important"),
    QT_TRANSLATE_NOOP("window", "more important"),
    QT_TRANSLATE_NOOP("window", "very important"),
)
"""What a slider says, from left to right."""

FACTORS = (0.0, 0.1, 0.3, 1.0, 3.0, 10.0)
"""The weight of each step, against that of “important”."""

IMPORTANT = {
    "unscheduled": 1000.0,
    "makespan": 1.0,
    "earliness": 0.1,
    "objectives": 10.0,
    "avoid": 5.0,
    "travel": 0.01,
    "balance": 1.0,
    "stability": 10.0,
}
"""Weights that make goals, each of which counts in a unit of its own, about equally important.

They are those with which the plan format begins, where it begins with any.
"""


def weight_of(goal: str, step: int) -> float:
    """The weight of a goal at a step."""
    return round(IMPORTANT.get(goal, 1.0) * FACTORS[step], 6)


def step_of(goal: str, weight: float) -> int:
    """The step whose weight is nearest; only no weight at all is unimportant."""
    if not weight:
        return 0
    steps = range(1, len(STEPS))
    return min(
        steps,
        key=lambda step: abs(weight_of(goal, step) / weight - 1) + abs(weight / weight_of(goal, step) - 1),
    )


def told(goals: Goals, goal: str) -> str:
    """The weight of a goal in words; with the number where it stands between the steps."""
    weight = float(getattr(goals, goal))
    step = step_of(goal, weight)
    text = words.tr(STEPS[step])
    return text if weight_of(goal, step) == weight else f"{text} ({weight:g})"
