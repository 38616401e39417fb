"""``export``: a document in another format, as far as its reader may see it."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, say


def export(  # noqa: PLR0913, PLR0917  an option each
    document: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            help="Format: plan, schedule, xlsx, ics, ics-zip, csv, geojson, kml or mspdi; else by suffix.",
        ),
    ] = None,
    schedule: Annotated[
        Path | None, typer.Option("--schedule", help="A schedule of the plan (.json).")
    ] = None,
    nation: Annotated[str | None, typer.Option(help="The reader's nation; else everything.")] = None,
    audience: Annotated[str, typer.Option(help="planning, participants, observers or public.")] = "planning",
    of: Annotated[
        str | None, typer.Option(help="Whose calendar: the code or name of a nation, unit or venue.")
    ] = None,
    update: Annotated[Path | None, typer.Option(help="The calendar (.ics) that this one updates.")] = None,
) -> int:
    """Write a document in another format: all of it, or what a reader may see.

    \b
    Examples:
      exercise-planner export rimpac.explan -o rimpac.plan.json
      exercise-planner export rimpac.explan -o schedule.json --to schedule
      exercise-planner export rimpac.explan -o rimpac.xlsx
      exercise-planner export rimpac.explan -o norway.ics --of NOR --update old.ics
      exercise-planner export rimpac.explan -o nor.kml --nation NOR --audience participants
    """
    from exercise_planner.workspace.exporting import Order, export
    from exercise_planner.workspace.files import load, load_schedule, with_schedule

    exercise = load(document)
    if schedule is not None:
        exercise = with_schedule(exercise, *load_schedule(exercise, schedule))
    order = Order(to, nation, audience, of, update, document)
    say(f"{output}: {export(exercise, output, order)}")
    return DONE
