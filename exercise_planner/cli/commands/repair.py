"""``repair``: an earlier schedule made right after something has befallen the plan."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exercise_planner.cli.words import DONE, INFEASIBLE, NOTHING_FOUND, Plan, count, say

if TYPE_CHECKING:
    from exercise_planner.domain.exercise import Exercise
    from exercise_planner.planning.solver.repairing.result import Repair

Words = list[str] | None


def repair(  # noqa: PLR0913, PLR0917  an option each
    plan: Plan,
    baseline: Annotated[
        Path | None, typer.Option(help="The earlier schedule; a document's own when not given.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where the schedule goes.")] = None,
    plan_output: Annotated[Path | None, typer.Option(help="Where the changed plan goes.")] = None,
    freeze: Annotated[str | None, typer.Option(help="What starts before this moment stays.")] = None,
    lose_venue: Annotated[Words, typer.Option(help="A venue that is lost: ID or ID=FROM..TO.")] = None,
    withdraw: Annotated[Words, typer.Option(help="Who withdraws: NATION or UNIT, or ID@DATE.")] = None,
    close: Annotated[Words, typer.Option(help="When nothing is held: DATE or FROM..TO.")] = None,
    lengthen: Annotated[Words, typer.Option(help="An event that takes longer: ID=MINUTES.")] = None,
    time_limit: Annotated[
        float | None, typer.Option(min=0.1, help="Seconds that the search may take.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Threads that prove the least change.")] = 2,
    seed: Annotated[int, typer.Option(min=0, help="Equal seeds search alike.")] = 0,
) -> int:
    """Repair a schedule with the fewest changes, and say what moved, for whom and why.

    PLAN may have been changed already, or the options say what has befallen it; what they give no time for
    holds from the moment that is frozen on. The schedule goes to the file, and into the document where PLAN
    is an .explan; the changed plan goes along.

    \b
    Examples:
      exercise-planner repair new.plan.json --baseline schedule.json -o repaired.json
      exercise-planner repair plan.json --baseline schedule.json --lose-venue RENA=2027-03-02..2027-03-04
      exercise-planner repair plan.json --baseline schedule.json --withdraw SWE@2027-03-08 --freeze 2027-03-05
    """
    from exercise_planner.planning.solver.repairing.repair import Care
    from exercise_planner.workspace import repairing
    from exercise_planner.workspace.files import is_document, write

    exercise = _before(plan, baseline)
    frozen = repairing.instant(exercise, freeze) if freeze is not None else None
    what = [
        *(repairing.losing(word, frozen) for word in lose_venue or ()),
        *(repairing.withdrawing(word, frozen) for word in withdraw or ()),
        *map(repairing.closing, close or ()),
        *map(repairing.lengthening, lengthen or ()),
    ]
    changeset = repairing.befall(exercise, what)
    now = exercise.with_changes(changeset)
    grace = Care().grace if time_limit is None else 0.0
    care = Care(freeze=frozen, time_limit=time_limit, grace=grace, workers=workers, seed=seed)
    with _uncollected():
        result = repairing.repaired(exercise, changeset, care)
    if plan_output is not None:
        write(now, plan_output, "plan")
    if is_document(plan) and baseline is None and not result.findings:
        repairing.adopt_repair(plan, changeset, result)
    return _tell(now, result, output)


def _before(plan: Path, baseline: Path | None) -> "Exercise":
    """The exercise with its earlier schedule."""
    from exercise_planner.errors import InputError
    from exercise_planner.workspace.files import load, load_schedule
    from exercise_planner.workspace.repairing import earlier_schedule

    exercise = load(plan)
    if baseline is not None:
        exercise = earlier_schedule(exercise, load_schedule(exercise, baseline, lenient=True)[0])
    if not exercise.assignments:
        raise InputError("There is no earlier schedule to repair: name one with --baseline.")
    return exercise


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do without looking for garbage, which takes a seventh of the time of a repair."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _tell(now: "Exercise", result: "Repair", output: Path | None) -> int:
    """Give the schedule out, and say what moved; returns the exit status."""
    from exercise_planner.planning.outcome import Outcome
    from exercise_planner.workspace.files import save_outcome
    from exercise_planner.workspace.repairing import told

    if output is not None:
        save_outcome(now, Outcome(result.schedule, result.assignments), output)
    for line in told(now, result):
        typer.echo(line)
    for note in (*result.notes, *result.findings):
        say(f"  {note}")
    proof = ", and fewer would not do" if result.least else ""
    say(
        f"{result.status} in {result.seconds:.1f} s: {count(result.changed, 'event')} changed, "
        f"{count(len(result.hit), 'event')} directly hit{proof}"
    )
    return {"INFEASIBLE": INFEASIBLE, "UNKNOWN": NOTHING_FOUND}.get(str(result.status), DONE)
