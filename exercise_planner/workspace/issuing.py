"""Issuing: all packs of one version into a folder, as one step."""

import hashlib
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from exercise_planner.briefing.distribution import Recipient, Share, recipients, share
from exercise_planner.briefing.issue import Order, issue_pack, sections_of
from exercise_planner.briefing.manifest import MANIFEST, PROOF, Entry, Manifest
from exercise_planner.briefing.verify import Proof
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.errors import DocumentError, ExercisePlannerError
from exercise_planner.interchange.saving import json_bytes, replace_file
from exercise_planner.interchange.writers.plan import plan_bytes
from exercise_planner.planning.check import check
from exercise_planner.workspace.reckoning import MEANS

PROCESSES = 2
"""Packs that are printed at once; fewer where there are fewer processors."""
Progress = Callable[[int, int], None]


class StoppedError(ExercisePlannerError):
    """The user stopped an issue; nothing was written."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What was issued.

    Args:
        folder: Where it is.
        manifest: Its packs.
        shares: What each recipient gets, and what not.
    """

    folder: Path
    manifest: Manifest
    shares: tuple[Share, ...]

    @property
    def refused(self) -> tuple[Share, ...]:
        """The recipients that get no pack, and why."""
        return tuple(share for share in self.shares if share.refusal)


@dataclass(frozen=True, slots=True)
class Readers:
    """Whose packs are issued.

    Args:
        audiences: Some of planning, participants, observers and public; participants when none is named.
        nations: Ids of nations; all, and the hosts' full pack, when none is named.
    """

    audiences: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What each process needs to know: sent to it once."""

    exercise: Exercise
    order: Order
    folder: Path
    findings: tuple[Finding, ...]


def digest_of(exercise: Exercise) -> str:
    """The SHA-256 sum of an exercise's plan, without its schedule."""
    return hashlib.sha256(plan_bytes(exercise)).hexdigest()


def shares_of(exercise: Exercise, readers: Readers) -> tuple[Share, ...]:
    """Who gets what, and why not.

    Raises:
        InputError: There is no such audience or nation.
    """
    chosen = recipients(exercise, readers.audiences, readers.nations)
    return tuple(share(exercise, recipient) for recipient in chosen)


def issue(
    exercise: Exercise,
    folder: Path,
    *,
    readers: Readers | None = None,
    order: Order | None = None,
    version: str = "",
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Issue:
    """Write a pack for every recipient, with manifest and proof. The folder is whole or not there.

    Args:
        exercise: The full exercise with its schedule.
        folder: Where the packs go; an earlier issue there is replaced.
        readers: Whose packs: those of every nation's participants, and the hosts' full one, when not given.
        order: How the packs are made.
        version: Which version it is; when not given, packs bear the sums of what is in them.
        progress: Told how many packs are done, of how many.
        stop: When set, no more packs are begun.

    Raises:
        StoppedError: It was stopped.
        ExercisePlannerError: It cannot be written, or something withheld was found in a pack: none is issued.
    """
    order = replace(order or Order(""), version=version, means=MEANS)
    sections_of(order.sections)
    shares = shares_of(exercise, readers or Readers())
    wanted = [one.recipient for one in shares if not one.refusal]
    _check_place(folder)
    findings = check(exercise) if exercise.assignments else ()
    scratch = _scratch(folder)
    try:
        job = Job(exercise, order, scratch, findings)
        made = _made(job, wanted, progress or _unheard, stop or threading.Event())
        manifest = _written(job, [made[recipient] for recipient in wanted])
        _put_in_place(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Issue(folder, manifest, shares)


def _unheard(_done: int, _total: int) -> None:
    """Progress that nobody asked for."""


def _check_place(folder: Path) -> None:
    if folder.is_dir():
        there = {path.name for path in folder.iterdir()}
        if there and MANIFEST not in there:
            raise DocumentError(
                f"“{folder}” is in use: name a new folder, or one that holds an earlier issue."
            )
    elif folder.exists():
        raise DocumentError(f"“{folder}” is not a folder.")


def _scratch(folder: Path) -> Path:
    parent = folder.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".new", dir=parent))
    except OSError as failure:
        raise DocumentError(f"“{folder}” cannot be written: {failure.strerror}.") from failure


def _made(
    job: Job, wanted: list[Recipient], progress: Progress, stop: threading.Event
) -> dict[Recipient, tuple[Entry, Proof]]:
    number = min(PROCESSES, os.cpu_count() or 1, len(wanted))
    found: dict[Recipient, tuple[Entry, Proof]] = {}
    progress(0, len(wanted))
    for recipient, result in _here(job, wanted) if number < 2 else _in_processes(job, wanted, number):
        found[recipient] = result
        progress(len(found), len(wanted))
        if stop.is_set():
            raise StoppedError("Stopped: nothing was issued.")
    return found


def _here(job: Job, wanted: list[Recipient]) -> Iterator[tuple[Recipient, tuple[Entry, Proof]]]:
    for recipient in wanted:
        yield recipient, issue_pack(job.exercise, recipient, job.order, job.folder, job.findings)


_job: list[Job] = []
"""In a process that prints packs, what it prints."""


def _prepare(job: Job) -> None:
    _job[:] = [job]


def _print(recipient: Recipient) -> tuple[Entry, Proof]:
    (job,) = _job
    return issue_pack(job.exercise, recipient, job.order, job.folder, job.findings)


def _in_processes(
    job: Job, wanted: list[Recipient], number: int
) -> Iterator[tuple[Recipient, tuple[Entry, Proof]]]:
    """Print in other processes; they are started afresh, since a window's threads cannot be forked."""
    with ProcessPoolExecutor(
        number, mp_context=get_context("spawn"), initializer=_prepare, initargs=(job,)
    ) as pool:
        waiting: dict[Future[tuple[Entry, Proof]], Recipient] = {
            pool.submit(_print, recipient): recipient for recipient in wanted
        }
        try:
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _written(job: Job, made: list[tuple[Entry, Proof]]) -> Manifest:
    """Manifest and proof beside the packs.

    Raises:
        DocumentError: Something was found that must not be there.
    """
    found = [f"{entry.recipient}: {leak}" for entry, proof in made for leak in proof.leaks]
    if found:
        raise DocumentError(
            "\n".join(("Nothing was issued: a pack holds what its reader may not know.", *found))
        )
    entries = tuple(entry for entry, _ in made)
    name = job.exercise.details.name
    digest = digest_of(job.exercise)
    manifest = Manifest(name, job.order.version or digest, digest, entries)
    replace_file(job.folder / MANIFEST, json_bytes(manifest.as_json()))
    proofs = [{"file": entry.file, "sha256": entry.sha256, **proof.as_json()} for entry, proof in made]
    replace_file(job.folder / PROOF, json_bytes({"format": "exercise-proof/1", "packs": proofs}))
    return manifest


def _put_in_place(scratch: Path, folder: Path) -> None:
    """Rename the finished folder; an earlier issue goes only when the new one stands in its place."""
    scratch.chmod(0o755)
    earlier = scratch.with_suffix(".old")
    try:
        if folder.exists():
            folder.rename(earlier)
        scratch.rename(folder)
    except OSError as failure:
        if earlier.exists() and not folder.exists():
            earlier.rename(folder)
        raise DocumentError(f"“{folder}” cannot be written: {failure.strerror}.") from failure
    shutil.rmtree(earlier, ignore_errors=True)
