"""A pack as a PDF file."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from exercise_planner.briefing import style
from exercise_planner.briefing.canvas import Sheets
from exercise_planner.briefing.card import Card
from exercise_planner.briefing.contents import Contents
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.page import Heading, Pack, Total, heading
from exercise_planner.briefing.section import Lie, Section, Sheet
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.errors import DocumentError


def write_briefing(
    context: Context,
    path: Path,
    paper: str = "A4",
    sections: tuple[Section, ...] = SECTIONS,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Print a pack. What was at the path before stays until the new file is whole.

    Args:
        context: What is printed; it holds no more than its reader may see.
        path: The PDF file.
        paper: A4 or Letter.
        sections: The sections, in order.
        progress: Told the number of each page as it is laid out; pages are laid out twice or more.

    Returns:
        The number of pages.

    Raises:
        DocumentError: The file cannot be written.
        InputError: There is no such paper.
    """
    style.register_fonts()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        os.close(handle)
        scratch = Path(name)
        try:
            pack = Pack(scratch, context, paper, progress)
            pack.multiBuild(_story(context, pack, sections), canvasmaker=Sheets)
            scratch.chmod(0o666 & ~_umask())
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise DocumentError(f"“{path}” cannot be written: {reason}.") from failure
    return pack.total


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _story(context: Context, pack: Pack, sections: tuple[Section, ...]) -> list[Flowable]:
    """The cover, the contents, and the sections that have something to tell."""
    covers = [section for section in sections if not section.numbered]
    told = [section for section in sections if section.numbered and section.applies(context)]
    body: list[Flowable] = []
    before: Lie | None = None
    for number, section in enumerate(told, 1):
        sheet = pack.sheet(section.lie(context))
        body += _begun(section, sheet, before)
        body.append(heading(context.say(section.title), 0, section.code, str(number)))
        body += section.laid_out(context, sheet)
        before = sheet.lie
    pack.targets = frozenset(each.words.key for each in body if isinstance(each, Card))
    items = [each.item for each in body if isinstance(each, Heading)]
    story = [each for cover in covers for each in cover.laid_out(context, pack.sheet(Lie.PORTRAIT))]
    title = style.text(context.say("Contents"), style.HEADING)
    story += [Total(pack), NextPageTemplate(Lie.PORTRAIT.value), PageBreak(), title, Contents(items)]
    return story + body


def _begun(section: Section, sheet: Sheet, before: Lie | None) -> list[Flowable]:
    """What comes before the heading of a section: a new page, or a little room on the one before."""
    if section.fresh or sheet.lie is not before:
        return [NextPageTemplate(sheet.lie.value), PageBreak()]
    return [CondPageBreak(sheet.height * section.room)]
