"""Verifying: looks through all packs of an issue again, against the plan that they were made from."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from exercise_planner.briefing.manifest import MANIFEST, PROOF, Entry, read_manifest, sum_of
from exercise_planner.briefing.verify import verify_pack
from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.workspace.issuing import PROCESSES, Progress, digest_of

FEW = 4
"""Packs up to which it is not worth starting processes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of verifying a folder of packs.

    Args:
        packs: How many were looked through.
        problems: What is wrong, a line each.
    """

    packs: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What each process needs to know: sent to it once."""

    folder: Path
    exercise: Exercise
    password: str


def verify(folder: Path, exercise: Exercise, password: str = "", progress: Progress | None = None) -> Verdict:
    """Look through all packs of an issue again.

    Args:
        folder: Where the packs are.
        exercise: The full exercise that they were made from.
        password: What opens them, if they need one.
        progress: Told how many packs are done, of how many.

    Raises:
        DocumentError: There is no issue.
    """
    manifest = read_manifest(folder)
    problems = []
    if manifest.plan_sha256 != digest_of(exercise):
        problems.append("The packs were made from another version of this plan.")
    known = {MANIFEST, PROOF, *(entry.file for entry in manifest.packs)}
    there = sorted(path.name for path in folder.iterdir())
    problems += [f"{name}: is not in the manifest" for name in there if name not in known]
    found = _all_told(Task(folder, exercise, password), manifest.packs)
    for number, (entry, told) in enumerate(zip(manifest.packs, found, strict=True), 1):
        problems += [f"{entry.file} ({entry.recipient}): {line}" for line in told]
        if progress is not None:
            progress(number, len(manifest.packs))
    return Verdict(len(manifest.packs), tuple(problems))


def _all_told(task: Task, packs: tuple[Entry, ...]) -> Iterator[tuple[str, ...]]:
    """What is wrong with each pack, in order; many are looked through in processes of their own."""
    number = min(PROCESSES, os.cpu_count() or 1)
    if number < 2 or len(packs) <= FEW:
        yield from (tuple(_told(task, entry)) for entry in packs)
        return
    with ProcessPoolExecutor(
        number, mp_context=get_context("spawn"), initializer=_prepare, initargs=(task,)
    ) as pool:
        yield from pool.map(_look, packs)


_task: list[Task] = []
"""In a process that looks through packs, which those are."""


def _prepare(task: Task) -> None:
    _task[:] = [task]


def _look(entry: Entry) -> tuple[str, ...]:
    (task,) = _task
    return tuple(_told(task, entry))


def _told(task: Task, entry: Entry) -> Iterator[str]:
    path = task.folder / entry.file
    if not path.is_file():
        yield "is missing"
        return
    if sum_of(path) != entry.sha256:
        yield "is not the file that was issued: its sum differs"
    try:
        seen = releasable(task.exercise, entry.nation, Audience(entry.audience))
        leaks = verify_pack(path, Withheld.of(task.exercise, seen), task.password).leaks
    except ExercisePlannerError as failure:
        yield str(failure)
        return
    yield from (f"holds what its reader may not know: {leak}" for leak in leaks)
