"""TabbedPage: a page of several tabs, some of which are pages themselves."""

import json

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from exercise_planner.domain.finding import Subject
from exercise_planner.ui.context import Context
from exercise_planner.ui.page import Page


class TabbedPage(Page):
    """A page of tabs; each tab has a name by which it is known in settings and tests."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.parts: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)

    def add_tab(self, name: str, title: str, part: QWidget) -> None:
        """Add a tab at the end."""
        self.parts[name] = part
        self.tabs.addTab(part, title)
        if isinstance(part, Page):
            self.nouns = tuple(dict.fromkeys((*self.nouns, *part.nouns)))

    def show_tab(self, name: str) -> None:
        """Turn to a tab."""
        self.tabs.setCurrentWidget(self.parts[name])

    def take_focus(self) -> None:
        part = self.tabs.currentWidget()
        if isinstance(part, Page):
            part.take_focus()
        else:
            self.tabs.setFocus()

    def reveal(self, subject: Subject) -> None:
        """Lead to a record: stay on a tab that shows it, else turn to its own."""
        able = [part for part in self.parts.values() if isinstance(part, Page) and subject.noun in part.nouns]
        here = self.tabs.currentWidget()
        part = here if here in able else able[0] if able else None
        if isinstance(part, Page):
            self.tabs.setCurrentWidget(part)
            part.reveal(subject)

    def saved_state(self) -> str:
        pages = {name: part for name, part in self.parts.items() if isinstance(part, Page)}
        return json.dumps({name: page.saved_state() for name, page in pages.items()})

    def restore_state(self, state: str) -> None:
        try:
            kept = json.loads(state)
        except ValueError:  # of an earlier version, in which this page had no tabs
            return
        for name, part in self.parts.items():
            if isinstance(part, Page) and isinstance(kept, dict) and isinstance(kept.get(name), str):
                part.restore_state(kept[name])
