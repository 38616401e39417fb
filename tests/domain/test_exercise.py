"""The index of records, and change sets upon it."""

import pickle
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.domain import Details, Nation, Unit
from exercise_planner.domain.changes import Change, ChangeSet, added, merged, removed, replaced
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.timespan import date_time_group
from exercise_planner.errors import ConflictError, NotFoundError

NORWAY = Nation(id="NOR", name="Norway", rank=1)
SWEDEN = Nation(id="SWE", name="Sweden", rank=0)
DETAILS = Details(name="X", from_=date(2027, 3, 1), to=date(2027, 3, 5), time_zone="Europe/Oslo")


def exercise() -> Exercise:
    return Exercise([DETAILS, NORWAY, SWEDEN])


def test_records_come_in_the_order_of_their_ranks() -> None:
    assert exercise().nations == (SWEDEN, NORWAY)
    assert exercise().next_rank(Nation) == 2
    assert exercise().next_rank(Unit) == 0


def test_looking_up() -> None:
    assert exercise().the(Nation, "NOR") is NORWAY
    assert exercise().get(Nation, None) is None
    assert exercise().name(Nation, "NOR") == "Norway"
    assert exercise().name(Nation, "FIN") == "FIN"
    with pytest.raises(NotFoundError, match="There is no nation “FIN”"):
        exercise().the(Nation, "FIN")


def test_a_change_gives_another_exercise_and_leaves_the_first() -> None:
    before = exercise()
    after = before.with_changes(removed(NORWAY))
    assert before.nations == (SWEDEN, NORWAY)
    assert after.nations == (SWEDEN,)
    assert before != after


def test_a_stale_change_is_refused_whole() -> None:
    newer = replace(NORWAY, name="Kingdom of Norway")
    current = exercise().with_changes(replaced("rename", [(NORWAY, newer)]))
    stale = ChangeSet("stale", (Change(SWEDEN, None), Change(NORWAY, None)))
    with pytest.raises(ConflictError, match="Norway"):
        current.with_changes(stale)
    assert current.nations == (SWEDEN, newer)


def test_a_change_is_of_one_record() -> None:
    with pytest.raises(ValueError, match="one record"):
        Change(NORWAY, SWEDEN)
    with pytest.raises(ValueError, match="before or after"):
        Change(None, None)


def test_an_exercise_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(exercise())) == exercise()


NAMES = st.sampled_from(["A", "B", "C"])


@st.composite
def histories(draw: st.DrawFn) -> list[ChangeSet]:
    """A chain of change sets, each made upon the exercise that the one before gave."""
    current = exercise()
    made: list[ChangeSet] = []
    for _ in range(draw(st.integers(1, 8))):
        name = draw(NAMES)
        held = current.get(Nation, name)
        after = draw(st.none() | st.builds(Nation, id=st.just(name), name=NAMES, rank=st.integers(0, 5)))
        if held is None and after is None:
            continue
        changeset = ChangeSet("edit", (Change(held, after),))
        current = current.with_changes(changeset)
        made.append(changeset)
    return made


@given(histories())
def test_undoing_all_changes_gives_the_first_exercise(made: list[ChangeSet]) -> None:
    current = exercise()
    for changeset in made:
        current = current.with_changes(changeset)
    for changeset in reversed(made):
        current = current.with_changes(changeset.inverse())
    assert current == exercise()


@given(histories())
def test_merged_changes_do_what_the_chain_does(made: list[ChangeSet]) -> None:
    current = exercise()
    for changeset in made:
        current = current.with_changes(changeset)
    whole = merged("all", made)
    assert exercise().with_changes(whole) == current
    assert current.with_changes(whole.inverse()) == exercise()


def test_labels_say_what_was_done() -> None:
    assert added(NORWAY).label == "add Norway"
    assert removed(NORWAY, SWEDEN).label == "remove 2 records"
    assert added(NORWAY).touches(Nation)
    assert not added(NORWAY).touches(Unit)


def test_date_time_group() -> None:
    assert date_time_group(datetime(2024, 7, 3, 18, 0, tzinfo=UTC)) == "031800ZJUL24"
