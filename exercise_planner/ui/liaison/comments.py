"""CommentsTab: what the nation says in this answer, and what became of what it said before."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.review import PLAN, Comment
from exercise_planner.ui import words
from exercise_planner.ui.liaison.comment_dialog import CommentDialog
from exercise_planner.ui.liaison.desk import Desk
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.lines_view import LinesView

WIDTHS = (170, 110, 300, 200)
SAID_WIDTHS = (170, 110, 300, 110)


class CommentsTab(QWidget):
    """Lists comments, and asks for new ones."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        heads = ("About", "Severity", "Comment", "Proposed text", "Rationale")
        self.model = Lines(tuple(self.tr(head) for head in heads), self)
        self.view = LinesView(self.model, self.tr("Our comments"), WIDTHS)
        heads = ("About", "Severity", "Comment", "Decision", "Reason")
        self.said = Lines(tuple(self.tr(head) for head in heads), self)
        self.add_button = button(self.tr("New comment on the plan…"), "add")
        self.edit_button = button(self.tr("Edit…"))
        self.remove_button = button(self.tr("Remove"), "remove")
        self._lay_out()
        self.add_button.clicked.connect(lambda: self.ask_new(PLAN, DETAILS_ID))
        self.edit_button.clicked.connect(self.ask_edit)
        self.view.doubleClicked.connect(lambda _index: self.ask_edit())
        self.remove_button.clicked.connect(self.remove)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.setSpacing(SPACE)
        outer.addLayout(row)
        outer.addWidget(self.view, 1)
        said = self._desk.liaison.file.said.comments
        self.said.show(tuple(_said_line(one) for one in said))
        if said:
            outer.addWidget(label(self.tr("What became of what we said before"), "section"))
            title = self.tr("Earlier comments and the decisions about them")
            outer.addWidget(LinesView(self.said, title, SAID_WIDTHS), 1)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of this answer."""
        return self._desk.theirs.all(Comment)

    def refresh(self) -> None:
        """Show what is in the file now."""
        kept = self.view.row
        self.model.show(tuple(_line(one) for one in self.comments))
        self.view.choose(max(kept, 0))
        self._enable()

    def _enable(self) -> None:
        is_chosen = self._chosen() is not None
        self.edit_button.setEnabled(is_chosen)
        self.remove_button.setEnabled(is_chosen)

    def _chosen(self) -> Comment | None:
        row, comments = self.view.row, self.comments
        return comments[row] if 0 <= row < len(comments) else None

    def ask_new(self, about: str, item: str) -> CommentDialog:
        """Ask for a new comment."""
        return self._ask(self._desk.liaison.new_comment(about, item, ""))

    def ask_edit(self) -> CommentDialog | None:
        """Ask for other words of the comment that is chosen."""
        comment = self._chosen()
        return self._ask(comment) if comment is not None else None

    def _ask(self, comment: Comment) -> CommentDialog:
        dialog, liaison = CommentDialog(comment, self.window()), self._desk.liaison
        dialog.accepted.connect(lambda: self._desk.attempt(lambda: liaison.put_comment(dialog.comment)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Remove the comment that is chosen; undo brings it back."""
        comment, liaison = self._chosen(), self._desk.liaison
        if comment is not None:
            self._desk.attempt(lambda: liaison.remove_comment(comment))


def _line(comment: Comment) -> Line:
    texts = (comment.text, comment.proposed, comment.rationale)
    return (
        comment.item_name or comment.item,
        words.choice(comment.gravity),
        *(" ".join(text.split()) for text in texts),
    )


def _said_line(comment: Comment) -> Line:
    decision = words.choice(comment.adjudication) if comment.adjudication else words.tr("Open")
    return (*_line(comment)[:3], decision, comment.reason)
