"""Slides of an exercise for the wall, looked through like packs before anybody sees them."""

import zipfile
from dataclasses import dataclass
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from re import findall, sub

from exercise_planner.briefing.issue import Order, context_of
from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.releasability import releasable
from exercise_planner.errors import DocumentError
from exercise_planner.interchange.saving import replace_file
from exercise_planner.workspace.reckoning import MEANS


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at slides, and at which day.

    Args:
        nation: Id of the viewers' nation; None for the hosts.
        audience: planning, participants, observers or public.
        language: ISO 639-1 code; that of the nation when empty.
        day: The day whose programme is shown; the first with events when not given.
    """

    nation: str | None = None
    audience: str = "planning"
    language: str = ""
    day: date | None = None


def show_slides(exercise: Exercise, path: Path, viewer: Viewer) -> int:
    """Write slides.

    Args:
        exercise: The full exercise with its schedule.
        path: The .pptx file.
        viewer: Who looks at them.

    Returns:
        The number of slides.

    Raises:
        ExercisePlannerError: There is no such nation, audience or language, the extra ``office`` is not
            installed, the file cannot be written, or something withheld was found in it.
    """
    from exercise_planner.briefing.slides.deck import slides_of  # an extra

    context = context_of(
        exercise, viewer.nation, viewer.audience, Order("", language=viewer.language, means=MEANS)
    )
    content, number = slides_of(context, viewer.day)
    seen = releasable(exercise, viewer.nation, context.audience)  # asked anew: the context may be at fault
    found = _withheld_in(content, Withheld.of(exercise, seen))
    if found:
        raise DocumentError("\n".join(("No slides: they hold what their viewer may not know.", *found)))
    replace_file(path, content)
    return number


def _withheld_in(content: bytes, withheld: Withheld) -> list[str]:
    """What of it is in a part of the file: in its texts, its attributes, or its name."""
    found = dict[str, None]()
    with zipfile.ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            pieces = [(name, True)]
            if name.endswith((".xml", ".rels")):
                inside = parts.read(name).decode()
                attributes = "\n".join(unescape(value) for value in findall(r'="([^"]*)"', inside))
                pieces += [(unescape(sub(r"<[^>]*>", "\n", inside)), False), (attributes, True)]
            for words, is_raw in pieces:
                held = withheld.found_in(words, is_raw=is_raw)
                found.update((f"{name}: “{what}”", None) for what in held)
    return list(found)
