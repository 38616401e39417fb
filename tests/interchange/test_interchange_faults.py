"""Every kind of wrong plan has its line: where, what was found, what was expected, and what may be meant."""

import pytest
from interchange_samples import lines, plan, refusal, spoilt, text

from exercise_planner.domain.kinds import Fault
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import parse_plan

WRONG = {
    "unknown unit": (
        ("events.0.units", ["OTO"]),
        "$.events[0].units[0]: found “OTO”, expected the id of a unit of the plan; did you mean “OTTO”?",
    ),
    "unknown event, nothing like it": (
        ("events.1.after.0.event", "zzz"),
        "$.events[1].after[0].event: found “zzz”, expected the id of an event of the plan",
    ),
    "unknown lead": (
        ("events.0.lead", "VISBI"),
        "$.events[0].lead: found “VISBI”, expected the id of a unit or nation of the plan; "
        "did you mean “VISBY”?",
    ),
    "unknown pool": (
        ("events.0.pools", {"LIFTS": 1}),
        "$.events[0].pools.LIFTS: found “LIFTS”, expected the id of a pool of the plan; did you mean “LIFT”?",
    ),
    "unknown host": (
        ("exercise.hosts", ["NRW"]),
        "$.exercise.hosts[0]: found “NRW”, expected the id of a nation of the plan; did you mean “NOR”?",
    ),
    "wrong type": (
        ("events.0.duration_minutes", "four hours"),
        "$.events[0].duration_minutes: found “four hours”, expected a whole number from 1 to 5,259,600",
    ),
    "negative count": (
        ("events.0.requires.0.count", -1),
        "$.events[0].requires[0].count: found -1, expected a whole number from 1 to 100,000",
    ),
    "true is no number": (
        ("pools.0.capacity", True),
        "$.pools[0].capacity: found true, expected a whole number from 0 to 1,000,000,000",
    ),
    "half a minute": (
        ("travel.0.minutes", 1.5),
        "$.travel[0].minutes: found 1.5, expected a whole number from 0 to 5,259,600",
    ),
    "null where a list belongs": (
        ("events.0.venues", None),
        "$.events[0].venues: found null, expected a list",
    ),
    "null where a value is required": (
        ("events.0.name", None),
        "$.events[0].name: found null, expected text",
    ),
    "empty id": (
        ("pools.0", {"id": "", "capacity": 1}),
        "$.pools[0].id: found “”, expected text of 1 to 200 characters",
    ),
    "control characters": (
        ("units.0.name", "HNoMS\x07"),
        "$.units[0].name: found “HNoMS\N{REPLACEMENT CHARACTER}”, expected text without control characters",
    ),
    "not a word of the list": (
        ("events.0.light", "NITE"),
        "$.events[0].light: found “NITE”, expected one of ANY, DAY, NIGHT; did you mean “NIGHT”?",
    ),
    "no date": (
        ("exercise.from", "1 March"),
        "$.exercise.from: found “1 March”, expected a date such as 2024-07-03",
    ),
    "a week is no date": (
        ("exercise.from", "2027-W09-1"),
        "$.exercise.from: found “2027-W09-1”, expected a date such as 2024-07-03",
    ),
    "an instant without offset": (
        ("events.0.earliest", "2027-03-01T08:00:00"),
        "$.events[0].earliest: found “2027-03-01T08:00:00”, expected a date such as 2024-07-03, "
        "or an instant such as 2024-07-03T08:00:00-10:00",
    ),
    "no time of day": (
        ("events.0.hours", {"from": "8", "to": "24:00"}),
        "$.events[0].hours.from: found “8”, expected a time of day such as 08:00",
    ),
    "beyond the pole": (
        ("venues.0.position", [96, 10]),
        "$.venues[0].position[0]: found 96, expected a number from -90 to 90",
    ),
    "unknown zone": (
        ("exercise.time_zone", "Europe/Olso"),
        "$.exercise.time_zone: found “Europe/Olso”, expected an IANA time zone such as Europe/Oslo; "
        "did you mean “Europe/Oslo”?",
    ),
    "a zone that is a path": (
        ("exercise.time_zone", "../../etc/passwd"),
        "$.exercise.time_zone: found “../../etc/passwd”, expected an IANA time zone such as Europe/Oslo",
    ),
    "the exercise ends before it begins": (
        ("exercise.to", "2027-02-28"),
        "$.exercise.to: found “2027-02-28”, expected a day that is not before “from”, which is 2027-03-01",
    ),
    "the exercise never ends": (
        ("exercise.to", "2099-03-01"),
        "$.exercise.to: found “2099-03-01”, expected a day at most three years after “from”, "
        "which is 2027-03-01",
    ),
    "a phase ends before it begins": (
        ("phases.0.to", "2027-02-28"),
        "$.phases[0].to: found “2027-02-28”, expected a moment that is not before “from”, "
        "which is 2027-03-01",
    ),
    "a milestone ends before it begins": (
        ("milestones.0.to", "2026-05-31T12:00:00Z"),
        "$.milestones[0].to: found “2026-05-31T12:00:00Z”, expected a moment that is not before “from”, "
        "which is 2026-06-01",
    ),
    "a period ends before it begins": (
        ("units.0.unavailable", [{"from": "2027-03-02T00:00:00+01:00", "to": "2027-03-01"}]),
        "$.units[0].unavailable[0].to: found “2027-03-01”, expected a moment that is not before “from”, "
        "which is 2027-03-02T00:00:00+01:00",
    ),
    "an agreement ends before it begins": (
        ("agreements.0.in_force", {"from": "2027-03-02", "to": "2027-03-01"}),
        "$.agreements[0].in_force.to: found “2027-03-01”, expected a moment that is not before “from”, "
        "which is 2027-03-02",
    ),
    "latest before earliest": (
        ("events.0", plan()["events"][0] | {"earliest": "2027-03-03", "latest": "2027-03-02"}),
        "$.events[0].latest: found “2027-03-02”, expected a moment that is not before “earliest”, "
        "which is 2027-03-03",
    ),
    "duplicate id": (
        ("units.1.id", "OTTO"),
        "$.units[1].id: found “OTTO”, expected an id that no other unit has; $.units[0] has it already",
    ),
    "no id": (
        ("objectives.0", {"title": "Hunt"}),
        "$.objectives[0].id: found nothing, expected a value: this field is required",
    ),
    "after itself": (
        ("events.1.after.0.event", "ASW2"),
        "$.events[1].after[0].event: found “ASW2”, expected another event: none comes after itself",
    ),
    "a circle of two": (
        ("events.0.after", [{"event": "ASW2"}]),
        "$.events[1].after[0].event: found “ASW1”, expected events that do not wait for each other: "
        "“ASW1” after “ASW2” after “ASW1”",
    ),
    "lags that leave no room": (
        ("events.1.after.0", {"event": "ASW1", "min_lag_minutes": 60, "max_lag_minutes": 30}),
        "$.events[1].after[0].max_lag_minutes: found 30, expected at least “min_lag_minutes”, which is 60",
    ),
    "a lead is needed": (
        ("events.0.interoperability", [{"dimension": "radio", "rule": "LEAD"}]),
        "$.events[0].interoperability[0].rule: found “LEAD”, expected COMMON or PAIRWISE, "
        "or a unit or nation in $.events[0].lead",
    ),
    "more nations than places": (
        ("events.0.requires.0.min_nations", 2),
        "$.events[0].requires[0].min_nations: found 2, "
        "expected at most as many nations as “count” has places, which is 1",
    ),
    "a unit takes part twice": (
        ("events.0.units", ["OTTO", "VISBY", "OTTO"]),
        "$.events[0].units[2]: found “OTTO”, expected each unit once; $.events[0].units[0] names it already",
    ),
    "a nation takes part twice": (
        ("events.0.nations", ["DEU", "DEU"]),
        "$.events[0].nations[1]: found “DEU”, expected each nation once; "
        "$.events[0].nations[0] names it already",
    ),
    "a relation of one": (
        ("relations.0.between", ["NOR"]),
        "$.relations[0].between: found a list of 1, expected a list of 2 to 1,000",
    ),
    "a list that is none": (
        ("units", {"OTTO": {}}),
        "$.units: found an object, expected a list of at most 100,000 units",
    ),
    "a record that is none": (
        ("objectives.0", "Hunt together"),
        "$.objectives[0]: found “Hunt together”, expected an object (objective)",
    ),
    "no exercise": (
        ("exercise", None),
        "$.exercise: found null, expected an object (exercise)",
    ),
    "another version": (
        ("format", "exercise-plan/2"),
        "$.format: found “exercise-plan/2”, expected “exercise-plan/1”",
    ),
    "a schedule": (
        ("format", "exercise-schedule/1"),
        "$.format: found “exercise-schedule/1”, expected “exercise-plan/1”; this is a schedule: "
        "open its plan first, then import the schedule into it",
    ),
    "not a number": (
        ("events.0.priority", float("nan")),
        "$.events[0].priority: found NaN, expected a whole number from 1 to 5",
    ),
    "not a number, in an unknown field": (
        ("x", {"y": [1, float("-inf")]}),
        "$.x.y[1]: found -Infinity, expected a finite number of at most 1,000 digits",
    ),
    "a broken character in an unknown field": (
        ("x", "\ud800"),
        "$.x: found “\N{REPLACEMENT CHARACTER}”, expected text of whole characters",
    ),
    "an odd name": (
        ("events.0.pools", {"a\nb": "c"}),
        "$.events[0].pools[“a b”]: found “c”, expected a whole number from 0 to 1,000,000,000",
    ),
}
MORE_THAN_ONE = {"an odd name"}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_plan_has_one_line_that_says_why(case: str) -> None:
    (path, value), line = WRONG[case]
    found = lines(spoilt(plan(), path, value))
    assert found[0] == line
    assert len(found) == 1 or case in MORE_THAN_ONE


RAW = {
    "too big a number": (
        b'"slot_minutes": 1e999',
        "$.exercise.slot_minutes: found 1e999, expected a whole number from 1 to 1,440",
    ),
    "more digits than Python reads": (
        b'"slot_minutes": ' + b"9" * 5_000,
        "$.exercise.slot_minutes: found a number of 5,000 digits, expected a whole number from 1 to 1,440",
    ),
    "more digits, in an unknown field": (
        b'"x": ' + b"9" * 5_000,
        "$.exercise.x: found a number of 5,000 digits, expected a finite number of at most 1,000 digits",
    ),
    "a field stated twice": (
        b'"nickname": "a", "nickname": "b"',
        "$.exercise.nickname: found this field more than once, expected it once",
    ),
}


@pytest.mark.parametrize("case", RAW)
def test_what_json_lets_pass_is_told(case: str) -> None:
    member, line = RAW[case]
    data = text(plan()).replace(b'"name": "NORTHERN DRILL"', b'"name": "NORTHERN DRILL", ' + member)
    assert lines(data) == [line]


def test_a_list_stated_twice_causes_no_more_faults() -> None:
    data = text(plan())[:-1] + b', "units": []}'
    assert lines(data) == ["$.units: found this field more than once, expected it once"]


def test_ten_faults_are_told_at_once_in_the_order_of_the_document() -> None:
    document = plan()
    document["exercise"] |= {"time_zone": "Mars/Olympus", "to": "2027-02-01", "slot_minutes": 0}
    document["nations"][1]["id"] = "NOR"
    document["nations"].append({"id": "SWE", "name": "Sweden", "role": "BOSS"})
    document["units"][0]["unavailable"] = [
        {"from": "soon", "to": 5},
        {"from": "2027-03-05", "to": "2027-03-04"},
    ]
    document["units"][1]["nation"] = "SVE"
    document["pools"][0]["capacity"] = -4
    document["events"][0] |= {"duration_minutes": -1, "units": ["OTTO", "OTTO"], "after": [{"event": "ASW2"}]}
    document["events"][1]["priority"] = float("inf")
    assert [line.split(":")[0] for line in lines(document)] == [
        "$.exercise.slot_minutes",
        "$.exercise.time_zone",
        "$.exercise.to",
        "$.nations[1].id",
        "$.nations[3].role",
        "$.units[0].unavailable[0].from",
        "$.units[0].unavailable[0].to",
        "$.units[0].unavailable[1].to",
        "$.units[1].nation",
        "$.pools[0].capacity",
        "$.events[0].duration_minutes",
        "$.events[0].units[1]",
        "$.events[1].priority",
        "$.events[1].after[0].event",
    ]


def test_a_record_that_is_wrong_is_still_known_by_its_id() -> None:
    assert lines(spoilt(plan(), "units.0.personnel", "many")) == [
        "$.units[0].personnel: found “many”, expected a whole number from 0 to 1,000,000,000"
    ]


def test_an_id_that_cannot_be_read_is_told_once() -> None:
    assert lines(spoilt(plan(), "units.0.id", 5)) == ["$.units[0].id: found 5, expected text"]


def test_a_lost_id_does_not_hide_other_unknown_ones() -> None:
    document = spoilt(plan(), "units.0.id", 5)
    document["events"][1]["units"] = ["VISBI"]
    assert (
        "$.events[1].units[0]: found “VISBI”, expected the id of a unit of the plan; did you mean “VISBY”?"
        in (lines(document))
    )


def test_a_kind_of_which_there_is_none_is_said_so() -> None:
    document = plan()
    del document["pools"]
    assert lines(document) == [
        "$.events[0].pools.LIFT: found “LIFT”, expected the id of a pool, but the plan has no pools"
    ]


def test_two_circles_are_two_faults_and_long_ones_are_shortened() -> None:
    document = plan()
    for name, length in (("A", 3), ("B", 100)):
        document["events"] += [
            {
                "id": f"{name}{index}",
                "name": name,
                "duration_minutes": 30,
                "after": [{"event": f"{name}{(index + 1) % length}"}],
            }
            for index in range(length)
        ]
    first, second = lines(document)
    assert first.endswith("other: “A0” after “A1” after “A2” after “A0”")
    assert second.endswith("after “B10” after 89 more after “B0”")


def test_an_unknown_name_in_a_release_list_is_a_warning() -> None:
    document = plan()
    document["events"][0]["marking"] = {"releasable_to": ["NOR", "NATO", "EU", "NATOO", "FVEY"]}
    reading = parse_plan(text(document))
    assert reading.exercise is not None
    assert [str(warning) for warning in reading.warnings] == [
        "$.events[0].marking.releasable_to[3]: found “NATOO”, "
        "expected a nation of the plan or a group of one; did you mean “NATO”?",
        "$.events[0].marking.releasable_to[4]: found “FVEY”, expected a nation of the plan or a group of one",
    ]


def test_the_error_for_the_user_sums_up_and_stops_after_fifty_lines() -> None:
    document = plan()
    document["events"] = [{"id": f"E{index}"} for index in range(130)]
    with pytest.raises(InputError) as caught:
        parse_plan(text(document), "drill.json").require()
    assert caught.value.summary == "“drill.json” cannot be used: 260 things in it are wrong."
    assert len(caught.value.faults) == 51
    assert caught.value.faults[-1] == "and 210 more"


def test_one_fault_is_summed_up_as_one() -> None:
    assert refusal(text(spoilt(plan(), "pools.0.capacity", "x"))).startswith(
        "“drill.json” cannot be used: one thing in it is wrong.\n$.pools[0].capacity: found “x”"
    )


def test_a_text_of_thirty_million_characters_is_one_short_line() -> None:
    (line,) = lines(spoilt(plan(), "events.0.name", "x" * 30_000_000))
    assert line == (
        f"$.events[0].name: found “{'x' * 60}…” (30,000,000 characters), "
        "expected text of 1 to 1,000 characters"
    )


def test_equal_ends_are_no_fault() -> None:
    document = plan()
    document["units"][0]["unavailable"] = [
        {"from": "2027-03-02", "to": "2027-03-02"},
        {"from": "2027-03-02T00:00:00+01:00", "to": "2027-03-02"},
        {"from": "2027-03-02", "to": "2027-03-02T00:00:00+01:00"},
    ]
    assert lines(document) == []


def test_faults_are_values() -> None:
    reading = parse_plan(text(spoilt(plan(), "pools.0.capacity", "x")))
    assert reading.faults == (Fault("$.pools[0].capacity", "“x”", "a whole number from 0 to 1,000,000,000"),)
    assert reading.exercise is None
