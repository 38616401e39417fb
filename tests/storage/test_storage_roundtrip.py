"""What is stored comes back as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from exercise_planner.assets import examples
from exercise_planner.domain.changes import ChangeSet, added, removed, replaced
from exercise_planner.domain.event import Event, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.domain.wire import write
from exercise_planner.errors import InputError
from exercise_planner.storage import Document
from tests import builders
from tests.builders import drill, example, exercises, thorough


def stored(folder: Path, exercise: Exercise) -> Exercise:
    with Document.create(folder / "x.explan", exercise, overwrite=True):
        pass
    with Document.open(folder / "x.explan") as document:
        return document.load()


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_every_example_comes_back_as_it_was(tmp_path: Path, path: Path) -> None:
    exercise = example(path)
    after = stored(tmp_path, exercise)
    assert after == exercise
    assert [write(record) for record in after.records()] == [write(record) for record in exercise.records()]


@settings(max_examples=1_000 if thorough() else 20)
@given(exercises())
def test_any_exercise_comes_back_as_it_was(exercise: Exercise) -> None:
    with TemporaryDirectory() as folder:
        after = stored(Path(folder), exercise)
    assert after == exercise
    assert [repr(write(record)) for record in after.records()] == [
        repr(write(record)) for record in exercise.records()
    ]


def test_numbers_stay_as_they_were_written(tmp_path: Path) -> None:
    whole = builders.unit("A", "NOR", speed_kmh=60)
    exact = builders.unit("B", "NOR", speed_kmh=61.0)
    after = stored(tmp_path, builders.exercise(builders.nation("NOR"), whole, exact))
    assert [repr(unit.speed_kmh) for unit in after.units] == ["60", "61.0"]


def test_instants_keep_their_offsets(tmp_path: Path) -> None:
    start = datetime(2027, 3, 2, 8, tzinfo=timezone(timedelta(hours=-10)))
    after = stored(tmp_path, builders.exercise(builders.event("E"), builders.assignment("E", start)))
    assert after.the(Assignment, "E").start.isoformat() == "2027-03-02T08:00:00-10:00"


def test_what_nested_values_note_of_their_source_is_kept(tmp_path: Path) -> None:
    odd = Requirement(
        capability="ASW", count=2, stated=frozenset({"count", "nations"}), unknown=Frozen({"#": "x"})
    )
    event = builders.event("E", requires=(odd,), stated=frozenset({"priority"}), priority=1)
    assert stored(tmp_path, builders.exercise(event)).the(Event, "E") == replace(event, rank=0)


def test_a_change_set_is_stored_as_one(tmp_path: Path) -> None:
    before = drill()
    venue = before.the(Venue, "RENA")
    changeset = ChangeSet(
        "All at once",
        (
            *added(builders.unit("NEW", "SWE", rank=3), builders.venue("V", rank=2)).changes,
            *replaced("", [(venue, replace(venue, name="Rena leir"))]).changes,
            *removed(before.the(Assignment, "ASW2")).changes,
        ),
    )
    with Document.create(tmp_path / "x.explan", before) as document:
        document.load()
        document.commit(changeset, "Anna")
        assert document.load() == before.with_changes(changeset)


def test_what_could_not_be_read_again_is_refused_and_nothing_is_stored(tmp_path: Path) -> None:
    before = drill()
    bad = builders.unit("NEW", "SWE", name="bell \a", rank=3)
    with Document.create(tmp_path / "x.explan", before) as document:
        document.load()
        with pytest.raises(InputError, match=r"Unit “bell .*cannot be stored"):
            document.commit(ChangeSet("Add", (*added(builders.venue("V")).changes, *added(bad).changes)))
        assert document.load() == before
        assert len(document.history()) == 1


@pytest.mark.parametrize("create", [True, False])
def test_a_reference_to_nothing_is_refused(tmp_path: Path, *, create: bool) -> None:
    stray = builders.unit("NEW", "XXX", rank=3)
    before = drill()
    if create:
        with pytest.raises(InputError, match="XXX"):
            Document.create(tmp_path / "x.explan", before.with_changes(added(stray)))
        assert list(tmp_path.iterdir()) == []
        return
    with Document.create(tmp_path / "x.explan", before) as document:
        document.load()
        with pytest.raises(InputError, match="refers to one that is not there"):
            document.commit(added(stray))
        assert document.load() == before


def test_history_tells_who_did_what_and_when(tmp_path: Path) -> None:
    before = drill()
    unit = before.the(Unit, "OTTO")
    first = replaced("Rename the frigate", [(unit, replace(unit, name="KNM Otto Sverdrup"))])
    with Document.create(tmp_path / "x.explan", before, "Carl") as document:
        document.load()
        document.commit(first, "Anna")
        document.commit(first.inverse(), "Bo")
        newest, middle, oldest = document.history()
        assert [entry.author for entry in (newest, middle, oldest)] == ["Bo", "Anna", "Carl"]
        assert (middle.label, middle.count) == ("Rename the frigate", 1)
        assert middle.at.tzinfo is UTC or middle.at.utcoffset() == timedelta()
        assert document.changes(middle) == first
        assert document.changes(newest) == first.inverse()
        assert document.history(1) == (newest,)
        assert document.last_change(unit) == newest
        assert document.last_change(before.the(Unit, "VISBY")) is None


def test_an_empty_change_set_leaves_no_trace(tmp_path: Path) -> None:
    with Document.create(tmp_path / "x.explan", drill()) as document:
        document.load()
        document.commit(ChangeSet("Nothing"))
        assert len(document.history()) == 1
