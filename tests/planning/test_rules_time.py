"""Rules about time at their edges: clock changes, midnight, polar light, the grid, periods that touch."""

import pytest

from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from tests.planning.planning_base import Draft


def rules_broken(draft: Draft) -> set[str]:
    return {finding.rule for finding in draft.findings()}


def talks_at(start: str, minutes: int = 90, first: str = "2027-06-07", final: str = "2027-06-09") -> Draft:
    """A draft of one event, the talks, at a time."""
    draft = Draft()
    draft.plan["events"] = [draft["TALKS"]]
    draft["TALKS"]["duration_minutes"] = minutes
    draft["exercise"].update({"from": first, "to": final})
    draft.plan["phases"] = []
    draft.places = {"TALKS": {"start": start, "venue": "HALL", "units": []}}
    return draft


# In Oslo clocks go forward on 28 March 2027 at 02:00 and back on 31 October 2027 at 03:00.


@pytest.mark.parametrize(
    ("start", "broken"),
    [
        ("2027-03-28T22:30:00+02:00", set()),
        ("2027-03-28T23:00:00+02:00", {"window"}),
        ("2027-03-28T00:00:00+01:00", set()),
        ("2027-03-27T23:30:00+01:00", {"window"}),
    ],
)
def test_a_day_of_23_hours_ends_at_its_midnight(start: str, broken: set[str]) -> None:
    assert rules_broken(talks_at(start, 90, "2027-03-28", "2027-03-28")) == broken


@pytest.mark.parametrize(("minutes", "broken"), [(23 * 60, set()), (23 * 60 + 30, {"window"})])
def test_a_day_of_23_hours_holds_23_hours(minutes: int, broken: set[str]) -> None:
    draft = talks_at("2027-03-28T00:00:00+01:00", minutes, "2027-03-28", "2027-03-28")
    assert rules_broken(draft) == broken


def test_a_day_of_25_hours_holds_25_hours() -> None:
    draft = talks_at("2027-10-31T00:00:00+02:00", 25 * 60, "2027-10-31", "2027-10-31")
    assert rules_broken(draft) == set()


def test_daily_hours_are_local_hours_after_a_clock_change() -> None:
    draft = talks_at("2027-03-28T08:00:00+02:00", 90, "2027-03-27", "2027-03-29")
    draft["TALKS"]["hours"] = {"from": "08:00", "to": "09:30"}
    assert rules_broken(draft) == set()
    draft.places["TALKS"]["start"] = "2027-03-28T08:00:00+01:00"
    assert rules_broken(draft) == {"hours"}


@pytest.mark.parametrize(("limit", "broken"), [(25 * 60, set()), (25 * 60 - 1, {"unit_duty"})])
def test_duty_of_a_long_day_counts_all_its_hours(limit: int, broken: set[str]) -> None:
    draft = talks_at("2027-10-30T22:00:00+02:00", 29 * 60, "2027-10-29", "2027-11-02")
    draft["TALKS"]["units"] = ["F1"]
    draft.places["TALKS"]["units"] = [{"unit": "F1", "requirement": None}]
    draft["F1"]["max_duty_minutes_per_day"] = limit
    assert rules_broken(draft) == broken


@pytest.mark.parametrize(
    ("start", "broken"),
    [
        ("2027-06-07T23:30:00+02:00", set()),
        ("2027-06-08T04:30:00+02:00", set()),
        ("2027-06-07T02:00:00+02:00", set()),  # the window of the evening before the exercise
        ("2027-06-08T05:00:00+02:00", {"hours"}),
        ("2027-06-07T19:30:00+02:00", {"hours"}),
    ],
)
def test_daily_hours_may_cross_midnight(start: str, broken: set[str]) -> None:
    draft = talks_at(start)
    draft["TALKS"]["hours"] = {"from": "20:00", "to": "06:00"}
    assert rules_broken(draft) == broken


def test_an_event_longer_than_its_hours_ignores_them() -> None:
    draft = talks_at("2027-06-07T23:30:00+02:00", 11 * 60)
    draft["TALKS"]["hours"] = {"from": "08:00", "to": "18:00"}
    assert rules_broken(draft) == set()
    draft["TALKS"]["duration_minutes"] = 10 * 60
    assert rules_broken(draft) == {"hours"}


def test_own_hours_replace_those_of_the_exercise() -> None:
    draft = talks_at("2027-06-07T20:00:00+02:00")
    draft["exercise"]["default_hours"] = {"from": "08:00", "to": "18:00"}
    assert rules_broken(draft) == {"hours"}
    draft["TALKS"]["hours"] = {"from": "20:00", "to": "22:00"}
    assert rules_broken(draft) == set()


@pytest.mark.parametrize(
    ("latitude", "day", "light", "broken"),
    [
        (78.2, "2027-06-07", "DAY", set()),  # Longyearbyen: the sun stays up
        (78.2, "2027-06-07", "NIGHT", {"light"}),
        (78.2, "2027-12-07", "NIGHT", set()),  # and stays far below the horizon
        (78.2, "2027-12-07", "DAY", {"light"}),
        (60.0, "2027-06-07", "DAY", {"light"}),  # 26 hours hold a night
        (60.0, "2027-06-07", "NIGHT", {"light"}),
    ],
)
def test_light_in_polar_day_and_night(latitude: float, day: str, light: str, broken: set[str]) -> None:
    final = f"{day[:-2]}10"
    draft = talks_at(f"{day}T01:00:00+01:00", 26 * 60, day, final)
    draft["HALL"]["position"] = [latitude, 15.6]
    draft["TALKS"]["light"] = light
    assert rules_broken(draft) == broken


def test_light_is_not_asked_for_at_a_venue_without_position() -> None:
    draft = talks_at("2027-06-07T12:00:00+02:00")
    draft["HALL"].pop("position")
    draft["TALKS"]["light"] = "NIGHT"
    assert rules_broken(draft) == set()


@pytest.mark.parametrize("start", ["2027-06-08T10:10:00+02:00", "2027-06-08T10:00:30+02:00"])
def test_an_event_starts_on_the_grid(start: str) -> None:
    draft = talks_at(start)
    assert any("off the grid of 30 minutes" in finding.message for finding in draft.findings())


def test_the_grid_counts_elapsed_minutes_across_a_clock_change() -> None:
    draft = talks_at("2027-03-28T04:00:00+02:00", 90, "2027-03-28", "2027-03-29")
    draft["exercise"]["slot_minutes"] = 180
    assert rules_broken(draft) == set()  # three elapsed hours after midnight
    draft.places["TALKS"]["start"] = "2027-03-28T03:00:00+02:00"
    assert rules_broken(draft) == {"window"}


def test_occupied_time_is_whole_slots() -> None:
    draft = talks_at("2027-06-09T22:30:00+02:00", 61)
    assert rules_broken(draft) == set()
    draft.places["TALKS"]["start"] = "2027-06-09T23:00:00+02:00"
    assert rules_broken(draft) == {"window"}


TOUCHING = [
    {"from": "2027-06-08T08:00:00+02:00", "to": "2027-06-08T11:00:00+02:00"},
    {"from": "2027-06-08T11:00:00+02:00", "to": "2027-06-08T14:00:00+02:00"},
]


def test_an_event_lies_inside_one_of_the_periods_of_availability() -> None:
    draft = talks_at("2027-06-08T09:30:00+02:00")
    draft["HALL"]["available"] = TOUCHING
    assert rules_broken(draft) == set()
    draft.places["TALKS"]["start"] = "2027-06-08T10:00:00+02:00"
    assert rules_broken(draft) == {"venue_availability"}


def test_agreements_that_follow_each_other_without_gap_are_one() -> None:
    draft = talks_at("2027-06-08T10:00:00+02:00")
    draft["TALKS"]["needs_agreements"] = ["SOFA"]
    sofa = draft["A1"]
    draft.plan["agreements"] = [
        {**sofa, "id": f"A{number}", "in_force": dict(period)} for number, period in enumerate(TOUCHING)
    ]
    assert rules_broken(draft) == set()
    draft["A1"]["in_force"]["from"] = "2027-06-08T11:01:00+02:00"
    assert rules_broken(draft) == {"agreement"}


def test_an_agreement_must_be_signed() -> None:
    draft = talks_at("2027-06-08T10:00:00+02:00")
    draft["TALKS"]["needs_agreements"] = ["SOFA"]
    assert rules_broken(draft) == set()
    draft["A1"]["status"] = "NEGOTIATING"
    assert rules_broken(draft) == {"agreement"}


def test_a_nation_that_is_away_takes_its_units_along() -> None:
    draft = Draft()
    draft["FIN"]["unavailable"] = [{"from": "2027-06-07T11:30:00+02:00", "to": "2027-06-07T13:00:00+02:00"}]
    assert rules_broken(draft) == {"nation_availability"}
    draft["FIN"]["unavailable"][0]["from"] = "2027-06-07T12:00:00+02:00"
    assert rules_broken(draft) == set()


def test_public_holidays_count_where_a_nation_observes_them() -> None:
    draft = talks_at("2027-05-17T10:00:00+02:00", 90, "2027-05-16", "2027-05-18")  # Norway's Constitution Day
    assert rules_broken(draft) == set()
    draft["NOR"]["observes_holidays"] = True
    (finding,) = draft.findings()
    assert finding.rule == "nation_availability"
    assert "but Norway observes" in finding.message


def test_dates_of_a_period_are_inclusive() -> None:
    draft = talks_at("2027-06-08T22:30:00+02:00")
    draft["exercise"]["closed"] = [{"from": "2027-06-09", "to": "2027-06-09"}]
    assert rules_broken(draft) == set()
    draft["exercise"]["closed"] = [{"from": "2027-06-07", "to": "2027-06-08"}]
    assert rules_broken(draft) == {"closed"}


def test_allowed_starts_are_those_that_the_checker_lets_pass() -> None:
    draft = talks_at("2027-06-08T10:00:00+02:00")
    draft["HALL"]["available"] = TOUCHING
    draft["TALKS"]["hours"] = {"from": "09:00", "to": "13:00"}
    problem = Problem.of(draft.exercise)
    task = problem.task_of["TALKS"]
    allowed = Limits(problem, RULES).starts(task, task.venues[0])
    for slot in range(problem.slots):
        draft.places["TALKS"]["start"] = problem.instant(slot * problem.slot).isoformat()
        assert bool(allowed >> slot & 1) == (not draft.findings()), slot
