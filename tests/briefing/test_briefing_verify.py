"""What is planted in a pack is found, wherever it is; what is not there is not."""

import base64
import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from builders import details, drill, event, exercise, nation
from reportlab.graphics.shapes import Drawing, String
from reportlab.pdfgen.canvas import Canvas

from exercise_planner.briefing.context import Context
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.verify import Leak, verify_pack
from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.errors import DocumentError

NAME, ID = "Operation Midnight Heron", "HERON7"
PROSE = "Divers swim beneath the harbour boom at dusk."
HOSTS_ONLY = Marking(classification=Classification.SECRET, releasable_to=())


def secret_drill() -> Exercise:
    def changed(record: Record) -> Record:
        if isinstance(record, Event) and record.id == "DVD":
            return replace(record, id=ID, name=NAME, description=PROSE, marking=HOSTS_ONLY)
        return record

    return Exercise([changed(record) for record in drill().records()])


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("clean") / "x.pdf"
    write_briefing(Context.of(secret_drill(), "SWE", "participants"), path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def withheld() -> Withheld:
    full = secret_drill()
    return Withheld.of(full, releasable(full, "SWE", Audience.PARTICIPANTS))


def test_a_clean_pack_is_clean(clean: bytes, withheld: Withheld, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(clean)
    proof = verify_pack(path, withheld)
    assert proof.leaks == ()
    assert proof.pages == proof.looked_through["page"] > 2
    assert {NAME, ID} <= withheld.names
    assert proof.looked_for["runs"] > 20
    assert NAME not in str(proof.as_json())


def overlay(draw: Callable[[Canvas], None]) -> pikepdf.Pdf:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return pikepdf.open(io.BytesIO(out.getvalue()))


def drawn(draw: Callable[[Canvas], None]) -> Callable[[pikepdf.Pdf], None]:
    def plant(document: pikepdf.Pdf) -> None:
        with overlay(draw) as other:
            document.pages[0].add_overlay(other.pages[0])

    return plant


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 100, f"The {NAME} begins")


def unseen(canvas: Canvas) -> None:
    text = canvas.beginText(100, 100)
    text.setTextRenderMode(3)
    text.textOut(NAME)
    canvas.drawText(text)


def outside(canvas: Canvas) -> None:
    canvas.drawString(-3_000, 5_000, NAME)


def map_label(canvas: Canvas) -> None:
    drawing = Drawing(200, 100)
    drawing.add(String(10, 10, NAME, fontSize=4))
    drawing.drawOn(canvas, 50, 50)


def covered(canvas: Canvas) -> None:
    canvas.drawString(100, 100, NAME)
    canvas.rect(90, 90, 300, 30, fill=1)


def bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def metadata(document: pikepdf.Pdf) -> None:
    document.docinfo["/Keywords"] = f"drill, {NAME}"


def xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as data:
        data["dc:description"] = PROSE


def hidden_layer(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Plain"))
    off = pikepdf.Dictionary(OFF=pikepdf.Array([group]))
    document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=off)
    drawn(lambda canvas: canvas.drawString(90, 90, NAME))(document)
    for held in document.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Form":
            held.OC = group


def layer_name(document: pikepdf.Pdf) -> None:
    group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=NAME))
    document.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([group]), D=pikepdf.Dictionary())


def annotation(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=PROSE[5:30]
    )
    document.pages[1].Annots = pikepdf.Array([document.make_indirect(note)])


def link(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"https://example.org/{ID}")
    area = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    document.pages[1].Annots = pikepdf.Array([document.make_indirect(area)])


def alternative_text(document: pikepdf.Pdf) -> None:
    figure = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt=f"Map of {NAME}")
    document.Root.StructTreeRoot = document.make_indirect(figure)


def attachment(document: pikepdf.Pdf) -> None:
    document.attachments["notes.txt"] = PROSE.encode("utf-16")


def unused_drawing(document: pikepdf.Pdf) -> None:
    with overlay(lambda canvas: canvas.drawString(9, 9, NAME)) as other:
        form = document.copy_foreign(other.pages[0].as_form_xobject())
    document.Root.Spare = document.make_indirect(form)


def utf16_string(document: pikepdf.Pdf) -> None:
    document.Root.Spare = pikepdf.String("Ünder " + NAME)


def text_instead(document: pikepdf.Pdf) -> None:
    spelled = f"FEFF{NAME.encode('utf-16-be').hex()}".encode()
    document.pages[0].contents_add(document.make_stream(b"/Span <</ActualText <" + spelled + b">>> BDC EMC"))


def form_field(document: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(T="x", FT=pikepdf.Name.Tx, V=NAME)
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([document.make_indirect(field)]))


def font_name(document: pikepdf.Pdf) -> None:
    font = next(each for each in document.objects if isinstance(each, pikepdf.Dictionary)
                and each.get("/Type") == "/Font")  # fmt: skip
    font.BaseFont = pikepdf.Name("/AAAAAA+" + NAME.replace(" ", ""))


def inside_a_picture(document: pikepdf.Pdf) -> None:
    picture = document.make_stream(NAME.encode() + bytes(300))
    picture.Subtype, picture.Width, picture.Height = pikepdf.Name.Image, 10, 10
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    document.Root.Spare = document.make_indirect(picture)


def letter_by_letter(canvas: Canvas) -> None:
    for number, letter in enumerate(NAME):
        canvas.drawString(100 + 14 * number, 100, letter)


PLANTS: list[Callable[[pikepdf.Pdf], None]] = [
    drawn(white), drawn(unseen), drawn(outside), drawn(map_label), drawn(covered), bookmark, metadata, xmp,
    hidden_layer, layer_name, annotation, link, alternative_text, attachment, unused_drawing, utf16_string,
    text_instead, form_field, font_name, inside_a_picture, drawn(letter_by_letter),
]  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS)
def test_planted_leaks_are_found(
    plant: Callable[[pikepdf.Pdf], None], clean: bytes, withheld: Withheld, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    with pikepdf.open(io.BytesIO(clean)) as document:
        plant(document)
        document.save(path)
    found = verify_pack(path, withheld).leaks
    assert any(leak.what in (NAME, ID) or leak.what in PROSE.casefold().replace(" ", "") or
               leak.what in PROSE.casefold() for leak in found)  # fmt: skip


def test_what_was_appended_after_the_end_is_found(clean: bytes, withheld: Withheld, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(clean + b"\n% " + NAME.encode())
    assert Leak("file", NAME) in verify_pack(path, withheld).leaks


def test_what_is_hidden_in_streams_of_objects_is_found(
    clean: bytes, withheld: Withheld, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    with pikepdf.open(io.BytesIO(clean)) as document:
        utf16_string(document)
        document.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert NAME.encode() not in path.read_bytes()
    assert any(leak.what == NAME for leak in verify_pack(path, withheld).leaks)


@pytest.mark.parametrize("is_ascii", [True, False])
def test_what_an_earlier_state_of_the_file_held_is_found(
    is_ascii: bool, clean: bytes, withheld: Withheld, tmp_path: Path
) -> None:
    packed = zlib.compress(f"({NAME}) Tj".encode())
    inside = base64.a85encode(packed) + b"~>" if is_ascii else packed
    where = clean.rindex(b"startxref")
    old = b"999 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + inside + b"\nendstream\nendobj\n"
    path = tmp_path / "x.pdf"
    path.write_bytes(clean[:where] + old + clean[where:])
    assert Leak("left behind", NAME) in verify_pack(path, withheld).leaks


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda document: document.attachments.__setitem__("a.txt", b"harmless"), "attachment"),
        (lambda document: setattr(document.Root, "OpenAction", script()), "script"),
    ],
)
def test_scripts_and_attachments_are_no_part_of_a_pack(
    change: Callable[[pikepdf.Pdf], None], word: str, clean: bytes, withheld: Withheld, tmp_path: Path
) -> None:
    path = tmp_path / "x.pdf"
    with pikepdf.open(io.BytesIO(clean)) as document:
        change(document)
        document.save(path)
    assert f"it holds: {word}" in [leak.what for leak in verify_pack(path, withheld).leaks]


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def test_what_is_no_pdf_is_refused(withheld: Withheld, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no PDF at all")
    with pytest.raises(DocumentError, match="cannot be read as a PDF"):
        verify_pack(path, withheld)


def sought(text: str, *, secret: Event, known: str = "Parade") -> list[str]:
    full = exercise(
        details(hosts=("NOR",)), nation("NOR"), nation("SWE"), event("K1", known), replace(secret, rank=1)
    )
    withheld = Withheld.of(full, releasable(full, "SWE", Audience.PARTICIPANTS))
    return list(dict.fromkeys(withheld.found_in(text)))


def test_short_codes_are_met_in_the_same_case_and_whole() -> None:
    secret = event("CAN", "Quiet", marking=HOSTS_ONLY)
    assert sought("We can do it, CANADA", secret=secret) == []
    assert sought("to CAN, today", secret=secret) == ["CAN"]


def test_a_name_split_by_a_line_break_is_found() -> None:
    secret = event("X1", "Thunderstrike", marking=HOSTS_ONLY)
    assert sought("the Thunder\r\nstrike", secret=secret) == ["Thunderstrike"]


def test_what_the_reader_knows_is_no_leak() -> None:
    secret = event("X1", "Parade rehearsal", description="Parade at nine.", marking=HOSTS_ONLY)
    assert sought("Parade rehearsal of the day", secret=secret, known="Parade rehearsal of the day") == []


def test_dates_are_no_leak_but_what_stands_beside_them_is() -> None:
    secret = event("X1", "Q", description="Wednesday 12 September 2027, boats land", marking=HOSTS_ONLY)
    assert sought("Wednesday 12 September 2027", secret=secret) == []
    assert sought("2027, boats land", secret=secret) != []


def test_twelve_characters_are_found_and_eleven_are_not() -> None:
    secret = event("X1", "Q", description="abcdefghijklmnop", marking=HOSTS_ONLY)
    assert sought("… cdefghijklm …", secret=secret) == []
    assert sought("… cdefghijklmn …", secret=secret) == ["cdefghijklmn"]


def test_a_known_name_after_another_word_is_no_leak() -> None:
    secret = event("X1", "Q", description="Later Thunderstrike was seen. Thunderstrike!", marking=HOSTS_ONLY)
    rows = "Thunderstrike\r\nThunderstrike\r\n later Thunderstrike"
    assert sought(rows[:26], secret=secret, known="Thunderstrike") == []
    assert sought("Thunderstrike was seen", secret=secret, known="Thunderstrike") != []
