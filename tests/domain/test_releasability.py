"""Roll-up, banners and portion marks, and what a reader may see."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.releasability import (
    Audience,
    banner,
    may_see,
    portion,
    releasable,
    released_to,
    rolled_up,
)
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.interchange.readers.plan import parse_plan

PLAN = """{"format": "exercise-plan/1",
 "exercise": {"name": "X", "from": "2027-03-01", "to": "2027-03-05", "time_zone": "Europe/Oslo",
  "hosts": ["NOR"]},
 "nations": [
  {"id": "NOR", "name": "Norway", "groups": ["NATO"]}, {"id": "SWE", "name": "Sweden", "groups": ["NATO"]},
  {"id": "USA", "name": "United States", "groups": ["NATO", "FVEY"]},
  {"id": "AUS", "name": "Australia", "groups": ["FVEY"]}],
 "units": [{"id": "U1", "name": "Ship one", "nation": "NOR"},
  {"id": "U2", "name": "Ship two", "nation": "AUS"}],
 "venues": [{"id": "V1", "name": "Fjord"}, {"id": "V2", "name": "Range"}],
 "pools": [{"id": "P1", "capacity": 1}],
 "phases": [{"id": "PH", "from": "2027-03-01", "to": "2027-03-02"}],
 "objectives": [{"id": "O1", "title": "Together"}],
 "agreements": [{"id": "A1", "kind": "SOFA", "host": "NOR", "nations": ["USA", "AUS"],
  "status": "SIGNED"}],
 "relations": [{"between": ["SWE", "AUS"], "rule": "AVOID"}],
 "travel": [{"from": "V1", "to": "V2", "minutes": 30}],
 "events": [
  {"id": "E1", "name": "First",
   "duration_minutes": 60, "venues": ["V1", "V2"],
   "units": ["U1"], "phase": "PH", "pools": {"P1": 1}, "objectives": ["O1"],
   "lead": "U1"},
  {"id": "E2", "name": "Second", "duration_minutes": 60, "venues": ["V2"],
   "units": ["U2"], "nations": ["SWE"], "after": [{"event": "E1"}],
   "lock": {"venue": "V2", "units": ["U2"]}}]}"""

R, U, S = Classification.RESTRICTED, Classification.UNCLASSIFIED, Classification.SECRET


def exercise() -> Exercise:
    plan = parse_plan(PLAN).require()
    at = datetime.fromisoformat("2027-03-01T08:00:00+01:00")
    places = [Assignment(id=event, start=at, end=at, venue="V2") for event in ("E1", "E2")]
    return Exercise([*plan.records(), *places, Schedule(unscheduled=("E9",))])


def marked(level: Classification, *names: str) -> Marking:
    return Marking(classification=level, releasable_to=names)


ALL = Marking()
ROLL_UPS = [
    ([], "UNCLASSIFIED"),
    ([None], "UNCLASSIFIED"),
    ([ALL, ALL], "UNCLASSIFIED"),
    ([Marking(classification=R)], "RESTRICTED"),
    ([Marking(classification=R), None], "RESTRICTED"),
    ([Marking(classification=R), Marking(classification=S)], "SECRET"),
    ([marked(R, "USA")], "RESTRICTED//REL TO NOR, USA"),
    ([marked(U, "USA")], "UNCLASSIFIED//REL TO NOR, USA"),
    ([marked(R, "NATO")], "RESTRICTED//REL TO NOR, SWE, USA"),
    ([marked(R, "FVEY")], "RESTRICTED//REL TO NOR, AUS, USA"),
    ([marked(R, "NATO"), marked(R, "FVEY")], "RESTRICTED//REL TO NOR, USA"),
    ([marked(R, "SWE"), marked(S, "AUS")], "SECRET//REL TO NOR"),
    ([marked(R)], "RESTRICTED//REL TO NOR"),
    ([marked(R, "NATO"), None], "RESTRICTED//REL TO NOR, SWE, USA"),
    ([marked(R, "XYZ")], "RESTRICTED//REL TO NOR"),
    ([marked(S, "SWE"), marked(U, "SWE", "AUS")], "SECRET//REL TO NOR, SWE"),
]


@pytest.mark.parametrize(("markings", "text"), ROLL_UPS)
def test_roll_up(markings: list[Marking | None], text: str) -> None:
    assert banner(rolled_up(markings, exercise()), exercise()) == text


@pytest.mark.parametrize(
    ("marking", "text"),
    [
        (None, "(U)"),
        (ALL, "(U)"),
        (Marking(classification=R), "(R)"),
        (marked(R, "SWE", "NOR"), "(R//REL TO NOR, SWE)"),
        (marked(S, "FVEY", "SWE"), "(S//REL TO NOR, SWE, FVEY)"),
        (marked(R), "(R//REL TO NOR)"),
    ],
)
def test_portion_marks(marking: Marking | None, text: str) -> None:
    assert portion(marking, exercise()) == text


def test_groups_stand_for_their_members_in_the_plan() -> None:
    assert released_to(marked(R, "FVEY"), exercise()) == {"NOR", "USA", "AUS"}
    assert released_to(None, exercise()) == {"NOR", "SWE", "USA", "AUS"}


def with_marking(full: Exercise, noun: str, record_id: str, marking: Marking, **fields: str) -> Exercise:
    def changed(record: Record) -> Record:
        if record.noun == noun and record.id == record_id:
            return replace(record, marking=marking, **fields)
        return record

    return Exercise([changed(record) for record in full.records()])


MARKABLE = [
    (record.noun, record.id)
    for record in exercise().records()
    if record.noun
    in ("unit", "venue", "pool", "phase", "objective", "agreement", "relation", "travel", "event", "nation")
]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(MARKABLE), st.sampled_from(["USA", "AUS", "SWE", "NATO"])), min_size=1
    ),
    st.sampled_from(["SWE", "USA", "AUS", None]),
    st.sampled_from([Audience.PARTICIPANTS, Audience.OBSERVERS, Audience.PUBLIC]),
)
def test_nothing_withheld_is_left_and_nothing_releasable_is_missing(
    marks: list[tuple[tuple[str, str], str]], nation: str | None, audience: Audience
) -> None:
    full = exercise()
    for number, ((noun, record_id), name) in enumerate(marks):
        full = with_marking(full, noun, record_id, marked(R, name), description=f"secret text <{number}>")
    seen = releasable(full, nation, audience)
    shown = repr(list(seen.records()))
    held = {(record.noun, record.id) for record in seen.records()}
    for record in full.records():
        if may_see(record, full, nation, audience):
            continue
        if record.noun == "nation" and record.id == nation:  # a nation knows its own name
            assert record.name in shown
            assert not record.description or record.description not in shown
            continue
        assert (record.noun, record.id) not in held
        assert not record.description or record.description not in shown
        if not record.id.startswith("#") and record.noun != "nation":
            assert f"'{record.id}'" not in shown
    for record in full.records():
        if isinstance(record, Assignment | Schedule) or (record.noun, record.id) in held:
            continue
        withheld = not may_see(record, full, nation, audience)
        assert withheld or record.noun in ("unit", "travel", "agreement", "relation", "event"), record


def test_hosts_see_everything() -> None:
    full = with_marking(exercise(), "event", "E1", marked(S))
    assert releasable(full, "NOR", Audience.PLANNING) is full
    assert releasable(full, None, Audience.PLANNING) is full


def test_without_marks_a_participant_sees_all_records() -> None:
    seen = releasable(exercise(), "SWE", Audience.PARTICIPANTS)
    assert {(r.noun, r.id) for r in seen.records()} == {
        (r.noun, r.id) for r in exercise().records() if not isinstance(r, Schedule)
    }


def test_a_withheld_event_takes_its_place_along() -> None:
    full = with_marking(exercise(), "event", "E1", marked(R, "USA"))
    seen = releasable(full, "SWE", Audience.PARTICIPANTS)
    assert [event.id for event in seen.events] == ["E2"]
    assert [place.id for place in seen.assignments] == ["E2"]
    assert seen.events[0].after == ()
    assert seen.schedule is None


def test_unknown_fields_stay_with_the_hosts() -> None:
    plan = parse_plan(PLAN.replace('"name": "Fjord"', '"name": "Fjord", "x_secret": "hush"')).require()
    assert "hush" in repr([*plan.venues, *(v.unknown for v in plan.venues)])
    seen = releasable(plan, "SWE", Audience.PARTICIPANTS)
    assert all(not venue.unknown for venue in seen.venues)


def test_the_public_gets_no_agreements_and_no_contacts() -> None:
    full = exercise()
    norway = replace(full.nations[0], contact="+47 1234", caveats="none")
    full = Exercise([norway if record == full.nations[0] else record for record in full.records()])
    seen = releasable(full, None, Audience.PUBLIC)
    assert seen.agreements == ()
    assert seen.relations == ()
    assert "1234" not in repr(seen.nations)
    assert "1234" in repr(releasable(full, "SWE", Audience.PARTICIPANTS).nations)
