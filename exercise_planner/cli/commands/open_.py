"""``open FILE``: the window on a file; what a word that is no command stands for."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.window import open_window


def open_(file: Annotated[Path, typer.Argument(help="A document or plan.")]) -> int:
    """Open FILE in the window."""
    return open_window(file)
