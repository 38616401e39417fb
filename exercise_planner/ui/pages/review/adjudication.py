"""Adjudication: the comment that is chosen, in full, and what planners decide about it."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.review import Adjudication, Comment
from exercise_planner.ui import words
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label


class AdjudicationPanel(QWidget):
    """Shows a comment, and asks for a decision.

    Attributes:
        decided: Emitted with the decision (None: it is open again) and its reason.
    """

    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.comment: Comment | None = None
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Comment"))
        self.text.setOpenLinks(False)
        self.decision, self.reason = QComboBox(), QLineEdit()
        self.decision.setAccessibleName(self.tr("Decision"))
        self.decision.addItem(self.tr("Open"), None)
        for choice in Adjudication:
            self.decision.addItem(words.choice(choice), choice.value)
        self.reason.setAccessibleName(self.tr("Reason of the decision"))
        self.reason.setPlaceholderText(self.tr("Reason, which the nation is told"))
        self.decide_button = button(
            self.tr("Decide"), primary=True, tip=self.tr("Note the decision; the next review file tells it")
        )
        self.decide_button.clicked.connect(self._decide)
        self.reason.returnPressed.connect(self._decide)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("Decision"), "muted"))
        row.addWidget(self.decision)
        row.addWidget(self.reason, 1)
        row.addWidget(self.decide_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE)
        outer.addWidget(self.text, 1)
        outer.addLayout(row)
        self.show_comment(None, None)

    def show_comment(self, exercise: Exercise | None, comment: Comment | None) -> None:
        """Show a comment; None where none is chosen."""
        self.comment = comment if exercise is not None else None
        for widget in (self.decision, self.reason, self.decide_button):
            widget.setEnabled(self.comment is not None)
        if exercise is None or comment is None:
            self.text.setPlainText(self.tr("Choose a comment to read it and to decide about it."))
            self.reason.clear()
            self.decision.setCurrentIndex(0)
            return
        self.text.setHtml(html_of(exercise, comment))
        self.decision.setCurrentIndex(max(self.decision.findData(comment.adjudication), 0))
        self.reason.setText(comment.reason)

    def _decide(self) -> None:
        if self.comment is not None:
            chosen = self.decision.currentData()
            self.decided.emit(Adjudication(chosen) if chosen else None, self.reason.text())


def html_of(exercise: Exercise, comment: Comment) -> str:
    """A comment in full."""
    head = f"{comment.item_name or comment.item} — {words.choice(comment.gravity)}"
    who = ", ".join(filter(None, (exercise.name(Nation, comment.nation), comment.author, comment.draft)))
    parts = [
        f'<p style="margin:0 0 2px 0; font-weight:600">{escape(head)}</p>',
        f'<p style="margin:0 0 6px 0">{escape(who)}</p>',
        _paragraph("", comment.text),
        _paragraph(words.tr(words.QT_TRANSLATE_NOOP("window", "Proposed text")), comment.proposed),
        _paragraph(words.tr(words.QT_TRANSLATE_NOOP("window", "Rationale")), comment.rationale),
    ]
    return "".join(parts)


def _paragraph(title: str, text: str) -> str:
    if not text:
        return ""
    lead = f"<b>{escape(title)}:</b> " if title else ""
    return f'<p style="margin:0 0 6px 0">{lead}{escape(text).replace(chr(10), "<br>")}</p>'
