"""Plan and schedule as one part of a review file, and back."""

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import InputError
from exercise_planner.interchange.drafting import reading_of
from exercise_planner.interchange.parsing import parse
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.interchange.saving import json_bytes
from exercise_planner.interchange.writers.plan import write_plan
from exercise_planner.interchange.writers.schedule import write_schedule

WHOLE = "exercise-review-exercise/1"


def whole_bytes(exercise: Exercise) -> bytes:
    """Plan and schedule as one JSON document."""
    return json_bytes({"format": WHOLE, "plan": write_plan(exercise), "schedule": write_schedule(exercise)})


def read_whole(data: bytes, source: str) -> Exercise:
    """The exercise that ``whole_bytes`` has written.

    Raises:
        InputError: It is something else, or something in it is wrong; says everything that is.
    """
    parsed = parse(data, source)
    document = parsed.value if isinstance(parsed.value, dict) else {}
    if document.get("format") != WHOLE or not isinstance(document.get("schedule"), dict):
        raise InputError(f"“{source}” is not of the format “{WHOLE}”.")
    exercise = reading_of(document.get("plan"), source, parsed.flaws).require()
    return parse_schedule(json_bytes(document["schedule"]), exercise, source).require()
