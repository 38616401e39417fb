"""``template``: the workbook that people fill in."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, say


def template(
    output: Annotated[Path, typer.Option("-o", "--output", help="The workbook to write (.xlsx).")],
) -> int:
    """Write a workbook to fill in: a sheet for each kind of record, with notes, choices and examples.

    \b
    Example:
      exercise-planner template -o plan.xlsx
      exercise-planner import plan.xlsx -o plan.explan
    """
    from exercise_planner.workspace.exporting import export_template

    say(f"{output}: {export_template(output)}")
    return DONE
