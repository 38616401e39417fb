"""The page: paper, margins, banners, running lines, headings and bookmarks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A3, A4, ELEVENSEVENTEEN, LETTER
from reportlab.lib.pagesizes import landscape as turned
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.doctemplate import ActionFlowable, IndexingFlowable

from exercise_planner.briefing import style
from exercise_planner.briefing.canvas import Sheets
from exercise_planner.briefing.contents import Item
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.section import Lie, Sheet
from exercise_planner.briefing.squeeze import Stretch
from exercise_planner.briefing.table import Rows
from exercise_planner.errors import InputError

PAPERS = {"A4": A4, "Letter": LETTER}
FOLD_OUTS = {"A4": A3, "Letter": ELEVENSEVENTEEN}
SIDE, TOP, BOTTOM = 18 * mm, 23 * mm, 20 * mm
ROOM_BELOW_HEADING = 38 * mm
ROOM_OF_HEADING, STANDS_WHOLE = 40.0, 260.0
"""What the heading of a part takes, and the height of a part that is not broken between pages, in points."""
LONGEST_HEADING = 160
FOOT = 11.3 * mm
RUNNING = 7.5
"""Size of the running lines, in points."""
ABOVE_TARGET = 14.0
"""Points that are seen above a heading to which a link led."""
COVER = "cover"


class Total(IndexingFlowable):
    """Knows the number of pages from the pass before, so that each page can say "1 of 12"."""

    def __init__(self, document: "Pack") -> None:
        super().__init__()
        self._document = document

    def isIndexing(self) -> Literal[1]:  # noqa: N802
        """It takes part in the passes."""
        return 1

    def beforeBuild(self) -> None:  # noqa: N802
        """Take the number of pages of the pass before for the total."""
        self._document.total = self._document.page

    def isSatisfied(self) -> bool:  # noqa: N802
        """Whether the total that was printed is the number of pages, and the pages were drawn at all."""
        return bool(self._document.total == self._document.page and not self._document.is_draft)

    def wrap(self, *_: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """It draws nothing."""


class Area(Frame):
    """The part of a page that is filled."""

    def add(self, flowable: Flowable, canv: Canvas, trySplit: int = 0) -> Literal[0, 1]:  # noqa: N803
        """Put something there, if there is room for it."""
        if not (isinstance(canv, Sheets) and canv.is_draft):
            return super().add(flowable, canv, trySplit)
        own = vars(flowable)  # a drawing allows no attribute but its own
        own["drawOn"] = _undrawn
        try:
            return super().add(flowable, canv, trySplit)
        finally:
            del own["drawOn"]


def _undrawn(*_place: object, **_shift: object) -> None:
    """Draws nothing."""


class Heading(Paragraph):
    """A heading that stands among the bookmarks; made by ``heading``."""

    item = Item(0, "", "", "")
    picture: Flowable | None = None

    def draw(self) -> None:
        """Draw it, and its picture before it."""
        super().draw()
        if self.picture is not None:
            self.picture.drawOn(self.canv, 0, (self.height - self.picture.height) / 2)


def heading(words: str, level: int, key: str, number: str = "", picture: Flowable | None = None) -> Heading:
    """A heading.

    Args:
        words: Its text.
        level: 0 for a section, 1 for a part of one.
        key: Its place in the file, unique.
        number: What is drawn before it.
        picture: A small one that is drawn before it.
    """
    clean = style.plain(words).replace("\n", " ")
    shown = clean if len(clean) <= LONGEST_HEADING else f"{clean[:LONGEST_HEADING]}…"
    before = f"{escape(number)}&nbsp;&nbsp;" if number else ""
    part_style = style.SUBHEADING if picture is None else style.FLAGGED
    made = Heading(before + escape(shown), style.HEADING if level == 0 else part_style)
    made.item, made.picture = Item(level, number, shown, key), picture
    return made


def part(
    words: str, key: str, room: float = ROOM_BELOW_HEADING, picture: Flowable | None = None
) -> list[Flowable]:
    """The heading of a part of a section, never alone at the foot of a page.

    Args:
        words: Its text.
        key: Its place in the file, unique.
        room: What it and the beginning of what follows need, in points.
        picture: A small one that is drawn before it, such as a flag.
    """
    return [CondPageBreak(room), heading(words, 1, key, picture=picture)]


def titled(words: str, key: str, table: Rows, picture: Flowable | None = None) -> list[Flowable]:
    """A part that is a table; one that is not long stands whole on its page.

    Args:
        words: The heading of the part.
        key: Its place in the file, unique.
        table: The table.
        picture: A small one that is drawn before the heading, such as a flag.
    """
    whole = table.tall + ROOM_OF_HEADING
    return [*part(words, key, whole if whole <= STANDS_WHOLE else ROOM_BELOW_HEADING, picture), table]


class Pack(BaseDocTemplate):
    """A PDF file of a pack.

    Args:
        path: Where it is written.
        context: What is printed.
        paper: A4 or Letter.
        on_page: Told the number of each finished page.

    Raises:
        InputError: There is no such paper.
    """

    def __init__(
        self, path: Path, context: Context, paper: str, on_page: Callable[[int], None] | None
    ) -> None:
        if paper not in PAPERS:
            raise InputError(f"There is no paper “{paper}”; there are {', '.join(PAPERS)}.")
        self.context = context
        self.total = self.page = self.passes = 0
        self.is_draft = True
        self._on_page = on_page
        self.targets: frozenset[str] = frozenset()
        self.stretches: list[Stretch] = []
        self._stretch: Stretch | None = None
        self._section = ""
        self._sizes = {
            Lie.PORTRAIT: PAPERS[paper],
            Lie.LANDSCAPE: turned(PAPERS[paper]),
            Lie.FOLD_OUT: turned(FOLD_OUTS[paper]),
        }
        name = style.plain(context.exercise.details.name)
        super().__init__(
            str(path),
            pagesize=PAPERS[paper],
            title=context.say("{name}: briefing").format(name=name),
            subject=context.say("For {reader}. {marking}").format(
                reader=context.reader, marking=context.banner
            ),
            author=name,
            creator="Exercise Planner",
            invariant=1,  # equal input gives equal bytes
            initialFontName=style.REGULAR,
        )
        self.addPageTemplates(
            [
                self._template(COVER, Lie.PORTRAIT, self._banners),
                *(self._template(lie.value, lie, self._furnish) for lie in Lie),
            ]
        )

    def _template(self, name: str, lie: Lie, furnish: Callable[[Canvas, Any], None]) -> PageTemplate:
        width, height = self._sizes[lie]
        room = self.sheet(lie)
        area = Area(SIDE, BOTTOM, room.width, room.height, 0, 0, 0, 0)
        return PageTemplate(id=name, frames=[area], pagesize=(width, height), onPageEnd=furnish)

    def sheet(self, lie: Lie) -> Sheet:
        """The room on pages that lie so."""
        width, height = self._sizes[lie]
        return Sheet(lie, float(width) - 2 * SIDE, float(height) - TOP - BOTTOM)

    def _banners(self, canvas: Canvas, document: Any) -> None:
        width, height = document.pageTemplate.pagesize
        canvas.saveState()
        canvas.setFillColor(style.LEVEL_COLOURS[self.context.marking.classification])
        for middle in (height - 10 * mm, 6.5 * mm):
            _fitted(canvas, self.context.banner, width / 2, middle, width - 2 * SIDE)
        canvas.setFillColor(style.QUIET)
        canvas.setFont(style.NARROW, RUNNING)
        canvas.drawRightString(width - SIDE, FOOT, self._place(canvas.getPageNumber()))
        canvas.restoreState()

    def _furnish(self, canvas: Canvas, document: Any) -> None:
        self._banners(canvas, document)
        width, height = document.pageTemplate.pagesize
        canvas.saveState()
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(0.5)
        canvas.line(SIDE, height - 17.5 * mm, width - SIDE, height - 17.5 * mm)
        canvas.line(SIDE, 15 * mm, width - SIDE, 15 * mm)
        canvas.setFillColor(style.QUIET)
        half = (width - 2 * SIDE) / 2 - 6 * mm
        head = height - 16 * mm
        name = self.context.exercise.details.name
        for x, y, words, at_right in (
            (SIDE, head, name, False),
            (width - SIDE, head, self._section, True),
            (SIDE, FOOT, self.context.reader, False),
        ):
            shown = style.cut(words, half, style.NARROW, RUNNING)
            canvas.setFont(style.NARROW, RUNNING)
            (canvas.drawRightString if at_right else canvas.drawString)(x, y, shown)
        canvas.restoreState()

    def _place(self, page: int) -> str:
        said = self.context.say("Page {page} of {total}")
        return said.format(page=page, total=max(self.total, page))

    def beforeDocument(self) -> None:  # noqa: N802
        """Begin a pass."""
        self.passes += 1
        self._stretch = None
        squeezed = [stretch.squeeze() for stretch in self.stretches] if self.passes == 2 else []
        self.is_draft = self.passes == 1 or any(squeezed)
        if isinstance(self.canv, Sheets):
            self.canv.is_draft = self.is_draft
            self.canv.targets = self.targets
        self.canv.showOutline()
        self._section = ""

    def afterPage(self) -> None:  # noqa: N802
        """Tell of the finished page."""
        if self._on_page is not None:
            self._on_page(self.page)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Enter headings into contents and bookmarks; tell stretches how far they are."""
        if isinstance(flowable, Stretch):
            self._stretch = flowable
            flowable.begins(self.page)
        elif self._stretch is not None and not isinstance(flowable, ActionFlowable):
            left = self.frame._y - self.frame._y1p  # type: ignore[attr-defined]
            self._stretch.reaches(self.page, left)
        if isinstance(flowable, Heading):
            item = flowable.item
            top = self.frame._y + flowable.height + ABOVE_TARGET  # type: ignore[attr-defined]
            self.canv.bookmarkPage(item.key, fit="XYZ", left=0, top=top, zoom=0)
            self.canv.addOutlineEntry(item.words, item.key, item.level, closed=item.level == 0)
            self.notify("contents", replace(item, page=self.page))
            if item.level == 0:
                self._section = item.words


def _fitted(canvas: Canvas, words: str, x: float, y: float, width: float) -> None:
    """Draw a centred line of bold type, smaller where it would not fit; never cut short."""
    size = 9.0
    while canvas.stringWidth(words, style.BOLD, size) > width and size > 3.5:
        size -= 0.25
    canvas.setFont(style.BOLD, size)
    canvas.drawCentredString(x, y, words)
