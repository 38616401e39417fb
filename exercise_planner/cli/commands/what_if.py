"""``what-if``: the single points of failure, each with its fallback schedule."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from exercise_planner.cli.words import BAD_INPUT, DONE, Plan, count, say


def what_if(
    plan: Plan,
    schedule: Annotated[
        Path | None, typer.Option(help="A schedule of that plan; a document's own when not given.")
    ] = None,
    of: Annotated[list[str] | None, typer.Option(help="Only these nations, units and venues.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Folder for fallbacks.")] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for each repair.")] = 1,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")] = 0,
    cluster: Annotated[str, typer.Option(help="A dask.distributed scheduler, as tcp://host:8786.")] = "",
) -> int:
    """Withdraw each nation, unit and venue in turn, and rank them by what would be lost.

    \b
    Examples:
      exercise-planner what-if plan.json --schedule schedule.json
      exercise-planner what-if rimpac.explan --of USA --of PMRF -o fallbacks
    """
    from exercise_planner.planning.outcome import Outcome
    from exercise_planner.workspace import what_if as trying
    from exercise_planner.workspace.files import load, load_schedule, save_outcome
    from exercise_planner.workspace.repairing import earlier_schedule

    exercise = load(plan)
    if schedule is not None:
        exercise = earlier_schedule(exercise, load_schedule(exercise, schedule)[0])
    if not exercise.assignments:
        say("There is no schedule to try: name one with --schedule.")
        return BAD_INPUT
    with trying.machines(workers, cluster) as executor:
        found = trying.blows(exercise, of or (), seconds=time_limit, executor=executor, on_progress=_progress)
    for line, blow in zip(trying.told(exercise, found), found, strict=True):
        typer.echo(line)
        if output is not None:
            output.mkdir(parents=True, exist_ok=True)
            after = trying.without(exercise, blow)
            path = output / f"{blow.subject.noun}-{_file_name(blow.subject.id)}.schedule.json"
            save_outcome(after, Outcome(blow.fallback.schedule, blow.fallback.assignments), path)
    say(f"Tried what it would be without {count(len(found), 'record')}.")
    return DONE


def _progress(done: int, everything: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == everything else ""
        typer.echo(f"\r\033[K{done} of {everything}{end}", err=True, nl=False)


def _file_name(record_id: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in record_id)
