"""``slides``: the few slides that a staff shows on its wall."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, count, say


def slides(
    plan: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The .pptx file to write.")],
    schedule: Annotated[
        Path | None, typer.Option("--schedule", help="A schedule of the plan (.json).")
    ] = None,
    nation: Annotated[str | None, typer.Option(help="The viewers’ nation; else the hosts.")] = None,
    audience: Annotated[str, typer.Option(help="planning, participants, observers or public.")] = "planning",
    day: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the programme; else the first with events."),
    ] = None,
    language: Annotated[str, typer.Option(help="en, fr, de, es or uk; else that of the nation.")] = "",
) -> int:
    """Write slides for the wall: situation, participants, timeline, a day's programme, objectives, venues.

    They hold what their viewer may see, with its marking on each. This needs the extra "office".

    \b
    Examples:
      exercise-planner slides plan.json --schedule s.json -o wall.pptx --day 2024-07-08
      exercise-planner slides rimpac.explan --nation FRA --audience participants -o fra.pptx
    """
    from exercise_planner.workspace.files import load, load_schedule, with_schedule
    from exercise_planner.workspace.showing import Viewer, show_slides

    exercise = load(plan)
    if schedule is not None:
        exercise = with_schedule(exercise, *load_schedule(exercise, schedule))
    viewer = Viewer(nation, audience, language, day.date() if day is not None else None)
    say(f"{output}: {count(show_slides(exercise, output, viewer), 'slide')}")
    return DONE
