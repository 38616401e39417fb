"""The manifest of an issue: which file is whose, from which version, and its SHA-256 sum."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from exercise_planner.domain import wire
from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import DocumentError

FORMAT = "exercise-packs/1"
MANIFEST, PROOF = "manifest.json", "proof.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One pack.

    Args:
        file: Its file's name, which gives nothing away.
        sha256: The sum of the file's bytes.
        nation: Id of the recipient's nation, if any.
        audience: For whom it is.
        recipient: The recipient in words.
        marking: What its pages bear.
        pages: The number of pages.
    """

    file: str
    sha256: str
    nation: str | None
    audience: str
    recipient: str
    marking: str
    pages: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """All packs of one issue, which come from one version.

    Args:
        exercise: The exercise's name.
        version: Which version of the plan it is.
        plan_sha256: The sum of the plan.
        packs: The packs.
    """

    exercise: str
    version: str
    plan_sha256: str
    packs: tuple[Entry, ...]

    def as_json(self) -> dict[str, Any]:
        """The manifest as plain JSON."""
        return {"format": FORMAT, **asdict(self), "packs": [asdict(pack) for pack in self.packs]}


def file_name(version: str, nation: str | None, audience: str) -> str:
    """The name of a pack's file: always the same for the same recipient and version, and no one's name."""
    words = "\0".join((version, nation or "", audience))
    return f"pack-{hashlib.sha256(words.encode()).hexdigest()[:16]}.pdf"


def edition_of(seen: Exercise) -> str:
    """What a pack of no named version is known by: the SHA-256 sum of what is in it.

    A sum of the whole exercise would tell each reader when something changed that it may not know of, and let
    it try guesses at that against the sum.

    Args:
        seen: The exercise as the reader may know it, with its schedule.
    """
    records = [[record.noun, wire.write(record)] for record in seen.records()]
    return hashlib.sha256(json.dumps(records, sort_keys=True).encode()).hexdigest()


def sum_of(path: Path) -> str:
    """The SHA-256 sum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a folder of packs.

    Raises:
        DocumentError: There is none, or it cannot be read.
    """
    path = folder / MANIFEST
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        packs = tuple(Entry(**pack) for pack in raw["packs"])
        return Manifest(raw["exercise"], raw["version"], raw["plan_sha256"], packs)
    except OSError as failure:
        raise DocumentError(f"“{folder}” holds no packs: {failure.strerror or failure}.") from failure
    except (ValueError, KeyError, TypeError) as failure:
        raise DocumentError(f"“{path}” is damaged: issue the packs again.") from failure
