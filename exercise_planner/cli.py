"""The command line: what a script can ask for. No arguments open the window.

To add a command: a function here with ``@app.command()``. Each imports what it needs itself, so that
``--help`` and ``check`` start at once.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer
from typer.core import TyperGroup

from exercise_planner import __version__
from exercise_planner.errors import ExercisePlannerError

if TYPE_CHECKING:
    from exercise_planner.domain.schedule import Assignment
    from exercise_planner.planning.outcome import Outcome, Progress

DONE, BAD_INPUT, INFEASIBLE, NOTHING_FOUND, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 70, 130
"""Exit statuses; 70 is EX_SOFTWARE of sysexits.h."""


class Commands(TyperGroup):
    """The commands; a word that is none of them is a file to open in the window."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or take the word for a file."""
        word = args[0] if args else ""
        if word and word not in self.commands and (Path(word).exists() or Path(word).suffix):
            return super().resolve_command(ctx, ["open", *args])
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    name="exercise-planner",
    help="Plan, schedule and brief multinational military exercises.",
    epilog="Exit status: 0 done, 1 bad input, 2 infeasible, 3 nothing found in time.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Plan = Annotated[Path, typer.Argument(help="A plan document (.json) or an exercise document (.explan).")]


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: The words after the program's name.

    Returns:
        The exit status.
    """
    try:
        status = app(arguments, standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong:
        wrong.show(sys.stderr)
        return BAD_INPUT
    except ExercisePlannerError as failure:
        say(f"exercise-planner: {failure}")
        return BAD_INPUT
    except (KeyboardInterrupt, click.exceptions.Abort):
        say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception as fault:  # noqa: BLE001  the last place where a traceback can be kept from a user
        return _our_fault(fault)
    return status if isinstance(status, int) else DONE


def _our_fault(fault: Exception) -> int:
    from exercise_planner.workspace.faults import record_fault

    path = record_fault(fault)
    say(f"exercise-planner: a fault of the program: {type(fault).__name__}: {fault}")
    say(f"Your documents are safe. Please send us {path}.")
    return OUR_FAULT


def say(text: str) -> None:
    """Tell the user something, beside what the command gives out."""
    typer.echo(text, err=True)


def _version(asked: bool) -> None:  # noqa: FBT001  a callback of Typer
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback acts
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> int:
    """Plan, schedule and brief multinational military exercises.

    Without a command the window opens; with a FILE, it opens on that document or plan.

    \b
    Examples:
      exercise-planner
      exercise-planner rimpac.explan
      exercise-planner demo -o demo
      exercise-planner schedule plan.json -o schedule.json --time-limit 30
      exercise-planner check plan.json schedule.json
    """
    return _window(None) if ctx.invoked_subcommand is None else DONE


def _window(path: Path | None) -> int:
    from exercise_planner.app import run as run_window

    return run_window(path)


@app.command("open", hidden=True)
def open_(file: Annotated[Path, typer.Argument(help="A document or plan.")]) -> int:
    """Open FILE in the window."""
    return _window(file)


@app.command("import")
def import_(
    plan: Annotated[Path, typer.Argument(help="A plan document (.json).")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The new document (.explan).")],
    force: Annotated[bool, typer.Option("--force", help="Replace the document if it is there.")] = False,
) -> int:
    """Make an exercise document of a plan.

    \b
    Example:
      exercise-planner import rimpac-2024.plan.json -o rimpac.explan
    """
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.session import Workspace

    exercise = load(plan)
    with Workspace.create(output, exercise, overwrite=force):
        say(f"{output}: {exercise.details.name}, {_count(len(exercise.events), 'event')}")
    return DONE


@app.command()
def export(
    document: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
    to: Annotated[str | None, typer.Option("--to", help="Format: plan or schedule; else by suffix.")] = None,
) -> int:
    """Write a document in another format: its plan or its schedule.

    \b
    Examples:
      exercise-planner export rimpac.explan -o rimpac.plan.json
      exercise-planner export rimpac.explan -o schedule.json --to schedule
    """
    from exercise_planner.workspace.files import load, write

    name = write(load(document), output, to)
    say(f"{output}: {name}")
    return DONE


@app.command()
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
    from exercise_planner.planning.solver.search import Options
    from exercise_planner.workspace.files import is_document, load, load_schedule, outcome_text, save_outcome
    from exercise_planner.workspace.scheduling import adopt_into, solve_stoppable, weights

    exercise = load(plan)
    earlier: tuple[Assignment, ...] = exercise.assignments
    if baseline is not None:
        earlier = load_schedule(exercise, baseline, lenient=True)[0]
    options = Options(
        time_limit=time_limit, workers=workers, seed=seed, goals=weights(goal or ()), baseline=earlier
    )
    outcome = solve_stoppable(exercise, options, _progress_line())
    if output is not None:
        save_outcome(exercise, outcome, output)
    if is_document(plan) and outcome.assignments:
        adopt_into(plan, outcome)
    if output is None and not is_document(plan):
        typer.echo(outcome_text(exercise, outcome), nl=False)
    return _tell(outcome)


def _progress_line() -> "Callable[[Progress], None]":
    terminal = sys.stderr.isatty()

    def show(progress: "Progress") -> None:
        if terminal:
            best = "searching" if progress.objective is None else f"best {progress.objective:g}"
            bound = "" if progress.bound is None else f", bound {progress.bound:g}"
            line = f"{progress.seconds:6.1f} s  {best}{bound}, {progress.scheduled} events"
            typer.echo(f"\r\033[K{line}", err=True, nl=False)

    return show


def _tell(outcome: "Outcome") -> int:
    """Say how a solve ended; give the exit status."""
    if sys.stderr.isatty():
        typer.echo("\r\033[K", err=True, nl=False)
    solve = outcome.schedule
    for finding in outcome.findings:
        say(f"A fault of the solver, please report it: {finding}")
    for conflict in solve.conflicts:
        say(f"  {conflict.rule}: {conflict.text}")
    if solve.remedies:
        say("Any one of these would make the plan schedulable:")
    for remedy in solve.remedies:
        say(f"  {remedy.text}")
    parts = ", ".join(f"{code} {value:g}" for code, value in solve.goals.items() if value)
    seconds = f" in {solve.seconds:.1f} s" if solve.seconds is not None else ""
    say(f"{solve.status}{seconds}" + (f": {parts}" if parts else ""))
    if outcome.findings:
        return OUR_FAULT
    return {"INFEASIBLE": INFEASIBLE, "UNKNOWN": NOTHING_FOUND}.get(str(solve.status), DONE)


@app.command()
def check(
    plan: Plan,
    schedule: Annotated[Path, typer.Argument(help="A schedule of that plan (.json).")],
) -> int:
    """List the rules that a schedule breaks, one a line; status 1 if there are any.

    \b
    Example:
      exercise-planner check rimpac-2024.plan.json schedule.json
    """
    from exercise_planner.planning.check import check as judge
    from exercise_planner.workspace.files import load, load_schedule

    exercise = load(plan)
    assignments, _ = load_schedule(exercise, schedule)
    findings = judge(exercise, assignments)
    for finding in findings:
        typer.echo(str(finding))
    say(f"{_count(len(findings), 'broken rule')} in {_count(len(assignments), 'scheduled event')}")
    return BAD_INPUT if findings else DONE


@app.command()
def explain(
    plan: Plan,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds that the search may take.")] = 30,
) -> int:
    """Say why a plan cannot be scheduled, and what would help, as in the schedule document.

    \b
    Example:
      exercise-planner explain plan.json
    """
    from exercise_planner.planning.solver.search import Options
    from exercise_planner.workspace.files import load
    from exercise_planner.workspace.scheduling import explanation, solve_stoppable

    exercise = load(plan)
    outcome = solve_stoppable(exercise, Options(time_limit=time_limit, first_only=True), _progress_line())
    typer.echo(json.dumps(explanation(outcome), ensure_ascii=False, indent=1))
    return _tell(outcome)


@app.command()
def brief(
    plan: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The PDF to write.")],
    schedule: Annotated[
        Path | None, typer.Option("--schedule", help="A schedule of the plan (.json).")
    ] = None,
    nation: Annotated[
        str | None, typer.Option(help="The reader's nation; else the hosts' full pack.")
    ] = None,
    audience: Annotated[str, typer.Option(help="planning, participants, observers or public.")] = "planning",
    paper: Annotated[str, typer.Option(help="A4 or Letter.")] = "A4",
) -> int:
    """Print a briefing pack that holds what its reader may see.

    \b
    Examples:
      exercise-planner brief rimpac.explan -o briefing.pdf
      exercise-planner brief plan.json --schedule schedule.json --nation NOR --audience participants -o nor.pdf
    """
    from exercise_planner.workspace.files import load, load_schedule, with_schedule
    from exercise_planner.workspace.printing import print_briefing

    exercise = load(plan)
    if schedule is not None:
        exercise = with_schedule(exercise, *load_schedule(exercise, schedule))
    pages = print_briefing(exercise, output, nation=nation, audience=audience, paper=paper)
    say(f"{output}: {_count(pages, 'page')}")
    return DONE


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for what it makes.")] = Path(
        "demo"
    ),
    window: Annotated[bool, typer.Option(help="Open the window on it where there is a display.")] = True,
) -> int:
    """Schedule, check and print the bundled RIMPAC 2024 example, then open it.

    \b
    Example:
      exercise-planner demo -o demo
    """
    from exercise_planner.workspace.demo import has_display, make

    for line in make(output):
        say(line)
    if window and has_display():
        return _window(output / "rimpac-2024.explan")
    return DONE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
