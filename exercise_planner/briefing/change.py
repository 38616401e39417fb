"""Change: an event that is not as it was in the issue before."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of an event since the issue before."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    MOVED = "MOVED"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class Change:
    """An event that differs from the issue before, in the reader's words.

    Args:
        event: Its name.
        kind: What became of it.
        before: How it was; empty where it was not.
        after: How it is; empty where it is no more.
        nations: Ids of those whom it concerns.
    """

    event: str
    kind: ChangeKind
    before: str
    after: str
    nations: tuple[str, ...]
