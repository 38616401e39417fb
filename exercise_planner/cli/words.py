"""Exit statuses, and words that commands share."""

from pathlib import Path
from typing import Annotated

import typer

DONE, BAD_INPUT, INFEASIBLE, NOTHING_FOUND, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 70, 130
"""Exit statuses; 70 is EX_SOFTWARE of sysexits.h, 130 what shells give for Ctrl+C."""

Plan = Annotated[
    Path,
    typer.Argument(help="A plan (.json), an exercise document (.explan) or a version of one (.explan@NAME)."),
]


def say(text: str) -> None:
    """Tell the user something, beside what the command gives out."""
    typer.echo(text, err=True)


def count(number: int, noun: str) -> str:
    """A number of things: ``1 event``, ``2 events``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def documents_only(path: Path) -> None:
    """Refuse what is no document of the application.

    Raises:
        InputError: It is not.
    """
    from exercise_planner.errors import InputError
    from exercise_planner.workspace.files import is_document

    if not is_document(path):
        raise InputError(
            f"“{path}” is no document (.explan): only those have versions. "
            "`exercise-planner import` makes one of a plan."
        )
