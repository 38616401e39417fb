"""A pack as a PDF file."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak
from reportlab.platypus.tableofcontents import TableOfContents

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.page import LANDSCAPE, PORTRAIT, Pack, Total, heading
from exercise_planner.briefing.section import Section
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
            pack.multiBuild(_story(context, pack, sections))
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
    story: list[Flowable] = []
    for section in sections:
        if not section.applies(context):
            continue
        if section.numbered:
            story += [NextPageTemplate(LANDSCAPE if section.landscape else PORTRAIT), PageBreak()]
            story.append(heading(section.title, 0, section.code))
        story += section.story(context, pack.width_of(landscape=section.landscape))
        if not section.numbered:
            story += [Total(pack), NextPageTemplate(PORTRAIT), PageBreak(), *_contents()]
    return story


def _contents() -> list[Flowable]:
    contents = TableOfContents(dotsMinLevel=0)
    contents.levelStyles = [style.CONTENTS]
    return [style.text("Contents", style.HEADING), contents]
