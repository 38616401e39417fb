"""Page: the base of what the navigation rail leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
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
        nouns: The kinds of record that it leads to.
        page_wanted: Emitted with the name of another page that the user asks for.
        told: Emitted with a sentence that the window is to show.
        searching: Emitted with what is to be said of the solver.
        inspected: Emitted when the user goes on in the inspector.
    """

    page_wanted = Signal(str)
    told = Signal(str)
    searching = Signal(str)
    inspected = Signal()

    name: ClassVar[str]
    nouns: tuple[str, ...] = ()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def take_focus(self) -> None:
        """Have the keys go to what the page is mostly for; the user has come to it."""
        self.setFocus()

    def reveal(self, subject: Subject) -> None:
        """Lead to a record that is already selected."""

    def saved_state(self) -> str:
        """What the page wants to remember, such as its columns."""
        return ""

    def restore_state(self, state: str) -> None:
        """Take up what was remembered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the rail knows it before it is there: pages are imported and built when they are wanted.

    Args:
        name: What it is known by.
        title: What the rail calls it, marked for translation.
        nouns: The kinds of record that it leads to.
        load: Imports its class.
    """

    name: str
    title: str
    nouns: tuple[str, ...]
    load: Callable[[], type[Page]]
