"""``versions``: the frozen versions of a document, or one of them as a plan."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, count, documents_only, say


def versions(
    document: Annotated[Path, typer.Argument(help="An exercise document (.explan).")],
    export: Annotated[str | None, typer.Option("--export", help="The version to write to a file.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file that it is written to.")
    ] = None,
) -> int:
    """List the versions of a document: name, moment, sum, how much has changed since, note.

    \b
    Examples:
      exercise-planner versions rimpac.explan
      exercise-planner versions rimpac.explan --export V1 -o v1.plan.json
    """
    from exercise_planner.domain.timespan import date_time_group
    from exercise_planner.errors import InputError
    from exercise_planner.workspace import Workspace
    from exercise_planner.workspace.versions import compare, save_plan, version_named

    documents_only(document)
    if (export is None) != (output is None):
        raise InputError("--export and -o belong together: which version, and the file for it.")
    with Workspace.open(document) as workspace:
        frozen = workspace.versions()
        if export is not None and output is not None:
            save_plan(workspace, version_named(frozen, export), output)
            say(f"{output}: version “{export}” of {document}")
            return DONE
        for one in frozen:
            since = count(len(compare(workspace, one, None).differences), "difference")
            line = f" [{one.line}]" if one.line else ""
            note = f"  {one.note}" if one.note else ""
            when = date_time_group(one.at)
            typer.echo(f"{one.name}{line}  {when}  {one.sha256[:12]}  {since} since{note}")
    say(f"{document}: {count(len(frozen), 'version')}")
    return DONE
