"""``export``: a document in another format."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, say


def export(
    document: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    to: Annotated[str | None, typer.Option("--to", help="Format: plan or schedule; else by suffix.")] = None,
) -> int:
    """Write a document in another format: its plan or its schedule.

    \b
    Examples:
      exercise-planner export rimpac.explan -o rimpac.plan.json
      exercise-planner export rimpac.explan -o schedule.json --to schedule
    """
    from exercise_planner.workspace.files import load, write

    name = write(load(document), output, to)
    say(f"{output}: {name}")
    return DONE
