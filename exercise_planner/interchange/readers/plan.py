"""Reads plan documents (``exercise-plan/1``)."""

from pathlib import Path

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.drafting import reading_of
from exercise_planner.interchange.parsing import parse
from exercise_planner.interchange.reader import Reader, Reading


class PlanReader(Reader):
    """The plan format."""

    name = "plan"
    title = "Exercise plan"
    suffixes = (".plan.json", ".json")

    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:  # noqa: ARG002
        """What a plan document holds; an open exercise has no part in it."""
        return parse_plan(data, source)


def parse_plan(data: bytes | str, source: str = "the plan") -> Reading:
    """What a plan document in memory holds.

    Args:
        data: UTF-8 JSON.
        source: What users call it.

    Raises:
        InputError: It is not JSON, too big or too deep.
    """
    parsed = parse(data, source)
    return reading_of(parsed.value, source, parsed.flaws)


def read_plan(path: Path) -> Exercise:
    """The exercise in a plan file.

    Raises:
        InputError: It cannot be read, or something in it is wrong; says everything that is.
    """
    return PlanReader().read(path).require()
