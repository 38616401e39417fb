"""The command line: what a script can ask for. No arguments open the window.

To add a command: a file in ``commands`` with one function, and its line in COMMANDS. A command imports what
it needs itself, so that ``--help`` and ``check`` start at once.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from exercise_planner import __version__
from exercise_planner.cli.commands.alternatives import alternatives
from exercise_planner.cli.commands.brief import brief
from exercise_planner.cli.commands.check import check
from exercise_planner.cli.commands.compare import compare
from exercise_planner.cli.commands.demo import demo
from exercise_planner.cli.commands.explain import explain
from exercise_planner.cli.commands.export import export
from exercise_planner.cli.commands.import_ import import_
from exercise_planner.cli.commands.issue import issue
from exercise_planner.cli.commands.open_ import open_
from exercise_planner.cli.commands.repair import repair
from exercise_planner.cli.commands.review import review
from exercise_planner.cli.commands.schedule import schedule
from exercise_planner.cli.commands.shares import shares
from exercise_planner.cli.commands.slides import slides
from exercise_planner.cli.commands.template import template
from exercise_planner.cli.commands.verify import verify
from exercise_planner.cli.commands.version import version
from exercise_planner.cli.commands.versions import versions
from exercise_planner.cli.commands.what_if import what_if
from exercise_planner.cli.window import open_window
from exercise_planner.cli.words import BAD_INPUT, DONE, INTERRUPTED, OUR_FAULT, say
from exercise_planner.errors import ExercisePlannerError

COMMANDS: tuple[Callable[..., int], ...] = (
    demo,
    template,
    import_,
    export,
    schedule,
    repair,
    alternatives,
    what_if,
    check,
    explain,
    version,
    versions,
    compare,
    brief,
    shares,
    issue,
    slides,
    verify,
)
"""All commands, in the order of the help."""


Refusal: Any = typer.BadParameter.__mro__[2]
"""What Typer raises for wrong words (``ClickException``); Typer itself gives it no public name."""


class Commands(TyperGroup):
    """The commands; a word that is none of them is a file to open in the window."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
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


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: The words after the program's name.

    Returns:
        The exit status.
    """
    try:
        status = app(arguments, standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except (Refusal, ExercisePlannerError) as refused:
        return _refused(refused)
    except (KeyboardInterrupt, typer.Abort, BrokenPipeError) as cut:
        return _cut_short(cut)
    except Exception as fault:  # noqa: BLE001  the last place where a traceback can be kept from a user
        return _our_fault(fault)
    return status if isinstance(status, int) else DONE


def _refused(refused: Exception) -> int:
    if isinstance(refused, Refusal):
        refused.show(sys.stderr)
    else:
        say(f"exercise-planner: {refused}")
    return BAD_INPUT


def _cut_short(cut: BaseException) -> int:
    if isinstance(cut, BrokenPipeError):  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing is left to flush at exit
        return DONE
    say("Stopped.")
    return INTERRUPTED


def _our_fault(fault: Exception) -> int:
    from exercise_planner.workspace.faults import record_fault

    path = record_fault(fault)
    say(f"exercise-planner: a fault of the program: {type(fault).__name__}: {fault}")
    say(f"Your documents are safe. Please send us {path}.")
    return OUR_FAULT


def _version(asked: bool) -> None:
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
    return open_window(None) if ctx.invoked_subcommand is None else DONE


for command in COMMANDS:
    app.command(command.__name__.rstrip("_").replace("_", "-"))(command)
app.add_typer(review)
app.command("open", hidden=True)(open_)
