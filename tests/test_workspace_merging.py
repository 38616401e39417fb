"""From the planner to the liaison and back: answered, kept at once, recognised, merged as one change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exercise_planner.domain import wire
from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.event import Event
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.review import PLAN, Adjudication, Answer, Comment, Gravity, Reply, Stance
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import record, review
from exercise_planner.edits.merging import State
from exercise_planner.errors import InputError
from exercise_planner.interchange.review.manifest import Altered
from exercise_planner.workspace.liaison import Liaison
from exercise_planner.workspace.receiving import merging, receive
from exercise_planner.workspace.reviewing import make_review, save_review
from exercise_planner.workspace.session import Workspace
from tests.builders import drill

REFIT = Period(from_=date(2027, 3, 2), to=date(2027, 3, 4), reason="Refit")


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "drill.explan", drill(), "Planner") as workspace:
        workspace.freeze("Draft 1")
        yield workspace


def sent(planner: Workspace, nation: str = "SWE", name: str = "swe") -> Path:
    path = planner.path.with_name(f"{name}.exreview")
    save_review(make_review(planner, nation), path)
    return path


def answered(path: Path) -> Path:
    liaison = Liaison.open(path, "Å. Berg")
    liaison.answer(PLAN, DETAILS_ID, Stance.CONCUR_WITH_COMMENT)
    liaison.answer("event", "ASW1", Stance.NON_CONCUR)
    comment = liaison.new_comment("event", "ASW1", "Visby is in refit.")
    liaison.put_comment(replace(comment, gravity=Gravity.CRITICAL, proposed="A week later."))
    visby = liaison.theirs.the(Unit, "VISBY")
    liaison.put(replace(visby, unavailable=(REFIT,)))
    liaison.put(replace(liaison.nation, caveats="No live fire."))
    liaison.offer("HSwMS Gävle", capabilities=("MCM",))
    return path


def test_what_is_answered_is_in_the_file_at_once_and_can_be_taken_back(planner: Workspace) -> None:
    path = answered(sent(planner))
    heard: list[bool] = []
    again = Liaison.open(path)
    again.subscribe(lambda: heard.append(True))
    assert again.author == "Å. Berg"
    assert again.answered("event", "ASW1") is Stance.NON_CONCUR
    assert again.theirs.the(Unit, "VISBY").unavailable == (REFIT,)
    (comment,) = again.theirs.all(Comment)
    again.remove_comment(comment)
    again.withdraw("VISBY")
    assert Liaison.open(path).theirs.get(Unit, "VISBY") is None
    again.undo()
    again.undo()
    assert Liaison.open(path).theirs == Liaison.open(answered(sent(planner, name="other"))).theirs
    again.redo()
    again.withdraw("VISBY")
    again.bring_back("VISBY")
    assert again.theirs.the(Unit, "VISBY").unavailable == ()
    assert len(heard) == 7


def test_a_copy_is_gone_on_with(planner: Workspace) -> None:
    path = sent(planner)
    before = path.read_bytes()
    liaison = Liaison.open(path)
    liaison.save_as(path.with_name("copy.exreview"))
    liaison.answer(PLAN, DETAILS_ID, Stance.CONCUR)
    assert path.read_bytes() == before
    assert Liaison.open(path.with_name("copy.exreview")).answered(PLAN, DETAILS_ID) is Stance.CONCUR


def test_the_whole_answer_is_merged_and_undone_as_one(planner: Workspace) -> None:
    received = receive(planner, answered(sent(planner)))
    assert received.notes == ()
    assert {one.state for one in received.merge.proposals} == {State.CLEAN}
    before = planner.exercise
    planner.apply(merging(planner, received, received.merge.clean))
    after = planner.exercise
    assert after.the(Unit, "VISBY").unavailable == (REFIT,)
    assert after.the(Unit, "HSwMS-Gävle").nation == "SWE"
    assert after.the(Nation, "SWE").caveats == "No live fire."
    assert {answer.stance for answer in after.all(Answer)} == {Stance.CONCUR_WITH_COMMENT, Stance.NON_CONCUR}
    (comment,) = after.all(Comment)
    assert (comment.author, comment.draft, comment.gravity) == ("Å. Berg", "Draft 1", Gravity.CRITICAL)
    assert planner.undo_label == "Merge the review of Sweden"
    planner.undo()
    assert planner.exercise == before


def test_a_duplicate_is_recognised_and_a_second_answer_too(planner: Workspace) -> None:
    path = answered(sent(planner))
    received = receive(planner, path)
    planner.apply(merging(planner, received, received.merge.clean))
    again = receive(planner, path)
    assert again.is_duplicate
    assert "merged already" in again.notes[0]
    assert {one.state for one in again.merge.proposals} == {State.SAME}
    Liaison.open(path).answer("event", "ASW2", Stance.CONCUR)
    second = receive(planner, path)
    assert not second.is_duplicate
    assert "merged before" in second.notes[0]
    assert [one.id for one in second.merge.of(State.CLEAN)] == [
        answer.id for answer in Liaison.open(path).theirs.all(Answer) if answer.item == "ASW2"
    ]
    assert len(planner.exercise.all(Reply)) == 1


def test_an_answer_to_an_earlier_version_says_so_and_is_merged_against_that(planner: Workspace) -> None:
    path = answered(sent(planner))
    asw = planner.exercise.the(Event, "ASW1")
    planner.apply(record.change(planner.exercise, asw, name="ASW One"))
    visby = planner.exercise.the(Unit, "VISBY")
    planner.apply(record.change(planner.exercise, visby, unavailable=(replace(REFIT, reason="Docked"),)))
    planner.freeze("Draft 2")
    received = receive(planner, path)
    assert "“Draft 1”, and “Draft 2” has been frozen since" in received.notes[0]
    (collision,) = received.merge.of(State.COLLISION)
    assert collision.key == ("unit", "VISBY", "unavailable")
    assert {one.id for one in received.merge.meanwhile} == {"ASW1", "VISBY"}
    planner.apply(merging(planner, received, received.merge.clean))
    assert planner.exercise.the(Unit, "VISBY").unavailable[0].reason == "Docked"
    assert planner.exercise.the(Nation, "SWE").caveats == "No live fire."


def test_foreign_and_altered_files_are_explained(planner: Workspace, tmp_path: Path) -> None:
    path = answered(sent(planner))
    with Workspace.create(tmp_path / "other.explan", drill()) as other:
        other.freeze("Draft 1")
        with pytest.raises(InputError, match="another exercise, “NORTHERN DRILL”"):
            receive(other, path)
    planner.apply(record.remove(planner.exercise, planner.exercise.the(Nation, "SWE")))
    with pytest.raises(InputError, match="takes no part in this exercise any more"):
        receive(planner, path)
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(InputError, match=r"“swe\.exreview” is no review file, or it is damaged"):
        receive(planner, path)


def test_what_no_plan_can_hold_is_explained(planner: Workspace) -> None:
    path = sent(planner)
    liaison = Liaison.open(path)
    backwards = replace(
        liaison.theirs.the(Unit, "VISBY"), unavailable=(Period(from_=REFIT.to, to=REFIT.from_),)
    )
    with pytest.raises(InputError, match=r"answers\.json"):
        liaison.put(backwards)
    assert not Liaison.open(path).file.response.records
    altered = Altered(noun="unit", id="VISBY", record=wire.write(backwards))
    forged = liaison.file.answered(replace(liaison.file.response, records=(altered,)))
    save_review(forged, path)
    with pytest.raises(InputError, match=r"answers\.json"):
        receive(planner, path)


def test_what_became_of_a_comment_goes_out_with_the_next_version(planner: Workspace) -> None:
    received = receive(planner, answered(sent(planner)))
    planner.apply(merging(planner, received, received.merge.clean))
    comments = planner.exercise.all(Comment)
    planner.apply(review.adjudicate(planner.exercise, comments, Adjudication.ACCEPTED, "Moved."))
    planner.freeze("Draft 2")
    liaison = Liaison.open(sent(planner, name="swe-2"))
    assert [(one.adjudication, one.reason) for one in liaison.file.said.comments] == [
        (Adjudication.ACCEPTED, "Moved.")
    ]
    assert not liaison.theirs.all(Comment)
    assert liaison.new_comment("event", "ASW1", "Thanks.").id != comments[0].id
