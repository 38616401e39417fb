"""Review files hold nothing that their nation may not see, whatever is marked."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from random_markings import CODES, random_exercise

from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.mentions import folded
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.review import Adjudication, Stance
from exercise_planner.edits import record, review
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.interchange.review.files import read_review, require_own
from exercise_planner.storage import Version
from exercise_planner.workspace.reviewing import Issued, make_review, review_of, seen_by
from exercise_planner.workspace.session import Workspace
from tests.builders import drill

SEEDS = 200
FIRST = Version(1, "First", "", datetime(2027, 1, 1, tzinfo=UTC), "", "", 1, "a" * 64)


@pytest.mark.parametrize("start", range(0, SEEDS, 25))
def test_no_byte_of_a_review_file_tells_what_is_withheld(start: int) -> None:
    for seed in range(start, start + 25):
        full, nation = random_exercise(seed), CODES[seed % len(CODES)]
        data = review_of(Issued(FIRST, full, None, _gossiped(full, nation)), nation, "secret").data()
        require_own(read_review(data, "file"), "secret", "file")
        _search(data, Withheld.of(full, seen_by(nation, full)), (seed, nation))


def _gossiped(exercise: Exercise, nation: str) -> Exercise:
    """Comments on everything, in whose adjudication planners name everything."""
    for event in exercise.events:
        said = review.new_comment(exercise, nation, "Too early.", about="event", item=event.id)
        exercise = exercise.with_changes(review.put_comment(exercise, said))
        words = f"{event.name} {event.description} {event.notes}"
        exercise = exercise.with_changes(review.adjudicate(exercise, [said], Adjudication.NOTED, words))
        exercise = exercise.with_changes(review.answer(exercise, nation, "event", event.id, Stance.CONCUR))
    return exercise


def _search(data: bytes, withheld: Withheld, case: object) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            text = archive.read(member).decode()
            assert list(withheld.found_in(text)) == [], (case, member)
            loose = folded(text)
            assert not [name for name in withheld.names if len(name) > 4 and folded(name) in loose], case


def test_there_must_be_a_version(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "drill.explan", drill()) as workspace:
        with pytest.raises(InputError, match="Freeze one first"):
            make_review(workspace, "SWE")
        workspace.freeze("Draft 1")
        with pytest.raises(InputError, match="There are “Draft 1”"):
            make_review(workspace, "SWE", "Draft 2")
        assert make_review(workspace, "SWE", "draft 1").manifest.version.name == "Draft 1"


def test_the_version_before_goes_along_unless_it_tells_too_much(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "drill.explan", drill()) as workspace:
        workspace.freeze("Draft 1")
        assert make_review(workspace, "SWE").earlier is None
        workspace.freeze("Draft 2")
        assert make_review(workspace, "SWE").earlier is not None
        _hide_a_unit(workspace)
        workspace.freeze("Draft 3")
        assert make_review(workspace, "SWE").earlier is None


def test_a_version_that_would_tell_what_is_withheld_now_is_refused(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "drill.explan", drill()) as workspace:
        workspace.freeze("Draft 1")
        _hide_a_unit(workspace)
        with pytest.raises(DocumentError, match="Freeze a new version"):
            make_review(workspace, "SWE")


def _hide_a_unit(workspace: Workspace) -> None:
    unit = next(unit for unit in workspace.exercise.units if unit.id == "U35")
    secret = Marking(classification=Classification.SECRET, releasable_to=("NOR", "DEU"))
    workspace.apply(record.put(workspace.exercise, replace(unit, marking=secret)))


def test_copies_of_a_document_know_its_review_files(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "drill.explan", drill()) as workspace:
        workspace.freeze("Draft 1")
        file = make_review(workspace, "SWE")
        workspace.save_as(tmp_path / "copy.explan")
    with Workspace.open(tmp_path / "copy.explan") as copy:
        require_own(file, copy.secret(), "file")
        assert make_review(copy, "SWE").data() == file.data()
