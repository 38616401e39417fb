"""Labels, buttons and frames of the few styles that the window has."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.ui import icons
from exercise_planner.ui.theme import SPACE


def label(text: str = "", role: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> QLabel:
    """A label.

    Args:
        text: Plain text.
        role: Its style: title, heading, section, muted, aside (on one line with a title), danger or figure.
        parent: Where it is.
        wraps: Whether it may take several lines.
    """
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def button(text: str, icon: str = "", *, primary: bool = False, tip: str = "") -> QPushButton:
    """A push button.

    Args:
        text: What it says.
        icon: Name of its icon.
        primary: Whether it is the one that most will press.
        tip: Its tooltip.
    """
    made = QPushButton(text)
    if icon:
        icons.give(made, icon, "on_accent" if primary else "text")
    if primary:
        made.setProperty("role", "primary")
    made.setToolTip(tip)
    made.setAccessibleDescription(tip)
    return made


def link(text: str) -> QPushButton:
    """A button that looks like a link."""
    made = QPushButton(text)
    made.setProperty("role", "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def card(role: str = "card", parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A frame with a border, and its layout.

    Args:
        role: ``card``, ``calm`` or ``alarm``.
        parent: Where it is.
    """
    frame = QFrame(parent)
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(2 * SPACE, 3 * SPACE // 2, 2 * SPACE, 3 * SPACE // 2)
    layout.setSpacing(SPACE)
    return frame, layout


def form() -> QFormLayout:
    """The layout of a dialog with captions before its fields, which are all of one width."""
    made = QFormLayout()
    made.setVerticalSpacing(SPACE)
    made.setHorizontalSpacing(2 * SPACE)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def add_row(to: QFormLayout, caption: str, widget: QWidget, note: str = "") -> None:
    """Put a field into a form, its caption level with it; perhaps with a note below it."""
    told = QLabel(caption)
    told.setBuddy(widget)
    told.setFixedHeight(widget.sizeHint().height())
    for one in (widget, widget.lineEdit() if isinstance(widget, QComboBox) else None):
        if one is not None:
            one.setAccessibleName(caption.replace("&", ""))
    if not note:
        to.addRow(told, widget)
        return
    widget.setAccessibleDescription(note)
    both = QVBoxLayout()
    both.setSpacing(2)
    both.addWidget(widget)
    both.addWidget(label(note, "muted", wraps=True))
    to.addRow(told, both)


def roomy(spin: QAbstractSpinBox) -> None:
    """Have a number stand a little away from the edge of its field, as all text does."""
    spin.lineEdit().setTextMargins(SPACE // 2, 0, 0, 0)


def clear(layout: QLayout) -> None:
    """Remove all that is in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
