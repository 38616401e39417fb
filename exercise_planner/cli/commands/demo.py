"""``demo``: the whole path on the bundled example."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.window import has_display, open_window
from exercise_planner.cli.words import DONE, say


def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for what it makes.")] = Path("demo"),
    window: Annotated[bool, typer.Option(help="Open the window on it where there is a display.")] = True,
) -> int:
    """Schedule, check and print the bundled RIMPAC 2024 example, then open it.

    \b
    Example:
      exercise-planner demo -o demo
    """
    from exercise_planner.workspace.demo import make

    for line in make(output):
        say(line)
    if window and has_display():
        return open_window(output / "rimpac-2024.explan")
    return DONE
