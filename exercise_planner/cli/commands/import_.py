"""``import``: a document from a plan."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, count, say


def import_(
    plan: Annotated[Path, typer.Argument(help="A plan document (.json).")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The new document (.explan).")],
    force: Annotated[bool, typer.Option("--force", help="Replace the document if it is there.")] = False,
) -> int:
    """Make an exercise document of a plan.

    \b
    Example:
      exercise-planner import rimpac-2024.plan.json -o rimpac.explan
    """
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.session import Workspace

    exercise = load(plan)
    with Workspace.create(output, exercise, overwrite=force):
        say(f"{output}: {exercise.details.name}, {count(len(exercise.events), 'event')}")
    return DONE
