"""How a solve is told of: a line while it runs, and how it ended."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from exercise_planner.cli.words import DONE, INFEASIBLE, NOTHING_FOUND, OUR_FAULT, say

if TYPE_CHECKING:
    from exercise_planner.domain.schedule import Schedule
    from exercise_planner.planning.outcome import Outcome, Progress


def progress_line() -> "Callable[[Progress], None]":
    """A function that shows progress in one line of a terminal, and nothing elsewhere."""
    terminal = sys.stderr.isatty()

    def show(progress: "Progress") -> None:
        if terminal:
            best = "searching" if progress.objective is None else f"best {progress.objective:g}"
            bound = "" if progress.bound is None else f", bound {progress.bound:g}"
            line = f"{progress.seconds:6.1f} s  {best}{bound}, {progress.scheduled} events"
            typer.echo(f"\r\033[K{line}", err=True, nl=False)

    return show


def _tell_why(solve: "Schedule") -> None:
    """Say why there is no schedule, conflict by conflict, and what would help."""
    several = len(solve.all_conflicts) > 1
    for number, facts in enumerate(solve.all_conflicts, 1):
        say(f"Conflict {number}: these cannot all hold." if several else "These cannot all hold:")
        for conflict in facts:
            say(f"  {conflict.rule}: {conflict.text}")
    if solve.remedies:
        say("Any one of these would make the plan schedulable:")
    for remedy in solve.remedies:
        say(f"  {remedy.text}")
    if solve.resisted:
        say("It is not proven whether there is a schedule. These could not be placed:")
    for event in solve.resisted:
        say(f"  {event.text}")


def tell(outcome: "Outcome") -> int:
    """Say how a solve ended.

    Returns:
        The exit status.
    """
    if sys.stderr.isatty():
        typer.echo("\r\033[K", err=True, nl=False)
    solve = outcome.schedule
    for finding in outcome.findings:
        say(f"A fault of the solver, please report it: {finding}")
    _tell_why(solve)
    parts = ", ".join(f"{code} {value:g}" for code, value in solve.goals.items() if value)
    seconds = f" in {solve.seconds:.1f} s" if solve.seconds is not None else ""
    say(f"{solve.status}{seconds}" + (f": {parts}" if parts else ""))
    if outcome.findings:
        return OUR_FAULT
    return {"INFEASIBLE": INFEASIBLE, "UNKNOWN": NOTHING_FOUND}.get(str(solve.status), DONE)
