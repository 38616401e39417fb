"""Reader: the base of all formats that are read. Reading: what came of it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault, Report
from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import LIMIT, read_file

MOST_LINES = 50
_TOP = re.compile(r"\$\.([A-Za-z0-9_-]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a document.

    Args:
        source: What users call the document.
        exercise: What was read; None when there is a fault.
        faults: All that is wrong, in the order of the document.
        warnings: What is odd, and was accepted.
        more: How many faults there are beside those listed.
    """

    source: str
    exercise: Exercise | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    more: int = 0

    def require(self) -> Exercise:
        """The exercise.

        Raises:
            InputError: There are faults; it holds a line for each of the first fifty.
        """
        if self.exercise is None:
            raise self.error()
        return self.exercise

    def error(self) -> InputError:
        """The faults as one error for the user."""
        count = len(self.faults) + self.more
        what = "one thing in it is wrong" if count == 1 else f"{count:,} things in it are wrong"
        lines = [str(fault) for fault in self.faults[:MOST_LINES]]
        if count > len(lines):
            lines.append(f"and {count - len(lines):,} more")
        return InputError(f"“{self.source}” cannot be used: {what}.", tuple(lines))


class Reader(ABC):
    """One format that is read.

    Args:
        name: The word by which it is chosen.
        title: What the file dialog shows.
        suffixes: Ends of file names, with the dot.
        limit: The most that is read, in bytes.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    limit: ClassVar[int] = LIMIT

    def read(self, path: Path, exercise: Exercise | None = None) -> Reading:
        """What a file holds.

        Args:
            path: The file.
            exercise: The open exercise, for formats that add to one.

        Raises:
            InputError: The file cannot be read at all.
        """
        return self.parse(read_file(path, self.limit), str(path), exercise)

    @abstractmethod
    def parse(self, data: bytes, source: str, exercise: Exercise | None = None) -> Reading:
        """What a document in memory holds.

        Args:
            data: The content of the file.
            source: What users call it.
            exercise: The open exercise, for formats that add to one.

        Raises:
            InputError: The document cannot be read at all.
        """


def all_faults(document: Mapping[str, Any], report: Report, flaws: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    """The faults of a report and the flaws of its JSON, each place once, in the order of the document."""
    told = {fault.path for fault in report.faults}
    faults = [*report.faults, *(flaw for flaw in flaws if flaw.path not in told)]
    order = {name: index for index, name in enumerate(document)}

    def place(fault: Fault) -> tuple[int, int]:
        found = _TOP.match(fault.path)
        return (order.get(found[1], -1), int(found[2] or -1)) if found else (-1, -1)

    return tuple(sorted(faults, key=place))
