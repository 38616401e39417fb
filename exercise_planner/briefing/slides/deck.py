"""The deck: all slides as a file, with banners and page numbers, and without a trace of who made it when."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.errors import InputError

try:
    from pptx import Presentation
    from pptx.util import Pt
except ImportError as missing:
    raise InputError("To write slides, install the extra “office”.") from missing

from exercise_planner.briefing.slides.board import (
    ACCENT,
    HEIGHT,
    QUIET,
    SIDE,
    WIDTH,
    Board,
    Place,
    Type,
    short,
)
from exercise_planner.briefing.slides.coverage import CoverageSlide
from exercise_planner.briefing.slides.participants import ParticipantsSlide
from exercise_planner.briefing.slides.programme import ProgrammeSlide
from exercise_planner.briefing.slides.situation import SituationSlide
from exercise_planner.briefing.slides.slide import Show, Slide
from exercise_planner.briefing.slides.timeline import TimelineSlide
from exercise_planner.briefing.slides.venues import VenuesSlide

SLIDES: tuple[Slide, ...] = (
    SituationSlide(),
    ParticipantsSlide(),
    TimelineSlide(),
    ProgrammeSlide(),
    CoverageSlide(),
    VenuesSlide(),
)
"""All slides, in the order of a deck."""
BLANK = 6
"""The layout of python-pptx's own template that has nothing on it."""
EPOCH = (1980, 1, 1, 0, 0, 0)
WRITTEN = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of every file and of its parts: when it was made is nobody's business, and differs each time."""


def slides_of(context: Context, day: date | None = None) -> tuple[bytes, int]:
    """The slides as a .pptx file, and how many there are.

    Args:
        context: What is shown; it holds no more than its reader may see.
        day: The day whose programme is shown; the first with events when not given.
    """
    deck = _Deck(context)
    show = Show(context, day or _first_day(context))
    for slide in SLIDES:
        if slide.applies(show):
            slide.draw(show, deck.board)
    return deck.finished(), len(deck.boards)


def _first_day(context: Context) -> date:
    if not context.entries:
        return context.exercise.details.from_
    return context.local(context.entries[0].start).date()


class _Deck:
    """A presentation that is being made."""

    def __init__(self, context: Context) -> None:
        style.register_fonts()
        self.context = context
        self.boards: list[Board] = []
        self._show: Any = Presentation()
        self._show.slide_width, self._show.slide_height = Pt(WIDTH), Pt(HEIGHT)

    def board(self, title: str) -> Board:
        """Another slide with its title and banners."""
        made = self._show.slides.add_slide(self._show.slide_layouts[BLANK])
        board = Board(made)
        context = self.context
        colour = style.LEVEL_COLOURS[context.marking.classification].hexval()[2:].upper()
        width = WIDTH - 2 * SIDE
        size = next(
            (size for size in (14, 12, 10, 8, 6) if short(context.banner, width, size) == context.banner), 5
        )
        for y in (10.0, HEIGHT - 24):
            board.text(
                Place(SIDE, y, width, 18),
                context.banner,
                Type(size, bold=True, colour=colour, align="centre"),
            )
        board.text(Place(SIDE, 36, width, 34), context.say(title), Type(26, bold=True, colour=ACCENT))
        self.boards.append(board)
        return board

    def finished(self) -> bytes:
        """The file, with a foot on each slide, without the template's thumbnail; equal for equal slides."""
        half = WIDTH / 2 - SIDE - 10
        name = f"{self.context.exercise.details.name} · {self.context.reader}"
        for number, board in enumerate(self.boards, 1):
            quiet = Type(9, colour=QUIET)
            board.text(Place(SIDE, HEIGHT - 38, half, 12), short(name, half, 9), quiet)
            place = self.context.say("Page {page} of {total}").format(page=number, total=len(self.boards))
            at = Place(WIDTH - SIDE - half, HEIGHT - 38, half, 12)
            board.text(at, place, Type(9, colour=QUIET, align="right"))
        self._name()
        package = self._show.part.package
        for key, relation in list(package._rels.items()):
            if relation.reltype.endswith("/thumbnail"):
                package._rels.pop(key)
        out = BytesIO()
        self._show.save(out)
        return _undated(out.getvalue())

    def _name(self) -> None:
        properties = self._show.core_properties
        name = style.plain(self.context.exercise.details.name)
        properties.title = self.context.say("{name}: briefing").format(name=name)
        properties.subject = self.context.banner
        properties.author = properties.last_modified_by = name
        properties.created = properties.modified = properties.last_printed = WRITTEN.replace(tzinfo=None)
        properties.revision = 1
        properties.keywords = properties.comments = properties.category = ""


def _undated(content: bytes) -> bytes:
    """The parts of the file in the same order and with the same date."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as clean,
    ):
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            clean.writestr(part, made.read(name))
    return out.getvalue()
