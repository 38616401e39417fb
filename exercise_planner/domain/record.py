"""What every record and every value nested in one has in common: frozen, slotted, keyword-only.

To add a record: a file here with a subclass of Record, its line in RECORDS (``domain/__init__.py``),
a table in ``storage/tables``, its edits in ``edits``. A field is named as in the plan format; ``from`` is
a word of Python, so it is written ``from_``. What a field may hold is said by its annotation alone.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from exercise_planner.domain.frozen import EMPTY, Frozen


@dataclass(frozen=True, slots=True)
class Refers:
    """Annotation: the text is the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """Annotation: the number lies in ``[least, most]``."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Text:
    """Annotation: the text has from ``least`` to ``most`` characters."""

    least: int
    most: int


TEN_YEARS_IN_MINUTES = 5_259_600

Id = Annotated[str, Text(1, 200)]
Name = Annotated[str, Text(1, 1_000)]
Prose = Annotated[str, Text(0, 200_000)]
Word = Annotated[str, Text(1, 200)]
NationId = Annotated[Id, Refers(("nation",))]
UnitId = Annotated[Id, Refers(("unit",))]
VenueId = Annotated[Id, Refers(("venue",))]
PoolId = Annotated[Id, Refers(("pool",))]
PhaseId = Annotated[Id, Refers(("phase",))]
ObjectiveId = Annotated[Id, Refers(("objective",))]
EventId = Annotated[Id, Refers(("event",))]
Minutes = Annotated[int, Within(0, TEN_YEARS_IN_MINUTES)]
Lag = Annotated[int, Within(-TEN_YEARS_IN_MINUTES, TEN_YEARS_IN_MINUTES)]
Amount = Annotated[int, Within(0, 1_000_000_000)]
Count = Annotated[int, Within(1, 100_000)]
Weight = Annotated[float, Within(0, 1_000_000)]


class Classification(StrEnum):
    """Levels of marking, lowest first."""

    UNCLASSIFIED = "UNCLASSIFIED"
    RESTRICTED = "RESTRICTED"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105  a level of classification, not a password


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Base of all that a plan document holds.

    Args:
        unknown: Fields that the format does not know, kept and written back.
        stated: What the source stated beyond the values, so that writing gives the same document again:
            names of fields that equal their default, and ``name=text`` for a time in another spelling.
    """

    always: ClassVar[tuple[str, ...]] = ()
    """Fields that are written even at their default."""

    unknown: Frozen[str, Any] = field(default=EMPTY, repr=False)
    stated: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking(Value):
    """Who may see a record: a level, and to whom it is releasable (None: every participant)."""

    classification: Classification = Classification.UNCLASSIFIED
    releasable_to: tuple[Word, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Value):
    """Base of what is stored, changed and undone as one piece.

    Args:
        id: Unique among the records of its kind. Ids that begin with ``#`` are our own, given to records
            that have none in the plan format, and are not written unless they were ``stated``.
        rank: Its place in its list, counted from 0.
    """

    noun: ClassVar[str] = ""
    nouns: ClassVar[str] = ""
    apart: ClassVar[bool] = False
    """Whether it is kept beside the exercise: it is stored and undone, but no part of what is planned."""

    id: Id
    rank: int = 0
    description: Prose = ""
    notes: Prose = ""
    marking: Marking | None = None
    sanitised: Prose = ""


def title_of(record: Record) -> str:
    """The words by which people know a record: its name or title, else its id."""
    for name in ("name", "title"):
        value = getattr(record, name, None)
        if value:
            return str(value)
    return record.id
