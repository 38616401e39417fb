"""Comments and answers are kept beside the plan: stored, undone, never planned and never published."""

from pathlib import Path

import pytest

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.review import Adjudication, Answer, Comment, Gravity, Stance
from exercise_planner.edits import record, review
from exercise_planner.errors import InputError
from exercise_planner.interchange.writers.plan import plan_bytes
from exercise_planner.workspace.session import Workspace
from tests.builders import drill


def commented(exercise: Exercise, **fields: str) -> Comment:
    return review.new_comment(
        exercise, "SWE", "The link plan is missing.", about="event", item="ASW1", **fields
    )


def test_a_comment_is_stored_adjudicated_and_undone(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "drill.explan", drill()) as workspace:
        comment = commented(workspace.exercise, proposed="Add Link 16.")
        workspace.apply(review.put_comment(workspace.exercise, comment))
        decided = review.adjudicate(workspace.exercise, [comment], Adjudication.PARTLY, " Link 11 ")
        workspace.apply(decided)
    with Workspace.open(tmp_path / "drill.explan") as workspace:
        (kept,) = workspace.exercise.all(Comment)
        assert (kept.item_name, kept.gravity) == ("ASW 1", Gravity.SUBSTANTIVE)
        assert (kept.adjudication, kept.reason) == (Adjudication.PARTLY, "Link 11")
        workspace.apply(review.remove_comments(workspace.exercise, kept))
        assert not workspace.exercise.all(Comment)
        workspace.undo()
        assert workspace.exercise.all(Comment) == (kept,)


def test_ids_are_unique_and_bear_the_mark() -> None:
    exercise = drill()
    first = commented(exercise, mark="ab12")
    exercise = exercise.with_changes(review.put_comment(exercise, first))
    assert (first.id, commented(exercise, mark="ab12").id) == ("SWE-ab12-1", "SWE-ab12-2")


def test_a_nation_has_one_answer_to_one_thing() -> None:
    exercise = drill()
    for stance in (Stance.NON_CONCUR, Stance.CONCUR):
        exercise = exercise.with_changes(review.answer(exercise, "SWE", "event", "ASW1", stance))
    (answer,) = exercise.all(Answer)
    assert answer.stance is Stance.CONCUR
    exercise = exercise.with_changes(review.answer(exercise, "SWE", "event", "ASW1", None))
    assert not exercise.all(Answer)
    assert not review.answer(exercise, "SWE", "event", "ASW1", None)


def test_an_empty_comment_is_refused() -> None:
    with pytest.raises(InputError, match=r"comment\.text"):
        review.put_comment(drill(), review.new_comment(drill(), "SWE", ""))


def test_comments_are_neither_planned_nor_published() -> None:
    bare = drill()
    exercise = bare.with_changes(review.put_comment(bare, commented(bare)))
    assert list(exercise.records()) == list(bare.records())
    assert plan_bytes(exercise) == plan_bytes(bare)
    assert not releasable(exercise, "SWE", Audience.PARTICIPANTS).all(Comment)


def test_a_comment_outlives_what_it_is_about() -> None:
    exercise = drill()
    exercise = exercise.with_changes(review.put_comment(exercise, commented(exercise)))
    exercise = exercise.with_changes(record.remove(exercise, exercise.events[0]))
    (comment,) = exercise.all(Comment)
    assert comment.item_name == "ASW 1"
    assert review.item_of(exercise, comment.about, comment.item) is None
