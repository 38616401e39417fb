"""``compare``: what differs between two plans with their schedules."""

from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, count, say

HELP = "A plan (.json), PLAN+SCHEDULE.json, a document (.explan), or DOCUMENT@VERSION."


def compare(
    before: Annotated[str, typer.Argument(help=HELP)],
    after: Annotated[str, typer.Argument(help="The same.")],
    nation: Annotated[str | None, typer.Option(help="Only what concerns this nation.")] = None,
    seen: Annotated[
        bool, typer.Option("--seen", help="As planners of --nation may know it: fit to be sent to them.")
    ] = False,
    xlsx: Annotated[Path | None, typer.Option(help="A workbook to write the differences to.")] = None,
) -> int:
    """Tell what differs between two plans: one line a difference, events first.

    \b
    Examples:
      exercise-planner compare rimpac.explan@V1 rimpac.explan
      exercise-planner compare rimpac.explan@V1 rimpac.explan@V2 --nation NOR --seen --xlsx nor.xlsx
      exercise-planner compare old.plan.json+old.schedule.json new.plan.json+new.schedule.json
    """
    from exercise_planner.domain.comparison import compared
    from exercise_planner.domain.nation import Nation
    from exercise_planner.domain.telling import Teller
    from exercise_planner.errors import InputError
    from exercise_planner.workspace.versions import compared_for, exercise_named, save_changes

    if seen and nation is None:
        raise InputError("--seen needs --nation: whose planners are to read it?")
    found = compared(exercise_named(before), exercise_named(after))
    if nation is not None and not any(one.get(Nation, nation) for one in (found.before, found.after)):
        raise InputError(f"There is no nation “{nation}” in either.")
    if seen and nation is not None:
        found = compared_for(found.before, found.after, nation)
    shown = found.differences if nation is None else found.by_nation.get(nation, ())
    teller = Teller(found)
    for one in shown:
        typer.echo(teller.sentence(one))
    if xlsx is not None:
        save_changes(found, xlsx, f"{before} – {after}", nation)
        say(f"{xlsx}: {count(len(shown), 'difference')}")
    whom = f" that concern {nation}" if nation else ""
    say(f"{count(len(shown), 'difference')}{whom}")
    return DONE
