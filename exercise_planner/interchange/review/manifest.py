"""Manifest: what a review file says of itself; and Response: what a nation answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, TypeVar

from exercise_planner.domain import wire
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.kinds import Report
from exercise_planner.domain.record import Id, Name, Text, Value, Word
from exercise_planner.domain.review import Answer, Comment, Line
from exercise_planner.errors import InputError
from exercise_planner.interchange.parsing import parse
from exercise_planner.interchange.reader import Reading, all_faults
from exercise_planner.interchange.review.parts import ANSWERS, CHECKSUMS, COMMENTS, MANIFEST

REVIEW = "exercise-review/1"
RESPONSE = "exercise-answers/1"
SAID = "exercise-comments/1"
SUMS = "exercise-checksums/1"

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose(Value):
    """An exercise or nation.

    Args:
        id: Of an exercise, that by which its document knows it.
        name: What people call it.
    """

    id: Id
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Value):
    """The version that is reviewed.

    Args:
        name: What it is called.
        at: When it was frozen.
        seal: Seal of the sum of its full content, which tells nothing of what is withheld.
    """

    name: Annotated[str, Text(1, 200)]
    at: datetime
    seal: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Value):
    """What a review file says of itself.

    Args:
        exercise: Whose review it is.
        nation: Who reviews.
        version: What is reviewed.
        parts: SHA-256 sum of each part that is sent out, by name.
        issue: The file's own number, made of all the above.
        seals: Seal of each part, by which it is told which was altered.
        seal: Seal of all the rest.
    """

    format: Word
    exercise: Whose
    nation: Whose
    version: Draft
    parts: Frozen[Word, Word]
    issue: Word
    seals: Frozen[Word, Word]
    seal: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered(Value):
    """A record as the nation would have it; None where it takes it back."""

    noun: Word
    id: Id
    record: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Value):
    """What a nation answers: the only part of a review file that it writes.

    Args:
        issue: Number of the review file that is answered.
        author: Who answers.
        answers: Whether the nation concurs with the plan, and with events.
        comments: What it says of them.
        records: What it would change in records of its own.
    """

    always: ClassVar[tuple[str, ...]] = ("format",)

    format: Word = RESPONSE
    issue: Word
    author: Line = ""
    answers: tuple[Answer, ...] = ()
    comments: tuple[Comment, ...] = ()
    records: tuple[Altered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Value):
    """What the nation said before, and what became of it."""

    always: ClassVar[tuple[str, ...]] = ("format",)

    format: Word = SAID
    answers: tuple[Answer, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums(Value):
    """The sums of what the nation wrote, so that damage on the way is seen."""

    always: ClassVar[tuple[str, ...]] = ("format",)

    format: Word = SUMS
    parts: Frozen[Word, Word]


FORMATS: dict[type[Value], tuple[str, str]] = {
    Manifest: (MANIFEST, REVIEW),
    Response: (ANSWERS, RESPONSE),
    Said: (COMMENTS, SAID),
    Sums: (CHECKSUMS, SUMS),
}


def read_part(cls: type[V], data: bytes, source: str) -> V:
    """One part of a review file as a value.

    Args:
        cls: What it is.
        data: The part.
        source: What users call the file.

    Raises:
        InputError: It is not what it should be; says where.
    """
    name, wanted = FORMATS[cls]
    where = f"{source}: {name}"
    parsed = parse(data, where)
    found = parsed.value.get("format") if isinstance(parsed.value, dict) else None
    if found != wanted:
        _refuse_format(found, wanted, where)
    report = Report()
    value = wire.read(cls, parsed.value, "$", report)
    faults = all_faults(parsed.value, report, parsed.flaws)
    if faults or value is None:
        raise Reading(where, None, faults, (), report.suppressed).error()
    return value


def _refuse_format(found: object, wanted: str, where: str) -> None:
    family = wanted.partition("/")[0]
    if isinstance(found, str) and found.startswith(f"{family}/"):
        raise InputError(
            f"“{where}” is of the version “{found[:40]}”, and this program knows “{wanted}”. "
            "Open it with a newer Exercise Planner."
        )
    raise InputError(f"“{where}” is not of the format “{wanted}”.")
