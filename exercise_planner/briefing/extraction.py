"""Extraction: every text in a PDF file, wherever it stands and whether or not it is seen."""

import base64
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from exercise_planner.briefing.pdfium import ONE_AT_A_TIME
from exercise_planner.errors import DocumentError

SUBTYPES = {"/Link": "link", "/Widget": "form field", "/FileAttachment": "attachment"}
KEYS = {
    "/Alt": "alternative text",
    "/ActualText": "alternative text",
    "/E": "alternative text",
    "/URI": "link",
    "/Dest": "link",
    "/D": "link",
    "/F": "attachment",
    "/UF": "attachment",
    "/JS": "script",
}
FORBIDDEN = {
    "/JavaScript": "script",
    "/JS": "script",
    "/AA": "script",
    "/OpenAction": "action on opening",
    "/Launch": "launching of a program",
    "/EmbeddedFiles": "attachment",
    "/EmbeddedFile": "attachment",
    "/RichMedia": "media",
    "/SubmitForm": "sending of a form",
    "/XFA": "form script",
}
WIDE = 20_000
"""Half of the side of a page on which what was put outside is read too, in points."""
MOST_LEFT_BEHIND = 50_000_000
"""Bytes of one stream that are read."""
_STREAM = re.compile(rb"stream\r?\n")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")


@dataclass(frozen=True, slots=True)
class Piece:
    """One text and where it stands.

    Args:
        where: ``page 3``, ``bookmark``, ``metadata``, ``layer``, ``object 12`` …
        text: The text.
        is_raw: Whether it is the inside of a file rather than text.
    """

    where: str
    text: str
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """All that is in a PDF file.

    Args:
        pieces: Its texts.
        pages: The number of pages.
        unsafe: What a pack may not hold: scripts, attachments, actions.
    """

    pieces: tuple[Piece, ...]
    pages: int
    unsafe: tuple[str, ...]

    def counts(self) -> dict[str, int]:
        """How many texts of each kind were looked through."""
        found: dict[str, int] = {}
        for piece in self.pieces:
            kind = piece.where.rstrip("0123456789 ")
            found[kind] = found.get(kind, 0) + 1
        return dict(sorted(found.items()))


def extract(path: Path, password: str = "") -> Extract:
    """Every text in a PDF file.

    Args:
        path: The file.
        password: What opens it, if it needs one.

    Raises:
        DocumentError: It cannot be read as a PDF.
    """
    try:
        raw = path.read_bytes()
        with pikepdf.open(io.BytesIO(raw), password=password) as document:
            pages = len(document.pages)
            objects = list(_objects(document))
            unsafe = _unsafe(document)
            known = {bytes(inside) for inside in _insides(document)}
            laid_out = _laid_out(document)
        pieces = [*_page_texts(laid_out, pages), *objects, *_raw("file", raw), *_left_behind(raw, known)]
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as failure:
        raise DocumentError(f"“{path.name}” cannot be read as a PDF: {failure}.") from failure
    return Extract(tuple(pieces), pages, unsafe)


def _objects(document: pikepdf.Pdf) -> Iterator[Piece]:
    """The strings of all objects, reached or not, and the inside of all streams."""
    for name, value in document.docinfo.items():
        yield Piece("metadata", str(value))
        yield Piece("metadata", str(name).lstrip("/"))
    for title in _titles(document):
        yield Piece("bookmark", title)
    for number, held in enumerate(document.objects, 1):
        yield from _strings(held, f"object {number}")
        if isinstance(held, pikepdf.Stream) and not _is_font(held):
            yield from _stream(held, f"object {number}")


def _titles(document: pikepdf.Pdf) -> Iterator[str]:
    with document.open_outline() as outline:
        waiting = list(outline.root)
    while waiting:
        item = waiting.pop()
        yield item.title
        waiting.extend(item.children)


def _is_font(stream: pikepdf.Stream) -> bool:
    return any(f"/Length{number}" in stream for number in (1, 2, 3))


def _stream(stream: pikepdf.Stream, where: str) -> Iterator[Piece]:
    try:
        inside = stream.read_bytes()
    except pikepdf.PdfError:  # an image's own compression
        inside = stream.read_raw_bytes()
    kind = "metadata" if stream.get("/Type") == "/Metadata" else where
    if stream.get("/Type") == "/EmbeddedFile":
        kind = "attachment"
    yield from _raw(kind, inside)


def _insides(document: pikepdf.Pdf) -> Iterator[bytes]:
    """The inside of each stream that belongs to the file, fonts included."""
    for held in document.objects:
        if isinstance(held, pikepdf.Stream):
            try:
                yield held.read_bytes()
            except pikepdf.PdfError:
                yield held.read_raw_bytes()


def _left_behind(raw: bytes, known: set[bytes]) -> Iterator[Piece]:
    """Compressed streams that belong to no object any more: of an earlier state of the file, or slipped in.

    Args:
        raw: The file. Where it is encrypted, nothing can be read in it.
        known: The inside of the streams that do belong to it.
    """
    for found in _STREAM.finditer(raw):
        inside = _unpacked(raw[found.end() : raw.find(b"endstream", found.end())])
        if inside and inside not in known:
            yield from _raw("left behind", inside)


def _unpacked(packed: bytes) -> bytes:
    """What was compressed, as far as it can be read; with or without the letters that make it plain ASCII."""
    try:
        if packed.rstrip().endswith(b"~>"):
            packed = base64.a85decode(packed.strip().removeprefix(b"<~").removesuffix(b"~>"))
        return zlib.decompressobj().decompress(packed, MOST_LEFT_BEHIND)
    except (ValueError, zlib.error):
        return b""


def _raw(where: str, inside: bytes) -> Iterator[Piece]:
    """The inside of a file in each way in which a text may be written there."""
    yield Piece(where, inside.replace(b"\0", b"").decode("latin-1"), is_raw=True)
    if not inside.isascii():
        yield Piece(where, inside.decode("utf-8", "ignore"), is_raw=True)
    for match in _HEX.finditer(inside):
        digits = b"".join(match[1].split())
        spelled = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
        yield Piece(where, spelled.replace(b"\0", b"").decode("latin-1"), is_raw=True)


def _strings(held: Any, where: str) -> Iterator[Piece]:
    """The strings in an object; objects that it only refers to are listed by themselves."""
    if isinstance(held, pikepdf.String):
        yield Piece(where, str(held))
    elif isinstance(held, pikepdf.Name):
        yield Piece(where, str(held).lstrip("/"), is_raw=True)
    elif isinstance(held, pikepdf.Array):
        for item in held:
            if not _is_indirect(item):
                yield from _strings(item, where)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        yield from _in_dictionary(held, where)


def _is_indirect(item: Any) -> bool:
    """Whether an item of an array or dictionary is an object of its own."""
    return isinstance(item, pikepdf.Object) and item.is_indirect


def _in_dictionary(held: Any, where: str) -> Iterator[Piece]:
    kind = _kind(held) or where
    for key in held.keys():  # noqa: SIM118  iterating over a stream gives something else
        yield Piece(kind, str(key).lstrip("/"), is_raw=True)
        item = held[key]
        if not _is_indirect(item):
            yield from _strings(item, KEYS.get(str(key), kind) if isinstance(item, pikepdf.String) else kind)


def _kind(held: Any) -> str:
    if held.get("/Type") == "/OCG":
        return "layer"
    subtype = str(held.get("/Subtype", ""))
    if "/Rect" in held:
        return SUBTYPES.get(subtype, "annotation")
    if "/EF" in held:
        return "attachment"
    return "bookmark" if "/Title" in held and "/Parent" in held else ""


def _unsafe(document: pikepdf.Pdf) -> tuple[str, ...]:
    words: set[str] = set()
    for held in document.objects:
        words.update(_words(held))
    return tuple(sorted({meaning for word, meaning in FORBIDDEN.items() if word in words}))


def _words(held: Any) -> Iterator[str]:
    """The keys and kinds in an object, however deep."""
    if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        yield from (str(held.get(key)) for key in ("/S", "/Type", "/Subtype"))
        for key in held.keys():  # noqa: SIM118
            yield str(key)
            if not _is_indirect(held[key]):
                yield from _words(held[key])
    elif isinstance(held, pikepdf.Array):
        for item in held:
            if not _is_indirect(item):
                yield from _words(item)


def _laid_out(document: pikepdf.Pdf) -> bytes:
    """The file with all layers shown, pages widened, and each drawing that is used or not on its own page."""
    if "/OCProperties" in document.Root:
        del document.Root.OCProperties
    for page in document.pages:
        for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/UserUnit"):
            if box in page:
                del page[box]
        page.MediaBox = [-WIDE, -WIDE, WIDE, WIDE]
    for held in [*document.objects]:
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Form":
            _add_page(document, held)
    out = io.BytesIO()
    document.save(out, encryption=False)
    return out.getvalue()


def _add_page(document: pikepdf.Pdf, form: pikepdf.Stream) -> None:
    form.BBox = [-WIDE, -WIDE, WIDE, WIDE]
    page = document.add_blank_page(page_size=(100, 100))
    page.MediaBox = [-WIDE, -WIDE, WIDE, WIDE]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Drawing=form))
    page.Contents = document.make_stream(b"/Drawing Do")


def _page_texts(laid_out: bytes, pages: int) -> Iterator[Piece]:
    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(laid_out)
    try:
        for number in range(len(document)):
            where = f"page {number + 1}" if number < pages else "drawing"
            yield Piece(where, _text_of(document, number))
    finally:
        with ONE_AT_A_TIME:
            document.close()


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    with ONE_AT_A_TIME:
        page = document[number]
        text = page.get_textpage()
        found = str(text.get_text_range())
        text.close()
        page.close()
    return found
