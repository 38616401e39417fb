"""Records to plain JSON and back: nothing is lost, and everything wrong is said."""

import json
from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercise_planner.assets import examples
from exercise_planner.domain import PLAN_RECORDS, RECORDS, Details, Event, Unit, Venue
from exercise_planner.domain.event import Lock
from exercise_planner.domain.kinds import Report, shown
from exercise_planner.domain.record import Record
from exercise_planner.domain.schedule import Place
from exercise_planner.domain.timespan import Hours, Period
from exercise_planner.domain.wire import read, shape, write

EVENT = {"id": "E1", "name": "ASW 1", "duration_minutes": 120}


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_every_record_of_the_examples_comes_back_equal(path: Path) -> None:
    plan = json.loads(path.read_text(encoding="utf-8"))
    report = Report()
    for cls in PLAN_RECORDS:
        for raw in plan.get(cls.nouns, []):
            record = read(cls, raw, "$", report)
            assert record is not None
            assert write(record) == raw
    details = read(Details, plan["exercise"], "$.exercise", report)
    assert details is not None
    assert write(details) == plan["exercise"]
    assert report.faults == []


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.noun)
def test_every_field_of_a_record_has_a_place_in_the_format(cls: type[Record]) -> None:
    ours = {"unknown", "stated", "rank", *getattr(cls, "beside", ())}
    assert {field.name for field in shape(cls)} == {field.name for field in fields(cls)} - ours


def test_unknown_fields_are_kept_at_every_level() -> None:
    raw = {**EVENT, "x": {"deep": [1, {"er": None}]}, "lock": {"venue": "V", "why": "asked for"}}
    event = read(Event, raw, "$", Report())
    assert event is not None
    assert write(event) == raw


def test_what_was_stated_at_its_default_is_stated_again() -> None:
    raw = {**EVENT, "priority": 3, "after": [], "optional": False, "phase": None}
    event = read(Event, raw, "$", Report())
    assert event is not None
    assert write(event) == raw
    assert "priority" not in write(Event(id="E1", name="ASW 1", duration_minutes=120))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("duration_minutes", -1, "whole number from 1"),
        ("duration_minutes", True, "whole number"),
        ("duration_minutes", 1.5, "whole number"),
        ("duration_minutes", "60", "found “60”, expected a whole number"),
        ("name", 3, "text"),
        ("name", "", "text of 1 to"),
        ("name", "a\x00b", "control characters"),
        ("light", "DUSK", "one of ANY, DAY, NIGHT"),
        ("light", "DYA", "did you mean “DAY”?"),
        ("earliest", "2024-02-30", "a date such as"),
        ("earliest", "2024-02-03T10:00:00", "an instant such as"),
        ("hours", {"from": "8:00", "to": "25:00"}, "a time of day such as 08:00"),
        ("units", "U1", "a list"),
        ("pools", ["P"], "an object"),
        ("optional", 1, "true or false"),
        ("lock", {"start": "2024-02-03"}, "an instant"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(field: str, value: object, words: str) -> None:
    report = Report()
    assert read(Event, {**EVENT, field: value}, "$.events[0]", report) is None
    text = "\n".join(str(fault) for fault in report.faults)
    assert f"$.events[0].{field}" in text
    assert words in text


def test_all_faults_of_a_record_are_found_at_once() -> None:
    report = Report()
    read(Venue, {"name": 1, "max_events": 0, "position": [91, "x"]}, "$.venues[0]", report)
    paths = {fault.path for fault in report.faults}
    assert paths == {
        "$.venues[0].id",
        "$.venues[0].name",
        "$.venues[0].max_events",
        "$.venues[0].position[0]",
        "$.venues[0].position[1]",
    }


def test_references_are_collected_with_their_places() -> None:
    report = Report()
    read(Event, {**EVENT, "units": ["U1"], "pools": {"P": 1}, "lead": "NOR"}, "$", report)
    found = {(reference.path, reference.nouns, reference.id) for reference in report.references}
    assert ("$.units[0]", ("unit",), "U1") in found
    assert ("$.pools.P", ("pool",), "P") in found
    assert ("$.lead", ("unit", "nation"), "NOR") in found


def test_internal_ids_are_never_written() -> None:
    unit = Unit(id="#1", name="Ship", nation="NOR")
    assert "id" not in write(unit)


def test_a_named_units_place_states_that_it_fills_no_requirement() -> None:
    assert write(Place(unit="U1")) == {"unit": "U1", "requirement": None}


def test_instants_keep_their_offset() -> None:
    raw = {"start": "2024-07-03T08:00:00-10:00"}
    lock = read(Lock, raw, "$", Report())
    assert lock is not None
    assert lock.start == datetime.fromisoformat("2024-07-03T18:00:00+00:00")
    assert write(lock) == raw


@given(st.dates(date(1901, 1, 1), date(2199, 1, 1)), st.datetimes(timezones=st.timezones()))
def test_periods_come_back_equal(day: date, instant: datetime) -> None:
    instant = instant.replace(year=2024, day=1)
    offset = instant.utcoffset()
    assume(offset is not None and offset.seconds % 60 == 0)
    period = Period(from_=day, to=instant)
    assert read(Period, write(period), "$", Report()) == period


@given(st.times(), st.times())
def test_hours_come_back_equal_and_are_never_empty(first: time, last: time) -> None:
    hours = Hours(from_=time(first.hour, first.minute), to=time(last.hour, last.minute))
    assert read(Hours, write(hours), "$", Report()) == hours
    assert 0 < hours.minutes <= 24 * 60


@given(
    st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(), st.lists, max_leaves=5)
)
def test_any_value_is_shown_short(value: object) -> None:
    assert len(shown(value)) < 120
    assert "\n" not in shown(value)
