"""``shares``: who gets what of an exercise, and why not more."""

from typing import Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, count, say


def shares(
    plan: Plan,
    audience: Annotated[
        list[str] | None,
        typer.Option(help="planning, participants, observers or public; participants unless named."),
    ] = None,
    nation: Annotated[list[str] | None, typer.Option(help="Only this nation; else all.")] = None,
) -> int:
    """Tell for every reader how its pack would be marked, why, what is withheld, and by which marking.

    It also warns of names that tell a reader of something withheld.

    \b
    Examples:
      exercise-planner shares plan.json
      exercise-planner shares rimpac.explan --nation FRA --audience observers
    """
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.issuing import Readers, shares_of

    exercise = load(plan)
    found = shares_of(exercise, Readers(tuple(audience or ()), tuple(nation or ())))
    for share in found:
        typer.echo(f"{share.recipient.name(exercise)}: {share.marking.banner}")
        told = (share.marking.reason, share.refusal, *share.warnings(), *share.reasons(exercise))
        for line in filter(None, told):
            typer.echo(f"  {line}")
    say(count(len(found), "reader"))
    return DONE
