"""PlanTab: the answer to the plan as a whole, and what has changed since the last time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exercise_planner.domain.comparison import compared
from exercise_planner.domain.details import DETAILS_ID
from exercise_planner.domain.review import PLAN
from exercise_planner.domain.telling import Teller
from exercise_planner.ui import words
from exercise_planner.ui.liaison.desk import Desk
from exercise_planner.ui.liaison.stance import StanceBox
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, card, label
from exercise_planner.ui.widgets.lines_view import LinesView

WIDTHS = (220, 130, 260)


class PlanTab(QWidget):
    """Asks whether the nation concurs, and tells what is new to it.

    Attributes:
        comment_wanted: Emitted when the plan is to be commented.
    """

    comment_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.stance = StanceBox(self.tr("Answer to the plan"))
        self.comment_button = button(
            self.tr("Comment…"), "add", tip=self.tr("Comment on the plan as a whole")
        )
        heads = ("Name", "What", "Before", "Now")
        self.changes = Lines(tuple(self.tr(head) for head in heads), self)
        self.changes.show(self._changes())
        self.progress = label(role="muted", wraps=True)
        self._lay_out()
        self.stance.chosen.connect(self._answer)
        self.comment_button.clicked.connect(self.comment_wanted)

    def _lay_out(self) -> None:
        sent = self._desk.liaison.sent
        frame, inner = card()
        question = self.tr("Does {nation} concur with this plan?")
        inner.addWidget(label(question.format(nation=self._desk.liaison.nation.name), "heading"))
        row = QHBoxLayout()
        row.addWidget(self.stance, 1)
        row.addWidget(self.comment_button)
        inner.addLayout(row)
        inner.addWidget(self.progress)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.setSpacing(SPACE)
        facts = self.tr("{days} · {nations} nations · {events} events, {placed} of them scheduled")
        outer.addWidget(
            label(
                facts.format(
                    days=words.days(sent.details.from_, sent.details.to),
                    nations=len(sent.nations),
                    events=len(sent.events),
                    placed=len(sent.assignments),
                ),
                "muted",
            )
        )
        outer.addWidget(frame)
        outer.addWidget(label(self._heading(), "section"))
        outer.addWidget(LinesView(self.changes, self.tr("What has changed for us"), WIDTHS), 1)

    def _heading(self) -> str:
        if self._desk.liaison.file.earlier is None:
            return self.tr("No earlier version goes with this file, so no changes are shown.")
        return self.tr("What has changed for us since the last version")

    def _changes(self) -> tuple[Line, ...]:
        file = self._desk.liaison.file
        if file.earlier is None:
            return ()
        comparison = compared(file.earlier, file.exercise)
        teller = Teller(comparison)
        ours = comparison.by_nation.get(file.nation, ())
        return tuple((one.name, teller.nature(one), *teller.texts(one)) for one in ours)

    def refresh(self) -> None:
        """Show what is in the file now."""
        liaison = self._desk.liaison
        self.stance.show_stance(liaison.answered(PLAN, DETAILS_ID))
        response = liaison.file.response
        told = self.tr("So far: answers {answers}, comments {comments}, changes of our own {records}.")
        self.progress.setText(
            told.format(
                answers=len(response.answers), comments=len(response.comments), records=len(response.records)
            )
        )

    def _answer(self, stance: object) -> None:
        liaison = self._desk.liaison
        self._desk.attempt(lambda: liaison.answer(PLAN, DETAILS_ID, stance))  # type: ignore[arg-type]
