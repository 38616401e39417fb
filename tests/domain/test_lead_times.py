"""Lead times, burden and the matrix: worked by hand on a small coalition."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.domain.agreement import Agreement, AgreementKind, AgreementStatus
from exercise_planner.domain.bridges import bridges
from exercise_planner.domain.burden import Burden, burdens, coverage
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event, Need, NeedRule
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.lead_times import Urgency, deadlines, latest_request
from exercise_planner.domain.matrix import (
    Link,
    Matrix,
    dimensions,
    nation_rows,
    suffering,
    unit_rows,
)
from exercise_planner.domain.nation import Language, Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.holidays import days_off

STARTEX = date(2027, 3, 15)
SOFA = AgreementKind.SOFA


def weekends(_nation: str, first: date, final: date) -> Collection[date]:
    days = (first + timedelta(days=number) for number in range((final - first).days + 1))
    return {day for day in days if day.weekday() > 4}


def language(code: str) -> tuple[Language, ...]:
    return (Language(language=code, level=3),)


def coalition(**agreement: Any) -> Exercise:
    """Norway hosts; Sweden's ship has Link 16, Poland's Link 11; both need a SOFA."""
    start = datetime(2027, 3, 16, 8, tzinfo=UTC)
    need = Need(dimension="data_link", rule=NeedRule.PAIRWISE)
    link16, link11 = Frozen({"data_link": ("LINK16",)}), Frozen({"data_link": ("LINK11",)})
    both = Frozen({"data_link": ("LINK11", "LINK16")})
    return Exercise(
        [
            Details(name="Cold", from_=STARTEX, to=date(2027, 3, 26), time_zone="Europe/Oslo"),
            Nation(id="NOR", name="Norway", languages=language("nor")),
            Nation(id="SWE", name="Sweden", rank=1, languages=language("swe")),
            Nation(id="POL", name="Poland", rank=2),
            Unit(id="S1", name="Visby", nation="SWE", standards=link16, capabilities=("ASW",)),
            Unit(id="P1", name="Orkan", nation="POL", rank=1, standards=link11, capabilities=("ASW",)),
            Unit(id="P2", name="Piorun", nation="POL", rank=2, standards=both, capabilities=("ASW",)),
            Venue(id="V", name="Fjord", nation="NOR"),
            Venue(id="W", name="Sound", nation="NOR", rank=1),
            Objective(id="O", title="Work together"),
            Agreement(id="A", kind=SOFA, host="NOR", nations=("SWE", "POL"), **agreement),
            Event(
                id="E",
                name="Hunt",
                duration_minutes=120,
                units=("S1", "P1"),
                needs_agreements=(SOFA,),
                objectives=("O",),
                interoperability=(need,),
            ),
            Event(id="F", name="Chat", duration_minutes=60, units=("S1",), rank=1),
            Assignment(
                id="E",
                start=start,
                end=start + timedelta(hours=2),
                venue="V",
                units=(Place(unit="S1"), Place(unit="P1")),
            ),
            Assignment(
                id="F",
                start=start + timedelta(hours=5),
                end=start + timedelta(hours=6),
                venue="W",
                units=(Place(unit="S1"),),
            ),
        ]
    )


@pytest.mark.parametrize(
    ("needed", "working_days", "expected"),
    [
        (date(2027, 3, 16), 0, date(2027, 3, 16)),
        (date(2027, 3, 16), 1, date(2027, 3, 15)),
        (date(2027, 3, 15), 1, date(2027, 3, 12)),
        (date(2027, 3, 16), 10, date(2027, 3, 2)),
        (date(2027, 3, 14), 1, date(2027, 3, 12)),
    ],
)
def test_working_days_are_counted_back(needed: date, working_days: int, expected: date) -> None:
    assert latest_request(needed, working_days, "NOR", weekends) == expected


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 600))
def test_between_request_and_need_lie_just_the_working_days(needed: date, working_days: int) -> None:
    latest = latest_request(needed, working_days, "NOR", weekends)
    days = (needed - latest).days
    worked = [day for day in (latest + timedelta(days=n) for n in range(days)) if day.weekday() < 5]
    assert len(worked) == working_days


def test_weekends_and_holidays_are_those_of_the_nation() -> None:
    may = days_off("NOR", date(2027, 5, 1), date(2027, 5, 31))
    assert date(2027, 5, 17) in may  # Constitution Day, a Monday
    assert date(2027, 5, 8) in may
    egypt = days_off("EGY", date(2027, 2, 1), date(2027, 2, 7))
    assert date(2027, 2, 5) in egypt  # a Friday
    assert date(2027, 2, 7) not in egypt  # a Sunday
    assert days_off("X01", date(2027, 2, 5), date(2027, 2, 7)) == {date(2027, 2, 6), date(2027, 2, 7)}


@pytest.mark.parametrize(
    ("agreement", "today", "urgency"),
    [
        ({"status": AgreementStatus.SIGNED}, STARTEX, Urgency.SETTLED),
        ({"lead_working_days": 10}, date(2027, 3, 2), Urgency.SOON),
        ({"lead_working_days": 10}, date(2027, 3, 3), Urgency.LATE),
        ({"lead_working_days": 10}, date(2027, 1, 3), Urgency.ON_TIME),
        ({"lead_working_days": 10, "requested": date(2027, 2, 1)}, date(2027, 3, 9), Urgency.ON_TIME),
        ({"lead_working_days": 10, "requested": date(2027, 3, 8)}, date(2027, 3, 9), Urgency.LATE),
        ({}, date(2027, 1, 1), Urgency.NO_LEAD_TIME),
        ({}, date(2027, 3, 16), Urgency.LATE),
    ],
)
def test_how_pressing_an_agreement_is(agreement: dict[str, Any], today: date, urgency: Urgency) -> None:
    (found,) = deadlines(coalition(**agreement), weekends, today)
    assert found.urgency is urgency
    assert [event.id for event in found.events] == ["E"]
    assert found.needed == date(2027, 3, 16)
    assert found.is_at_risk == (urgency not in (Urgency.SETTLED, Urgency.ON_TIME))


def test_one_that_is_signed_but_ends_too_soon_endangers_the_event() -> None:
    period = Period(from_=date(2027, 3, 1), to=date(2027, 3, 15))
    (found,) = deadlines(coalition(status=AgreementStatus.SIGNED, in_force=period), weekends, STARTEX)
    assert found.urgency is Urgency.LAPSES
    assert [event.id for event in found.endangered] == ["E"]


def test_one_that_nothing_needs_presses_nobody() -> None:
    exercise = coalition()
    unscheduled = Exercise(item for item in exercise.records() if not isinstance(item, Assignment))
    (found,) = deadlines(unscheduled, weekends, STARTEX)
    assert (found.urgency, found.latest) == (Urgency.NOT_NEEDED, None)


def test_burden_adds_up_by_nation() -> None:
    found = burdens(coalition(), lambda here, there, _speed: 45 if here != there else 0)
    assert found == (
        Burden("NOR", 0, 0, 0, 2),
        Burden("SWE", 2, 180, 45, 0),
        Burden("POL", 1, 120, 0, 0),
    )


def test_coverage_tells_planned_from_achieved() -> None:
    found = coverage(coalition())
    assert found["O", "SWE"].achieved == ("E",)
    assert found["O", "NOR"].planned == ()
    exercise = coalition()
    event = exercise.the(Event, "E")
    unscheduled = Exercise(
        replace(event, units=("S1",)) if item is event else item
        for item in exercise.records()
        if not isinstance(item, Assignment)
    )
    assert (coverage(unscheduled)["O", "SWE"].planned, coverage(unscheduled)["O", "SWE"].achieved) == (
        ("E",),
        (),
    )


def test_the_matrix_of_units_and_of_nations() -> None:
    exercise = coalition()
    assert dimensions(exercise) == ("language", "data_link")
    units = Matrix(unit_rows(exercise), dimensions(exercise))
    names = [row.name for row in units.rows]
    visby, orkan, piorun = (names.index(name) for name in ("Visby", "Orkan", "Piorun"))
    assert units.cell(visby, orkan, "data_link").link is Link.NONE
    assert units.cell(visby, piorun, "data_link").shared == ("LINK16",)
    assert units.cell(visby, orkan, "language").link is Link.UNKNOWN
    nations = Matrix(nation_rows(exercise), dimensions(exercise))
    assert nations.cell(1, 2, "data_link").link is Link.PARTLY
    assert nations.cell(0, 1, "data_link").link is Link.UNKNOWN
    assert nations.cell(0, 1, "language").link is Link.NONE
    assert nations.overall(1, 2) == (Link.PARTLY, 1, 1)


def test_a_gap_names_the_events_that_suffer_and_what_would_bridge_it() -> None:
    exercise = coalition()
    matrix = Matrix(unit_rows(exercise), dimensions(exercise))
    names = [row.name for row in matrix.rows]
    visby, orkan = names.index("Visby"), names.index("Orkan")
    found = suffering(exercise, matrix.rows[visby], matrix.rows[orkan])
    assert [(item.event.id, item.dimension, item.scheduled) for item in found] == [("E", "data_link", True)]
    ways = [bridge.text for bridge in bridges(exercise, matrix, visby, orkan, "data_link")]
    assert ways[0] == "Send Piorun in place of Orkan: it shares LINK16"
    assert ways[1] == "Let Piorun relay between LINK16 and LINK11"
    assert "rehearsal" in ways[-1]
    assert not bridges(exercise, matrix, visby, visby, "data_link")
    talk = bridges(exercise, Matrix(nation_rows(exercise), dimensions(exercise)), 0, 1, "language")
    assert talk[-1].text == "An interpreter, or a liaison officer who speaks nor and swe"
