"""Each rule finds the violation planted for it, says so in a sentence, and names what is concerned."""

from collections.abc import Callable

import pytest

from exercise_planner.planning.rules import RULES
from tests.planning.planning_base import Draft


def test_the_plan_that_tests_change_breaks_no_rule() -> None:
    assert Draft().findings() == ()


def window(draft: Draft) -> None:
    draft["HUNT"]["latest"] = "2027-06-07T11:00:00+02:00"


def closed(draft: Draft) -> None:
    draft["exercise"]["closed"] = [{"from": "2027-06-07", "to": "2027-06-07", "reason": "rest day"}]
    draft.places.pop("PATROL")
    draft["PATROL"]["optional"] = True


def hours(draft: Draft) -> None:
    draft["HUNT"]["hours"] = {"from": "09:00", "to": "17:00"}


def light(draft: Draft) -> None:
    draft["HUNT"]["light"] = "NIGHT"


def venue(draft: Draft) -> None:
    draft.places["HUNT"]["venue"] = "HALL"


def venue_availability(draft: Draft) -> None:
    draft["HALL"]["unavailable"] = [{"from": "2027-06-08", "to": "2027-06-08"}]


def venue_capacity(draft: Draft) -> None:
    draft.places["PATROL"] |= {"venue": "BAY", "start": "2027-06-07T10:00:00+02:00"}
    draft["PATROL"]["units"] = ["S1"]
    draft.places["PATROL"]["units"].pop(0)


def unit_availability(draft: Draft) -> None:
    draft["F1"]["unavailable"] = [{"from": "2027-06-07", "to": "2027-06-08", "reason": "refit"}]


def nation_availability(draft: Draft) -> None:
    draft["SWE"]["unavailable"] = [{"from": "2027-06-08", "to": "2027-06-08"}]


def unit_overlap(draft: Draft) -> None:
    draft.places["PATROL"]["start"] = "2027-06-07T10:00:00+02:00"


def unit_travel(draft: Draft) -> None:
    draft.places["PATROL"]["start"] = "2027-06-07T12:30:00+02:00"


def unit_rest(draft: Draft) -> None:
    draft["N1"]["min_rest_minutes"] = 240


def unit_duty(draft: Draft) -> None:
    draft["N1"]["max_duty_minutes_per_day"] = 300


def requirement(draft: Draft) -> None:
    draft.places["HUNT"]["units"][1]["unit"] = "N2"


def participants(draft: Draft) -> None:
    draft["TALKS"]["min_nations"] = 3


def interoperability(draft: Draft) -> None:
    draft["HUNT"]["interoperability"] = [{"dimension": "language", "rule": "PAIRWISE"}]


def relation(draft: Draft) -> None:
    draft.plan["relations"] = [{"between": ["NOR", "FIN"], "rule": "NEVER_TOGETHER", "reason": "a dispute"}]


def agreement(draft: Draft) -> None:
    draft["HUNT"]["needs_agreements"] = ["SOFA"]


def precedence(draft: Draft) -> None:
    draft["TALKS"]["after"] = [{"event": "PATROL", "min_lag_minutes": 1440}]


def pool(draft: Draft) -> None:
    draft["AIR"]["capacity"] = 1
    draft["PATROL"]["units"] = ["S1"]
    draft.places["PATROL"] |= {
        "start": "2027-06-07T10:00:00+02:00",
        "units": [{"unit": "S1", "requirement": None}],
    }


def lock(draft: Draft) -> None:
    draft["PATROL"]["lock"] = {"venue": "BAY"}


def mandatory(draft: Draft) -> None:
    draft.places.pop("TALKS")


PLANTED: dict[Callable[[Draft], None], tuple[str, set[str]]] = {
    window: ("“Hunt” is at Mon 7 Jun 08:00–12:00, but it ends no later than Mon 7 Jun 11:00", {"HUNT"}),
    closed: (
        "“Hunt” is at Mon 7 Jun 08:00–12:00, but the exercise is closed on 7 Jun 2027 (rest day)",
        {"HUNT"},
    ),
    hours: ("“Hunt” is at Mon 7 Jun 08:00–12:00, but it is held from 09:00 to 17:00", {"HUNT"}),
    light: ("but it is held in darkness at West Bay", {"HUNT", "BAY"}),
    venue: ("“Hunt” is at Town Hall, which does not take SEA", {"HUNT", "HALL"}),
    venue_availability: (
        "“Talks” is at Tue 8 Jun 10:00–11:30, but Town Hall is not available on",
        {"TALKS", "HALL"},
    ),
    venue_capacity: (
        "West Bay takes one event at a time, and has “Hunt” and “Patrol” at once",
        {"BAY", "HUNT", "PATROL"},
    ),
    unit_availability: ("but Hanko is not available from 7 Jun 2027 to 8 Jun 2027 (refit)", {"HUNT", "F1"}),
    nation_availability: ("but Sweden is not available on 8 Jun 2027", {"TALKS", "SWE"}),
    unit_overlap: ("Nansen is in “Hunt” and “Patrol” at once", {"N1", "HUNT", "PATROL"}),
    unit_travel: (
        "Nansen needs 56 minutes from West Bay to East Isle, and has 30 between",
        {"N1", "HUNT", "PATROL"},
    ),
    unit_rest: ("Nansen rests 240 minutes between events, and has 180 between", {"N1", "HUNT", "PATROL"}),
    unit_duty: ("Nansen may work 300 minutes a day, and works 360 on 7 Jun 2027", {"N1", "HUNT", "PATROL"}),
    requirement: ("Amundsen fills a place of “Hunt” for MCM, which it cannot do", {"HUNT", "N2"}),
    participants: ("“Talks” needs at least 3 nations, and has 2", {"TALKS"}),
    interoperability: ("“Hunt” needs language shared, and Nansen and Hanko share none", {"HUNT", "N1", "F1"}),
    relation: (
        "Norway and Finland must never be together (a dispute), and both are in “Hunt”",
        {"HUNT", "NOR", "FIN"},
    ),
    agreement: ("but Finland has no signed SOFA with Norway", {"HUNT", "FIN", "NOR"}),
    precedence: (
        "“Talks” starts 1020 minutes after “Patrol” ends, and must start at least 1440",
        {"TALKS", "PATROL"},
    ),
    pool: ("Airspace holds 1, and “Hunt”, “Patrol” draw 2 at once", {"AIR", "HUNT", "PATROL"}),
    lock: ("“Patrol” is locked to West Bay, and is held elsewhere", {"PATROL", "BAY"}),
    mandatory: ("“Talks” is not scheduled, and is not optional", {"TALKS"}),
}


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_planted_violation_is_found(plant: Callable[[Draft], None]) -> None:
    draft = Draft()
    plant(draft)
    findings = draft.findings()
    sentence, concerned = PLANTED[plant]
    assert {finding.rule for finding in findings} == {plant.__name__}
    assert any(sentence in finding.message for finding in findings), [str(finding) for finding in findings]
    assert concerned <= {subject.id for finding in findings for subject in finding.subjects}


def test_there_is_a_planted_violation_for_each_rule() -> None:
    assert [plant.__name__ for plant in PLANTED] == [rule.code for rule in RULES]
