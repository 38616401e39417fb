"""Comparison: each difference once, nothing else, and nothing that is in neither exercise."""

from collections import Counter
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.domain.changes import added, removed, replaced
from exercise_planner.domain.comparison import COMPARED, Comparison, Difference, Nature, compared
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.mentions import all_texts
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.record import Record, Value
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.travel import Travel
from tests.builders import START, drill, exercises
from tests.random_markings import random_exercise


def changed(exercise: Exercise, event_id: str, **fields: object) -> Exercise:
    event = exercise.the(Event, event_id)
    return exercise.with_changes(replaced("change", [(event, replace(event, **fields))]))  # type: ignore[arg-type]


def natures(found: Comparison) -> list[tuple[Nature, str, str]]:
    return [(one.nature, one.noun, one.id) for one in found.differences]


@settings(max_examples=20)
@given(exercises())
def test_an_exercise_does_not_differ_from_itself(exercise: Exercise) -> None:
    assert not compared(exercise, exercise)
    respelt = Exercise(replace(one, stated=frozenset(), rank=one.rank + 7) for one in exercise.records())
    assert not compared(exercise, respelt)


@settings(max_examples=20)
@given(exercises(), exercises())
def test_swapping_mirrors(one: Exercise, other: Exercise) -> None:
    swap = {Nature.ADDED: Nature.REMOVED, Nature.REMOVED: Nature.ADDED}

    def mirrored(difference: Difference) -> tuple[object, ...]:
        nature = swap.get(difference.nature, difference.nature)
        fields = tuple((change.field, change.after, change.before) for change in difference.changes)
        return (nature, difference.noun, difference.nations, fields)

    there = [mirrored(difference) for difference in compared(one, other).differences]
    back = [
        (one.nature, one.noun, one.nations, tuple((f.field, f.before, f.after) for f in one.changes))
        for one in compared(other, one).differences
    ]
    assert Counter(map(repr, there)) == Counter(map(repr, back))


def unspelt(held: Any) -> Any:
    """A record or value without notes on the spelling of its source."""
    if isinstance(held, Value):
        inner = {item.name: unspelt(getattr(held, item.name)) for item in fields(held)}
        return replace(held, **{**inner, "stated": frozenset()})
    return tuple(unspelt(item) for item in held) if type(held) is tuple else held


def plainly(exercise: Exercise) -> Exercise:
    return Exercise(unspelt(record) for record in exercise.records())


@settings(max_examples=20)
@given(exercises().map(plainly), exercises().map(plainly))
def test_each_difference_is_told_once_and_nothing_else(one: Exercise, other: Exercise) -> None:
    found = compared(one, other)
    for cls in COMPARED:
        if cls in {Relation, Travel}:
            continue
        for record_id in {*one.table(cls), *other.table(cls)}:
            mine = [each for each in found.differences if (each.noun, each.id) == (cls.noun, record_id)]
            old, new = one.get(cls, record_id), other.get(cls, record_id)
            if old is None or new is None:
                assert [each.nature for each in mine] == [Nature.ADDED if old is None else Nature.REMOVED]
                continue
            told = Counter(change.field for each in mine for change in each.changes)
            assert not told or max(told.values()) == 1
            assert all(change.before != change.after for each in mine for change in each.changes)
            assert set(told) - TAKEN == differing(old, new) - TAKEN
    both = {nation.id for nation in (*one.nations, *other.nations)}
    assert {nation for each in found.differences for nation in each.nations} <= both


TAKEN = {"start", "end", "venue", "units", "nations"}
"""What of an event is told of its place and its participants, and is tested below."""


def differing(old: Record, new: Record) -> set[str]:
    names = {item.name for item in fields(old)} - {"rank", "stated", "id"}
    return {name.removesuffix("_") for name in names if getattr(old, name) != getattr(new, name)}


def test_each_nature_of_an_event_is_told() -> None:
    before = drill()
    first, second = before.events[0], before.events[1]
    place = before.the(Assignment, first.id)
    later = replace(
        place, start=place.start + timedelta(hours=1), end=place.end + timedelta(hours=1), units=()
    )
    after = before.with_changes(replaced("move", [(place, later)]))
    after = changed(after, first.id, name="Other", units=(), priority=5)
    found = [one for one in compared(before, after).differences if one.id == first.id]
    assert [one.nature for one in found] == [
        Nature.RENAMED,
        Nature.MOVED,
        Nature.PARTICIPANTS,
        Nature.CHANGED,
    ]
    renamed, moved, participants, other = found
    assert (renamed.changes[0].before, renamed.changes[0].after) == (first.name, "Other")
    assert {change.field for change in moved.changes} == {"start", "end"}
    units = participants.changes[0]
    assert set(units.gone) == {one.unit for one in place.units}
    assert not units.come
    assert [change.field for change in other.changes] == ["priority"]
    assert second.id not in {one.id for one in compared(before, after).differences}


def test_added_and_removed_events_bring_their_places() -> None:
    before = drill()
    event = before.events[0]
    after = Exercise(one for one in before.records() if one.id != event.id)
    (gone,) = [one for one in compared(before, after).differences if one.noun == "event"]
    assert (gone.nature, gone.name) == (Nature.REMOVED, event.name)
    assert [change.field for change in gone.changes][:2] == ["start", "end"]
    assert gone.changes[0].after is None


def test_an_event_that_loses_its_place_has_moved() -> None:
    before = drill()
    place = before.assignments[0]
    after = before.with_changes(removed(place))
    moved = compared(before, after).of(Nature.MOVED, "event")
    assert [one.id for one in moved] == [place.id]
    assert all(change.after is None for change in moved[0].changes)


def test_order_and_requirements_of_participants_do_not_matter() -> None:
    before = drill()
    place = next(one for one in before.assignments if len(one.units) > 1)
    other = tuple(Place(unit=one.unit) for one in reversed(place.units))
    after = before.with_changes(replaced("turn", [(place, replace(place, units=other))]))
    assert not compared(before, after)


def test_changes_concern_nations() -> None:
    before = drill()
    nation = before.nations[0]
    after = before.with_changes(replaced("x", [(nation, replace(nation, contact="new"))]))
    after = after.with_changes(
        added(Phase(id="P9", name="New", from_=START.date(), to=START.date(), rank=99))
    )
    found = compared(before, after)
    assert {one.noun for one in found.by_nation[nation.id]} == {"nation", "phase"}
    assert all(
        {one.noun for one in other} == {"phase"} for key, other in found.by_nation.items() if key != nation.id
    )


def test_records_without_ids_are_matched_by_what_they_are_between() -> None:
    first, second, third = (
        Nation(id=code, name=code, rank=n) for n, code in enumerate(("AAA", "BBB", "CCC"))
    )
    details = drill().details
    one = Relation(id="#1", between=("AAA", "BBB"), rule="AVOID")  # type: ignore[arg-type]
    two = Relation(id="#2", between=("AAA", "CCC"), rule="AVOID", rank=1)  # type: ignore[arg-type]
    before = Exercise([details, first, second, third, one, two])
    after = Exercise([details, first, second, third, replace(two, id="#1", rank=0)])
    found = compared(before, after)
    assert natures(found) == [(Nature.REMOVED, "relation", "#1")]
    assert found.differences[0].name == "AAA – BBB"
    assert found.differences[0].nations == ("AAA", "BBB")


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_nothing_withheld_is_told(seed: int, later: int) -> None:
    wholes = [random_exercise(each) for each in (seed, later)]
    nation = wholes[0].nations[-1].id
    seen = [releasable(each, nation, Audience.PARTICIPANTS) for each in wholes]
    known = all_texts(seen[0]) | all_texts(seen[1])
    for difference in compared(*seen).differences:
        for part in (*difference.name.split(" – "), *difference.nations):
            assert part in known or difference.noun == "agreement"
        for change in difference.changes:
            assert {one for one in (change.before, change.after) if type(one) is str} <= known | {""}
