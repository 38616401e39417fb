"""Book: the pages of a window, each built when it is first wanted."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QTimer

from exercise_planner.ui.context import Context
from exercise_planner.ui.page import Entry, Page

PAUSE = 60
"""Milliseconds between pages that are built ahead, in which the user comes first."""


class Book(Mapping[str, Page]):
    """The pages by name.

    Args:
        context: What the window shares.
        entries: The pages that there are.
        seat: Called with each page when it is built.
    """

    def __init__(self, context: Context, entries: tuple[Entry, ...], seat: Callable[[Page], None]) -> None:
        self._context, self._seat = context, seat
        self._entries = {entry.name: entry for entry in entries}
        self._built: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._built:
            self._built[name] = self._entries[name].load()(self._context)
            self._seat(self._built[name])
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def built(self) -> tuple[Page, ...]:
        """The pages that have been wanted so far."""
        return tuple(self._built.values())

    @property
    def by_noun(self) -> dict[str, str]:
        """The name of the page that leads to each kind of record."""
        entries = reversed(self._entries.values())
        return {noun: entry.name for entry in entries for noun in entry.nouns}

    def build_ahead(self) -> None:
        """Build the pages one after the other while the user does nothing, so that each is there at once."""
        waiting = (entry for entry in self._entries.values() if entry.name not in self._built)
        entry = next(waiting, None)
        if entry is not None:
            self._context.tasks.run(
                lambda _report, _stop: entry.load(),
                lambda _page: self._build_next(entry.name),
                self._context.errors.show,
            )

    def _build_next(self, name: str) -> None:
        _ = self[name]
        QTimer.singleShot(PAUSE, self._context.bridge, self.build_ahead)
