"""Board: agreements as cards in a column for each status; dragging, or Ctrl and an arrow, gives another."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from exercise_planner.domain.agreement import AgreementStatus
from exercise_planner.domain.lead_times import Deadline
from exercise_planner.ui import words
from exercise_planner.ui.pages.agreements.board_model import BoardModel
from exercise_planner.ui.pages.agreements.card import Card
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.emptiness import say_nothing
from exercise_planner.ui.widgets.labels import label

STATUSES = tuple(AgreementStatus)


class Cards(QListView):
    """One column of the board.

    Attributes:
        stepping: Emitted with -1 or 1 when the current card is to go to the column on that side.
        leaving: Emitted with -1 or 1 when the user goes to the column on that side.
    """

    stepping = Signal(int)
    leaving = Signal(int)

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("cards")
        self.setProperty("role", "list")
        self.setItemDelegate(Card(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSpacing(3)
        self.setAccessibleName(words.choice(model.status))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        say_nothing(self, self.tr("None. A card can be dragged here."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepping.emit(step)
        else:
            self.leaving.emit(step)


class Board(QWidget):
    """The columns.

    Attributes:
        moved: Emitted with the ids of agreements and the status that they are to have.
        chosen: Emitted with the id of the agreement that is now the current one.
    """

    moved = Signal(object, object)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.models = {status: BoardModel(status, self) for status in STATUSES}
        self.views = {status: Cards(model) for status, model in self.models.items()}
        self._counts: dict[AgreementStatus, QLabel] = {}
        self._current = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for status in STATUSES:
            layout.addLayout(self._column(status), 1)
            self._connect(status)

    def _column(self, status: AgreementStatus) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        head = QHBoxLayout()
        title = label(words.choice(status), "heading")
        title.setBuddy(self.views[status])
        self._counts[status] = label("0", "muted")
        head.addWidget(title)
        head.addWidget(self._counts[status], 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.views[status], 1)
        return column

    def _connect(self, status: AgreementStatus) -> None:
        view, model = self.views[status], self.models[status]
        model.dropped.connect(lambda ids: self.moved.emit(ids, status))
        view.stepping.connect(lambda step: self._step(status, step))
        view.leaving.connect(lambda step: self._leave(status, step))
        view.selectionModel().currentChanged.connect(lambda index, _old: self._choose(status, index))

    def _choose(self, status: AgreementStatus, index: QModelIndex) -> None:
        if index.isValid():
            self._current = self.models[status].deadlines[index.row()].agreement.id
            for other, view in self.views.items():
                if other is not status:
                    view.clearSelection()
            self.chosen.emit(self._current)

    def _step(self, status: AgreementStatus, step: int) -> None:
        place = STATUSES.index(status) + step
        if 0 <= place < len(STATUSES) and self.models[status].row_of(self._current) >= 0:
            self.moved.emit((self._current,), STATUSES[place])

    def _leave(self, status: AgreementStatus, step: int) -> None:
        place = STATUSES.index(status) + step
        while 0 <= place < len(STATUSES):
            view = self.views[STATUSES[place]]
            if view.model().rowCount():
                view.setFocus()
                row = max(view.currentIndex().row(), 0)
                view.setCurrentIndex(QModelIndex())
                view.setCurrentIndex(view.model().index(row, 0))
                return
            place += step

    def take_focus(self) -> None:
        """Have the keys go to the current card, else to the first one."""
        views = [view for view in self.views.values() if view.model().rowCount()]
        chosen = (view for view in views if view.selectionModel().hasSelection())
        next(chosen, views[0] if views else self).setFocus()

    def show_deadlines(self, deadlines: tuple[Deadline, ...]) -> None:
        """Show agreements; the current card stays the current one, wherever it has gone."""
        had_focus = any(view.hasFocus() for view in self.views.values())
        for status, model in self.models.items():
            model.show_deadlines(deadlines)
            self._counts[status].setText(str(model.rowCount()))
        self.select(self._current, focus=had_focus)

    def select(self, agreement_id: str, *, focus: bool = False) -> None:
        """Make an agreement the current one."""
        flags = QItemSelectionModel.SelectionFlag
        for status, model in self.models.items():
            row = model.row_of(agreement_id)
            view = self.views[status]
            if row < 0:
                view.clearSelection()
                continue
            self._current = agreement_id
            view.selectionModel().setCurrentIndex(model.index(row, 0), flags.ClearAndSelect)
            view.scrollTo(model.index(row, 0))
            if focus:
                view.setFocus()
