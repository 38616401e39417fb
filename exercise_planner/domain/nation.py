"""Nation: a state or organisation that takes part."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.record import Name, Prose, Record, Value, Within, Word
from exercise_planner.domain.timespan import Period

Standards = Frozen[Word, tuple[Word, ...]]


class Role(StrEnum):
    """How a nation takes part."""

    HOST = "HOST"
    LEAD = "LEAD"
    PARTICIPANT = "PARTICIPANT"
    OBSERVER = "OBSERVER"
    INVITED = "INVITED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Value):
    """A language (ISO 639-3) that a nation's staff speak, at a STANAG 6001 level from 0 to 5."""

    language: Word
    level: Annotated[float, Within(0, 5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation(Record):
    """A participating nation; its units inherit each standard that they do not state."""

    noun: ClassVar[str] = "nation"
    nouns: ClassVar[str] = "nations"

    name: Name
    role: Role = Role.PARTICIPANT
    languages: tuple[Language, ...] = ()
    groups: tuple[Word, ...] = ()
    unavailable: tuple[Period, ...] = ()
    observes_holidays: bool = False
    standards: Standards = EMPTY
    contact: Prose = ""
    caveats: Prose = ""
