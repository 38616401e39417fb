"""A pack as a PDF file."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, NextPageTemplate, PageBreak

from exercise_planner.briefing import style
from exercise_planner.briefing.canvas import Sheets
from exercise_planner.briefing.card import Card
from exercise_planner.briefing.contents import Contents
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.page import Heading, Pack, Total, heading
from exercise_planner.briefing.section import Lie, Section, Sheet
from exercise_planner.briefing.sections import SECTIONS
from exercise_planner.briefing.squeeze import Loose, Stretch
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
    stretches: list[tuple[Sheet, list[Flowable]]] = []
    for number, section in enumerate(told, 1):
        before = stretches[-1][0] if stretches else None
        bends = before is not None and before.lie is not Lie.FOLD_OUT and section.bends(context)
        sheet = before if before is not None and bends else pack.sheet(section.lie(context))
        laid_out: list[Flowable] = [heading(context.say(section.title), 0, section.code, str(number))]
        laid_out += section.laid_out(context, sheet)
        if section.fresh or not stretches or stretches[-1][0].lie is not sheet.lie:
            stretches.append((sheet, laid_out))
        else:
            enough = _least(laid_out, sheet, sheet.height * section.room)
            stretches[-1][1].extend([CondPageBreak(enough), *laid_out])
    body = [each for sheet, flowables in stretches for each in _stretch(pack, sheet, flowables)]
    pack.targets = frozenset(each.words.key for each in body if isinstance(each, Card))
    items = [each.item for each in body if isinstance(each, Heading)]
    story = [each for cover in covers for each in cover.laid_out(context, pack.sheet(Lie.PORTRAIT))]
    title = style.text(context.say("Contents"), style.HEADING)
    story += [Total(pack), NextPageTemplate(Lie.PORTRAIT.value), PageBreak(), title, Contents(items)]
    return story + body


def _stretch(pack: Pack, sheet: Sheet, flowables: list[Flowable]) -> list[Flowable]:
    """What begins on a new page that lies so."""
    loose = [each for each in flowables if isinstance(each, Loose)]
    stretch = Stretch(loose, sheet.height)
    pack.stretches.append(stretch)
    return [NextPageTemplate(sheet.lie.value), PageBreak(), stretch, *flowables]


def _least(laid_out: list[Flowable], sheet: Sheet, enough: float) -> float:
    """The height of what is laid out, or what is enough of it to begin on a page, in points."""
    tall = 0.0
    for flowable in laid_out:
        if isinstance(flowable, KeepTogether):  # which can be measured on a page alone
            return enough
        if not isinstance(flowable, CondPageBreak):
            tall += flowable.getSpaceBefore() + flowable.wrap(sheet.width, sheet.height)[1]
            tall += flowable.getSpaceAfter()
        if tall >= enough:
            return enough
    return tall
