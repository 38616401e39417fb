"""Random exercises, every reader: nothing withheld is left, nothing releasable is missing."""

import re
from collections.abc import Iterator

import pytest
from builders import thorough
from random_markings import CODES, random_exercise

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.record import Marking, Record
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue

EXERCISES = 300 if thorough() else 60
GROUPS_OF_SEEDS = 10
WORD = re.compile(r"\b[A-Za-z]{12}\b")


def marking_of(record: Record, full: Exercise) -> Marking:
    """The rule in other words than the product's: own, that of nation, host, phase or venue, the default."""
    policy = full.details.marking_policy or Policy()
    if record.marking is not None or record.noun in ("exercise", "assignment"):
        return record.marking or Marking()
    above: Record | None = None
    if policy.inherit:
        if isinstance(record, Unit | Venue):
            above = full.get(Nation, record.nation)
        elif isinstance(record, Event):
            above = full.get(Phase, record.phase)
        elif record.noun == "agreement":
            above = full.get(Nation, getattr(record, "host", None))
        elif record.noun == "milestone":
            above = full.get(Venue, getattr(record, "venue", None))
    return marking_of(above, full) if above is not None else policy.default or Marking()


def is_open(record: Record, full: Exercise, nation: str | None, audience: Audience) -> bool:
    marking = marking_of(record, full)
    if audience in (Audience.OBSERVERS, Audience.PUBLIC) and marking.classification.value != "UNCLASSIFIED":
        return False
    if marking.releasable_to is None:
        return True
    if nation is None or audience is Audience.PUBLIC:
        return False
    reader = full.the(Nation, nation)
    listed = set(marking.releasable_to)
    return nation in full.details.hosts or nation in listed or bool(listed & set(reader.groups))


def own_words(record: Record) -> set[str]:
    """Words that stand in this record's own texts."""
    fields = (
        "name",
        "title",
        "description",
        "notes",
        "activity",
        "contact",
        "caveats",
        "reason",
        "capabilities",
    )
    said = " ".join(str(getattr(record, name, "") or "") for name in fields)
    said += " ".join(period.reason for period in getattr(record, "unavailable", ()))
    return set(WORD.findall(said))


def readers() -> Iterator[tuple[str | None, Audience]]:
    for audience in (Audience.PLANNING, Audience.PARTICIPANTS, Audience.OBSERVERS):
        yield from ((nation, audience) for nation in CODES)
    yield None, Audience.PUBLIC


@pytest.mark.parametrize("group", range(GROUPS_OF_SEEDS))
def test_nothing_withheld_is_left_and_what_is_releasable_stays(group: int) -> None:
    for seed in range(group, EXERCISES, GROUPS_OF_SEEDS):
        full = random_exercise(seed)
        for nation, audience in readers():
            if audience is Audience.PLANNING and nation in full.details.hosts:
                continue
            check(full, nation, audience, f"{seed} {nation} {audience}")


def check(full: Exercise, nation: str | None, audience: Audience, where: str) -> None:
    seen = releasable(full, nation, audience)
    shown = repr(list(seen.records()))
    words = set(WORD.findall(shown))
    open_words: set[str] = set()
    closed: list[Record] = []
    for record in full.records():
        if is_open(record, full, nation, audience):
            open_words |= own_words(record)
        elif isinstance(record, Nation) and record.id == nation:
            open_words.add(record.name)  # a nation knows its own name
        else:
            closed.append(record)
    for record in closed:
        assert own_words(record) & (words - open_words) == set(), (where, record)
        if (
            not record.sanitised
            and not record.id.startswith("#")
            and record.noun not in ("exercise", "assignment")
        ):
            assert not re.search(rf"\b{record.id}\b", shown), (where, record)
    still_there(full, seen, nation, audience, where)


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
