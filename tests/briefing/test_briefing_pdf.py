"""Packs as their readers get them: pages, banners, bookmarks, and nothing that is withheld."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from exercise_planner.assets import asset
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import begins
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.interchange.readers.plan import parse_plan, read_plan
from exercise_planner.planning.problem import Problem

MINIMAL = """{"format": "exercise-plan/1",
  "exercise": {"name": "Tiny", "from": "2027-03-01", "to": "2027-03-02", "time_zone": "UTC"}}"""


def placed(exercise: Exercise) -> Exercise:
    """The exercise with each event at eight on its first possible day; not necessarily a valid schedule."""
    problem = Problem.of(exercise)
    phases = {phase.id: phase for phase in exercise.phases}
    assignments = []
    for event in exercise.events:
        first = event.earliest or (phases[event.phase].from_ if event.phase else exercise.details.from_)
        start = begins(first, problem.zone) + timedelta(hours=8)
        units = tuple(Place(unit=unit) for unit in event.units)
        length = timedelta(minutes=event.occupied_minutes(problem.slot))
        venue = event.venues[0] if event.venues else None
        assignments.append(Assignment(id=event.id, start=start, end=start + length, venue=venue, units=units))
    return Exercise([*exercise.records(), *assignments])


@pytest.fixture(scope="module")
def rimpac() -> Exercise:
    return placed(read_plan(asset("examples", "rimpac-2024.plan.json")))


def printed(path: Path) -> tuple[list[str], list[str]]:
    """The text of each page, and the bookmarks."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
        return pages, [item.get_title() for item in document.get_toc()]
    finally:
        document.close()


def test_the_full_pack_of_an_exercise(rimpac: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "full.pdf"
    finding = Finding("window", "ASW 1 is late")
    count = write_briefing(Context.of(rimpac, findings=(finding,)), path)
    pages, bookmarks = printed(path)
    assert count == len(pages) > 20
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {count}" in text
        assert text.count("RESTRICTED//REL TO USA, AUS, CAN, GBR, NZL") >= 2
    for title in ("Situation", "Participants", "Order of battle", "Objectives", "Programme of events"):
        assert title in bookmarks
    assert {"Timeline", "Itineraries by nation", "Open problems", "(U) Netherlands", "Phases"} <= set(
        bookmarks
    )
    whole = "\n".join(pages).replace("\r\n", " ").replace("\n", " ")
    for event in rimpac.events:
        assert event.id in whole
    assert "ASW 1 is late" in whole


def test_a_nations_pack_holds_nothing_that_is_withheld(rimpac: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "chl.pdf"
    write_briefing(Context.of(rimpac, "CHL", "participants"), path)
    pages, bookmarks = printed(path)
    whole = "\n".join([*pages, *bookmarks])
    withheld = [event for event in rimpac.events if event.marking is not None]
    assert len(withheld) == 4
    for event in withheld:
        assert event.name not in whole
        assert f"\n{event.id} " not in whole
    assert "RESTRICTED" not in whole
    assert "Chile, participants" in whole
    itineraries = bookmarks.index("Itineraries by nation")
    assert bookmarks[itineraries + 1 : itineraries + 3] == ["Chile", "Itineraries by unit"]


def test_a_nation_to_which_it_is_released_gets_it(rimpac: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "gbr.pdf"
    write_briefing(Context.of(rimpac, "GBR", "participants"), path)
    pages, _ = printed(path)
    released = [
        event
        for event in rimpac.events
        if event.marking and event.marking.releasable_to and "GBR" in event.marking.releasable_to
    ]
    assert released
    whole = " ".join(" ".join(pages).split())
    assert all(event.id in whole for event in released)
    assert "RESTRICTED//REL TO" in whole


def test_equal_input_gives_equal_bytes(rimpac: Exercise, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_briefing(Context.of(rimpac, "NLD", "participants"), tmp_path / f"{name}.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_all_fonts_are_embedded(rimpac: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_briefing(Context.of(rimpac), path)
    assert b"Helvetica" not in path.read_bytes()
    assert b"Times" not in path.read_bytes()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_papers(paper: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_briefing(Context.of(parse_plan(MINIMAL).require()), path, paper)
    document = pypdfium2.PdfDocument(path)
    width, _ = document[0].get_size()
    document.close()
    assert round(width) == {"A4": 595, "Letter": 612}[paper]


def test_an_empty_exercise_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    write_briefing(Context.of(parse_plan(MINIMAL).require()), path)
    pages, _ = printed(path)
    whole = "\n".join(pages)
    assert "No event is scheduled yet." in whole
    assert "UNCLASSIFIED" in whole


HOSTILE = (
    "<b>bold</b> & <para> ]]> %s {0}",
    "x" * 5_000,
    "line\nbreak\ttab",
    "\u202eright to left\u202c",
    "emoji \U0001f6a2 and \u200b nothing",
    "Ελληνικά Кириллица ქართული",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_neither_breaks_nor_formats(words: str, tmp_path: Path) -> None:
    exercise = placed(read_plan(asset("examples", "ex-coores-2023.plan.json")))
    name = words[:1_000]
    changed = [
        replace(record, description=words, **({"name": name} if hasattr(record, "name") else {}))
        for record in exercise.records()
    ]
    path = tmp_path / "x.pdf"
    assert write_briefing(Context.of(Exercise(changed)), path) > 0
    if words.startswith("<b>"):
        assert "<b>bold</b> & <para>" in " ".join(printed(path)[0])


def test_what_was_there_stays_when_printing_fails(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_text("before")
    context = Context.of(parse_plan(MINIMAL).require())
    with pytest.raises(InputError, match="no paper “A5”"):
        write_briefing(context, path, "A5")
    with pytest.raises(DocumentError, match="cannot be written"):
        write_briefing(context, tmp_path / "missing" / "x.pdf")
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["x.pdf"]


def test_unknown_readers_are_refused(rimpac: Exercise) -> None:
    with pytest.raises(InputError, match="no nation “XXX”"):
        Context.of(rimpac, "XXX")
    with pytest.raises(InputError, match="no audience “press”"):
        Context.of(rimpac, None, "press")


def test_findings_are_for_the_planning_team_of_the_hosts(rimpac: Exercise) -> None:
    finding = (Finding("window", "secret"),)
    assert Context.of(rimpac, None, "planning", finding).findings == finding
    assert Context.of(rimpac, "USA", "planning", finding).findings == finding
    assert Context.of(rimpac, "CHL", "planning", finding).findings == ()
    assert Context.of(rimpac, None, "public", finding).findings == ()


def test_a_sanitised_event_is_printed_by_its_sanitised_text(rimpac: Exercise, tmp_path: Path) -> None:
    marking = Marking(classification=Classification.SECRET, releasable_to=())
    event = replace(rimpac.events[3], marking=marking, sanitised="Harbour activity", notes="hush hush")
    exercise = Exercise(
        [record for record in rimpac.records() if record.id != event.id or record.noun != Event.noun]
        + [event]
    )
    path = tmp_path / "x.pdf"
    write_briefing(Context.of(exercise, "CHL", "participants"), path)
    whole = " ".join(" ".join(printed(path)[0]).split())
    assert "Harbour activity" in whole
    assert rimpac.events[3].name not in whole
    assert "SECRET" not in whole
