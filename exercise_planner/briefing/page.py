"""The page: paper, margins, banners, page numbers, contents and bookmarks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.pagesizes import landscape as turned
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.doctemplate import IndexingFlowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.errors import InputError

PAPERS = {"A4": A4, "Letter": LETTER}
SIDE, TOP, BOTTOM = 18 * mm, 21 * mm, 20 * mm
ROOM_BELOW_HEADING = 38 * mm
LONGEST_HEADING = 160
PORTRAIT, LANDSCAPE = "portrait", "landscape"


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
        """Whether the total that was printed is the number of pages."""
        return bool(self._document.total == self._document.page)

    def wrap(self, *_: float) -> tuple[float, float]:
        """It takes no room."""
        return 0, 0

    def draw(self) -> None:
        """It draws nothing."""


class Heading(Paragraph):
    """A heading that stands among the bookmarks; made by ``heading``."""

    words = ""
    level = 0
    key = ""


def heading(words: str, level: int, key: str) -> Heading:
    """A heading.

    Args:
        words: Its text.
        level: 0 for a section, 1 for a part of one.
        key: Its place in the file, unique.
    """
    clean = style.plain(words).replace("\n", " ")
    shown = clean if len(clean) <= LONGEST_HEADING else f"{clean[:LONGEST_HEADING]}…"
    made = Heading(escape(shown), style.HEADING if level == 0 else style.SUBHEADING)
    made.words, made.level, made.key = shown, level, key
    return made


def part(words: str, key: str) -> list[Flowable]:
    """The heading of a part of a section, never alone at the foot of a page.

    Args:
        words: Its text.
        key: Its place in the file, unique.
    """
    return [CondPageBreak(ROOM_BELOW_HEADING), heading(words, 1, key)]


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
        self.total = self.page = 0
        self._on_page = on_page
        name = style.plain(context.exercise.details.name)
        super().__init__(
            str(path),
            pagesize=PAPERS[paper],
            title=f"{name}: briefing",
            subject=f"For {context.reader}. {context.banner}",
            author=name,
            creator="Exercise Planner",
            invariant=1,  # equal input gives equal bytes
            initialFontName=style.REGULAR,
        )
        self.addPageTemplates(
            [self._template(PORTRAIT, PAPERS[paper]), self._template(LANDSCAPE, turned(PAPERS[paper]))]
        )

    def _template(self, name: str, size: tuple[float, float]) -> PageTemplate:
        width, height = size
        frame = Frame(
            SIDE, BOTTOM, width - 2 * SIDE, height - TOP - BOTTOM, leftPadding=0, rightPadding=0, topPadding=0
        )
        return PageTemplate(id=name, frames=[frame], pagesize=size, onPageEnd=self._furnish)

    def width_of(self, *, landscape: bool) -> float:
        """The width of the text, in points."""
        size = turned(self.pagesize) if landscape else self.pagesize
        return float(size[0]) - 2 * SIDE

    def _furnish(self, canvas: Canvas, document: Any) -> None:
        width, height = document.pageTemplate.pagesize
        canvas.saveState()
        canvas.setFillColor(style.LEVEL_COLOURS[self.context.marking.classification])
        for middle in (height - 11 * mm, 7 * mm):
            _fitted(canvas, self.context.banner, width / 2, middle, width - 2 * SIDE)
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(0.6)
        canvas.line(SIDE, height - 14 * mm, width - SIDE, height - 14 * mm)
        canvas.line(SIDE, 15 * mm, width - SIDE, 15 * mm)
        canvas.setFont(style.REGULAR, 7.5)
        canvas.setFillColor(style.QUIET)
        name = _cut(style.plain(self.context.exercise.details.name), width - 2 * SIDE - 70 * mm, canvas)
        canvas.drawString(SIDE, 11.8 * mm, name)
        total = max(self.total, canvas.getPageNumber())
        canvas.drawRightString(width - SIDE, 11.8 * mm, f"Page {canvas.getPageNumber()} of {total}")
        canvas.restoreState()

    def afterPage(self) -> None:  # noqa: N802
        """Tell of the finished page."""
        if self._on_page is not None:
            self._on_page(self.page)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Enter headings into contents and bookmarks."""
        if isinstance(flowable, Heading):
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(
                flowable.words, flowable.key, flowable.level, closed=flowable.level == 0
            )
            if flowable.level == 0:
                self.notify("TOCEntry", (0, escape(flowable.words), self.page, flowable.key))


def _fitted(canvas: Canvas, words: str, x: float, y: float, width: float) -> None:
    """Draw a centred line of bold type, smaller where it would not fit; never cut short."""
    size = 9.0
    while canvas.stringWidth(words, style.BOLD, size) > width and size > 3.5:
        size -= 0.25
    canvas.setFont(style.BOLD, size)
    canvas.drawCentredString(x, y, words)


def _cut(words: str, width: float, canvas: Canvas) -> str:
    shown = words.replace("\n", " ")
    while shown and canvas.stringWidth(shown, style.REGULAR, 7.5) > width:
        shown = f"{shown[:-2].rstrip()}…" if len(shown) > 2 else ""
    return shown
