"""An exercise as one piece: canonical JSON, compressed, and back without loss."""

import base64
import binascii
import hashlib
import json
import zlib
from typing import Any

from exercise_planner.domain import RECORDS
from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import DocumentError
from exercise_planner.storage.gateway import plain_of, record_of

FORMAT = "exercise-content/1"
LEVEL = 9
LARGEST = 1 << 30
"""Bytes that a piece may have when it is no longer compressed; more is an attack, not an exercise."""


def canonical(exercise: Exercise) -> bytes:
    """Plan and schedule as JSON with sorted names and no spaces: the same bytes for the same records."""
    records = {cls.noun: [plain_of(record) for record in exercise.all(cls)] for cls in RECORDS}
    whole = {"format": FORMAT, "records": records}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sum_of(exercise: Exercise) -> str:
    """The SHA-256 sum of plan and schedule."""
    return hashlib.sha256(canonical(exercise)).hexdigest()


def pack(exercise: Exercise) -> tuple[bytes, str]:
    """Plan and schedule, compressed, and the SHA-256 sum of what was compressed."""
    plain = canonical(exercise)
    return zlib.compress(plain, LEVEL), hashlib.sha256(plain).hexdigest()


def unpack(packed: bytes, sha256: str | None = None) -> Exercise:
    """The exercise that ``pack`` has packed.

    Args:
        packed: What it gave.
        sha256: The sum that it must have.

    Raises:
        DocumentError: It is damaged.
    """
    plain = _expanded(packed)
    if sha256 is not None and hashlib.sha256(plain).hexdigest() != sha256:
        raise _damaged()
    try:
        records: dict[str, list[dict[str, Any]]] = json.loads(plain)["records"]
        return Exercise(record_of(noun, one) for noun, many in records.items() for one in many)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def as_text(exercise: Exercise) -> str:
    """Plan and schedule, compressed, as characters that any column takes."""
    return base64.b64encode(pack(exercise)[0]).decode("ascii")


def of_text(text: str) -> Exercise:
    """The exercise that ``as_text`` has packed.

    Raises:
        DocumentError: It is damaged.
    """
    try:
        return unpack(base64.b64decode(text, validate=True))
    except binascii.Error as error:
        raise _damaged() from error


def _expanded(packed: bytes) -> bytes:
    machine = zlib.decompressobj()
    try:
        plain = machine.decompress(packed, LARGEST)
    except zlib.error as error:
        raise _damaged() from error
    if not machine.eof:
        raise _damaged()
    return plain


def _damaged() -> DocumentError:
    return DocumentError("A version or variant in this document is damaged. Take an earlier copy of it.")
