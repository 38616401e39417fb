"""Documents of the user: opening one, or making one of a plan."""

import os
import re
from pathlib import Path

import platformdirs

from exercise_planner.workspace.files import DOCUMENT_SUFFIX, is_document, load
from exercise_planner.workspace.session import Workspace

DOCUMENTS_FOLDER = "EXERCISE_PLANNER_DOCUMENTS"
"""Environment variable that names another folder for new documents."""


def documents_folder() -> Path:
    """Where new documents go."""
    override = os.environ.get(DOCUMENTS_FOLDER)
    return Path(override) if override else Path(platformdirs.user_documents_dir()) / "Exercise Planner"


def open_or_import(path: Path, author: str = "") -> Workspace:
    """Open a document; of a plan, make a new document first, in the user's folder for documents.

    Args:
        path: A document or a plan.
        author: Who makes the changes to come.

    Raises:
        ExercisePlannerError: It cannot be opened; says why, and everything that is wrong in a plan.
    """
    if is_document(path):
        return Workspace.open(path, author)
    exercise = load(path)
    return Workspace.create(free_path(exercise.details.name), exercise, author)


def free_path(name: str) -> Path:
    """A path for a new document of that name, that no file has."""
    folder = documents_folder()
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w .()-]+", "-", name).strip(" .-")[:80] or "Exercise"
    names = (stem if number == 1 else f"{stem} {number}" for number in range(1, 10_000))
    paths = (folder / f"{each}{DOCUMENT_SUFFIX}" for each in names)
    return next(path for path in paths if not path.exists())
