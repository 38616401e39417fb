"""Commenting: the comment resolution matrix of the open exercise to a workbook, and back as one change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.review import PLAN, Comment, Gravity
from exercise_planner.edits import review
from exercise_planner.edits.validity import require_valid
from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.review.matrix import Row, by_name, matrix_bytes, read_matrix
from exercise_planner.interchange.saving import replace_file

WORDS = ("text", "proposed", "rationale")
"""What a nation has said: a matrix does not change it."""


def comments_of(exercise: Exercise, nation: str | None = None) -> tuple[Comment, ...]:
    """The comments of one nation, or all; the gravest first, then by nation and item."""
    grave = list(Gravity)
    found = (one for one in exercise.all(Comment) if nation is None or one.nation == nation)
    order = sorted(found, key=lambda one: (grave.index(one.gravity), one.nation, one.item, one.rank))
    return tuple(order)


def save_matrix(exercise: Exercise, path: Path, nation: str | None = None) -> int:
    """Write the matrix of one nation's comments, or of all.

    Returns:
        How many comments it holds.

    Raises:
        DocumentError: It cannot be written; what was there before is untouched.
    """
    comments = comments_of(exercise, nation)
    replace_file(path, matrix_bytes(exercise, comments))
    return len(comments)


def matrix_changes(exercise: Exercise, path: Path) -> ChangeSet:
    """What a matrix that was filled in changes: decisions, and comments in new rows.

    Args:
        exercise: The exercise.
        path: The workbook.

    Raises:
        InputError: It is no matrix, or something in it is wrong; says everything that is, and where.
    """
    rows = read_matrix(read_file(path), path.name)
    faults: list[str] = []
    changes: dict[str, Change] = {}
    for row in rows:
        for change in _of_row(exercise, row, len(changes), faults):
            if change.record.id in changes:
                faults.append(f"{row.place}: the comment “{change.record.id}” stands in two rows")
            changes[change.record.id] = change
    if faults:
        raise InputError(f"“{path.name}” cannot be used.", tuple(faults))
    changed = [change for change in changes.values() if change.before != change.after]
    changeset = ChangeSet("Take the matrix of comments", tuple(changed))
    require_valid(exercise.with_changes(changeset), (change.record for change in changed))
    return changeset


def _of_row(exercise: Exercise, row: Row, number: int, faults: list[str]) -> Iterator[Change]:
    record_id = row.text("id")
    before = exercise.get(Comment, record_id)
    if record_id and before is None:
        faults.append(f"{row.place}: there is no comment “{record_id[:60]}” in this exercise")
    elif before is None:
        yield from _new(exercise, row, number, faults)
    elif _altered(before, row):
        faults.append(
            f"{row.place}: the words of {before.nation} differ from those that it has sent; "
            "decide about them, and leave them as they are"
        )
    else:
        yield Change(before, replace(before, adjudication=row.adjudication, reason=row.text("reason")))


def _altered(before: Comment, row: Row) -> Iterable[str]:
    return [name for name in WORDS if _bare(row.text(name)) != _bare(getattr(before, name))]


def _bare(text: str) -> str:
    return " ".join(text.split())


def _new(exercise: Exercise, row: Row, number: int, faults: list[str]) -> Iterator[Change]:
    nation = by_name(exercise, row.text("nation"))
    about, item = row.text("about").casefold() or PLAN, row.text("item") or DETAILS_ID
    if nation is None:
        faults.append(f"{row.place}: there is no nation “{row.text('nation')[:60]}” in this exercise")
        return
    if review.item_of(exercise, about, item) is None:
        faults.append(f"{row.place}: there is no {about[:60]} “{item[:60]}” in this exercise")
        return
    texts = {name: row.text(name) for name in ("proposed", "rationale", "author", "draft", "reason")}
    comment = review.new_comment(
        exercise,
        nation.id,
        row.text("text"),
        mark=f"m{number}",
        about=about,
        item=item,
        gravity=row.gravity or Gravity.SUBSTANTIVE,
        adjudication=row.adjudication,
        **texts,
    )
    yield Change(None, replace(comment, rank=comment.rank + number))
