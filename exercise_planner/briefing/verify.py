"""Verification of a pack: nothing that its reader may not know is found in the file that was written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exercise_planner.briefing.extraction import extract
from exercise_planner.briefing.withheld import Withheld

SHOWN = 80


@dataclass(frozen=True, slots=True)
class Leak:
    """Something withheld that was found.

    Args:
        where: Where in the file.
        what: What was found there.
    """

    where: str
    what: str

    def __str__(self) -> str:
        shown = self.what if len(self.what) <= SHOWN else f"{self.what[:SHOWN]}…"
        return f"{self.where}: “{shown}”"


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of looking through a pack.

    Args:
        pages: The number of pages.
        looked_through: How many texts of each kind there are in the file.
        looked_for: How many names and runs of prose were looked for.
        leaks: What was found.
    """

    pages: int
    looked_through: dict[str, int]
    looked_for: dict[str, int]
    leaks: tuple[Leak, ...]

    def as_json(self) -> dict[str, Any]:
        """The proof without a withheld word, so that it may go with the packs."""
        return {
            "pages": self.pages,
            "looked_through": self.looked_through,
            "looked_for": self.looked_for,
            "found": len(self.leaks),
        }


def verify_pack(path: Path, withheld: Withheld, password: str = "") -> Proof:
    """Look through a pack for what its reader may not know, and for what no pack may hold.

    Args:
        path: The PDF file.
        withheld: What the reader may not know.
        password: What opens the file, if it needs one.

    Raises:
        DocumentError: It cannot be read as a PDF.
    """
    found = extract(path, password)
    held = {(piece.text, piece.is_raw) for piece in found.pieces}  # most stand in a file many times
    told = {(text, is_raw): tuple(withheld.found_in(text, is_raw=is_raw)) for text, is_raw in held}
    leaks = {
        Leak(piece.where, what): None for piece in found.pieces for what in told[piece.text, piece.is_raw]
    }
    unsafe = tuple(Leak("file", f"it holds: {what}") for what in found.unsafe)
    looked_for = {"names": len(withheld.names), "runs": len(withheld.runs)}
    return Proof(found.pages, found.counts(), looked_for, (*leaks, *unsafe))
