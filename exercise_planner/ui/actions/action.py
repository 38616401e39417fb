"""Action: one thing that the user can do, and Commands: what actions act on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.documents import Documents
from exercise_planner.ui.page import Page


class Commands(Protocol):
    """What actions act on: the main window."""

    @property
    def bridge(self) -> Bridge:
        """The open document."""

    @property
    def documents(self) -> Documents:
        """Opens, imports and saves."""

    def page(self, name: str) -> Page:
        """A page by name."""

    def current_page(self) -> Page:
        """The page that is shown."""

    def go_to(self, name: str) -> None:
        """Show a page."""

    def set_theme(self, name: str) -> None:
        """Give the window other colours."""

    def toggle_dock(self, name: str) -> None:
        """Show or hide a dock: inspector or problems."""

    def find_anything(self) -> object:
        """Find any command or record."""

    def next_pane(self, step: int) -> None:
        """Have the keys go to the next part of the window, or to the one before."""

    def options(self) -> object:
        """Ask for the user's options."""

    def manual(self) -> object:
        """Help with the page that is shown."""

    def about(self) -> None:
        """Say what this program is."""

    def shortcuts(self) -> None:
        """Say which keys do what."""

    def quit(self) -> None:
        """Close the window."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the user can do.

    Args:
        name: What it is known by.
        text: What the menu says, marked for translation.
        act: What it does.
        shortcuts: Keys; the first is shown.
        icon: Name of its icon.
        needs: What must be there: nothing (""), an open "document", something to "undo" or to "redo".
    """

    name: str
    text: str
    act: Callable[[Commands], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    needs: str = ""
