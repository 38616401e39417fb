"""The manual: what each page is for and how it is used, in the user's words."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from exercise_planner.assets import asset
from exercise_planner.ui.theme import SPACE

FIRST_TOPIC = "start"


class Manual(QDialog):
    """Shows a topic of ``resources/help``; links lead to other topics.

    Args:
        topic: Name of a page, or ``start``.
        parent: The window.
    """

    def __init__(self, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.topic = ""
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.windowTitle())
        self.text.anchorClicked.connect(self._follow)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.addWidget(self.text)
        layout.addWidget(close)
        self.resize(620, 640)
        self.show_topic(topic)

    def show_topic(self, topic: str) -> None:
        """Show another topic; the first one where there is none of that name."""
        folder = asset("help")
        path: Path = folder / f"{topic}.md"
        self.topic = topic if path.exists() else FIRST_TOPIC
        text = (folder / f"{self.topic}.md").read_text(encoding="utf-8")
        self.text.setMarkdown(
            text if self.topic == FIRST_TOPIC else f"{text}\n\n[{self.tr('First steps')}]({FIRST_TOPIC}.md)"
        )

    def _follow(self, link: QUrl) -> None:
        self.show_topic(Path(link.path()).stem)
