"""``verify``: looks through the packs of an issue for what their readers may not know."""

import os
from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.commands.issue import PASSWORD, progress
from exercise_planner.cli.words import BAD_INPUT, DONE, Plan, count, say


def verify(
    folder: Annotated[Path, typer.Argument(help="A folder of packs.")],
    plan: Plan,
) -> int:
    """Look through every pack of an issue for what its reader may not know; status 1 if there is any.

    Text, bookmarks, links, metadata, attachments, layers, annotations, alternative texts and the inside of
    the file are searched for every withheld name and id and for any 12 characters of withheld prose.
    EXERCISE_PLANNER_PASSWORD opens packs that are encrypted.

    \b
    Example:
      exercise-planner verify packs plan.json
    """
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.verifying import verify as look_through

    verdict = look_through(folder, load(plan), os.environ.get(PASSWORD, ""), progress)
    for problem in verdict.problems:
        typer.echo(problem)
    say(f"{count(len(verdict.problems), 'problem')} in {count(verdict.packs, 'pack')}")
    return BAD_INPUT if verdict.problems else DONE
