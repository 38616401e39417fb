"""Printing a briefing pack of an exercise."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exercise_planner.briefing.issue import Order, context_of, sections_of
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.planning.check import check
from exercise_planner.workspace.reckoning import MEANS


def print_briefing(
    exercise: Exercise,
    path: Path,
    *,
    nation: str | None = None,
    audience: str = "planning",
    order: Order | None = None,
    findings: tuple[Finding, ...] | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Print a pack.

    Args:
        exercise: The full exercise with its schedule.
        path: The PDF file.
        nation: Id of the reader's nation; None for a pack of no nation in particular.
        audience: planning, participants, observers or public.
        order: Paper and sections; A4 and all when not given.
        findings: What is wrong with the schedule; the checker is asked when not given.
        progress: Told the number of each page as it is laid out.

    Returns:
        The number of pages.

    Raises:
        ExercisePlannerError: There is no such nation, audience or paper, or the file cannot be written.
    """
    if findings is None:
        findings = check(exercise) if exercise.assignments else ()
    order = order or Order("")
    order = replace(order, means=order.means or MEANS)
    context = context_of(exercise, nation, audience, order, findings)
    return write_briefing(context, path, order.paper, sections_of(order.sections), progress)
