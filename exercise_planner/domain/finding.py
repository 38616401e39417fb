"""Finding: the one currency of problems, from the reader of a file to the line in a briefing."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    NOTE = "NOTE"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A record that a finding is about."""

    noun: str
    id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    Args:
        rule: The code of the rule that is broken, as in the plan format.
        message: A sentence a planner understands.
        subjects: The records concerned, the most important first.
        severity: How bad it is.
    """

    rule: str
    message: str
    subjects: tuple[Subject, ...] = ()
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"

    @property
    def refs(self) -> dict[str, list[str]]:
        """The subjects by kind, as the schedule document states them."""
        refs: dict[str, list[str]] = {}
        for subject in self.subjects:
            ids = refs.setdefault(subject.noun, [])
            if subject.id not in ids:
                ids.append(subject.id)
        return refs
