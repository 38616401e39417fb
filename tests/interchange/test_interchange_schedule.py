"""Schedule documents: what they may name, what is left out of a baseline, and that nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from interchange_samples import exercise, plan, schedule, schedule_lines, spoilt, text

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Schedule, Status
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.readers.schedule import ScheduleReader, parse_schedule, read_schedule
from exercise_planner.interchange.writers.schedule import ScheduleWriter, save_schedule, write_schedule

FIELDS = [
    "format",
    "plan",
    "status",
    "objective",
    "bound",
    "goals",
    "makespan_slots",
    "seconds",
    "trace",
    "assignments",
    "unscheduled",
    "conflicts",
    "remedies",
]


def scheduled(document: dict[str, Any]) -> Exercise:
    """The sound plan with that schedule."""
    return parse_schedule(text(document), exercise()).require()


def test_a_schedule_is_written_as_it_was_read() -> None:
    assert write_schedule(scheduled(schedule())) == schedule()
    assert (
        ScheduleWriter().data(scheduled(schedule()))
        == (json.dumps(schedule(), indent=1, ensure_ascii=False) + "\n").encode()
    )


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    document = schedule()
    del document["trace"][0]["bound"]
    first = parse_schedule(text(document), exercise())
    assert first.schedule is not None
    path = tmp_path / "drill.schedule.json"
    save_schedule(exercise(), path, first.assignments, first.schedule)
    assert read_schedule(path, exercise()) == (first.assignments, first.schedule)
    assert first.schedule.stated == frozenset()
    assert first.schedule.status is Status.FEASIBLE


def test_unknown_fields_are_kept_at_every_level() -> None:
    document = schedule()
    document |= {"x": [1, {"y": None}], "notes": "as agreed", "id": "mine", "rank": 3}
    document["assignments"][0] |= {"id": 77, "x": {}}
    document["assignments"][1]["units"][0]["x"] = True
    document["conflicts"][0]["x"] = 1
    document["remedies"][0]["changes"][0]["x"] = 1
    document["trace"][0]["x"] = 1
    assert write_schedule(scheduled(document)) == document


def test_all_fields_are_written_in_the_order_of_the_contract() -> None:
    assert list(write_schedule(exercise())) == FIELDS
    assert write_schedule(exercise())["unscheduled"] == ["ASW1", "ASW2", "DVD"]
    assert write_schedule(exercise())["status"] == "UNKNOWN"
    assert list(write_schedule(scheduled(schedule()))) == FIELDS


def test_what_is_unscheduled_follows_from_the_assignments() -> None:
    full = scheduled(schedule())
    document = write_schedule(full, full.assignments[:1], Schedule(status=Status.OPTIMAL))
    assert document["unscheduled"] == ["ASW1", "DVD"]
    assert document["status"] == "OPTIMAL"


def test_a_bare_schedule_is_enough() -> None:
    reading = parse_schedule(b'{"format": "exercise-schedule/1"}', exercise())
    assert reading.faults == ()
    assert reading.assignments == ()
    assert reading.schedule == Schedule()


def test_a_schedule_takes_the_place_of_the_one_before() -> None:
    before = scheduled(schedule())
    after = parse_schedule(b'{"format": "exercise-schedule/1", "status": "INFEASIBLE"}', before).require()
    assert after.assignments == ()
    assert after.schedule == Schedule(status=Status.INFEASIBLE)
    assert after.events == before.events


WRONG = {
    "unknown event": (
        ("assignments.0.event", "ASW9"),
        "$.assignments[0].event: found “ASW9”, expected the id of an event of the plan; did you mean “ASW1”?",
    ),
    "unknown unit": (
        ("assignments.1.units.1.unit", "VISBI"),
        "$.assignments[1].units[1].unit: found “VISBI”, expected the id of a unit of the plan; "
        "did you mean “VISBY”?",
    ),
    "unknown venue": (
        ("assignments.1.venue", "ANDFJORD"),
        "$.assignments[1].venue: found “ANDFJORD”, expected the id of a venue of the plan; "
        "did you mean “ANDFJ”?",
    ),
    "placed twice": (
        ("assignments.1.event", "ASW2"),
        "$.assignments[1].event: found “ASW2”, expected an event that has no other assignment; "
        "$.assignments[0] is of the same event",
    ),
    "no event": (
        ("assignments.0", {"start": "2027-03-02T08:00:00Z", "end": "2027-03-02T09:00:00Z"}),
        "$.assignments[0].event: found nothing, expected a value: this field is required",
    ),
    "event of a wrong type": (
        ("assignments.0.event", ["ASW2"]),
        "$.assignments[0].event: found a list of 1, expected text",
    ),
    "ends when it starts": (
        ("assignments.0.end", "2027-03-02T07:00:00Z"),
        "$.assignments[0].end: found “2027-03-02T07:00:00Z”, expected an instant after “start”, "
        "which is 2027-03-02T08:00:00+01:00",
    ),
    "a date is no instant": (
        ("assignments.0.start", "2027-03-02"),
        "$.assignments[0].start: found “2027-03-02”, expected an instant such as 2024-07-03T08:00:00-10:00",
    ),
    "requirement is text": (
        ("assignments.1.units.1.requirement", "ASW"),
        "$.assignments[1].units[1].requirement: found “ASW”, expected a whole number from 0 to 1,000,000,000",
    ),
    "requirement is negative": (
        ("assignments.1.units.1.requirement", -1),
        "$.assignments[1].units[1].requirement: found -1, expected a whole number from 0 to 1,000,000,000",
    ),
    "no such requirement": (
        ("assignments.1.units.1.requirement", 1),
        "$.assignments[1].units[1].requirement: found 1, "
        "expected 0 or null, because the event has one requirement",
    ),
    "an event without requirements": (
        ("assignments.0.units", [{"unit": "OTTO", "requirement": 0}]),
        "$.assignments[0].units[0].requirement: found 0, "
        "expected null, because the event requires no units by capability",
    ),
    "unknown unscheduled": (
        ("unscheduled", ["DVDD"]),
        "$.unscheduled[0]: found “DVDD”, expected the id of an event of the plan; did you mean “DVD”?",
    ),
    "status": (
        ("status", "GOOD"),
        "$.status: found “GOOD”, expected one of OPTIMAL, FEASIBLE, INFEASIBLE, UNKNOWN",
    ),
    "objective": (("objective", "low"), "$.objective: found “low”, expected a number"),
    "infinite bound": (("bound", float("inf")), "$.bound: found Infinity, expected a number"),
    "assignments": (
        ("assignments", {}),
        "$.assignments: found an empty object, expected a list of at most 100,000 assignments",
    ),
    "an assignment": (("assignments.0", 5), "$.assignments[0]: found 5, expected an object (assignment)"),
    "a plan": (
        ("format", "exercise-plan/1"),
        "$.format: found “exercise-plan/1”, expected “exercise-schedule/1”; this is a plan: "
        "open it as an exercise",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_schedule_has_one_line_that_says_why(case: str) -> None:
    (path, value), line = WRONG[case]
    assert schedule_lines(spoilt(schedule(), path, value)) == [line]


def test_all_faults_are_told_at_once() -> None:
    document = schedule()
    document["status"] = "GOOD"
    document["assignments"][0] |= {"event": "ASW9", "end": "2027-03-02T07:00:00Z"}
    document["assignments"][1]["units"][0]["unit"] = "OTO"
    assert [line.split(":")[0] for line in schedule_lines(document)] == [
        "$.status",
        "$.assignments[0].event",
        "$.assignments[0].end",
        "$.assignments[1].units[0].unit",
    ]


def test_a_schedule_of_another_plan_is_a_warning() -> None:
    reading = parse_schedule(text(schedule() | {"plan": "SOUTHERN DRILL"}), exercise())
    assert [str(warning) for warning in reading.warnings] == [
        "$.plan: found “SOUTHERN DRILL”, expected “NORTHERN DRILL”: the schedule was made for another plan"
    ]
    assert reading.exercise is not None


def later() -> Exercise:
    """The sound plan after an event, a unit, a venue and a requirement have gone."""
    document = plan()
    asw1 = document["events"][0]
    document["events"] = [asw1 | {"venues": [], "units": [], "requires": []}, document["events"][2]]
    document["units"] = document["units"][1:]
    document["venues"] = document["venues"][1:]
    del document["travel"]
    return parse_plan(text(document)).require()


def test_a_baseline_loses_what_the_plan_no_longer_has() -> None:
    reading = parse_schedule(text(schedule()), later(), lenient=True)
    assert [str(warning) for warning in reading.warnings] == [
        "$.assignments[0].event: found “ASW2”, expected the id of an event of the plan; it is left out",
        "$.assignments[1].units[1].requirement: found 0, expected null, because the event requires "
        "no units by capability; it is left out",
        "$.assignments[1].venue: found “ANDFJ”, expected the id of a venue of the plan; it is left out",
        "$.assignments[1].units[0].unit: found “OTTO”, expected the id of a unit of the plan; it is left out",
    ]
    (assignment,) = reading.assignments
    assert (assignment.id, assignment.venue, assignment.units) == ("ASW1", None, ())


def test_a_baseline_must_still_be_sound() -> None:
    document = spoilt(schedule(), "assignments.1.end", "later")
    reading = parse_schedule(text(document), later(), lenient=True)
    assert [fault.path for fault in reading.faults] == ["$.assignments[1].end"]
    assert reading.schedule is None


def test_the_strict_reading_of_a_file_raises_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "drill.schedule.json"
    path.write_bytes(text(schedule()))
    with pytest.raises(InputError) as caught:
        read_schedule(path, later())
    assert caught.value.summary == f"“{path}” cannot be used: 4 things in it are wrong."
    assignments, _ = read_schedule(path, later(), lenient=True)
    assert [assignment.id for assignment in assignments] == ["ASW1"]


def test_a_schedule_needs_an_open_exercise() -> None:
    with pytest.raises(InputError, match="open its plan first"):
        ScheduleReader().parse(text(schedule()), "drill.schedule.json")


def test_a_schedule_that_is_no_object() -> None:
    assert schedule_lines([]) == ["$: found an empty list, expected an object: a schedule document"]


def test_the_documents_id_of_an_assignment_is_its_event() -> None:
    full = scheduled(schedule())
    assert [(item.id, item.rank) for item in full.all(Assignment)] == [("ASW2", 0), ("ASW1", 1)]
