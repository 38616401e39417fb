"""Looks through a reader's pack of a random exercise: for what it may not hold, and for what it must."""

import asyncio
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from release_oracle import WORD, Closed, Reader, closed_to

from exercise_planner.briefing.context import Context
from exercise_planner.briefing.extraction import extract
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.verify import verify_pack
from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.mentions import folded
from exercise_planner.domain.record import Record

IDS = re.compile(r"\w+")
TOOLS = ("pdftotext", "qpdf")


def problems_of(full: Exercise, reader: Reader, path: Path, *, with_tools: bool = False) -> Iterator[str]:
    """Print a pack and tell what is wrong with it.

    Args:
        full: The exercise.
        reader: Whose pack.
        path: Where it goes.
        with_tools: Whether pdftotext, qpdf with a search, and x-ray look as well.
    """
    context = Context.of(full, *reader)
    write_briefing(context, path)
    closed = closed_to(full, *reader)
    withheld = Withheld.of(full, context.exercise)
    yield from (f"verify: {leak}" for leak in verify_pack(path, withheld).leaks)
    if closed.words and not (withheld.names or withheld.runs):
        yield "verify looks for nothing"
    found = extract(path)
    yield from told("pieces", (piece.text for piece in found.pieces if not piece.is_raw), closed)
    pages = " ".join(piece.text for piece in found.pieces if piece.where.startswith("page"))
    yield from (f"missing: {title}" for title in _missing(context, folded(pages).replace(" ", "")))
    if with_tools:
        yield from _others(path, closed)


def told(where: str, texts: Iterable[str], closed: Closed) -> Iterator[str]:
    """What a reader may not meet, and meets."""
    for text in texts:
        yield from (f"{where}: {word}" for word in closed.words.intersection(WORD.findall(text)))
        yield from (f"{where}: {word}" for word in closed.ids.intersection(IDS.findall(text)))


def _missing(context: Context, tight: str) -> Iterator[str]:
    seen = context.exercise
    records: list[Record] = [*seen.events, *seen.nations, *seen.units, *seen.objectives, *seen.venues]
    records += [*seen.pools, *seen.phases, *seen.milestones]
    for record in records:
        title: Any = getattr(record, "name", "") or getattr(record, "title", "")
        if folded(title).replace(" ", "") not in tight:
            yield f"{record.noun} {title}"


def lacking() -> tuple[str, ...]:
    """The programs that are not installed."""
    return tuple(tool for tool in TOOLS if shutil.which(tool) is None)


def _others(path: Path, closed: Closed) -> Iterator[str]:
    """What pdftotext, ``qpdf --qdf`` with a search, and x-ray find."""
    import xray  # installed by hand

    text = subprocess.run([_path("pdftotext"), path, "-"], capture_output=True, check=True).stdout
    yield from told("pdftotext", [text.decode()], closed)
    plain = path.with_suffix(".qdf")
    subprocess.run([_path("qpdf"), "--qdf", "--object-streams=disable", path, plain], check=True)
    yield from told("qpdf", [plain.read_bytes().decode("latin-1")], closed)
    plain.unlink()
    if asyncio.run(xray.inspect(path)):
        yield "x-ray: a bad redaction"


def _path(tool: str) -> str:
    return shutil.which(tool) or tool
