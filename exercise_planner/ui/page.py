"""Page: the base of what the navigation rail leads to."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from exercise_planner.domain.finding import Subject
from exercise_planner.ui.context import Context


def key_to(number: int) -> str:
    """The keys that lead to a page, by its place in the rail: Ctrl+1 to Ctrl+9, then Alt+1 and on."""
    return f"Ctrl+{number}" if number < 10 else f"Alt+{number - 9}"


class Page(QWidget):
    """One page of the window.

    Attributes:
        name: What it is known by in settings; also the name of its icon.
        title: What the rail calls it, marked for translation.
        nouns: The kinds of record that it leads to.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    nouns: tuple[str, ...] = ()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def reveal(self, subject: Subject) -> None:
        """Lead to a record that is already selected."""

    def saved_state(self) -> str:
        """What the page wants to remember, such as its columns."""
        return ""

    def restore_state(self, state: str) -> None:
        """Take up what was remembered."""
