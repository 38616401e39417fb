"""The pages of packs: nothing is cut off, no heading stands alone, the contents lead where they say."""

from dataclasses import replace
from datetime import timedelta
from itertools import takewhile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from exercise_planner.assets import asset
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import begins
from exercise_planner.interchange.readers.plan import read_plan

PACKS = (
    ("cobra-gold-2024", "A4", None),
    ("cobra-gold-2024", "Letter", "JPN"),
    ("unitas-lxiv-2023", "A4", "CHL"),
    ("air-defender-2023", "Letter", None),
    ("steadfast-defender-2024", "Letter", None),
)
BANNERS = ("UNCLASSIFIED", "RESTRICTED")
"""How a banner begins; what stands on a page by itself precedes it in the file."""


def scheduled(name: str) -> Exercise:
    """An example with each event at eight on its first possible day; not necessarily a valid schedule."""
    exercise = read_plan(asset("examples", f"{name}.plan.json"))
    phases = {phase.id: phase for phase in exercise.phases}
    found = []
    for event in exercise.events:
        first = event.earliest or (phases[event.phase].from_ if event.phase else exercise.details.from_)
        start = begins(first, Context.of(exercise).zone) + timedelta(hours=8)
        end = start + timedelta(minutes=event.duration_minutes)
        units = tuple(Place(unit=unit) for unit in event.units)
        venue = event.venues[0] if event.venues else None
        found.append(Assignment(id=event.id, start=start, end=end, venue=venue, units=units))
    return Exercise([*exercise.records(), *found])


@pytest.fixture(scope="module", params=PACKS, ids=lambda pack: f"{pack[0]}-{pack[1]}")
def pack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, paper, nation = request.param
    path = tmp_path_factory.mktemp("pack") / "pack.pdf"
    write_briefing(Context.of(scheduled(name), nation, "participants"), path, paper)
    return path


def test_every_page_has_something_below_its_headings(pack: Path) -> None:
    document = pypdfium2.PdfDocument(pack)
    titles = {item.get_title() for item in document.get_toc()}
    for number, page in enumerate(document, 1):
        lines = page.get_textpage().get_text_range().splitlines()
        body = list(takewhile(lambda line: not line.startswith(BANNERS), lines))
        assert len(body) > 1, f"page {number} is all but empty"
        last = body[-1].strip().lstrip("0123456789 ")
        assert last not in titles, f"“{last}” stands alone at the foot of page {number}"
    document.close()


def test_nothing_is_drawn_beyond_the_margins(pack: Path) -> None:
    document = pypdfium2.PdfDocument(pack)
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            assert min(left, bottom) >= 12, (
                f"page {number}: {text.get_text_bounded(left, bottom, right, top)}"
            )
            assert right <= width - 30, f"page {number}: {text.get_text_bounded(left, bottom, right, top)}"
            assert top <= height - 12
    document.close()


def test_the_contents_lead_where_they_say(pack: Path) -> None:
    document = pypdfium2.PdfDocument(pack)
    told = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in list(document)[1:3])
    for item in document.get_toc():
        if item.level == 0:
            page = item.get_dest().get_index() + 1
            assert f"{item.get_title()} {page}" in told
    document.close()
    with pikepdf.open(pack) as file:
        pages = {page.obj.objgen for page in file.pages}
        links = [link for page in file.pages for link in page.get("/Annots", [])]
        assert links
        assert all(link.Dest[0].objgen in pages for link in links)


def crowded() -> Exercise:
    """The example with sixty events more, all at once."""
    exercise = scheduled("cobra-gold-2024")
    start = exercise.assignments[0].start
    names = [f"E{number}" for number in range(60)]
    places = [Assignment(id=name, start=start, end=start + timedelta(hours=2)) for name in names]
    events = [Event(id=name, name=f"Event {name}", duration_minutes=120) for name in names]
    return Exercise([*exercise.records(), *events, *places])


@pytest.mark.parametrize(("paper", "wide"), [("A4", 1191), ("Letter", 1224)])
def test_crowded_lanes_fold_out(paper: str, wide: int, tmp_path: Path) -> None:
    widths = []
    timeline = tuple(each for each in SECTIONS if each.code in ("cover", "timeline"))
    for name, exercise in (("few", scheduled("cobra-gold-2024")), ("many", crowded())):
        path = tmp_path / f"{name}.pdf"
        write_briefing(Context.of(exercise), path, paper, timeline)
        document = pypdfium2.PdfDocument(path)
        widths.append({round(page.get_width()) for page in document})
        document.close()
    assert wide not in widths[0]
    assert wide in widths[1]


def test_symbols_and_maps_are_in_the_file_once(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    exercise = scheduled("cobra-gold-2024")
    write_briefing(Context.of(exercise), path)
    with pikepdf.open(path) as file:
        streams = [held for held in file.objects if isinstance(held, pikepdf.Stream)]
        forms = [held.read_bytes() for held in streams if held.get("/Subtype") == "/Form"]
    assert 2 < len(forms) <= 2 * len(exercise.units) + 12
    assert len(set(forms)) == len(forms)


def test_the_programme_leads_to_the_sheets_of_events_where_they_are_printed(tmp_path: Path) -> None:
    exercise = scheduled("cobra-gold-2024")
    programme = tuple(each for each in SECTIONS if each.code in ("cover", "programme"))
    links = []
    for sections in (SECTIONS, programme):
        path = tmp_path / "x.pdf"
        write_briefing(Context.of(exercise), path, sections=sections)
        with pikepdf.open(path) as file:
            links.append([len(page.get("/Annots", [])) for page in file.pages])
    assert sum(links[0][2:]) == len(exercise.assignments)
    assert sum(links[1][2:]) == 0


@pytest.mark.parametrize("mess", ["Ü(b", "<&>\\/", "ж %s)\n", "{0}"])
def test_ids_may_be_anything(mess: str, tmp_path: Path) -> None:
    records = [
        replace(record, id=mess + record.id) if isinstance(record, Assignment | Event) else record
        for record in scheduled("cobra-gold-2024").records()
    ]
    path = tmp_path / "x.pdf"
    assert write_briefing(Context.of(Exercise(records)), path) > 10
    with pikepdf.open(path) as file:
        assert file.check_pdf_syntax() == []
