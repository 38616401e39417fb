"""VersionChoice: which version is printed: a frozen one, or the exercise as it is now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from exercise_planner.domain.exercise import Exercise
from exercise_planner.ui.bridge import Bridge

if TYPE_CHECKING:
    from exercise_planner.storage import Version


Printed = Callable[[], tuple[Exercise, str]]
"""Gives an exercise and what packs call its version; may take a while, and be called from any thread."""


class VersionChoice(QComboBox):
    """Offers the versions of the open exercise, the newest first after what stands for none of them.

    Args:
        bridge: The open exercise.
        none: What stands for no version: *now*, or *no changes*.
        title: What a version is called here, with a place for its ``name``.
        tip: What is chosen.
    """

    def __init__(self, bridge: Bridge, none: str, title: str, tip: str) -> None:
        super().__init__()
        self._bridge, self._none, self._title = bridge, none, title
        self.setAccessibleName(tip)
        self.setToolTip(tip)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.refresh()

    @property
    def chosen(self) -> "Version | None":
        """The version; None for none of them."""
        found: Version | None = self.currentData()
        return found

    def refresh(self) -> None:
        """Offer what there is now; what was chosen stays so."""
        document, chosen = self._bridge.document, self.currentText()
        self.clear()
        self.addItem(self._none, None)
        for version in reversed(document.versions() if document is not None else ()):
            self.addItem(self._title.format(name=version.name), version)
        self.setCurrentIndex(max(self.findText(chosen), 0))

    def showPopup(self) -> None:
        self.refresh()  # another version may have been frozen since
        super().showPopup()

    def printed(self) -> Printed | None:
        """What gives the exercise that is chosen, and what packs call its version; it may take a while.

        Returns:
            A function that may be called from any thread; None where no exercise is open.
        """
        document, version = self._bridge.document, self.chosen
        if document is None:
            return None

        def get() -> tuple[Exercise, str]:
            from exercise_planner.workspace.versions import exercise_at, label_at  # noqa: PLC0415  slow

            return exercise_at(document, version), label_at(document, version)

        return get
