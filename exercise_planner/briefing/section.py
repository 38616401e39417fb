"""Section: the base of all sections of a pack."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from reportlab.platypus import Flowable

from exercise_planner.briefing.context import Context


class Lie(StrEnum):
    """How a page lies, and how large it is."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    FOLD_OUT = "fold-out"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room on the pages of a section, in points.

    Args:
        lie: How they lie.
        width: Of the text.
        height: Of the text, the heading of the section included.
    """

    lie: Lie
    width: float
    height: float


class Section(ABC):
    """One section of a pack.

    Args:
        code: The name of its file.
        title: Its heading, its line in the contents and its bookmark.
        landscape: Whether its pages lie on their long side.
        numbered: Whether it has a heading and stands in the contents; the cover does not.
        fresh: Whether it always begins on a new page; else it follows where enough of a page is left.
        room: The share of a page that is enough.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    landscape: ClassVar[bool] = False
    numbered: ClassVar[bool] = True
    fresh: ClassVar[bool] = False
    room: ClassVar[float] = 0.42

    def applies(self, context: Context) -> bool:  # noqa: ARG002
        """Whether there is anything to print."""
        return True

    def lie(self, context: Context) -> Lie:  # noqa: ARG002
        """How its pages lie; for a section that needs larger sheets when there is much to show."""
        return Lie.LANDSCAPE if self.landscape else Lie.PORTRAIT

    def bends(self, context: Context) -> bool:  # noqa: ARG002
        """Whether it is so short that its pages may lie as those of the section before."""
        return False

    def laid_out(self, context: Context, sheet: Sheet) -> list[Flowable]:
        """What is printed below the heading; for a section that minds the height of its pages too.

        Args:
            context: What is printed.
            sheet: The room on its pages.
        """
        return self.story(context, sheet.width)

    @abstractmethod
    def story(self, context: Context, width: float) -> list[Flowable]:
        """What is printed below the heading.

        Args:
            context: What is printed.
            width: The width of the text, in points.
        """
