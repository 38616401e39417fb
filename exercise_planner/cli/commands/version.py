"""``version``: plan and schedule of a document frozen under a name."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, documents_only, say


def version(
    document: Annotated[Path, typer.Argument(help="An exercise document (.explan).")],
    name: Annotated[str, typer.Option("--name", "-n", help="The version's name, unique in the document.")],
    note: Annotated[str, typer.Option("--note", help="What is said of it.")] = "",
) -> int:
    """Freeze plan and schedule under a name, for good.

    A version is never changed nor removed; `versions` lists them, `compare` tells two apart.

    \b
    Examples:
      exercise-planner version rimpac.explan --name "V1"
      exercise-planner version rimpac.explan --name "V2" --note "after the main planning conference"
    """
    from exercise_planner.workspace import Workspace

    documents_only(document)
    with Workspace.open(document) as workspace:
        frozen = workspace.freeze(name, note)
    typer.echo(frozen.sha256)
    say(f"{document}: version “{frozen.name}” is frozen.")
    return DONE
