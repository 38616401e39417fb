"""LinkPane: sentences whose records are links that lead to them."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtWidgets import QTextBrowser

from exercise_planner.domain.finding import Subject
from exercise_planner.ui.bridge import Bridge

SCHEME = "record"


def to(subject: Subject, text: str) -> str:
    """A link to a record, as HTML."""
    return f'<a href="{SCHEME}:{escape(subject.noun)}/{_coded(subject.id)}">{escape(text)}</a>'


def _coded(record_id: str) -> str:
    return bytes(QUrl.toPercentEncoding(record_id).data()).decode("ascii")


def title(text: str) -> str:
    """A heading, as HTML."""
    return f'<p style="margin:0 0 4px 0; font-size:11pt; font-weight:600">{escape(text)}</p>'


def line(html: str) -> str:
    """A paragraph of HTML."""
    return f'<p style="margin:0 0 3px 0">{html}</p>'


def listed(items: Iterable[str]) -> str:
    """A list of HTML items."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul style="margin:0 0 4px 16px; -qt-list-indent:0">{inner}</ul>'


class LinkPane(QTextBrowser):
    """Shows sentences; a click on a link, or Tab and Enter, leads to the record.

    Args:
        bridge: The open document.
        name: What those who hear the window are told it is.
    """

    def __init__(self, bridge: Bridge, name: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)

    def say(self, html: str) -> None:
        """Show other sentences; the place of the reader stays while they are the same."""
        if self.property("said") != html:
            self.setProperty("said", html)
            self.setHtml(html)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        said = self.property("said")
        if event.type() == QEvent.Type.PaletteChange and said:
            self.setHtml(said)  # links are coloured when they are read

    def _follow(self, url: QUrl) -> None:
        noun, _, record_id = url.path(QUrl.ComponentFormattingOption.FullyDecoded).partition("/")
        if url.scheme() == SCHEME:
            self._bridge.show(Subject(noun, record_id))
