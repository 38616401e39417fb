"""What the tests of the window share: the rest of the program in their hands, and waiting for the window."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pytestqt.qtbot import QtBot

from exercise_planner import assets
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Remedy
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.interchange.readers.plan import PlanReader
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.services import Issued, Pack, Packs, Reader, Search, Services
from exercise_planner.workspace.founding import found
from exercise_planner.workspace.session import Workspace

SMALL = "malabar-2024"


def example(name: str) -> Path:
    return next(path for path in assets.examples() if path.name.startswith(name))


@dataclass
class Office:
    """The rest of the program, as the window sees it in tests."""

    folder: Path
    template: Path
    solved: Outcome
    faults: list[BaseException] = field(default_factory=list)
    printed: list[tuple[Path, Pack]] = field(default_factory=list)
    issued: list[tuple[Path, Packs]] = field(default_factory=list)
    shown: list[tuple[Path, Pack]] = field(default_factory=list)
    hold: threading.Event | None = None
    searched: list[Search] = field(default_factory=list)

    def open(self, path: Path, author: str) -> Workspace:
        """Open a document; one of the small example is there already, which saves making it each time."""
        if path.suffix == ".explan":
            return Workspace.open(path, author)
        PlanReader().read(path).require()
        document = self.folder / f"{SMALL}.explan"
        shutil.copy(self.template, document)
        return Workspace.open(document, author)

    def solve(
        self, _exercise: Exercise, search: Search, report: Callable[[Progress], None], stop: threading.Event
    ) -> Outcome:
        self.searched.append(search)
        report(Progress(0.1, 5.0, 3.0, len(self.solved.assignments), assignments=self.solved.assignments))
        if self.hold is not None:
            stop.wait()
        return self.solved

    def print(
        self,
        exercise: Exercise,
        path: Path,
        pack: Pack,
        _findings: tuple[Finding, ...] | None,
        on_page: Callable[[int], None],
    ) -> int:
        from reportlab.pdfgen.canvas import Canvas

        self.printed.append((path, pack))
        canvas = Canvas(str(path), invariant=1)
        for number in range(3):
            on_page(number + 1)
            canvas.drawString(72, 720, f"{exercise.details.name}, page {number + 1}")
            canvas.showPage()
        canvas.save()
        return 3

    def share(self, exercise: Exercise, packs: Packs) -> tuple[Reader, ...]:
        return tuple(
            Reader(nation.id, audience, nation.name, "RESTRICTED", "Because", ("Event X: (R)",), "")
            for nation in exercise.nations
            for audience in packs.audiences
        )

    def issue(
        self,
        exercise: Exercise,
        folder: Path,
        packs: Packs,
        report: Callable[[tuple[int, int]], None],
        stop: threading.Event,
    ) -> tuple[Issued, ...] | None:
        self.issued.append((folder, packs))
        folder.mkdir()
        made = []
        for number, nation in enumerate(exercise.nations, 1):
            path = folder / f"{number}.pdf"
            pages = self.print(exercise, path, Pack(nation.id, packs.audiences[0]), None, lambda _page: None)
            made.append(Issued(nation.id, packs.audiences[0], path, pages))
            report((number, len(exercise.nations)))
            if self.hold is not None and stop.wait():
                return None
        return tuple(made)

    def slides(self, _exercise: Exercise, path: Path, pack: Pack) -> int:
        self.shown.append((path, pack))
        return 6

    def remedy(self, exercise: Exercise, _remedy: Remedy) -> ChangeSet:
        return schedule_edits.clear(exercise)

    def fault(self, failure: BaseException) -> Path:
        self.faults.append(failure)
        return self.folder / "errors.log"

    def services(self) -> Services:
        return Services(
            open_document=self.open,
            examples=assets.examples,
            templates=assets.templates,
            found=found,
            solve=self.solve,
            print_briefing=self.print,
            share=self.share,
            issue_packs=self.issue,
            write_slides=self.slides,
            pack_sections=lambda: (("programme", "Programme"), ("timeline", "Timeline")),
            apply_remedy=self.remedy,
            record_fault=self.fault,
        )


def judged(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the findings are those of the exercise as it is."""
    qtbot.waitUntil(lambda: window.context.checking.is_current and window.context.tasks.count == 0)


def open_small(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.bridge.opened):
        window.open(example(SMALL))
    judged(qtbot, window)
