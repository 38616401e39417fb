"""``check``: the rules that a schedule breaks."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import BAD_INPUT, DONE, Plan, count, say


def check(
    plan: Plan,
    schedule: Annotated[Path, typer.Argument(help="A schedule of that plan (.json).")],
) -> int:
    """List the rules that a schedule breaks, one a line; status 1 if there are any.

    \b
    Example:
      exercise-planner check rimpac-2024.plan.json schedule.json
    """
    from exercise_planner.planning.check import check as judge
    from exercise_planner.workspace.files import load, load_schedule

    exercise = load(plan)
    assignments, _ = load_schedule(exercise, schedule)
    findings = judge(exercise, assignments)
    for finding in findings:
        typer.echo(str(finding))
    say(f"{count(len(findings), 'broken rule')} in {count(len(assignments), 'scheduled event')}")
    return BAD_INPUT if findings else DONE
