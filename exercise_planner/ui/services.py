"""What the window asks of the rest of the program: an interface, so that the composition root joins them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Remedy
from exercise_planner.edits.founding import Outline
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.workspace.extent import Extent

if TYPE_CHECKING:
    from exercise_planner.storage import Version


class Document(Protocol):
    """An open exercise: a Workspace."""

    @property
    def exercise(self) -> Exercise:
        """The exercise as it is now."""

    @property
    def path(self) -> Path:
        """Where it is kept."""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""

    @property
    def undo_label(self) -> str | None:
        """What would be taken back."""

    @property
    def redo_label(self) -> str | None:
        """What would be made again."""

    def apply(self, changeset: ChangeSet) -> object:
        """Make a change; it is stored when this returns."""

    def undo(self) -> object:
        """Take back the last change."""

    def redo(self) -> object:
        """Make the change again that was taken back."""

    def refresh(self) -> object:
        """Pick up what others have stored in the document meanwhile."""

    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Hear of every change; gives a function that ends it."""

    def freeze(self, name: str, note: str = "") -> "Version":
        """Keep plan and schedule as they are as a version, for good."""

    def versions(self) -> "tuple[Version, ...]":
        """The frozen versions, the oldest first."""

    def frozen(self, version: "Version") -> Exercise:
        """The exercise as it was frozen."""

    def secret(self) -> str:
        """By what it knows what it has sent out for review."""

    def save_as(self, path: Path) -> object:
        """Store a copy elsewhere and go on with that."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True)
class Search:
    """How the solver is to search.

    Args:
        time_limit: Seconds.
        workers: Processor cores; 0 uses all.
        extent: What may be placed.
        freeze: What starts before this instant stays; None: nothing need stay.
    """

    time_limit: float
    workers: int
    extent: Extent = Extent.ALL
    freeze: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """What is printed for whom.

    Args:
        nation: The reader's nation; None: the hosts' full pack.
        audience: planning, participants, observers or public.
        language: ISO 639-1 code; empty for that of the nation.
    """

    nation: str | None
    audience: str
    paper: str = "A4"
    sections: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Packs:
    """Which packs are issued, and how.

    Args:
        audiences: Some of planning, participants, observers and public.
        paper: A4 or Letter.
        sections: Codes of the sections; all when empty.
        password: What opens the files; empty for files without one.
        version: What they call the version that they are from; empty where it has no name.
        earlier: The full exercise of an earlier version, if what has changed since is told.
        language: ISO 639-1 code; empty for that of each nation.
        certificate: A PKCS #12 file whose key signs them, if any.
        passphrase: What opens the certificate.
    """

    audiences: tuple[str, ...]
    paper: str = "A4"
    sections: tuple[str, ...] = ()
    password: str = ""
    version: str = ""
    earlier: Exercise | None = None
    language: str = ""
    certificate: Path | None = None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader's share of an exercise.

    Args:
        nation: Id of its nation, if any; with the audience it says who it is.
        audience: For whom its pack is.
        name: Who, in words.
        marking: What its pack is marked.
        reason: Why it is marked so.
        withheld: A line for each record that it does not get: which, and by which marking.
        refusal: Why it gets no pack; empty where it gets one.
        warnings: A line for each name that tells it of something withheld.
    """

    nation: str | None
    audience: str
    name: str
    marking: str
    reason: str
    withheld: tuple[str, ...]
    refusal: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """One pack that was issued."""

    nation: str | None
    audience: str
    path: Path
    pages: int


Share = Callable[[Exercise, Packs], tuple[Reader, ...]]
Issue = Callable[
    [Exercise, Path, Packs, Callable[[tuple[int, int]], None], threading.Event], tuple[Issued, ...] | None
]
Solve = Callable[[Exercise, Search, Callable[[Progress], None], threading.Event], Outcome]
Print = Callable[[Exercise, Path, Pack, tuple[Finding, ...] | None, Callable[[int], None]], int]
Slides = Callable[[Exercise, Path, Pack], int]


@dataclass(frozen=True, slots=True)
class Services:
    """What the window asks for.

    Args:
        open_document: Opens a document, or imports a plan into a new one; with the author's name.
        examples: The plans that ship with the product.
        templates: The plans that a new exercise can begin with.
        found: Begins an exercise in a new document; with its template, if any, and the author's name.
        solve: Schedules an exercise; may take long.
        print_briefing: Writes a briefing pack; given the findings (None: they are to be found) and a function
            that is told each page that is laid out; gives the number of pages.
        share: Who gets which pack, and what is withheld from whom.
        issue_packs: Writes all packs into a folder; told to report how many are done, of how many, and when
            to stop; gives the packs, or None when it was stopped.
        write_slides: Writes slides for the wall; gives how many.
        pack_sections: Code and title of each section that a pack can have.
        apply_remedy: The change that a remedy stands for.
        record_fault: Notes an unexpected exception in the log; gives the log's path.
    """

    open_document: Callable[[Path, str], Document]
    examples: Callable[[], tuple[Path, ...]]
    templates: Callable[[], tuple[Path, ...]]
    found: Callable[[Outline, Path | None, str], Document]
    solve: Solve
    print_briefing: Print
    share: Share
    issue_packs: Issue
    write_slides: Slides
    pack_sections: Callable[[], tuple[tuple[str, str], ...]]
    apply_remedy: Callable[[Exercise, Remedy], ChangeSet]
    record_fault: Callable[[BaseException], Path]
