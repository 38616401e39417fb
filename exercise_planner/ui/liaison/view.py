"""LiaisonView: the liaison's room, in place of the pages while a review file is open."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.event import Event
from exercise_planner.ui.context import Context
from exercise_planner.ui.liaison.comments import CommentsTab
from exercise_planner.ui.liaison.desk import Desk
from exercise_planner.ui.liaison.own import OwnTab
from exercise_planner.ui.liaison.plan_tab import PlanTab
from exercise_planner.ui.liaison.programme import ProgrammeTab
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.workspace.liaison import Liaison


class LiaisonView(QWidget):
    """A review file to read and to answer.

    Attributes:
        closed: Emitted when the liaison is done.
    """

    closed = Signal()

    def __init__(self, context: Context, liaison: Liaison) -> None:
        super().__init__()
        self.liaison = liaison
        self.desk = Desk(liaison, context.errors, self)
        self.tabs = QTabWidget()
        self.plan, self.programme = PlanTab(self.desk), ProgrammeTab(self.desk)
        self.comments, self.own = CommentsTab(self.desk), OwnTab(self.desk, context.tasks)
        self.author = QLineEdit(liaison.author)
        self.undo_button, self.redo_button = button(self.tr("Undo"), "undo"), button(self.tr("Redo"), "redo")
        self.save_button = button(
            self.tr("Save a copy as…"), "save", tip=self.tr("Go on in another file; this one stays as it is")
        )
        self.close_button = button(
            self.tr("Done"), primary=True, tip=self.tr("Close the file; all is in it, send it back")
        )
        self._kept = label(role="muted", wraps=True)
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        manifest = self.liaison.file.manifest
        title = self.tr("{exercise} — review of “{version}”")
        self.title = label(
            title.format(exercise=manifest.exercise.name, version=manifest.version.name), "title"
        )
        self.title.setWordWrap(True)
        row, below = QHBoxLayout(), QHBoxLayout()
        for line in (row, below):
            line.setSpacing(SPACE)
        row.addWidget(self.title, 1)
        for one in (self.undo_button, self.redo_button, self.save_button, self.close_button):
            row.addWidget(one)
        who = self.tr("{nation}, answered by")
        below.addWidget(label(who.format(nation=self.liaison.nation.name), "muted"))
        self.author.setAccessibleName(self.tr("Your name"))
        self.author.setPlaceholderText(self.tr("Your name"))
        self.author.setMaximumWidth(240)
        below.addWidget(self.author)
        below.addWidget(self._kept, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.plan, self.tr("The plan"))
        self.tabs.addTab(self.programme, self.tr("Programme"))
        self.tabs.addTab(self.comments, self.tr("Comments"))
        self.tabs.addTab(self.own, self.tr("Our units and days"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(row)
        outer.addLayout(below)
        outer.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        for one, keys, act in (
            (self.undo_button, QKeySequence.StandardKey.Undo, self.liaison.undo),
            (self.redo_button, QKeySequence.StandardKey.Redo, self.liaison.redo),
        ):
            one.setShortcut(QKeySequence(keys))
            one.clicked.connect(lambda _on=False, act=act: self.desk.attempt(act))
        self.author.editingFinished.connect(self._name)
        self.save_button.clicked.connect(self.ask_save)
        self.close_button.clicked.connect(self.closed)
        self.desk.changed.connect(self._refresh)
        self.plan.comment_wanted.connect(self.comments.add_button.click)
        self.programme.comment_wanted.connect(lambda event: self.comments.ask_new(Event.noun, event))

    @property
    def said(self) -> str:
        """What is said of where the answers are."""
        return self._kept.text()

    def _refresh(self) -> None:
        for tab in (self.plan, self.programme, self.comments, self.own):
            tab.refresh()
        self.undo_button.setEnabled(self.liaison.can_undo)
        self.redo_button.setEnabled(self.liaison.can_redo)
        number = len(self.comments.comments)
        self.tabs.setTabText(2, f"{self.tr('Comments')} ({number})" if number else self.tr("Comments"))
        told = self.tr("Each answer is in {file} at once. When you are done, send that file back.")
        self._kept.setText(told.format(file=self.liaison.path.name))

    def _name(self) -> None:
        self.desk.attempt(lambda: self.liaison.sign(self.author.text().strip()))

    def ask_save(self) -> None:
        """Ask for another file, and go on there."""
        kinds = self.tr("Review files {pattern}").format(pattern="(*.exreview)")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a copy as"), str(self.liaison.path), kinds
        )
        if chosen:
            path = Path(chosen).with_suffix(".exreview")
            if self.desk.attempt(lambda: self.liaison.save_as(path)):
                self._refresh()

    def keep(self) -> None:
        """Put what is still being written into the file."""
        self.own.keep_caveats()
        self._name()
