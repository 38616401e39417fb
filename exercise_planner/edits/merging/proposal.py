"""Proposal: one thing that a nation would change, and how it stands to what is here now."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from exercise_planner.domain.comparison import Comparison, Difference
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record, Value
from exercise_planner.domain.review import Answer, Comment

Key = tuple[str, str, str]
"""Noun, id and field; the field is empty where it is the record as a whole."""


class State(StrEnum):
    """How a proposal stands."""

    CLEAN = "clean"
    """Nothing was changed here meanwhile."""
    COLLISION = "collision"
    """The same was changed here meanwhile, otherwise."""
    SAME = "same"
    """It stands here already."""
    REFUSED = "refused"
    """It is not the nation's to change."""


CHOICE = frozenset({State.CLEAN, State.COLLISION})
"""What there is something to choose about."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a nation would change.

    Args:
        key: What it is about.
        name: What people call the record.
        before: As it was sent; None where it was not there.
        theirs: As the nation would have it; None where it takes it back.
        ours: As it is here now, and as the nation may know it.
        state: How it stands.
        why: Why it is refused or collides, as a sentence.
    """

    key: Key
    name: str
    before: Any
    theirs: Any
    ours: Any
    state: State
    why: str = ""

    @property
    def noun(self) -> str:
        """The kind of record."""
        return self.key[0]

    @property
    def id(self) -> str:
        """The record's id."""
        return self.key[1]

    @property
    def field(self) -> str:
        """The field; empty for the record as a whole."""
        return self.key[2]

    @property
    def can_be_chosen(self) -> bool:
        """Whether it can be accepted."""
        return self.state in CHOICE


@dataclass(frozen=True, slots=True)
class Theirs:
    """What came back.

    Args:
        nation: Id of the nation.
        author: Who answered.
        draft: Name of the version that was answered.
        records: By noun and id the records that it would change; None where it takes one back.
        answers: Whether it concurs.
        comments: What it says.
        said_answers: Its answers as they were sent to it.
        said_comments: Its comments as they were sent to it.
    """

    nation: str
    author: str
    draft: str
    records: tuple[tuple[str, str, Record | None], ...] = ()
    answers: tuple[Answer, ...] = ()
    comments: tuple[Comment, ...] = ()
    said_answers: tuple[Answer, ...] = ()
    said_comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """The exercise in its states.

    Args:
        base: As it was sent to the nation.
        ours: As it is here now, in full.
        seen: As it is here now, and as the nation may know it.
        full: The version that was sent, in full; None where it is not at hand.
    """

    base: Exercise
    ours: Exercise
    seen: Exercise
    full: Exercise | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A review file that came back, against what is here.

    Args:
        nation: Id of the nation.
        proposals: What it would change.
        comparison: What was sent, with what the nation may know of the exercise as it is here now.
    """

    nation: str
    proposals: tuple[Proposal, ...]
    comparison: Comparison

    @property
    def meanwhile(self) -> tuple[Difference, ...]:
        """What was changed here since it was sent, of what concerns the nation."""
        return self.comparison.by_nation.get(self.nation, ())

    def of(self, *states: State) -> tuple[Proposal, ...]:
        """The proposals in some states."""
        return tuple(one for one in self.proposals if one.state in states)

    @property
    def clean(self) -> frozenset[Key]:
        """Keys of what can be accepted without loss."""
        return frozenset(one.key for one in self.of(State.CLEAN))

    @property
    def choices(self) -> frozenset[Key]:
        """Keys of all that can be accepted."""
        return frozenset(one.key for one in self.of(*CHOICE))


def nation_name(sides: Sides, nation: str) -> str:
    """What people call a nation."""
    return sides.ours.name(Nation, nation)


def alike(one: Any, other: Any) -> bool:
    """Whether two values say the same, however their sources spelt it."""
    return bool(one == other or _bare(one) == _bare(other))


def _bare(held: Any) -> Any:
    """A value without notes on the spelling of its source."""
    if isinstance(held, Value):
        inner = {item.name: _bare(getattr(held, item.name)) for item in fields(held)}
        return replace(held, **{**inner, "stated": frozenset()})
    if isinstance(held, Frozen):
        return Frozen({key: _bare(item) for key, item in held.items()})
    return tuple(_bare(item) for item in held) if isinstance(held, tuple) else held
