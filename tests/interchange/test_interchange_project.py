"""Microsoft Project's XML: what is written is read again, and what others write makes sense here."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from defusedxml.ElementTree import fromstring
from interchange_samples import text

from exercise_planner.assets import examples
from exercise_planner.domain.event import After, Event, LagFrom, Lock
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.edits.record import put
from exercise_planner.edits.schedule import adopt
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import parse_plan, read_plan
from exercise_planner.interchange.readers.project import ProjectReader
from exercise_planner.interchange.writers.project import ProjectWriter

OSLO = ZoneInfo("Europe/Oslo")
SPACE = "{http://schemas.microsoft.com/project}"


def exercise() -> Exercise:
    """Events with every link and bound, on both sides of the night in which the clocks go back."""
    document = {
        "format": "exercise-plan/1",
        "exercise": {
            "name": "Autumn & all",
            "from": "2026-10-23",
            "to": "2026-10-28",
            "time_zone": "Europe/Oslo",
            "closed": [{"from": "2026-10-28", "to": "2026-10-28", "reason": "Rest"}],
        },
        "nations": [{"id": "NOR", "name": "Norway"}],
        "units": [
            {
                "id": "U",
                "name": "First",
                "nation": "NOR",
                "unavailable": [
                    {"from": "2026-10-23", "to": "2026-10-23"},
                    {
                        "from": "2026-10-27T10:00:00+01:00",
                        "to": "2026-10-27T12:00:00+01:00",
                        "reason": "Refit",
                    },
                ],
            }
        ],
        "venues": [{"id": "V", "name": "Range"}],
        "pools": [{"id": "P", "name": "Lift", "capacity": 4}],
        "phases": [{"id": "PH", "name": "Field", "from": "2026-10-24", "to": "2026-10-27"}],
        "milestones": [{"id": "DV", "from": "2026-10-26"}],
        "relations": [],
        "events": [
            {
                "id": "A",
                "name": "First light",
                "duration_minutes": 120,
                "phase": "PH",
                "units": ["U"],
                "venues": ["V"],
            },
            {
                "id": "B",
                "name": "Then",
                "duration_minutes": 90,
                "phase": "PH",
                "after": [{"event": "A", "min_lag_minutes": 45, "max_lag_minutes": 9000}],
                "nations": ["NOR"],
                "pools": {"P": 3},
                "earliest": "2026-10-25",
                "latest": "2026-10-26",
            },
            {
                "id": "C",
                "name": "Beside",
                "duration_minutes": 60,
                "after": [{"event": "B", "from": "start"}],
                "lock": {"start": "2026-10-25T02:30:00+01:00"},
            },
            {"id": "D", "name": "Left out", "duration_minutes": 60, "optional": True},
        ],
    }
    read = parse_plan(text(document)).require()

    def placed(event: str, start: datetime, minutes: int) -> Assignment:
        units = (Place(unit="U"),) if event == "A" else ()
        venue = "V" if event == "A" else None
        return Assignment(
            id=event, start=start, end=start + timedelta(minutes=minutes), venue=venue, units=units
        )

    places = (
        placed("A", datetime(2026, 10, 24, 8, tzinfo=OSLO), 120),
        placed("B", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 90),
        placed("C", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 60),  # 02:30 for the second time
    )
    return read.with_changes(adopt(read, places, None))


def again(now: Exercise) -> Exercise:
    return ProjectReader().parse(ProjectWriter().data(now), "x.mspdi.xml", now).require()


def test_nothing_changes_when_what_was_written_comes_back() -> None:
    assert again(exercise()) == exercise()


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.name)
def test_no_example_changes_when_it_comes_back(path: Path) -> None:
    now = read_plan(path)
    assert again(now) == now


def test_what_was_changed_in_the_project_is_taken() -> None:
    now = exercise()
    data = ProjectWriter().data(now).decode()
    data = data.replace("2026-10-24T08:00:00", "2026-10-24T09:00:00").replace(
        "2026-10-24T10:00:00", "2026-10-24T13:00:00"
    )
    data = data.replace("<LinkLag>450</LinkLag>", "<LinkLag>600</LinkLag>").replace(
        "First light", "Second light"
    )
    after = ProjectReader().parse(data.encode(), "x.xml", now).require()
    assert after.the(Event, "A").name == "Second light"
    assert after.the(Event, "A").duration_minutes == 240
    assert after.the(Assignment, "A").start == datetime(2026, 10, 24, 9, tzinfo=OSLO)
    assert after.the(Assignment, "A").end == datetime(2026, 10, 24, 13, tzinfo=OSLO)
    (link,) = after.the(Event, "B").after
    assert (link.min_lag_minutes, link.max_lag_minutes) == (60, 9000)
    assert after.the(Event, "A").units == ("U",)


def test_without_an_open_exercise_it_begins_one() -> None:
    made = ProjectReader().parse(ProjectWriter().data(exercise()), "x.xml").require()
    assert (made.details.name, made.details.time_zone) == ("Autumn & all", "Europe/Oslo")
    assert (made.details.from_, made.details.to) == (date(2026, 10, 23), date(2026, 10, 28))
    assert made.the(Phase, "PH").to == date(2026, 10, 27)
    assert made.the(Event, "B").after == (After(event="A", min_lag_minutes=45),)
    assert made.the(Event, "C").after == (After(event="B", from_=LagFrom.START),)
    assert made.the(Event, "B").phase == "PH"
    assert {one.id: one.start for one in made.assignments} == {
        one.id: one.start for one in exercise().assignments
    }
    assert made.the(Event, "C").lock == Lock(start=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert {pool.name: pool.capacity for pool in made.pools}["Lift"] == 4
    assert sum(made.the(Event, "B").pools.values()) == 4


def test_absences_are_days_off_and_hours_off() -> None:
    root = fromstring(ProjectWriter().data(exercise()))
    calendars = {one.findtext(f"{SPACE}Name"): one for one in root.iter(f"{SPACE}Calendar")}
    unit = calendars["unit U"]
    days = [
        (one.findtext(f"{SPACE}TimePeriod/{SPACE}FromDate"), one.findtext(f"{SPACE}DayWorking"))
        for one in unit.iter(f"{SPACE}Exception")
    ]
    assert days == [("2026-10-23T00:00:00", "0"), ("2026-10-27T00:00:00", "1")]
    hours = [
        (one.findtext(f"{SPACE}FromTime"), one.findtext(f"{SPACE}ToTime"))
        for one in unit.iter(f"{SPACE}WorkingTime")
    ]
    assert hours == [("00:00:00", "10:00:00"), ("12:00:00", "00:00:00")]
    assert calendars["Round the clock"].findtext(f"{SPACE}Exceptions/{SPACE}Exception/{SPACE}Name") == "Rest"


FOREIGN = """<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project">
<Title>Build</Title><StartDate>2026-03-02T08:00:00</StartDate><FinishDate>2026-03-06T17:00:00</FinishDate>
<Calendars><Calendar><UID>3</UID><Name>Crane</Name><Exceptions><Exception><TimePeriod>
<FromDate>2026-03-04T00:00:00</FromDate><ToDate>2026-03-05T23:59:00</ToDate></TimePeriod><Name>Repair</Name>
<DayWorking>0</DayWorking></Exception></Exceptions></Calendar></Calendars>
<Tasks><Task><UID>0</UID><Name>Build</Name><OutlineLevel>0</OutlineLevel></Task>
<Task><UID>1</UID><Name>Ground</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary>
<Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish></Task>
<Task><UID>2</UID><Name>Dig</Name><OutlineLevel>2</OutlineLevel><Start>2026-03-02T08:00:00</Start>
<Finish>2026-03-02T17:00:00</Finish><Duration>PT8H0M0S</Duration><ConstraintType>4</ConstraintType>
<ConstraintDate>2026-03-02T08:00:00</ConstraintDate></Task>
<Task><UID>3</UID><Name>Dig</Name><OutlineLevel>2</OutlineLevel><Start>2026-03-03T08:00:00</Start>
<Finish>2026-03-03T12:00:00</Finish><Duration>PT4H0M0S</Duration>
<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>9000</LinkLag></PredecessorLink>
<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>0</Type></PredecessorLink></Task>
<Task><UID>4</UID><Name>Done</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone>
<Start>2026-03-06T17:00:00</Start><Finish>2026-03-06T17:00:00</Finish><Duration>PT0H0M0S</Duration></Task></Tasks>
<Resources><Resource><UID>5</UID><Name>Crane</Name><MaxUnits>2.00</MaxUnits><CalendarUID>3</CalendarUID></Resource></Resources>
<Assignments><Assignment><UID>1</UID><TaskUID>2</TaskUID><ResourceUID>5</ResourceUID><Units>2</Units></Assignment></Assignments>
</Project>"""


def test_a_project_of_others_makes_an_exercise() -> None:
    reading = ProjectReader().parse(FOREIGN.encode(), "x.xml")
    made = reading.require()
    first, second = made.events
    assert (first.name, first.duration_minutes, first.phase) == ("Dig", 540, "Ground")
    assert second.id != first.id
    assert second.after == (After(event=first.id, min_lag_minutes=900),)
    assert made.the(Pool, "Crane").capacity == 2
    assert made.the(Pool, "Crane").unavailable[0].reason == "Repair"
    assert dict(first.pools) == {"Crane": 2}
    assert made.milestones[0].name == "Done"
    assert made.the(Assignment, first.id).start == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert [warning.found for warning in reading.warnings] == ["a link to a finish", "no time zone"]


def test_new_tasks_join_the_end_of_the_open_exercise() -> None:
    now = exercise()
    after = ProjectReader().parse(FOREIGN.encode(), "x.xml", now)
    assert [one.expected for one in after.faults] == []
    assert [event.id for event in after.require().events] == ["A", "B", "C", "D", "Dig", "Dig-2"]
    assert after.require().the(Assignment, "A") == now.the(Assignment, "A")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<Project/>x", "no XML"),
        (b"<html/>", "no Microsoft Project XML"),
        (b'<!DOCTYPE a [<!ENTITY a "ha">]><Project>&a;</Project>', "entities"),
    ],
)
def test_what_is_no_project_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        ProjectReader().parse(data, "x.xml")


def test_a_time_that_is_none_is_named_with_its_task() -> None:
    data = FOREIGN.replace("2026-03-03T12:00:00", "soon").replace("PT4H0M0S", "long").encode()
    reading = ProjectReader().parse(data, "x.xml")
    assert [(one.path, one.found) for one in reading.faults] == [
        ("task “Dig”, Finish", "“soon”"),
        ("task “Dig”, Duration", "“long”"),
    ]


def test_a_lag_that_is_none_is_named_with_its_task() -> None:
    (fault,) = ProjectReader().parse(FOREIGN.replace("9000", "9" * 5_000).encode(), "x.xml").faults
    assert fault.path.endswith(", LinkLag")


def test_a_renamed_event_is_known_by_its_id() -> None:
    now = exercise()
    data = ProjectWriter().data(now)
    renamed = now.with_changes(put(now, replace(now.the(Event, "A"), name="Other")))
    back = ProjectReader().parse(data, "x.xml", renamed).require()
    assert back.the(Event, "A").name == "First light"
