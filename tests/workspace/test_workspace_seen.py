"""What is written for readers holds nothing that they may not see: in any format, in lists of changes."""

import json
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.schedule import Assignment
from exercise_planner.workspace.exporting import Order, export, formats
from exercise_planner.workspace.versions import compared_for, save_changes
from tests.builders import thorough
from tests.random_markings import CODES, random_exercise

SEEDS = 200 if thorough() else 48
FORMATS = [one.name for one in formats()]


def texts_in(path: Path) -> frozenset[str]:
    """All that a file says, piece by piece, however it is packed and spelled."""
    return frozenset(piece for text in _texts_in(path) for piece in re.split(r"<[^>]*>|\n", text))


def _texts_in(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield from archive.namelist()
            parts = [archive.read(name) for name in archive.namelist()]
    else:
        parts = [data]
    for part in parts:
        text = part.decode()
        yield text
        yield unescape(text).replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
        if text.lstrip().startswith(("{", "[")):
            yield json.dumps(json.loads(text), ensure_ascii=False)


def betrayed(path: Path, withheld: Withheld, ours: frozenset[str] = frozenset()) -> list[str]:
    """What a file tells that is withheld, but for words of our own, such as examples beside the columns."""
    return [leak for text in texts_in(path) - ours for leak in withheld.found_in(text)]


@pytest.mark.parametrize("format_", FORMATS)
def test_no_export_tells_what_is_withheld(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "bare.out"
    export(Exercise([random_exercise(0).details]), path, Order(format_))
    ours = texts_in(path)
    mine = range(FORMATS.index(format_), SEEDS, 1 if thorough() else len(FORMATS))
    hidden = 0
    for seed in mine:
        full, nation = random_exercise(seed), CODES[seed % len(CODES)]
        audience = list(Audience)[seed % len(Audience)]
        withheld = Withheld.of(full, releasable(full, nation, audience))
        path = tmp_path / f"{seed}.out"
        export(full, path, Order(format_, nation, audience.value))
        assert betrayed(path, withheld, ours) == [], (seed, nation, audience)
        export(full, path, Order(format_))
        hidden += bool(betrayed(path, withheld))
    assert hidden, "the full export tells what the reader's does not"


def altered(full: Exercise, seed: int) -> Exercise:
    """The exercise some weeks later: renamed, moved, removed, and marked otherwise."""
    dice, changes = random.Random(seed), list[Change]()
    for event in full.events:
        changes += _fate(full, event, dice)
    for record in (*full.units, *full.venues, *full.nations):
        if dice.random() < 0.4:
            changes.append(Change(record, replace(record, marking=_marking(dice))))
    return full.with_changes(ChangeSet("Some weeks", tuple(changes)))


def _marking(dice: random.Random) -> Marking | None:
    if dice.random() < 0.4:
        return None
    return Marking(classification=Classification.RESTRICTED, releasable_to=tuple(dice.sample(CODES, 2)))


def _fate(full: Exercise, event: Event, dice: random.Random) -> Iterator[Change]:
    place = full.get(Assignment, event.id)
    waited_for = any(event.id in {after.event for after in other.after} for other in full.events)
    if dice.random() < 0.2 and not waited_for:
        yield Change(event, None)
        if place is not None:
            yield Change(place, None)
        return
    later: Record = event
    if dice.random() < 0.5:
        later = replace(event, name=f"{event.name} anew", marking=_marking(dice))
        yield Change(event, later)
    if place is not None and dice.random() < 0.5:
        moved = replace(place, start=place.start + timedelta(hours=2), end=place.end + timedelta(hours=2))
        yield Change(place, moved)


@pytest.mark.parametrize("start", range(0, SEEDS // 2, 12))
def test_no_list_of_changes_tells_what_is_withheld(start: int, tmp_path: Path) -> None:
    told = hidden = 0
    for seed in range(start, start + 12):
        before, nation = random_exercise(seed), CODES[seed % len(CODES)]
        after = altered(before, seed)
        withheld = Withheld.of(after, releasable(after, nation, Audience.PLANNING))
        comparison = compared_for(before, after, nation)
        path = tmp_path / "changes.xlsx"
        save_changes(comparison, path, "Then – now")
        assert betrayed(path, withheld) == [], (seed, nation)
        told += len(comparison.differences)
        naive = releasable(before, nation, Audience.PLANNING)
        hidden += any(withheld.found_in(one.name) for one in naive.events)
    assert told
    assert hidden
