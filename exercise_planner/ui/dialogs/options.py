"""The form of the user's options, made of the table of options."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.settings import OPTIONS, Option, Settings
from exercise_planner.ui import words
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import add_row, form, roomy

MOST = 86_400


class OptionsDialog(QDialog):
    """A field for each option that has a title.

    Args:
        settings: The options as they are; they are changed when the dialog is accepted.
        parent: The window.
    """

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.inputs: dict[str, QWidget] = {}
        self._values: dict[str, Callable[[], Any]] = {}
        fields = form()
        for option in OPTIONS:
            if option.title:
                made = self._input(option)
                self.inputs[option.name] = made
                add_row(fields, words.tr(option.title), made, words.tr(option.help))
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addLayout(fields)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(480, 320)

    def _input(self, option: Option) -> QWidget:
        value = self._settings[option.name]
        if option.choices:
            combo = QComboBox()
            for choice in option.choices:
                combo.addItem(words.choice(choice), choice)
            combo.setCurrentIndex(max(combo.findData(value), 0))
            self._values[option.name] = combo.currentData
            return combo
        if isinstance(option.default, float | int):
            spin = QDoubleSpinBox() if isinstance(option.default, float) else QSpinBox()
            spin.setRange(0, MOST)
            roomy(spin)
            if isinstance(spin, QDoubleSpinBox):
                spin.setDecimals(0)
            spin.setValue(value)
            self._values[option.name] = spin.value
            return spin
        line = QLineEdit(str(value))
        self._values[option.name] = lambda: line.text().strip()
        return line

    def accept(self) -> None:
        """Keep the options."""
        for name, value in self._values.items():
            if value() != self._settings[name]:
                self._settings[name] = value()
        super().accept()
