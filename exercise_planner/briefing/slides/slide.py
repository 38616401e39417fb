"""Slide: the base of all slides, and the Boards that they are drawn on."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from exercise_planner.briefing.context import Context
from exercise_planner.briefing.slides.board import Board

NewBoard = Callable[[str], Board]
"""Makes another slide with a title, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Show:
    """What is shown.

    Args:
        context: What the reader may see.
        day: The day whose programme is shown.
    """

    context: Context
    day: date


class Slide(ABC):
    """One subject, on a slide or on several where it needs them.

    Args:
        title: Its heading.
    """

    title: ClassVar[str]

    def applies(self, show: Show) -> bool:  # noqa: ARG002
        """Whether there is anything to show."""
        return True

    @abstractmethod
    def draw(self, show: Show, board: NewBoard) -> None:
        """Draw it.

        Args:
            show: What is shown.
            board: Makes the slides that it needs.
        """
