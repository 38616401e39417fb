"""What nations say of a draft, and what planners make of it: kept beside the plan."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from exercise_planner.domain.details import DETAILS_ID, Details
from exercise_planner.domain.record import Id, Prose, Record, Text, Word

PLAN = Details.noun
"""The noun of what is said of the plan as a whole."""
Note = Annotated[str, Text(0, 20_000)]
"""Words of one person on one thing."""
Line = Annotated[str, Text(0, 1_000)]
"""A name as it was when something was said of it; empty where that is not known."""


class Gravity(StrEnum):
    """How much depends on a comment."""

    CRITICAL = "CRITICAL"
    SUBSTANTIVE = "SUBSTANTIVE"
    ADMINISTRATIVE = "ADMINISTRATIVE"


class Stance(StrEnum):
    """A nation's answer to the plan, or to one event."""

    CONCUR = "CONCUR"
    CONCUR_WITH_COMMENT = "CONCUR_WITH_COMMENT"
    NON_CONCUR = "NON_CONCUR"


class Adjudication(StrEnum):
    """What planners have decided about a comment."""

    ACCEPTED = "ACCEPTED"
    PARTLY = "PARTLY"
    NOTED = "NOTED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Record):
    """What a nation has to say of the plan or of one thing in it, and what planners decided.

    Nothing here refers to other records: a comment outlives what it is about.

    Args:
        nation: Id of the nation that says it.
        about: Noun of what it is about; ``exercise`` for the plan as a whole.
        item: Id of what it is about.
        item_name: What that was called.
        proposed: Text that the nation would have instead.
        author: Who wrote it.
        draft: Name of the version of the plan that was commented.
        adjudication: What planners decided; None until they have.
        reason: Why they decided so.
    """

    noun: ClassVar[str] = "comment"
    nouns: ClassVar[str] = "comments"
    apart: ClassVar[bool] = True

    nation: Word
    about: Word = PLAN
    item: Id = DETAILS_ID
    item_name: Line = ""
    gravity: Gravity = Gravity.SUBSTANTIVE
    text: Annotated[str, Text(1, 20_000)]
    proposed: Note = ""
    rationale: Note = ""
    author: Line = ""
    draft: Line = ""
    adjudication: Adjudication | None = None
    reason: Note = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """Whether a nation concurs with the plan, or with one event.

    Args:
        nation: Id of the nation.
        about: Noun of what is answered.
        item: Id of what is answered.
        item_name: What that was called.
        author: Who answered.
        draft: Name of the version that was answered.
    """

    noun: ClassVar[str] = "answer"
    nouns: ClassVar[str] = "answers"
    apart: ClassVar[bool] = True

    nation: Word
    about: Word = PLAN
    item: Id = DETAILS_ID
    item_name: Line = ""
    stance: Stance
    author: Line = ""
    draft: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Record):
    """A review file that came back and was merged, so that it is known again.

    Args:
        nation: Id of the nation that answered.
        issue: The file's own number, as it went out.
        sha256: The sum of what was answered.
        draft: Name of the version that was sent out.
        author: Who answered.
    """

    noun: ClassVar[str] = "reply"
    nouns: ClassVar[str] = "replies"
    apart: ClassVar[bool] = True

    nation: Word
    issue: Word
    sha256: Word
    draft: Line = ""
    author: Prose = ""


def answer_id(nation: str, about: str, item: str) -> str:
    """The id of a nation's answer to one thing: there is at most one, the last."""
    return hashlib.sha256(f"{nation}\0{about}\0{item}".encode()).hexdigest()[:32]


def reply_id(issue: str, sha256: str) -> str:
    """The id of what is remembered of one return of a review file."""
    return hashlib.sha256(f"{issue}\0{sha256}".encode()).hexdigest()[:32]
