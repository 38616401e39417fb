"""``explain``: why there is no schedule, and what would help."""

import json
from typing import Annotated

import typer

from exercise_planner.cli.telling import progress_line, tell
from exercise_planner.cli.words import Plan


def explain(
    plan: Plan,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that the search may take.")] = 30,
) -> int:
    """Say why a plan cannot be scheduled, and what would help, as in the schedule document.

    \b
    Example:
      exercise-planner explain plan.json
    """
    from exercise_planner.planning.solver.processes.messages import Duty
    from exercise_planner.planning.solver.processes.process import prepare

    prepare(Duty.EXPLAIN)  # it loads while the plan is read
    from exercise_planner.planning.solver.search import Options
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.scheduling import explanation, solve_stoppable

    exercise = load(plan)
    outcome = solve_stoppable(exercise, Options(time_limit=time_limit, first_only=True), progress_line())
    typer.echo(json.dumps(explanation(outcome), ensure_ascii=False, indent=1))
    return tell(outcome)
