"""Random exercises, every reader: nothing withheld is left, nothing releasable is missing."""

import re
from dataclasses import replace

import pytest
from builders import thorough
from random_markings import random_exercise
from release_oracle import WORD, closed_to, is_open, otherwise, readers, without_closed_events

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Record
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue

EXERCISES = 300 if thorough() else 60
GROUPS_OF_SEEDS = 10
IDS = re.compile(r"\w+")


@pytest.mark.parametrize("group", range(GROUPS_OF_SEEDS))
def test_nothing_withheld_is_left_and_what_is_releasable_stays(group: int) -> None:
    for seed in range(group, EXERCISES, GROUPS_OF_SEEDS):
        full = random_exercise(seed)
        for nation, audience in readers():
            check(full, nation, audience, f"{seed} {nation} {audience}")


def check(full: Exercise, nation: str | None, audience: Audience, where: str) -> None:
    seen = releasable(full, nation, audience)
    shown = repr(list(seen.records()))
    closed = closed_to(full, nation, audience)
    assert closed.words & set(WORD.findall(shown)) == set(), where
    assert closed.ids & set(IDS.findall(shown)) == set(), where
    still_there(full, seen, nation, audience, where)


@pytest.mark.parametrize("group", range(GROUPS_OF_SEEDS))
def test_what_is_withheld_makes_no_difference_at_all(group: int) -> None:
    """However what is withheld is called, and whatever it counts, its reader gets the very same exercise."""
    for seed in range(group, EXERCISES, 3 * GROUPS_OF_SEEDS):
        full = random_exercise(seed)
        for nation, audience in readers():
            seen = releasable(full, nation, audience)
            renamed = releasable(otherwise(full, nation, audience), nation, audience)
            assert list(seen.records()) == list(renamed.records()), (seed, nation, audience)
            fewer = releasable(without_closed_events(full, nation, audience), nation, audience)
            assert always_open(seen) == always_open(fewer), (seed, nation, audience)


def always_open(seen: Exercise) -> list[Record]:
    """The records, with venues open all the time: when they are not is all that a withheld event leaves."""
    return [replace(one, unavailable=()) if isinstance(one, Venue) else one for one in seen.records()]


def still_there(full: Exercise, seen: Exercise, nation: str | None, audience: Audience, where: str) -> None:
    """What is open and rests on nothing else is there with its name."""
    held = {(record.noun, record.id): record for record in seen.records()}
    gone = {"unit", "agreement", "relation", "travel", "objective"}
    if audience is Audience.PUBLIC:
        gone |= {"agreement", "relation"}
    for record in full.records():
        if (
            record.noun in gone
            or isinstance(record, Assignment)
            or not is_open(record, full, nation, audience)
        ):
            continue
        assert (record.noun, record.id) in held, (where, record)
        kept = held[record.noun, record.id]
        assert getattr(kept, "name", "") == getattr(record, "name", ""), (where, record)
    for unit in full.units:
        if is_open(unit, full, nation, audience) and ("nation", unit.nation) in held:
            assert ("unit", unit.id) in held, (where, unit)
    for record in seen.records():
        if not isinstance(record, Assignment):
            continue
        assert ("event", record.id) in held
    for cls in {type(record) for record in seen.records()}:
        assert [record.rank for record in seen.all(cls)] == list(range(len(seen.all(cls)))), where
