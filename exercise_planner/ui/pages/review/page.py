"""The page of reviews: where a nation stands, decisions about its comments, review files out and in."""

import contextlib

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.review import Adjudication, Comment
from exercise_planner.edits import review
from exercise_planner.errors import ExercisePlannerError
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.lines import Lines
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.review.adjudication import AdjudicationPanel
from exercise_planner.ui.pages.review.files import ReviewFiles
from exercise_planner.ui.pages.review.shown import Shown, comment_line, look
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.fresh import Fresh
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.lines_view import LinesView

COMMENT_WIDTHS = (110, 105, 150, 90)
EVENT_WIDTHS = (200, 190, 130, 150)
UNIT_WIDTHS = (200, 120, 180)
CHANGE_WIDTHS = (190, 110, 220)


class ReviewPage(Page):
    """What nations say of the plan."""

    name = "review"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown, self._wanted = Shown(), ""
        self.nation, self.tabs = QComboBox(), QTabWidget()
        self.files = ReviewFiles(context, self)
        self.comments = Lines(self._heads("Nation", "Severity", "About", "Decision", "Comment"), self)
        self.events = Lines(self._heads("Event", "When", "Where", "Answers", "Comments"), self)
        self.units = Lines(self._heads("Unit", "Nation", "Available", "Unavailable"), self)
        self.changes = Lines(self._heads("Name", "What", "In the last version", "Now"), self)
        self.comment_view = LinesView(
            self.comments,
            self.tr("Comments"),
            COMMENT_WIDTHS,
            self.tr("No comments yet: they come with the review files that nations send back."),
        )
        self.event_view = LinesView(
            self.events, self.tr("Events"), EVENT_WIDTHS, self.tr("It takes part in no event.")
        )
        self.unit_view = LinesView(self.units, self.tr("Units"), UNIT_WIDTHS, self.tr("It brings no units."))
        self.change_view = LinesView(
            self.changes,
            self.tr("Changes"),
            CHANGE_WIDTHS,
            self.tr("Nothing has changed, or no version is frozen yet (Ctrl+Shift+V)."),
        )
        self.panel = AdjudicationPanel()
        self._summary, self._said = label(wraps=True), label(role="muted", wraps=True)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.fresh = Fresh(self, context, self._look, self._show)
        self._fill_nations()

    def _heads(self, *heads: str) -> tuple[str, ...]:
        return tuple(self.tr(head) for head in heads)

    def _make_buttons(self) -> None:
        self.make_button = button(
            self.tr("Make review file…"),
            "save",
            primary=True,
            tip=self.tr("Write what the nation may see of a version into a file that it answers"),
        )
        self.merge_button = button(
            self.tr("Merge review file…"), "import", tip=self.tr("Take what a nation has answered")
        )
        self.write_button = button(
            self.tr("To Excel…"), tip=self.tr("Write the matrix of comments as a workbook")
        )
        self.take_button = button(
            self.tr("From Excel…"), tip=self.tr("Take decisions and new comments from a workbook")
        )

    def _lay_out(self) -> None:
        row, deeds = QHBoxLayout(), QHBoxLayout()
        for line in (row, deeds):
            line.setSpacing(SPACE)
        caption = label(self.tr("Nation"), "muted")
        caption.setBuddy(self.nation)
        self.nation.setAccessibleName(self.tr("Nation that reviews"))
        self.nation.setMinimumWidth(180)
        row.addWidget(caption)
        row.addWidget(self.nation)
        row.addWidget(self._summary, 1)
        deeds.addWidget(self._said, 1)
        for one in (self.write_button, self.take_button, self.merge_button, self.make_button):
            deeds.addWidget(one)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.comment_view)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.tabs.setDocumentMode(True)
        for view in (split, self.event_view, self.unit_view, self.change_view):
            self.tabs.addTab(_padded(view), "")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addWidget(label(self.tr("Review"), "title"))
        outer.addLayout(row)
        outer.addLayout(deeds)
        outer.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.nation.currentIndexChanged.connect(lambda _index: self._note())
        self.nation.activated.connect(lambda _index: self.fresh.renew())
        self.make_button.clicked.connect(lambda: self.files.ask_and_make(self.chosen))
        self.merge_button.clicked.connect(self.files.ask_and_merge)
        self.write_button.clicked.connect(lambda: self.files.ask_and_write_matrix(self.chosen))
        self.take_button.clicked.connect(self.files.ask_and_take_matrix)
        self.files.said.connect(self._said.setText)
        self.panel.decided.connect(self._decide)
        self.comment_view.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.event_view.doubleClicked.connect(
            lambda index: self._lead("event", self.shown.event_ids[index.row()])
        )
        self.unit_view.doubleClicked.connect(
            lambda index: self._lead("unit", self.shown.unit_ids[index.row()])
        )
        self.context.bridge.opened.connect(self._reopen)
        self.context.bridge.changed.connect(
            lambda changeset: self._fill_nations() if changeset.touches(Nation) else None
        )

    @property
    def chosen(self) -> str:
        """Id of the nation that is chosen; empty for all."""
        return str(self.nation.currentData() or "")

    @property
    def said(self) -> str:
        """What is said of the last file."""
        return self._said.text()

    @property
    def summary(self) -> str:
        """How the nation stands to the plan."""
        return self._summary.text()

    def choose(self, nation: str) -> None:
        """Show a nation; all where it is empty."""
        self.nation.setCurrentIndex(max(self.nation.findData(nation), 0))
        self.fresh.renew()

    def _note(self) -> None:
        """Note what is chosen, where another thread may read it."""
        self._wanted = self.chosen

    def _reopen(self) -> None:
        self._said.setText("")
        self._fill_nations()

    def _fill_nations(self) -> None:
        exercise, kept = self.context.bridge.exercise, self.chosen
        self.nation.clear()
        self.nation.addItem(self.tr("All nations"), "")
        for nation in sorted(exercise.nations if exercise is not None else (), key=lambda one: one.name):
            self.nation.addItem(f"{nation.name} ({nation.id})", nation.id)
        self.nation.setCurrentIndex(max(self.nation.findData(kept), 0))

    def _look(self, exercise: Exercise) -> tuple[Exercise, Shown]:
        """Runs in another thread."""
        return exercise, look(exercise, self._wanted, self._earlier())

    def _earlier(self) -> Exercise | None:
        """The last version, if there is one."""
        document = self.context.bridge.document
        with contextlib.suppress(ExercisePlannerError):  # it may be closed just now
            versions = document.versions() if document is not None else ()
            return document.frozen(versions[-1]) if document is not None and versions else None
        return None

    def _show(self, found: tuple[Exercise, Shown]) -> None:
        exercise, shown = found
        kept = self.panel.comment.id if self.panel.comment is not None else ""
        self.shown = shown
        self._summary.setText(shown.summary)
        self.comments.show(tuple(comment_line(exercise, one) for one in shown.comments))
        self.events.show(shown.events)
        self.units.show(shown.units)
        self.changes.show(shown.changes)
        titles = ("Comments", "Events", "Units", "Changes since the last version")
        models = (self.comments, self.events, self.units, self.changes)
        for at, (text, model) in enumerate(zip(titles, models, strict=True)):
            self.tabs.setTabText(at, f"{self.tr(text)} ({model.rowCount()})")
        ids = [one.id for one in shown.comments]
        self.comment_view.choose(ids.index(kept) if kept in ids else 0)
        self._choose()

    def _choose(self) -> None:
        row = self.comment_view.row
        comment = self.shown.comments[row] if 0 <= row < len(self.shown.comments) else None
        self.panel.show_comment(self.context.bridge.exercise, comment)

    def _decide(self, decision: Adjudication | None, reason: str) -> None:
        exercise, comment = self.context.bridge.exercise, self.panel.comment
        if exercise is not None and comment is not None and exercise.get(Comment, comment.id) is not None:
            self.context.bridge.apply(review.adjudicate(exercise, [comment], decision, reason))

    def _lead(self, noun: str, record_id: str) -> None:
        self.context.bridge.show(Subject(noun, record_id))


def _padded(view: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, SPACE, 0, 0)
    layout.addWidget(view)
    return made
