"""``review``: review files for nations, their answers merged, and the matrix of comments."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exercise_planner.cli.words import BAD_INPUT, DONE, count, documents_only, say

if TYPE_CHECKING:
    from exercise_planner.domain.review import Stance
    from exercise_planner.workspace.receiving import Received

review = typer.Typer(
    name="review",
    help="Send a version to nations for review, and merge what they answer.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Document = Annotated[Path, typer.Argument(help="An exercise document (.explan).")]
File = Annotated[Path, typer.Argument(help="A review file (.exreview).")]


@review.command()
def make(
    document: Document,
    nation: Annotated[list[str], typer.Option(help="The nation that reviews; may be named again.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file; a folder for several nations.")],
    version: Annotated[str | None, typer.Option("--version", help="Which version; else the last.")] = None,
) -> int:
    """Write a review file for a nation: what it may see of a version, and nothing else.

    \b
    Examples:
      exercise-planner version rimpac.explan --name "Draft 1"
      exercise-planner review make rimpac.explan --nation JPN -o jpn.exreview
      exercise-planner review make rimpac.explan --nation JPN --nation KOR -o reviews
    """
    from exercise_planner.workspace import Workspace
    from exercise_planner.workspace.reviewing import make_review, save_reviews

    documents_only(document)
    several = len(nation) > 1 or output.is_dir()
    with Workspace.open(document) as workspace:
        made = {
            output / f"{each}.exreview" if several else output: make_review(workspace, each, version)
            for each in nation
        }
        if several:
            output.mkdir(parents=True, exist_ok=True)
        save_reviews(made)
    for path, file in made.items():
        typer.echo(path)
        say(f"{path}: “{file.manifest.version.name}” for {file.manifest.nation.name}; no more is in it.")
    return DONE


@review.command()
def answer(
    file: File,
    plan: Annotated[
        str | None, typer.Option(help="concur, concur-with-comment or non-concur, to the plan.")
    ] = None,
    event: Annotated[list[str] | None, typer.Option(help="The same to an event: ASW1=non-concur.")] = None,
    comment: Annotated[list[str] | None, typer.Option(help="A comment on the plan.")] = None,
    withdraw: Annotated[list[str] | None, typer.Option(help="A unit of yours that cannot come.")] = None,
    author: Annotated[str, typer.Option(help="Who answers.")] = "",
) -> int:
    """Answer a review file; the window offers more.

    \b
    Examples:
      exercise-planner review answer jpn.exreview --plan concur-with-comment --comment "No live fire."
      exercise-planner review answer jpn.exreview --event ASW1=non-concur --withdraw JS-IZUMO
    """
    from exercise_planner.domain.details import DETAILS_ID
    from exercise_planner.domain.event import Event
    from exercise_planner.domain.review import PLAN
    from exercise_planner.workspace.liaison import Liaison

    liaison = Liaison.open(file, author)
    answers = [(PLAN, DETAILS_ID, _stance(plan))] if plan is not None else []
    for each in event or ():
        item, _, word = each.rpartition("=")
        answers.append((Event.noun, liaison.sent.the(Event, item).id, _stance(word)))
    for unit in withdraw or ():
        liaison.own_unit(unit)
    for about, item, stance in answers:  # from here on all is known to be right, and is kept step by step
        liaison.answer(about, item, stance)
    for text in comment or ():
        liaison.put_comment(liaison.new_comment(PLAN, DETAILS_ID, text))
    for unit in withdraw or ():
        liaison.withdraw(unit)
    say(f"{file}: answered for {liaison.nation.name}.")
    return DONE


@review.command()
def merge(
    document: Document,
    file: File,
    accept: Annotated[
        str, typer.Option(help="none: only tell; clean: what collides with nothing; all: collisions too.")
    ] = "none",
) -> int:
    """Tell what a nation has answered and what it would change, and take it.

    \b
    Examples:
      exercise-planner review merge rimpac.explan jpn.exreview
      exercise-planner review merge rimpac.explan jpn.exreview --accept clean
    """
    from exercise_planner.errors import InputError
    from exercise_planner.workspace import Workspace
    from exercise_planner.workspace.receiving import merging, receive

    documents_only(document)
    if accept not in ("none", "clean", "all"):
        raise InputError("--accept takes none, clean or all.")
    with Workspace.open(document) as workspace:
        received = receive(workspace, file)
        _tell(received)
        if received.is_duplicate:
            return BAD_INPUT
        keys = {"none": frozenset(), "clean": received.merge.clean, "all": received.merge.choices}[accept]
        workspace.apply(merging(workspace, received, keys))
    say(
        f"{document}: {count(len(keys), 'change')} taken of {count(len(received.merge.proposals), 'change')}."
    )
    return DONE


@review.command()
def comments(
    document: Document,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the matrix there (.xlsx).")
    ] = None,
    take: Annotated[Path | None, typer.Option("--from", help="Take a matrix that was filled in.")] = None,
    nation: Annotated[str | None, typer.Option(help="Only the comments of this nation.")] = None,
) -> int:
    """Write the comment resolution matrix as a workbook, or take one back with its decisions.

    \b
    Examples:
      exercise-planner review comments rimpac.explan -o comments.xlsx
      exercise-planner review comments rimpac.explan --from comments.xlsx
    """
    from exercise_planner.errors import InputError
    from exercise_planner.workspace import Workspace
    from exercise_planner.workspace.commenting import matrix_changes, save_matrix

    documents_only(document)
    if (output is None) == (take is None):
        raise InputError("Name either -o, to write the matrix, or --from, to take one.")
    with Workspace.open(document) as workspace:
        if take is not None:
            changeset = matrix_changes(workspace.exercise, take)
            workspace.apply(changeset)
            say(f"{document}: {count(len(changeset.changes), 'comment')} changed.")
        elif output is not None:
            number = save_matrix(workspace.exercise, output, nation)
            say(f"{output}: {count(number, 'comment')}.")
    return DONE


def _stance(word: str) -> "Stance":
    from exercise_planner.domain.review import Stance
    from exercise_planner.errors import InputError

    try:
        return Stance(word.strip().upper().replace("-", "_"))
    except ValueError:
        raise InputError(f"“{word}” is no answer: say concur, concur-with-comment or non-concur.") from None


def _tell(received: "Received") -> None:
    from exercise_planner.workspace.proposals import told

    for note in received.notes:
        say(note)
    for line in told(received.merge):
        typer.echo(line)
