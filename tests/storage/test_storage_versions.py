"""Versions: what is frozen stays, word for word, whatever happens to the exercise."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import added, replaced
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.errors import ConflictError, DocumentError, InputError
from exercise_planner.storage import Document, content
from tests.builders import drill, exercises


@given(exercises())
def test_an_exercise_survives_packing_without_loss(exercise: Exercise) -> None:
    packed, sha256 = content.pack(exercise)
    assert content.unpack(packed, sha256) == exercise
    assert content.of_text(content.as_text(exercise)) == exercise
    assert content.sum_of(content.unpack(packed)) == sha256


def test_a_version_survives_edits_and_reopening(tmp_path: Path) -> None:
    path = tmp_path / "drill.explan"
    with Document.create(path, drill()) as document:
        before = document.load()
        version = document.freeze(" V1 ", "as sent", "Ida")
        event = before.events[0]
        document.commit(replaced("rename", [(event, replace(event, name="Other"))]))
        assert document.history(2)[1].label == "Freeze version “V1”"
    with Document.open(path) as document:
        after = document.load()
        (kept,) = document.versions()
        assert kept == version
        assert (kept.name, kept.note, kept.author, kept.line) == ("V1", "as sent", "Ida", "")
        assert document.frozen(kept) == before != after
        assert kept.sha256 == content.sum_of(before)


def test_nothing_changes_or_removes_a_version(tmp_path: Path) -> None:
    path = tmp_path / "drill.explan"
    with Document.create(path, drill()) as document:
        document.load()
        document.freeze("V1")
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("DELETE FROM version", "UPDATE version SET name = 'V2'"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(statement)


@pytest.mark.parametrize("name", ["", "  ", "v1", "Now", "a\nb", "x" * 201])
def test_a_name_that_cannot_be_used_is_refused(tmp_path: Path, name: str) -> None:
    with Document.create(tmp_path / "drill.explan", drill()) as document:
        document.load()
        document.freeze("V1")
        with pytest.raises(InputError):
            document.freeze(name)
        assert len(document.versions()) == 1


def test_what_has_not_been_seen_is_not_frozen(tmp_path: Path) -> None:
    path = tmp_path / "drill.explan"
    with Document.create(path, drill()) as mine, Document.open(path) as theirs:
        mine.load()
        theirs.load()
        theirs.commit(added(Nation(id="ISL", name="Iceland", rank=99)))
        with pytest.raises(ConflictError):
            mine.freeze("V1")
        mine.news()
        assert mine.frozen(mine.freeze("V1")).get(Nation, "ISL") is not None


def test_a_version_in_a_copy_is_the_same(tmp_path: Path) -> None:
    with Document.create(tmp_path / "drill.explan", drill()) as document:
        document.load()
        version = document.freeze("V1")
        document.save_as(tmp_path / "copy.explan")
    with Document.open(tmp_path / "copy.explan") as copy:
        assert copy.versions() == (version,)


def test_a_damaged_version_says_so() -> None:
    packed, sha256 = content.pack(drill())
    for damaged in (packed[:-9], b"x" + packed, b""):
        with pytest.raises(DocumentError, match="damaged"):
            content.unpack(damaged, sha256)
    with pytest.raises(DocumentError, match="damaged"):
        content.unpack(packed, "0" * 64)
    with pytest.raises(DocumentError, match="damaged"):
        content.of_text("#")


def test_content_holds_all_records_of_an_exercise_and_no_others() -> None:
    assert {type(record) for record in content.unpack(content.pack(drill())[0]).records()} <= set(RECORDS)
