"""Random exercises in print: nothing withheld is found in any pack, and what is releasable is there.

With ``--hypothesis-profile=thorough`` there are 300 exercises, and pdftotext, qpdf and x-ray look as well.
"""

import asyncio
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import thorough
from random_markings import CODES, random_exercise

from exercise_planner.briefing.context import Context
from exercise_planner.briefing.extraction import extract
from exercise_planner.briefing.pdf import write_briefing
from exercise_planner.briefing.verify import verify_pack
from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.mentions import folded
from exercise_planner.domain.releasability import Audience
from exercise_planner.domain.rollup import hosts

SEEDS = range(300) if thorough() else range(6)
READERS = [
    *((code, audience) for audience in (Audience.PARTICIPANTS, Audience.OBSERVERS) for code in CODES),
    *((code, Audience.PLANNING) for code in CODES),
    (None, Audience.PUBLIC),
]


def readers(seed: int) -> Iterator[tuple[str | None, Audience]]:
    """All readers of the thorough search, else three that differ from seed to seed."""
    if thorough():
        yield from READERS
    else:
        yield from (READERS[(seed * 3 + step * 7) % len(READERS)] for step in range(3))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_reader_finds_more_or_less_than_is_releasable(seed: int, tmp_path: Path) -> None:
    full = random_exercise(seed)
    for nation, audience in readers(seed):
        context = Context.of(full, nation, audience)
        path = tmp_path / "pack.pdf"
        write_briefing(context, path)
        withheld = Withheld.of(full, context.exercise)
        proof = verify_pack(path, withheld)
        assert proof.leaks == (), (seed, nation, audience)
        assert withheld.names or nation in hosts(full) or audience is Audience.PLANNING
        _nothing_is_missing(context, path)
        if thorough():
            _others_find_nothing(path, withheld)


def _nothing_is_missing(context: Context, path: Path) -> None:
    pages = folded(" ".join(piece.text for piece in extract(path).pieces if piece.where.startswith("page")))
    tight = pages.replace(" ", "")
    for entry in context.entries:
        assert folded(entry.event.name).replace(" ", "") in tight
    for record in (*context.exercise.nations, *context.exercise.units, *context.exercise.objectives):
        name = getattr(record, "name", "") or getattr(record, "title", "")
        assert folded(name).replace(" ", "") in tight, record


def _others_find_nothing(path: Path, withheld: Withheld) -> None:
    """What pdftotext, ``qpdf --qdf`` with grep, and x-ray find."""
    told = {name for name in withheld.names if len(name) > 4}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(told)) or r"(?!)")
    text = subprocess.run([_tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout
    assert not pattern.findall(text.decode())
    plain = path.with_suffix(".qdf")
    subprocess.run([_tool("qpdf"), "--qdf", "--object-streams=disable", path, plain], check=True)
    assert not pattern.findall(plain.read_bytes().decode("latin-1"))
    xray = pytest.importorskip("xray")
    assert asyncio.run(xray.inspect(path)) == {}


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found
