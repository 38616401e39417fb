"""Writer: the base of all formats that are written."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from exercise_planner.domain.exercise import Exercise
from exercise_planner.interchange.saving import replace_file


class Writer(ABC):
    """One format that is written.

    Args:
        name: The word by which it is chosen.
        title: What the file dialog shows.
        suffix: The end of its file names, with the dot.
        writes: What goes into the file, in a few words.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    suffix: ClassVar[str]
    writes: ClassVar[str]

    @abstractmethod
    def data(self, exercise: Exercise) -> bytes:
        """The content of the file."""

    def write(self, exercise: Exercise, path: Path) -> None:
        """Write a file, or replace it whole.

        Raises:
            DocumentError: It cannot be written; what was there before is untouched.
        """
        replace_file(path, self.data(exercise))
