"""MarkingBanner: the marking on top and bottom of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exercise_planner.ui.markings import Banner
from exercise_planner.ui.widgets.labels import label


class MarkingBanner(QWidget):
    """A line of text in the colour of its level; the text says the level too."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._label: QLabel = label(role="banner", parent=self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setAccessibleName(self.tr("Marking, {place}").format(place=place))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    @property
    def text(self) -> str:
        """What the banner says."""
        return self._label.text()

    @property
    def reason(self) -> str:
        """Why the marking is so."""
        return self._label.toolTip()

    def show_banner(self, banner: Banner) -> None:
        """Show another marking."""
        self._label.setText(banner.text)
        self._label.setToolTip("\n".join(filter(None, (banner.text, banner.reason))))
        self._label.setProperty("level", banner.level.value)
        self._label.style().polish(self._label)

    def resizeEvent(self, _event: object) -> None:
        self._label.setGeometry(self.rect())
