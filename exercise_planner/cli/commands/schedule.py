"""``schedule``: places for the events of a plan."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exercise_planner.cli.telling import progress_line, tell
from exercise_planner.cli.words import Plan

if TYPE_CHECKING:
    from exercise_planner.domain.schedule import Assignment


def schedule(
    plan: Plan,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where the schedule goes.")] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that the search may take.")] = 30,
    workers: Annotated[int, typer.Option(min=0, help="Processor cores; 0 uses all.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Equal seeds search alike.")] = 0,
    goal: Annotated[list[str] | None, typer.Option(help="Weight of a goal, as makespan=1.")] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="An earlier schedule, for the goal stability.")
    ] = None,
) -> int:
    """Schedule the events of a plan.

    The schedule goes to the file, to standard output where none is named, and into the document where PLAN is
    an .explan. Ctrl+C stops the search and uses the best schedule so far.

    \b
    Examples:
      exercise-planner schedule rimpac-2024.plan.json -o schedule.json
      exercise-planner schedule rimpac.explan --time-limit 60 --goal makespan=1 --goal earliness=0.1
      exercise-planner schedule plan.json --baseline old.json --goal stability=100 -o new.json
    """
    from exercise_planner.planning.solver.search import Options, prepare

    prepare()  # the solver loads while the plan is read
    from exercise_planner.workspace.files import is_document, load, load_schedule, outcome_text, save_outcome
    from exercise_planner.workspace.scheduling import adopt_into, solve_stoppable, weights

    exercise = load(plan)
    earlier: tuple[Assignment, ...] = exercise.assignments
    if baseline is not None:
        earlier = load_schedule(exercise, baseline, lenient=True)[0]
    options = Options(
        time_limit=time_limit, workers=workers, seed=seed, goals=weights(goal or ()), baseline=earlier
    )
    outcome = solve_stoppable(exercise, options, progress_line())
    if output is not None:
        save_outcome(exercise, outcome, output)
    if is_document(plan) and outcome.assignments:
        adopt_into(plan, outcome)
    if output is None and not is_document(plan):
        typer.echo(outcome_text(exercise, outcome), nl=False)
    return tell(outcome)
