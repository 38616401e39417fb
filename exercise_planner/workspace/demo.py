"""The demo: the bundled RIMPAC 2024 example, scheduled, checked and printed."""

from collections.abc import Iterator
from pathlib import Path

from exercise_planner.assets import asset
from exercise_planner.edits.schedule import adopt
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.planning.check import check
from exercise_planner.planning.solver.search import Options
from exercise_planner.workspace.files import load, save_outcome
from exercise_planner.workspace.printing import print_briefing
from exercise_planner.workspace.scheduling import solve_stoppable
from exercise_planner.workspace.session import Workspace

EXAMPLE = "rimpac-2024"


def make(folder: Path) -> Iterator[str]:
    """Make document, schedule and briefing of the example; each finished step is told in a line.

    Args:
        folder: Where they go; what an earlier demo left there is replaced.

    Raises:
        ExercisePlannerError: A step failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    exercise = load(asset("examples", f"{EXAMPLE}.plan.json"))
    yield (
        f"{exercise.details.name}: {len(exercise.nations)} nations, {len(exercise.units)} units, "
        f"{len(exercise.venues)} venues, {len(exercise.events)} events"
    )
    outcome = solve_stoppable(exercise, Options())
    if not outcome.assignments:
        raise ExercisePlannerError("The example could not be scheduled.")
    slots, seconds = outcome.schedule.makespan_slots, outcome.schedule.seconds
    yield f"scheduled: {outcome.status}, makespan {slots:,} slots, in {seconds:.1f} s"
    findings = check(exercise, outcome.assignments)
    if findings:
        raise ExercisePlannerError("\n".join(["The schedule breaks rules.", *map(str, findings)]))
    yield "checked: no broken rule"
    document = folder / f"{EXAMPLE}.explan"
    with Workspace.create(document, exercise, overwrite=True) as workspace:
        workspace.apply(adopt(workspace.exercise, outcome.assignments, outcome.schedule))
        scheduled = workspace.exercise
    save_outcome(exercise, outcome, folder / "schedule.json")
    pages = print_briefing(scheduled, folder / "briefing.pdf")
    yield f"printed: briefing.pdf, {pages} pages"
    yield f"all of it is in {folder}: {document.name}, schedule.json, briefing.pdf"
