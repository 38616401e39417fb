"""Fields as text: what is shown can be typed, and means the same."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_support import example

from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event, LagFrom, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.timespan import MONTHS, date_time_group
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.wire import shape
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import PlanReader
from exercise_planner.ui import fields, moments, typed, words
from exercise_planner.ui.forms.declarations import FORMS

RIMPAC = PlanReader().read(example("rimpac-2024")).require()
HONOLULU = ZoneInfo("Pacific/Honolulu")
EVENTS = {field.name: field for field in shape(Event)}


def test_every_shown_field_of_every_example_can_be_typed_as_it_stands() -> None:
    for record in RIMPAC.records():
        for section in FORMS.get(type(record), ()):
            for name in section.fields:
                field = fields.field_of(type(record), name)
                if fields.editable(field) and fields.is_whole(record, name):
                    change = fields.change(RIMPAC, record, name, fields.text_of(record, name))
                    assert all(
                        fields.text_of(item.after, name) == fields.text_of(record, name)
                        for item in change.changes
                        if item.after is not None
                    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("duration_minutes", "0"),
        ("duration_minutes", ""),
        ("priority", "6"),
        ("light", "DUSK"),
        ("phase", "NO_SUCH"),
        ("hours", "8 to 10"),
        ("earliest", "31 Feb"),
        ("requires", "0 × ASW"),
        ("pools", "MEDIA"),
    ],
)
def test_what_cannot_be_used_is_said_with_the_fields_name(name: str, text: str) -> None:
    with pytest.raises(InputError) as raised:
        fields.parsed(RIMPAC, EVENTS[name], text)
    assert raised.value.summary.startswith(fields.title(name))
    assert raised.value.summary.endswith(".")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("240", 240),
        ("4 h", 240),
        ("4h", 240),
        ("2 h 30 min", 150),
        ("2:30", 150),
        ("1.5 h", 90),
        ("11 d 10 h", 16440),
        ("1 day", 1440),
        ("90 Minutes", 90),
    ],
)
def test_lengths_of_time_are_typed_as_people_write_them(text: str, minutes: int) -> None:
    assert fields.parsed(RIMPAC, EVENTS["duration_minutes"], text) == minutes


@pytest.mark.parametrize("text", ["h", "4 x", "2:75", "-1 h", "1 h 1 h"])
def test_what_is_no_length_of_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError) as raised:
        fields.parsed(RIMPAC, EVENTS["duration_minutes"], text)
    assert "such as 4 h" in raised.value.summary
    assert text in raised.value.summary


@pytest.mark.parametrize(
    ("name", "text", "attribute", "value"),
    [
        ("requires", "2 × ASW [USA, JPN]", "nations", ("USA", "JPN")),
        ("requires", "ASW", "count", 1),
        ("after", "H1 start +60–120", "max_lag_minutes", 120),
        ("after", "H1 start +60–120", "from_", LagFrom.START),
        ("after", "H1", "min_lag_minutes", 0),
    ],
)
def test_nested_values_are_typed_in_one_line(name: str, text: str, attribute: str, value: object) -> None:
    (found,) = fields.parsed(RIMPAC, EVENTS[name], text)
    assert getattr(found, attribute) == value


def test_a_field_whose_text_would_lose_something_is_not_typed() -> None:
    event = RIMPAC.events[0]
    full = Event(
        id="E", name="E", duration_minutes=60, requires=(Requirement(capability="ASW", min_nations=2),)
    )
    assert fields.is_whole(event, "requires")
    assert not fields.is_whole(full, "requires")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("081800ZJUL24", datetime(2024, 7, 8, 18, 0, tzinfo=UTC)),
        ("080800WJUL24", datetime(2024, 7, 8, 18, 0, tzinfo=UTC)),
        ("080800JJUL24", datetime(2024, 7, 8, 8, 0, tzinfo=HONOLULU)),
        ("8 Jul 0800", datetime(2024, 7, 8, 8, 0, tzinfo=HONOLULU)),
        ("Mon 8 Jul 08:00", datetime(2024, 7, 8, 8, 0, tzinfo=HONOLULU)),
        ("2024-07-08 08:00", datetime(2024, 7, 8, 8, 0, tzinfo=HONOLULU)),
        ("2024-07-08T08:00:00-10:00", datetime(2024, 7, 8, 8, 0, tzinfo=HONOLULU)),
        ("140600ZMAR27", datetime(2027, 3, 14, 6, 0, tzinfo=UTC)),
        ("14 Jun 0600", datetime(2024, 6, 14, 6, 0, tzinfo=HONOLULU)),
        ("D+3", date(2024, 6, 1)),
        ("+3d", date(2024, 6, 1)),
        ("D+3 0600", datetime(2024, 6, 1, 6, 0, tzinfo=HONOLULU)),
        ("8 July 2024", date(2024, 7, 8)),
        ("8 July 2024 2024", datetime(2024, 7, 8, 20, 24, tzinfo=HONOLULU)),
        ("2024-07-08", date(2024, 7, 8)),
    ],
)
def test_moments_are_read_as_people_type_them(text: str, expected: date) -> None:
    assert moments.moment(text, RIMPAC.details) == expected


@pytest.mark.parametrize(
    "text", ["D+3 – D+5 (refit)", "1 Jun to 3 Jun (refit)", "2024-06-01 – 2024-06-03 (refit)"]
)
def test_periods_take_the_same_moments(text: str) -> None:
    unit = RIMPAC.units[0]
    changes = fields.change(RIMPAC, unit, "unavailable", text)
    after = RIMPAC.with_changes(changes).the(Unit, unit.id).unavailable
    assert [(one.from_, one.to, one.reason) for one in after] == [
        (date(2024, 6, 1), date(2024, 6, 3), "refit")
    ]


@pytest.mark.parametrize("text", ["", "soon", "31 Feb", "2024-13-01", "081860ZJUL24", "08 Foo 0800"])
def test_what_is_no_moment_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError) as raised:
        moments.moment(text, RIMPAC.details)
    assert raised.value.summary.endswith(".")


@given(
    st.integers(0, 50_000_000).map(
        lambda minutes: datetime(2001, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    )
)
def test_date_time_groups_are_read_as_they_are_written(instant: datetime) -> None:
    assert moments.moment(date_time_group(instant), RIMPAC.details) == instant


def test_zones_are_those_of_acp_121() -> None:
    assert [moments.zone_hours(letter) for letter in "ZAMNY"] == [0, 1, 12, -1, -12]
    assert len(MONTHS) == 12


def test_words_say_nothing_twice() -> None:
    assert words.days(date(2024, 7, 1), date(2024, 7, 5)) == "1–5 Jul 2024"
    assert words.days(date(2024, 7, 1), date(2024, 7, 1)) == "1 Jul 2024"
    assert words.days(date(2023, 12, 30), date(2024, 1, 2)) == "30 Dec 2023 – 2 Jan 2024"
    assert words.duration(1500) == "1 d 1 h"
    assert words.choice("SEA_AREA") == "Sea area"
    assert words.choice("HADR") == "HADR"


def test_choices_of_references_say_names(exercise: Exercise) -> None:
    found = fields.choices(EVENTS["phase"], exercise)
    assert found[0].text == ""
    assert any(choice.text == exercise.phases[0].id for choice in found)


@pytest.mark.parametrize(
    ("text", "level", "names"),
    [
        ("RESTRICTED", "RESTRICTED", None),
        ("r", "RESTRICTED", None),
        ("secret // USA, FVEY", "SECRET", ("USA", "FVEY")),
        ("Confidential//REL TO AUS", "CONFIDENTIAL", ("AUS",)),
        ("RESTRICTED //", "RESTRICTED", ()),
    ],
)
def test_a_marking_is_a_level_and_a_list(text: str, level: str, names: tuple[str, ...] | None) -> None:
    marking = fields.parsed(RIMPAC, EVENTS["marking"], text)
    assert (marking.classification, marking.releasable_to) == (level, names)
    again = typed.to_text(EVENTS["marking"].kind, marking)
    assert fields.parsed(RIMPAC, EVENTS["marking"], again) == marking


def test_a_word_that_is_no_level_is_refused() -> None:
    with pytest.raises(InputError, match="Marking"):
        fields.parsed(RIMPAC, EVENTS["marking"], "HUSH // USA")


def test_the_marking_policy_is_typed_as_json() -> None:
    field = fields.field_of(Details, "marking_policy")
    text = '{"default": {"classification": "RESTRICTED"}, "labels": {"RESTRICTED": "NATO RESTRICTED"}}'
    policy = fields.parsed(RIMPAC, field, text)
    assert policy == Policy(
        default=Marking(classification=Classification.RESTRICTED),
        labels=Frozen({"RESTRICTED": "NATO RESTRICTED"}),
    )
    with pytest.raises(InputError, match="policy"):
        fields.parsed(RIMPAC, field, "{half")
