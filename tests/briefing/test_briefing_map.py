"""Maps, symbols and flags for print."""

import re
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from exercise_planner.assets import asset
from exercise_planner.briefing.drawings import flag, symbol
from exercise_planner.briefing.map import NOTE, Words, venue_maps
from exercise_planner.briefing.map_spots import Heap, Spot, gathered, numbers
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.unit import Domain, Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.geography.labels import Area, Mark, place_labels
from exercise_planner.geography.view import View
from exercise_planner.interchange.readers.plan import read_plan

POSITIONS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def venue(number: int, latitude: float, longitude: float, name: str = "") -> Venue:
    return Venue(id=f"V{number}", name=name or f"Venue {number}", position=Position(latitude, longitude))


def pdf(*pictures: Flowable) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 500), invariant=1)
    for picture in pictures:
        if isinstance(picture, Drawing):
            renderPDF.draw(picture, canvas, 10, 10)
        else:
            picture.wrapOn(canvas, 100, 100)
            picture.drawOn(canvas, 10, 10)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@pytest.fixture(scope="module")
def rimpac() -> Exercise:
    return read_plan(asset("examples", "rimpac-2024.plan.json"))


def test_a_map_across_the_pacific_names_its_venues(rimpac: Exercise) -> None:
    maps = venue_maps(rimpac.venues, 480, 320)
    pages = texts(pdf(*maps))
    assert all(NOTE in page for page in pages)
    assert "Wellington" in pages[0]
    assert "1–11" in pages[0], "those in Hawaii share a disc"
    assert "Pohakuloa Training Area" in pages[1], "and are shown enlarged"


def test_equal_input_gives_equal_bytes(rimpac: Exercise) -> None:
    first, second = (
        pdf(*venue_maps(rimpac.venues, 480, 320), *(symbol(unit) for unit in rimpac.units[:3]))
        for _ in range(2)
    )
    assert first == second


def test_words_are_those_of_the_reader() -> None:
    words = Words(note="Les frontières ne font pas foi.", north="N")
    (page,) = texts(pdf(*venue_maps([venue(1, 60, 10, "Rena & <Leir>")], 300, 200, words=words)))
    assert "Les frontières" in page
    assert "Rena & <Leir>" in page


def test_without_positions_there_is_no_map() -> None:
    assert venue_maps([], 300, 200) == ()
    assert venue_maps([Venue(id="V", name="Nowhere")], 300, 200) == ()


@given(places=st.lists(POSITIONS, min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_any_venues_can_be_mapped(places: list[tuple[float, float]]) -> None:
    venues = [venue(number, *place) for number, place in enumerate(places)]
    legs = [(venues[0].position, each.position) for each in venues if each.position and venues[0].position]
    maps = venue_maps(venues, 400, 260, legs)  # type: ignore[arg-type]
    assert texts(pdf(*maps))
    for each in maps:
        left, bottom, right, top = each.getBounds()
        assert min(left, bottom) > -150, "a label that is cut by the edge at most"
        assert max(right, top) < 550


@given(places=st.lists(POSITIONS, min_size=1, max_size=15))
def test_no_disc_covers_another_and_none_is_lost(places: list[tuple[float, float]]) -> None:
    spots = [Spot(number, "", place[1], place[0]) for number, place in enumerate(places, 1)]
    heaps = gathered(spots, View(0, 0, 1.2, 480, 320))
    assert sorted(spot.number for heap in heaps for spot in heap.spots) == [spot.number for spot in spots]
    assert not any(one.area.meets(two.area) for one in heaps for two in heaps if one is not two)


def test_numbers_of_a_heap() -> None:
    view = View(0, 0, 1.2, 480, 320)
    assert numbers([Spot(number, "", 0, 0) for number in (7, 2, 1, 3)]) == "1–3, 7"
    assert Heap.of([Spot(1, "A", 0, 0), Spot(2, "B", 0, 0)], view).name == "A / B"


MARKS = st.builds(
    Mark, st.floats(0, 400), st.floats(0, 300), st.floats(2, 8), st.floats(10, 120), st.floats(8, 12)
)


@given(marks=st.lists(MARKS, max_size=15))
def test_labels_cover_neither_marks_nor_each_other(marks: list[Mark]) -> None:
    sheet, corner = Area(0, 0, 400, 300), Area(350, 0, 400, 40)
    places = place_labels(marks, sheet, [corner])
    found = [place for place in places if place is not None]
    assert len(places) == len(marks)
    for index, place in enumerate(found):
        assert not any(place.meets(other) for other in found[index + 1 :])
        assert not any(place.meets(mark.area) for mark in marks)
        assert not place.meets(corner)
        assert place.left >= 0
        assert place.right <= 400


@pytest.mark.parametrize("domain", list(Domain))
def test_symbols_embed_their_letters(domain: Domain) -> None:
    unit = Unit(
        id="U", name="U", nation="NOR", domain=domain, capabilities=("FIGHTER", "EOD"), echelon="COMPANY"
    )
    drawing = symbol(unit, 16)
    content = pdf(drawing)
    assert drawing.height == 16
    assert 10 < drawing.width < 40
    assert b"/BaseFont /Arial" not in content
    assert set(re.findall(rb"/BaseFont /([\w+-]+)", content)) <= {b"Helvetica", b"AAAAAA+DejaVuSans-Bold"}


def test_a_flag_is_in_the_file_once() -> None:
    flags = [flag("NOR"), flag("NOR"), flag("SWE")]
    assert all(flags)
    content = pdf(*(each for each in flags if each is not None))
    assert content.count(b"/Subtype /Image") == 4, "two pictures, each with its mask"
    assert flag("NATO") is None
