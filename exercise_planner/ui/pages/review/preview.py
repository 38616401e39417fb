"""The preview of a merge: what the nation changed, what changed here meanwhile, and where the two collide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.telling import Teller
from exercise_planner.edits.merging import Key, State
from exercise_planner.ui import words
from exercise_planner.ui.models.lines import Lines
from exercise_planner.ui.pages.review.choices import ChoicesModel
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, card, label
from exercise_planner.ui.widgets.lines_view import LinesView
from exercise_planner.workspace.receiving import Received

WIDTHS = (260, 150, 220, 180)
CHANGE_WIDTHS = (200, 110, 260)


class MergePreview(QDialog):
    """Asks what is taken of a review file that came back.

    Args:
        received: The file, compared with what is here.
        parent: The window.
    """

    def __init__(self, received: Received, parent: QWidget) -> None:
        super().__init__(parent)
        self.received = received
        merge, manifest = received.merge, received.file.manifest
        title = self.tr("Review of {nation}: {file}")
        self.setWindowTitle(title.format(nation=manifest.nation.name, file=received.source))
        self.model = ChoicesModel.of(merge, self)
        self.rest = ChoicesModel(merge.of(State.REFUSED, State.SAME), (), self)
        self.meanwhile = Lines(tuple(self.tr(one) for one in ("Name", "What", "As it was sent", "Now")), self)
        teller = Teller(merge.comparison)
        self.meanwhile.show(
            tuple((one.name, teller.nature(one), *teller.texts(one)) for one in merge.meanwhile)
        )
        self.summary = label(wraps=True)
        self.tabs = QTabWidget()
        self.clean_button = button(self.tr("All but collisions"))
        self.all_button = button(self.tr("All"))
        self.none_button = button(self.tr("None"))
        self.accept_button = QPushButton()
        self._lay_out()
        self._tell()
        self.model.ticked.connect(self._tell)
        self.resize(1160, 600)

    @property
    def chosen(self) -> frozenset[Key]:
        """Keys of what is taken."""
        return self.model.chosen

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setSpacing(SPACE)
        for note in self.received.notes:
            frame, inner = card("calm")
            inner.addWidget(label(note, wraps=True))
            outer.addWidget(frame)
        outer.addWidget(self.summary)
        collisions = len(self.received.merge.of(State.COLLISION))
        self._add(self._table(self.model), self.tr("What the nation changed"), self.model.rowCount())
        changes = LinesView(self.meanwhile, self.tr("What changed here meanwhile"), CHANGE_WIDTHS)
        self._add(changes, self.tr("What changed here meanwhile"), self.meanwhile.rowCount())
        self._add(self._table(self.rest), self.tr("Not to be taken"), self.rest.rowCount())
        outer.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Take"), "muted"))
        for one, keys in (
            (self.clean_button, self.received.merge.clean),
            (self.all_button, self.received.merge.choices),
            (self.none_button, frozenset[Key]()),
        ):
            one.setAutoDefault(False)
            one.clicked.connect(lambda _on=False, keys=keys: self.model.choose(keys))
            row.addWidget(one)
        if collisions:
            told = self.tr("Collisions: {n}. Where one is ticked, the nation’s word replaces what is here.")
            row.addWidget(label(told.format(n=collisions), "danger"))
        row.addStretch(1)
        outer.addLayout(row)
        outer.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _add(self, view: QWidget, title: str, number: int) -> None:
        self.tabs.addTab(view, f"{title} ({number})")

    def _table(self, model: ChoicesModel) -> QTableView:
        view = QTableView()
        view.setModel(model)
        view.setAccessibleName(
            self.tr("What the nation changed") if model is self.model else self.tr("Not to be taken")
        )
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        view.horizontalHeader().setStretchLastSection(True)
        view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for number, width in enumerate(WIDTHS):
            view.setColumnWidth(number, width)
        return view

    def _tell(self) -> None:
        taken, number = len(self.chosen), self.model.rowCount()
        self.accept_button.setText(self.tr("Take {n}").format(n=taken))
        self.accept_button.setEnabled(taken > 0)
        if not number:
            self.summary.setText(self.tr("There is nothing new in this file."))
            return
        author = self.received.file.response.author or words.tr("nobody named")
        text = self.tr(
            "Answered by {author}. {taken} of {n} changes are ticked; they go in as one step, "
            "which Ctrl+Z takes back."
        )
        self.summary.setText(text.format(author=author, taken=taken, n=number))
