"""Founding an exercise in a new document of the user's."""

from pathlib import Path

from exercise_planner.edits.founding import Outline, founded
from exercise_planner.workspace.documents import free_path
from exercise_planner.workspace.files import load
from exercise_planner.workspace.session import Workspace


def found(outline: Outline, template: Path | None = None, author: str = "") -> Workspace:
    """Begin an exercise and open its document.

    Args:
        outline: What is known of it.
        template: A plan whose phases, venues, events and objectives come along.
        author: Who begins it.

    Raises:
        ExercisePlannerError: The outline cannot be used, or the document cannot be written.
    """
    exercise = founded(outline, load(template) if template is not None else None)
    return Workspace.create(free_path(exercise.details.name), exercise, author)
