"""``import``: a document from a file, or a file into a document."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, count, say


def import_(
    file: Annotated[
        Path, typer.Argument(help="A plan (.json) or workbook (.xlsx); with --into also a table or calendar.")
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The new document (.explan).")] = None,
    into: Annotated[
        Path | None, typer.Option("--into", help="A document that the file is merged into, by id or name.")
    ] = None,
    of: Annotated[
        str | None, typer.Option(help="Whose calendar it is: the code or name of a nation, unit or venue.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the document if it is there.")] = False,
) -> int:
    """Make an exercise document of a file, or merge a file into one as a single change that can be undone.

    \b
    Examples:
      exercise-planner import rimpac-2024.plan.json -o rimpac.explan
      exercise-planner import forces.xlsx --into rimpac.explan
      exercise-planner import absences.ics --into rimpac.explan --of NOR
    """
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.session import Workspace

    if (output is None) == (into is None):
        raise typer.BadParameter("Give either -o NEW.explan or --into DOCUMENT.explan.")
    if into is not None:
        return _merge(file, into, of)
    assert output is not None  # noqa: S101  one of the two is given
    exercise = load(file)
    with Workspace.create(output, exercise, overwrite=force):
        say(f"{output}: {exercise.details.name}, {count(len(exercise.events), 'event')}")
    return DONE


def _merge(file: Path, into: Path, of: str | None) -> int:
    from exercise_planner.workspace.importing import change_of
    from exercise_planner.workspace.session import Workspace

    with Workspace.open(into) as workspace:
        found = change_of(workspace.exercise, file, of)
        workspace.apply(found.changeset)
        for warning in found.warnings:
            say(f"Note: {warning}")
        say(f"{into}: {found.words}")
    return DONE
