"""``issue``: a pack for every nation and audience, with manifest and proof."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exercise_planner.cli.words import DONE, Plan, count, say

if TYPE_CHECKING:
    from exercise_planner.domain.exercise import Exercise
    from exercise_planner.workspace.issuing import Issue

PASSWORD, PASSPHRASE = "EXERCISE_PLANNER_PASSWORD", "EXERCISE_PLANNER_PASSPHRASE"
"""Environment variables: what stands on a command line is seen by everybody on the machine."""


def issue(  # noqa: PLR0913, PLR0917  an option each
    plan: Plan,
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder of the packs.")],
    schedule: Annotated[
        Path | None, typer.Option("--schedule", help="A schedule of the plan (.json).")
    ] = None,
    audience: Annotated[
        list[str] | None,
        typer.Option(help="planning, participants, observers or public; participants unless named."),
    ] = None,
    nation: Annotated[list[str] | None, typer.Option(help="Only this nation; else all.")] = None,
    paper: Annotated[str, typer.Option(help="A4 or Letter.")] = "A4",
    language: Annotated[
        str, typer.Option(help="en, fr, de, es or uk; else that of the reader’s nation.")
    ] = "",
    section: Annotated[
        list[str] | None,
        typer.Option(help="Only this section, such as programme; may be given several times."),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option("--since", help="An earlier schedule, document or version: tells what differs."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--sign", help="A PKCS #12 certificate that signs the packs.")
    ] = None,
) -> int:
    """Write one pack for every nation and audience, and look through each for what its reader may not know.

    The folder holds the packs, manifest.json and proof.json; it is whole, or it is not there. A password in
    EXERCISE_PLANNER_PASSWORD encrypts the packs; one in EXERCISE_PLANNER_PASSPHRASE opens the certificate.

    \b
    Examples:
      exercise-planner issue plan.json --schedule schedule.json -o packs
      exercise-planner issue rimpac.explan -o packs --audience participants --audience observers
      exercise-planner issue rimpac.explan@V2 --since rimpac.explan@V1 -o packs
    """
    from exercise_planner.briefing.issue import Order
    from exercise_planner.briefing.safety import Signer
    from exercise_planner.workspace import issuing
    from exercise_planner.workspace.files import load, load_earlier, load_schedule, with_schedule
    from exercise_planner.workspace.versions import label_in

    exercise = load(plan)
    if schedule is not None:
        exercise = with_schedule(exercise, *load_schedule(exercise, schedule))
    signer = Signer(certificate, os.environ.get(PASSPHRASE, "")) if certificate else None
    earlier = load_earlier(exercise, since) if since is not None else None
    password = os.environ.get(PASSWORD, "")
    sections = tuple(section or ())
    order = Order("", paper, sections, password, signer, language, earlier=earlier)
    readers = issuing.Readers(tuple(audience or ()), tuple(nation or ()))
    version = label_in(plan) if schedule is None else ""
    made = issuing.issue(exercise, output, readers=readers, order=order, version=version, progress=progress)
    _tell(made, exercise)
    what = f" of version {version}" if version else ""
    say(f"{output}: {count(len(made.manifest.packs), 'pack')}{what}; nothing withheld was found in any.")
    return DONE


def _tell(made: "Issue", exercise: "Exercise") -> None:
    """Who gets which file, who gets none, and what should be looked at."""
    for pack in made.manifest.packs:
        typer.echo(f"{pack.file}  {pack.recipient}: {count(pack.pages, 'page')}, {pack.marking}")
    for warning in dict.fromkeys(line for share in made.shares for line in share.warnings()):
        say(f"Look at this: {warning}")
    for share in made.refused:
        say(f"{share.recipient.name(exercise)}: {share.refusal}")


def progress(done: int, total: int) -> None:
    """Tell how many packs are done, where somebody looks on."""
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        typer.echo(f"\r\033[K{done} of {total} packs{end}", err=True, nl=False)
