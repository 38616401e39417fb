"""Section: the base of all sections of a pack."""

from abc import ABC, abstractmethod
from typing import ClassVar

from reportlab.platypus import Flowable

from exercise_planner.briefing.context import Context


class Section(ABC):
    """One section of a pack.

    Args:
        code: The name of its file.
        title: Its heading, its line in the contents and its bookmark.
        landscape: Whether its pages lie on their long side.
        numbered: Whether it has a heading and stands in the contents; the cover does not.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    landscape: ClassVar[bool] = False
    numbered: ClassVar[bool] = True

    def applies(self, context: Context) -> bool:  # noqa: ARG002
        """Whether there is anything to print."""
        return True

    @abstractmethod
    def story(self, context: Context, width: float) -> list[Flowable]:
        """What is printed below the heading.

        Args:
            context: What is printed.
            width: The width of the text, in points.
        """
