"""How events lie in a calendar: each on its days, none covering another, whatever the month."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.domain.event import Event
from exercise_planner.domain.schedule import Assignment
from exercise_planner.ui.pages.schedule.calendar_layout import (
    MINUTES,
    Diary,
    Entry,
    Mode,
    blocks,
    chips,
    days_of,
    shifted,
    turned,
)

OSLO = ZoneInfo("Europe/Oslo")
MONDAY = date(2027, 3, 22)


def entry(number: int, start: datetime, minutes: int) -> Entry:
    event = Event(id=f"E{number}", name=f"Event {number}", duration_minutes=minutes)
    place = Assignment(id=event.id, start=start, end=start + timedelta(minutes=minutes))
    return Entry(event, place, start.astimezone(OSLO), place.end.astimezone(OSLO), 0)


DIARIES = st.lists(
    st.tuples(st.integers(0, 14 * 48), st.integers(1, 5 * 48)).map(lambda pair: (pair[0] * 30, pair[1] * 30)),
    max_size=25,
).map(
    lambda spans: Diary(
        (
            entry(number, datetime(2027, 3, 20, tzinfo=UTC) + timedelta(minutes=start), length)
            for number, (start, length) in enumerate(spans)
        ),
        OSLO,
    )
)


@given(DIARIES)
def test_an_event_is_on_each_day_of_which_it_takes_a_part(diary: Diary) -> None:
    for one in diary.entries:
        days = [MONDAY + timedelta(days=number) for number in range(-3, 25)]
        on = [day for day in days if one in diary.on(day)]
        assert on == [day for day in days if one.first <= day <= one.final]
        assert one.end <= datetime.combine(one.final + timedelta(days=1), datetime.min.time(), OSLO)


@given(DIARIES)
def test_chips_of_a_row_never_cover_each_other(diary: Diary) -> None:
    found = chips(diary, MONDAY)
    cells = [(chip.row, day) for chip in found for day in range(chip.first, chip.final + 1)]
    assert len(cells) == len(set(cells))
    assert {chip.entry for chip in found} == {
        one for one in diary.entries if one.final >= MONDAY and one.first <= MONDAY + timedelta(days=6)
    }


@given(DIARIES, st.integers(0, 13))
def test_blocks_of_a_day_never_cover_each_other(diary: Diary, number: int) -> None:
    found = blocks(diary, MONDAY + timedelta(days=number))
    for block in found:
        assert 0 <= block.top <= block.bottom <= MINUTES
        assert 0 <= block.column < block.columns
        beside = [other for other in found if other is not block and other.column == block.column]
        assert all(other.bottom <= block.top or block.bottom <= other.top for other in beside)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(list(Mode)))
def test_pages_follow_each_other_without_a_gap(day: date, mode: Mode) -> None:
    shown = days_of(mode, day)
    assert day in shown
    later = days_of(mode, turned(mode, day, 1))
    assert shown[0] < later[0] <= shown[-1] + timedelta(days=1)
    assert days_of(mode, turned(mode, turned(mode, day, 1), -1)) == shown


@pytest.mark.parametrize("days", [-1, 1, 7])
def test_another_day_keeps_the_time_by_local_clocks(days: int) -> None:
    one = entry(1, datetime(2027, 3, 27, 7, tzinfo=UTC), 120)  # the night before clocks go forward
    moved = shifted(one, days)
    local = moved.start.astimezone(OSLO)
    assert (local.hour, local.date()) == (one.start.hour, one.first + timedelta(days=days))
    assert moved.end - moved.start == timedelta(minutes=120)


def test_the_next_and_the_nearest_in_time() -> None:
    start = datetime(2027, 3, 23, 8, tzinfo=UTC)
    ones = [entry(number, start + timedelta(hours=9 * number), 60) for number in range(4)]
    diary = Diary(reversed(ones), OSLO)
    assert diary.beside("E1", 1) == ones[2]
    assert diary.beside("E3", 1) is None
    assert diary.beside("unknown", -1) == ones[0]
    assert diary.near(ones[2].start - timedelta(hours=2)) == ones[2]
    assert Diary((), OSLO).near(start) is None
    assert replace(ones[0], hue=3).first == date(2027, 3, 23)
