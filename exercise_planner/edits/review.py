"""What can be done with comments and answers: write them, adjudicate them, take them out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.review import PLAN, Adjudication, Answer, Comment, Stance, answer_id
from exercise_planner.edits.validity import require_valid

_CLASSES: dict[str, type[Record]] = {cls.noun: cls for cls in RECORDS}


def item_of(exercise: Exercise, about: str, item: str) -> Record | None:
    """What is commented or answered; None where it is no longer in the exercise."""
    cls = _CLASSES.get(about)
    return exercise.get(cls, DETAILS_ID if about == PLAN else item) if cls is not None else None


def new_comment(exercise: Exercise, nation: str, text: str, *, mark: str = "", **fields: Any) -> Comment:
    """A comment that is not in the exercise yet.

    Args:
        exercise: The exercise.
        nation: Id of the nation that says it.
        text: What it says.
        mark: What makes its id differ from those that the nation writes elsewhere at the same time.
        fields: Further fields of the comment.
    """
    base = f"{nation}-{mark}-" if mark else f"{nation}-"
    taken = exercise.table(Comment)
    number = next(each for each in range(1, len(taken) + 2) if f"{base}{each}" not in taken)
    comment = Comment(id=f"{base}{number}"[-200:], nation=nation, text=text, **fields)
    item = item_of(exercise, comment.about, comment.item)
    name = title_of(item)[:1_000] if item is not None else comment.item_name
    return replace(comment, item_name=name, rank=exercise.next_rank(Comment))


def put_comment(exercise: Exercise, comment: Comment) -> ChangeSet:
    """Write a comment down, or put it in the place of the one with its id.

    Raises:
        InputError: It says nothing, or is too long.
    """
    before = exercise.get(Comment, comment.id)
    verb = "Change" if before is not None else "Add"
    return _put(exercise, f"{verb} a comment of {exercise.name(Nation, comment.nation)}", (comment,))


def adjudicate(
    exercise: Exercise, comments: Iterable[Comment], decision: Adjudication | None, reason: str = ""
) -> ChangeSet:
    """Decide about comments.

    Args:
        exercise: The exercise.
        comments: Which ones.
        decision: What was decided; None to take a decision back.
        reason: Why.

    Raises:
        InputError: The reason is too long.
        NotFoundError: A comment is not in the exercise.
    """
    current = [exercise.the(Comment, comment.id) for comment in comments]
    decided = [replace(comment, adjudication=decision, reason=reason.strip()) for comment in current]
    what = "a comment" if len(decided) == 1 else f"{len(decided)} comments"
    of = f" of {exercise.name(Nation, decided[0].nation)}" if len(decided) == 1 else ""
    return _put(exercise, f"Adjudicate {what}{of}", decided)


def answer(
    exercise: Exercise, nation: str, about: str, item: str, stance: Stance | None, **fields: Any
) -> ChangeSet:
    """Say whether a nation concurs with the plan or one event.

    Args:
        exercise: The exercise.
        nation: Id of the nation.
        about: Noun of what is answered.
        item: Its id.
        stance: The answer; None to take an answer back.
        fields: Further fields of the answer.
    """
    record_id = answer_id(nation, about, item)
    before = exercise.get(Answer, record_id)
    label = f"Answer for {exercise.name(Nation, nation)}"
    if stance is None:
        return ChangeSet(label, (Change(before, None),) if before is not None else ())
    found = item_of(exercise, about, item)
    name = title_of(found)[:1_000] if found is not None else ""
    rank = before.rank if before is not None else exercise.next_rank(Answer)
    after = Answer(
        id=record_id,
        nation=nation,
        about=about,
        item=item,
        item_name=name,
        stance=stance,
        rank=rank,
        **fields,
    )
    return _put(exercise, label, (after,))


def remove_comments(exercise: Exercise, *comments: Comment) -> ChangeSet:
    """Take comments out.

    Raises:
        NotFoundError: One is not in the exercise.
    """
    current = [exercise.the(Comment, comment.id) for comment in comments]
    what = "a comment" if len(current) == 1 else f"{len(current)} comments"
    return ChangeSet(f"Remove {what}", tuple(Change(comment, None) for comment in current))


def _put(exercise: Exercise, label: str, records: Iterable[Record]) -> ChangeSet:
    changes = [Change(exercise.get(type(after), after.id), after) for after in records]
    changeset = ChangeSet(label, tuple(change for change in changes if change.before != change.after))
    require_valid(exercise.with_changes(changeset), (change.record for change in changeset.changes))
    return changeset
