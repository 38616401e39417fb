"""``brief``: a briefing pack."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, count, say


def brief(  # noqa: PLR0913, PLR0917  an option each
    plan: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    schedule: Annotated[
        Path | None, typer.Option("--schedule", help="A schedule of the plan (.json).")
    ] = None,
    nation: Annotated[str | None, typer.Option(help="The reader's nation; else the full pack.")] = None,
    audience: Annotated[str, typer.Option(help="planning, participants, observers or public.")] = "planning",
    paper: Annotated[str, typer.Option(help="A4 or Letter.")] = "A4",
    language: Annotated[
        str, typer.Option(help="en, fr, de, es or uk; else that of the reader’s nation.")
    ] = "",
    section: Annotated[
        list[str] | None,
        typer.Option(help="Only this section, such as programme; may be given several times."),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", help="An earlier schedule, document or version: tells what differs."),
    ] = None,
) -> int:
    """Print a briefing pack that holds what its reader may see.

    \b
    Examples:
      exercise-planner brief rimpac.explan -o briefing.pdf
      exercise-planner brief plan.json --schedule s.json --nation NOR --audience participants -o nor.pdf
      exercise-planner brief plan.json --schedule s.json --language fr --since earlier.json -o fr.pdf
    """
    from exercise_planner.briefing.issue import Order
    from exercise_planner.workspace.files import load, load_earlier, load_schedule, with_schedule
    from exercise_planner.workspace.printing import print_briefing
    from exercise_planner.workspace.versions import label_in

    exercise = load(plan)
    if schedule is not None:
        exercise = with_schedule(exercise, *load_schedule(exercise, schedule))
    earlier = load_earlier(exercise, since) if since is not None else None
    version = label_in(plan) if schedule is None else ""
    order = Order(version, paper, tuple(section or ()), language=language, earlier=earlier)
    pages = print_briefing(exercise, output, nation=nation, audience=audience, order=order)
    say(f"{output}: {count(pages, 'page')}")
    return DONE
