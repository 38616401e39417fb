"""What sections tell, and when they have nothing to tell."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Flowable

from exercise_planner.assets import asset
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.glance import Glance
from exercise_planner.briefing.matrix import Head, Item, Matrix, Row
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.periods import periods_text
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import Period
from exercise_planner.interchange.readers.plan import parse_plan, read_plan

EMPTY = """{"format": "exercise-plan/1",
  "exercise": {"name": "Tiny", "from": "2027-03-01", "to": "2027-03-02", "time_zone": "UTC"}}"""
HONOLULU = ZoneInfo("Pacific/Honolulu")
OURS = ("key_dates", "command", "venues", "participants", "orbat", "programme", "timeline", "matrix")


def section(code: str) -> Section:
    return next(each for each in SECTIONS if each.code == code)


@pytest.fixture(scope="module")
def rimpac() -> Exercise:
    """RIMPAC with two events in the schedule, of which one lasts for three days."""
    exercise = read_plan(asset("examples", "rimpac-2024.plan.json"))
    start = datetime(2024, 7, 8, 8, tzinfo=HONOLULU)
    first, second = exercise.events[3], exercise.events[4]
    places = [
        Assignment(
            id=first.id,
            start=start,
            end=start + timedelta(days=3),
            venue="JBPHH",
            units=tuple(Place(unit=unit) for unit in first.units),
        ),
        Assignment(
            id=second.id,
            start=start + timedelta(days=1),
            end=start + timedelta(days=1, hours=4),
            venue="GUAM",
            units=tuple(Place(unit=unit) for unit in second.units),
        ),
    ]
    return Exercise([*exercise.records(), *places])


def told(exercise: Exercise, code: str, tmp_path: Path, nation: str | None = None) -> str:
    """What a pack of the cover and one section says, on one line."""
    path = tmp_path / "x.pdf"
    chosen = tuple(each for each in SECTIONS if not each.numbered or each.code == code)
    write_briefing(Context.of(exercise, nation, "participants"), path, sections=chosen)
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def test_sections_without_content_do_not_apply() -> None:
    context = Context.of(parse_plan(EMPTY).require())
    applying = {each.code for each in SECTIONS if each.applies(context)}
    assert applying & set(OURS) == {"key_dates", "programme"}


def test_the_programme_tells_both_clocks_and_what_is_under_way(rimpac: Exercise, tmp_path: Path) -> None:
    said = told(rimpac, "programme", tmp_path)
    assert "08:00–12:00 091800ZJUL24 – 092200ZJUL24" in said
    assert "Day 42 of the exercise" in said
    assert f"Under way: {rimpac.events[3].name}" in said
    assert "Sea phase 1: force integration" in said


def test_key_dates_have_conferences_start_and_end_in_order(rimpac: Exercise, tmp_path: Path) -> None:
    said = told(rimpac, "key_dates", tmp_path)
    order = [said.index(name) for name in ("Initial planning", "Final planning", "First day", "Last day")]
    assert order == sorted(order)
    assert "STARTEX" in said
    assert "Thu 27 Jun 2024 – Sun 7 Jul 2024 11" in said, "a phase with its days"


def test_command_counts_components_and_leads(rimpac: Exercise, tmp_path: Path) -> None:
    said = told(rimpac, "command", tmp_path)
    assert "22 units" in said
    assert "Hosted by USA" in said
    assert rimpac.events[3].name in said


def test_venues_tell_where_they_are_and_when_it_is_light(rimpac: Exercise, tmp_path: Path) -> None:
    said = told(rimpac, "venues", tmp_path)
    assert "21°21′00″N 157°57′00″W" in said
    assert "04Q FJ 0887 6124" in said
    for day in ("Mon 8 Jul 2024", "Tue 9 Jul 2024", "Thu 11 Jul 2024"):
        assert day in said
    assert "05:56 19:18" in said, "sunrise and sunset"
    assert "Fri 12 Jul 2024" not in said


def test_the_matrix_names_events_by_nation(rimpac: Exercise, tmp_path: Path) -> None:
    said = told(rimpac, "matrix", tmp_path)
    assert f"{rimpac.events[3].id} {rimpac.events[3].id}" in said, "it goes on from day to day"
    assert "Mon 8 Jul" in said
    assert "Tonga" not in said.split("By nation")[1], "nothing is there for it"


def test_the_level_of_an_event_stands_in_the_matrix(rimpac: Exercise, tmp_path: Path) -> None:
    marking = Marking(classification=Classification.CONFIDENTIAL)
    records = [
        replace(record, marking=marking) if isinstance(record, Event) and record.rank == 3 else record
        for record in rimpac.records()
    ]
    assert f"(C) {rimpac.events[3].id}" in told(Exercise(records), "matrix", tmp_path)


def test_the_cover_has_codes_of_all_nations_and_the_version(rimpac: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_briefing(replace(Context.of(rimpac), version="Draft 3"), path, sections=SECTIONS[:1])
    document = pypdfium2.PdfDocument(path)
    said = document[0].get_textpage().get_text_range()
    document.close()
    assert all(nation.id in said for nation in rimpac.nations)
    assert "Draft 3" in said
    assert "Hosted by United States" in said


def test_a_public_pack_names_no_more_than_it_may(rimpac: Exercise, tmp_path: Path) -> None:
    records = [
        replace(record, marking=Marking(releasable_to=())) if record.id == "GUAM" else record
        for record in rimpac.records()
    ]
    said = told(Exercise(records), "venues", tmp_path, "CHL")
    assert "Guam" not in said
    assert "Pearl Harbor" in said


def test_periods_within_a_day_are_short() -> None:
    context = Context.of(parse_plan(EMPTY).require())
    utc = ZoneInfo("UTC")
    short = Period(from_=datetime(2027, 3, 1, 8, tzinfo=utc), to=datetime(2027, 3, 1, 9, 30, tzinfo=utc))
    long = Period(from_=date(2027, 3, 1), to=date(2027, 3, 2))
    assert periods_text(context, (short, long)) == (
        "Mon 1 Mar 2027 08:00–09:30; Mon 1 Mar 2027 – Tue 2 Mar 2027"
    )


DAYS = [date(2027, 3, 1) + timedelta(days=number) for number in range(7)]
CELLS = st.dictionaries(
    st.sampled_from(DAYS), st.lists(st.builds(Item, st.text("abc", min_size=1)), max_size=20)
)


@given(cells=st.lists(CELLS, min_size=1, max_size=20), room=st.floats(120, 500))
def test_a_matrix_over_pages_keeps_its_rows(cells: list[dict[date, list[Item]]], room: float) -> None:
    rows = [Row(str(number), "", each) for number, each in enumerate(cells)]
    left: Flowable = Matrix(Head(DAYS[0], tuple(map(str, DAYS))), rows, 500)
    found: list[Row] = []
    while left.wrap(500, room)[1] > room:
        page, left = left.split(500, room)
        assert page.wrap(500, room)[1] <= room
        assert isinstance(page, Matrix)
        found.extend(page.rows)
    assert isinstance(left, Matrix)
    assert [*found, *left.rows] == rows


def test_the_glance_is_never_higher_than_its_page(rimpac: Exercise) -> None:
    assert Glance(Context.of(rimpac), 700, 160).wrap()[1] <= 160
    assert Glance(Context.of(rimpac), 700, 400).loads[40:44] == [1, 2, 1, 1]


def test_a_nations_own_events_are_pointed_out_to_it(rimpac: Exercise, tmp_path: Path) -> None:
    (entry, *_others) = Context.of(rimpac).entries
    name = rimpac.name(Nation, entry.nations[0])
    words = f"A bar at the left marks the events in which {name} takes part."
    assert words in told(rimpac, "programme", tmp_path, entry.nations[0])
    assert "A bar at the left" not in told(rimpac, "programme", tmp_path)
    assert f"Darker: {name} takes part." in told(rimpac, "timeline", tmp_path, entry.nations[0])
    assert "Darker" not in told(rimpac, "timeline", tmp_path)
