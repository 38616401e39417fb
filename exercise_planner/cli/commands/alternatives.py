"""``alternatives``: other places for an event, or other schedules of nearly equal value."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, count, say

if TYPE_CHECKING:
    from exercise_planner.domain.exercise import Exercise


def alternatives(
    plan: Plan,
    schedule: Annotated[Path, typer.Argument(help="A schedule of that plan (.json).")],
    event: Annotated[str | None, typer.Argument(help="An event's id; without it, whole schedules.")] = None,
    number: Annotated[int | None, typer.Option("-n", min=1, help="How many; 8 places, 5 schedules.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Folder for schedules.")] = None,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for other schedules.")] = 5,
    seed: Annotated[int, typer.Option(min=0, help="Equal seeds search alike.")] = 0,
) -> int:
    """List the best other places for an event, with what each costs or breaks.

    Without an event: up to five schedules of nearly equal value that differ as much as possible.

    \b
    Examples:
      exercise-planner alternatives plan.json schedule.json ASW1 -n 4
      exercise-planner alternatives plan.json schedule.json -o variants
    """
    from exercise_planner.workspace import alternatives as choices
    from exercise_planner.workspace.files import load, load_schedule
    from exercise_planner.workspace.repairing import earlier_schedule

    exercise = load(plan)
    exercise = earlier_schedule(exercise, load_schedule(exercise, schedule)[0])
    if event is None:
        return _schedules(exercise, number or 5, output, time_limit, seed)
    found = choices.other_places(exercise, event, number or 8)
    for line in choices.told(exercise, found):
        typer.echo(line)
    say(count(len(found), "other place"))
    return DONE


def _schedules(exercise: "Exercise", number: int, output: Path | None, seconds: float, seed: int) -> int:
    from exercise_planner.planning.solver.variants import Range
    from exercise_planner.workspace.alternatives import other_schedules
    from exercise_planner.workspace.files import save_outcome

    found = other_schedules(exercise, Range(count=number, seconds=seconds, seed=seed))
    first = {one.id: (one.start, one.venue, one.units) for one in found[0].assignments}
    for place, outcome in enumerate(found, 1):
        now = {one.id: (one.start, one.venue, one.units) for one in outcome.assignments}
        others = sum(now.get(event_id) != held for event_id, held in first.items())
        parts = ", ".join(f"{code} {value:g}" for code, value in outcome.schedule.goals.items() if value)
        typer.echo(f"{place}: {outcome.schedule.objective:g} ({parts}), {count(others, 'event')} otherwise")
        if output is not None:
            output.mkdir(parents=True, exist_ok=True)
            save_outcome(exercise, outcome, output / f"variant-{place}.schedule.json")
    say(count(len(found), "schedule"))
    return DONE
