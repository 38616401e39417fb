"""The composition root of the window: the one place that joins it to the rest of the program.

What is slow to import (the database, the printer) is imported when it is asked for, off the GUI thread.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from exercise_planner import assets
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Remedy
from exercise_planner.edits.founding import Outline
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.settings import Settings
from exercise_planner.ui.application import show
from exercise_planner.ui.services import Document, Issued, Pack, Packs, Reader, Search, Services
from exercise_planner.workspace.faults import record_fault

PREPARE_AFTER = 3.0
"""Seconds after the start at which solvers are started in advance: the window comes first."""


def run(path: Path | None = None) -> int:
    """Show the window until it is closed.

    Args:
        path: A document or plan to open.

    Returns:
        The exit status.
    """
    timer = threading.Timer(PREPARE_AFTER, _prepare)
    timer.daemon = True
    timer.start()
    try:
        return show(services(), Settings(), path)
    finally:
        timer.cancel()


def _prepare() -> None:
    from exercise_planner.planning.solver.search import prepare  # noqa: PLC0415  slow to import

    prepare()


def services() -> Services:
    """What the window asks of the rest of the program."""
    return Services(
        open_document=_open,
        examples=assets.examples,
        templates=assets.templates,
        found=_found,
        solve=_solve,
        print_briefing=_print,
        share=_share,
        issue_packs=_issue,
        write_slides=_slides,
        pack_sections=_pack_sections,
        apply_remedy=_apply_remedy,
        record_fault=record_fault,
    )


def _open(path: Path, author: str) -> Document:
    from exercise_planner.workspace.documents import open_or_import  # noqa: PLC0415  slow to import

    return open_or_import(path, author)


def _found(outline: Outline, template: Path | None, author: str) -> Document:
    from exercise_planner.workspace.founding import found  # noqa: PLC0415  slow to import

    return found(outline, template, author)


def _solve(
    exercise: Exercise, wanted: Search, on_progress: Callable[[Progress], None], stop: threading.Event
) -> Outcome:
    from exercise_planner.planning.solver.search import Options  # noqa: PLC0415  slow to import
    from exercise_planner.workspace.scheduling import search  # noqa: PLC0415  slow to import

    options = Options(time_limit=wanted.time_limit, workers=wanted.workers)
    return search(exercise, options, wanted.extent, wanted.freeze, on_progress, stop)


def _print(
    exercise: Exercise,
    path: Path,
    pack: Pack,
    findings: tuple[Finding, ...] | None,
    on_page: Callable[[int], None],
) -> int:
    from exercise_planner.briefing.issue import Order  # noqa: PLC0415  slow to import
    from exercise_planner.workspace.printing import print_briefing  # noqa: PLC0415  slow to import

    return print_briefing(
        exercise,
        path,
        nation=pack.nation,
        audience=pack.audience,
        order=Order("", pack.paper, pack.sections, language=pack.language),
        findings=findings,
        progress=on_page,
    )


def _share(exercise: Exercise, packs: Packs) -> tuple[Reader, ...]:
    from exercise_planner.workspace.issuing import Readers, shares_of  # noqa: PLC0415  slow to import

    return tuple(
        Reader(
            nation=share.recipient.nation,
            audience=share.recipient.audience.value,
            name=share.recipient.name(exercise),
            marking=share.marking.banner,
            reason=share.marking.reason,
            withheld=share.reasons(exercise),
            refusal=share.refusal,
            warnings=share.warnings(),
        )
        for share in shares_of(exercise, Readers(packs.audiences))
    )


def _issue(
    exercise: Exercise,
    folder: Path,
    packs: Packs,
    report: Callable[[tuple[int, int]], None],
    stop: threading.Event,
) -> tuple[Issued, ...] | None:
    from exercise_planner.briefing.issue import Order  # noqa: PLC0415  slow to import
    from exercise_planner.briefing.safety import Signer  # noqa: PLC0415
    from exercise_planner.workspace.issuing import Readers, StoppedError, issue  # noqa: PLC0415

    order = Order(
        "",
        packs.paper,
        packs.sections,
        packs.password,
        Signer(packs.certificate, packs.passphrase) if packs.certificate is not None else None,
        packs.language,
        earlier=packs.earlier,
    )
    try:
        made = issue(
            exercise,
            folder,
            readers=Readers(packs.audiences),
            order=order,
            version=packs.version,
            progress=lambda done, total: report((done, total)),
            stop=stop,
        )
    except StoppedError:
        return None
    return tuple(
        Issued(pack.nation, pack.audience, folder / pack.file, pack.pages) for pack in made.manifest.packs
    )


def _slides(exercise: Exercise, path: Path, pack: Pack) -> int:
    from exercise_planner.workspace.showing import Viewer, show_slides  # noqa: PLC0415  slow to import

    return show_slides(exercise, path, Viewer(pack.nation, pack.audience, pack.language))


def _pack_sections() -> tuple[tuple[str, str], ...]:
    from exercise_planner.briefing.sections import SECTIONS  # noqa: PLC0415  slow to import

    return tuple((section.code, section.title) for section in SECTIONS if section.numbered)


def _apply_remedy(exercise: Exercise, remedy: Remedy) -> ChangeSet:
    from exercise_planner.workspace.remedies import apply_remedy  # noqa: PLC0415  slow to import

    return apply_remedy(exercise, remedy)
