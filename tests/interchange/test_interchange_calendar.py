"""Calendars: who finds what in theirs, updates that calendar programs understand, and availability."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar
from interchange_samples import plan, text

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits.record import put
from exercise_planner.edits.schedule import adopt, unschedule
from exercise_planner.errors import InputError
from exercise_planner.interchange.calendars.entries import entries_of, subject_named
from exercise_planner.interchange.calendars.loading import earlier_entries
from exercise_planner.interchange.calendars.recurrence import Rule, Steps
from exercise_planner.interchange.calendars.writing import Edition, calendar_bytes, sequence_of
from exercise_planner.interchange.readers.calendar import read_calendar
from exercise_planner.interchange.readers.plan import parse_plan

OSLO = ZoneInfo("Europe/Oslo")
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"


def exercise() -> Exercise:
    """Two units of two nations in two events, on the two sides of the night in which the clocks go back."""
    document = {
        "format": "exercise-plan/1",
        "exercise": {"name": "Autumn", "from": "2026-10-24", "to": "2026-10-27", "time_zone": "Europe/Oslo"},
        "nations": [{"id": "NOR", "name": "Norway"}, {"id": "SWE", "name": "Sweden"}],
        "units": [
            {"id": "N1", "name": "First", "nation": "NOR"},
            {"id": "S1", "name": "Second", "nation": "SWE"},
        ],
        "venues": [{"id": "V", "name": "Range", "position": [69, 18]}, {"id": "W", "name": "Port"}],
        "milestones": [{"id": "DV", "name": "Visitors", "from": "2026-10-26"}],
        "events": [
            {"id": "A", "name": "Before", "duration_minutes": 120, "units": ["N1"]},
            {"id": "B", "name": "After; comma, and\nline", "duration_minutes": 120, "units": ["S1"]},
        ],
    }
    read = parse_plan(text(document)).require()
    two = timedelta(hours=2)
    first = datetime(2026, 10, 24, 8, tzinfo=OSLO)
    second = datetime(2026, 10, 26, 8, tzinfo=OSLO)
    places = (
        Assignment(id="A", start=first, end=first + two, venue="V", units=(Place(unit="N1"),)),
        Assignment(id="B", start=second, end=second + two, venue="W", units=(Place(unit="S1"),)),
    )
    return read.with_changes(adopt(read, places, None))


def times(data: bytes) -> dict[str, tuple[str, int, str]]:
    components = Calendar.from_ical(data).walk("VEVENT")
    return {
        str(one["SUMMARY"]): (one["DTSTART"].dt.isoformat(), sequence_of(one), str(one["STATUS"]))
        for one in components
    }


def calendar(*lines: str) -> bytes:
    return (HEAD + "\r\n".join(lines) + "\r\nEND:VCALENDAR\r\n").encode()


def entry(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT")


def absences(data: bytes, owner: str = "N1") -> list[tuple[str, str, str]]:
    after = read_calendar(data, "x.ics", exercise(), owner).require()
    return [
        (one.from_.isoformat(), one.to.isoformat(), one.reason) for one in after.the(Unit, owner).unavailable
    ]


def test_local_times_hold_on_both_sides_of_the_change_of_clocks() -> None:
    data = calendar_bytes(exercise())
    assert b"DTSTART;TZID=Europe/Oslo:20261024T080000" in data
    assert b"DTSTART;TZID=Europe/Oslo:20261026T080000" in data
    assert b"BEGIN:DAYLIGHT" in data
    assert b"BEGIN:STANDARD" in data
    assert times(data)["Before"][0] == "2026-10-24T08:00:00+02:00"
    assert times(data)["After; comma, and\nline"][0] == "2026-10-26T08:00:00+01:00"


@pytest.mark.parametrize(
    "name", ["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin"]
)
def test_clocks_change_at_the_instant_at_which_they_do(name: str) -> None:
    """As the standard counts: an onset is in the time that clocks showed until then (RFC 5545, 3.6.5)."""
    before, zone = exercise(), ZoneInfo(name)
    data = calendar_bytes(before.with_changes(put(before, replace(before.details, time_zone=name))))
    (described,) = Calendar.from_ical(data).walk("VTIMEZONE")
    changes = 0
    for part in described.subcomponents:
        others = part.get("RDATE")
        for local in (part.DTSTART, *((one.dt for one in others.dts) if others is not None else ())):
            onset = (local - part.TZOFFSETFROM).replace(tzinfo=UTC)
            assert onset.astimezone(zone).utcoffset() == part.TZOFFSETTO
            if part.TZOFFSETFROM != part.TZOFFSETTO:
                changes += 1
                just_before = onset - timedelta(seconds=1)
                assert just_before.astimezone(zone).utcoffset() == part.TZOFFSETFROM
    assert changes >= 2


def test_the_second_run_of_the_repeated_hour_is_written_in_utc() -> None:
    now = exercise()
    at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 for the second time
    moved = replace(now.the(Assignment, "A"), start=at, end=at + timedelta(hours=2))
    data = calendar_bytes(now.with_changes(put(now, moved)))
    assert b"DTSTART:20261025T013000Z" in data


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        (Subject("nation", "NOR"), ["Before", "Visitors"]),
        (Subject("unit", "S1"), ["After; comma, and\nline"]),
        (Subject("venue", "V"), ["Before"]),
        (None, ["Before", "After; comma, and\nline", "Visitors"]),
    ],
)
def test_each_finds_what_is_theirs(subject: Subject | None, found: list[str]) -> None:
    assert [one.summary for one in entries_of(exercise(), subject)] == found


def test_an_update_counts_what_changed_and_cancels_what_is_gone() -> None:
    now = exercise()
    first = calendar_bytes(now, edition=Edition(3, datetime(2026, 1, 1, tzinfo=UTC)))
    assert {sequence for _, sequence, _ in times(first).values()} == {3}
    again = calendar_bytes(now, edition=Edition(9), earlier=earlier_entries(first, "x"))
    assert again == first
    moved = replace(now.the(Assignment, "A"), start=datetime(2026, 10, 25, 10, tzinfo=OSLO))
    later = now.with_changes(put(now, replace(moved, end=moved.start + timedelta(hours=2))))
    later = later.with_changes(unschedule(later, "B"))
    second = calendar_bytes(later, edition=Edition(4), earlier=earlier_entries(first, "x"))
    told = times(second)
    assert told["Before"] == ("2026-10-25T10:00:00+01:00", 4, "CONFIRMED")
    assert told["After; comma, and\nline"][1:] == (4, "CANCELLED")
    assert told["Visitors"][1] == 3
    third = calendar_bytes(later, edition=Edition(4), earlier=earlier_entries(second, "x"))
    assert times(third) == told
    back = times(calendar_bytes(now, edition=Edition(4), earlier=earlier_entries(third, "x")))
    assert back["After; comma, and\nline"][1:] == (5, "CONFIRMED")


def test_a_calendar_written_is_availability_when_read() -> None:
    now = exercise()
    data = calendar_bytes(now, Subject("unit", "N1"))
    after = read_calendar(data, "whatever.ics", now).require()
    (period,) = after.the(Unit, "N1").unavailable
    assert (period.from_, period.to) == (now.the(Assignment, "A").start, now.the(Assignment, "A").end)
    assert period.reason == "Before"


def test_a_second_reading_replaces_the_first_and_leaves_what_people_entered() -> None:
    now = exercise()
    own = Period(from_=date(2026, 10, 24), to=date(2026, 10, 24), reason="mine")
    now = now.with_changes(put(now, replace(now.the(Nation, "NOR"), unavailable=(own,))))
    one = calendar(*entry("DTSTART;VALUE=DATE:20261025", "DTEND;VALUE=DATE:20261026", "SUMMARY:Feast"))
    two = calendar(*entry("DTSTART;VALUE=DATE:20261026", "DTEND;VALUE=DATE:20261028", "SUMMARY:Moved"))
    first = read_calendar(one, "NOR.ics", now).require()
    assert [item.reason for item in first.the(Nation, "NOR").unavailable] == ["mine", "Feast"]
    second = read_calendar(two, "NOR.ics", first).require()
    held = second.the(Nation, "NOR").unavailable
    assert [(item.from_, item.to, item.reason) for item in held] == [
        (date(2026, 10, 24), date(2026, 10, 24), "mine"),
        (date(2026, 10, 26), date(2026, 10, 27), "Moved"),
    ]


def test_what_repeats_keeps_its_local_time_and_its_exceptions() -> None:
    data = calendar(
        *entry(
            "DTSTART;TZID=Europe/Oslo:20200101T090000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY",
            "EXDATE;TZID=Europe/Oslo:20261026T090000",
            "SUMMARY:Watch",
        ),
        *entry(
            "RECURRENCE-ID;TZID=Europe/Oslo:20261027T090000",
            "DTSTART:20261027T120000Z",
            "DTEND:20261027T130000Z",
        ),
    )
    assert absences(data) == [
        ("2026-10-24T09:00:00+02:00", "2026-10-24T10:00:00+02:00", "Watch"),
        ("2026-10-25T09:00:00+01:00", "2026-10-25T10:00:00+01:00", "Watch"),
        ("2026-10-27T12:00:00+00:00", "2026-10-27T13:00:00+00:00", "busy"),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY",
        "FREQ=DAILY;COUNT=999999999",
        "FREQ=DAILY;UNTIL=99991231T000000Z",
    ],
)
def test_no_repetition_runs_for_ever(rule: str) -> None:
    data = calendar(*entry("DTSTART:19700101T000000Z", "DTEND:19700101T010000Z", f"RRULE:{rule}"))
    assert len(absences(data)) <= 5


@pytest.mark.parametrize(
    ("start", "rule"),
    [
        ("20240101", "FREQ=DAILY;INTERVAL=3"),
        ("20240101", "FREQ=WEEKLY;BYDAY=MO,WE,FR;INTERVAL=2"),
        ("20240103", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU"),
        ("20240131", "FREQ=MONTHLY"),
        ("20240105", "FREQ=MONTHLY;BYDAY=1FR,-1MO"),
        ("20240131", "FREQ=MONTHLY;BYMONTHDAY=-1,15"),
        ("20240131", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("20240229", "FREQ=YEARLY"),
        ("20240520", "FREQ=YEARLY;BYDAY=20MO"),
        ("20240407", "FREQ=YEARLY;BYMONTH=4,10;BYDAY=1SU"),
        ("20240101", "FREQ=DAILY;BYMONTH=1,3;BYDAY=TU"),
        ("20240101", "FREQ=WEEKLY;COUNT=7"),
    ],
)
def test_repetitions_are_those_of_the_standard(start: str, rule: str) -> None:
    parts = Calendar.from_ical(calendar(*entry(f"DTSTART;VALUE=DATE:{start}", f"RRULE:{rule}"))).walk(
        "VEVENT"
    )[0]
    begin, last = date.fromisoformat(start), date(2030, 1, 1)
    found = list(Rule.of(parts["RRULE"], Steps()).days(begin, begin, last))
    text = rule if "COUNT" in rule else f"{rule};UNTIL=20300101T000000"
    expected = [each.date() for each in rrulestr(text, dtstart=datetime.combine(begin, time()))]
    assert found == list(dict.fromkeys((begin, *expected)))
    late = date(2027, 6, 1)
    if "COUNT" not in rule:
        later = list(Rule.of(parts["RRULE"], Steps()).days(begin, late, last))
        assert later == [each for each in expected if each >= late]


def test_a_file_of_endless_repetitions_is_cut_short() -> None:
    lines = entry(
        "DTSTART:19700101T000000Z", "DTEND:19700101T010000Z", "RRULE:FREQ=DAILY;COUNT=99999;BYMONTH=13"
    )
    reading = read_calendar(calendar(*(lines * 300)), "N1.ics", exercise())
    assert any("fewer repetitions" in str(warning) for warning in reading.warnings)


def test_free_busy_lists_are_read_and_what_is_free_is_not_busy() -> None:
    data = calendar(
        "BEGIN:VFREEBUSY",
        "UID:f",
        "DTSTAMP:20260101T000000Z",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261024T100000Z/PT2H,20261025T100000Z/20261025T110000Z",
        "FREEBUSY;FBTYPE=FREE:20261026T100000Z/PT2H",
        "END:VFREEBUSY",
        *entry("DTSTART:20261026T100000Z", "DTEND:20261026T110000Z", "TRANSP:TRANSPARENT"),
        *entry("DTSTART:20261026T120000Z", "DTEND:20261026T130000Z", "STATUS:CANCELLED"),
        *entry("DTSTART:20261026T140000", "DTEND:20261026T150000", "CLASS:PRIVATE", "SUMMARY:Secret"),
        *entry("DTSTART:20250101T140000Z", "DTEND:20250101T150000Z"),
    )
    assert [(start[:16], reason) for start, _, reason in absences(data)] == [
        ("2026-10-24T10:00", "busy"),
        ("2026-10-25T10:00", "busy"),
        ("2026-10-26T14:00", "busy"),
    ]


def test_an_entry_that_makes_no_sense_is_named_and_left_out() -> None:
    data = calendar(*entry("DTSTART;VALUE=DATE:20261025", "DTEND:20261026T100000Z", "SUMMARY:Odd"))
    reading = read_calendar(data, "N1.ics", exercise())
    assert "Odd" in str(reading.warnings[0])
    assert reading.require() == exercise()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no calendar"),
        (b"\xff\xfe\x00", "no calendar"),
        (b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "VCALENDAR"),
        (b"BEGIN:VCALENDAR\r\n" * 100_000, "levels deep"),
        (b"BEGIN:VCALENDAR\r\nSUMMARY:" + b"x" * 600_000, "a line of it"),
    ],
)
def test_what_is_no_calendar_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_calendar(data, "x.ics", exercise(), "N1")


def test_it_must_be_known_whose_calendar_it_is() -> None:
    with pytest.raises(InputError, match="whose calendar"):
        read_calendar(calendar(), "unknown.ics", exercise())
    with pytest.raises(InputError, match="called “Nobody”"):
        subject_named(exercise(), "Nobody")
    assert subject_named(exercise(), "second") == Subject("unit", "S1")
    assert subject_named(exercise(), "NOR") == Subject("nation", "NOR")


def test_the_samples_plan_without_a_schedule_has_its_milestones_alone() -> None:
    read = parse_plan(text(plan())).require()
    assert len(list(entries_of(read, None))) == len(read.milestones)
    assert read.get(Event, "nothing") is None
