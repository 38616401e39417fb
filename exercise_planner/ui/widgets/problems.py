"""Problems: the findings below the window; a click leads to what one is about."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from exercise_planner.ui.context import Context
from exercise_planner.ui.models.findings import FindingsModel
from exercise_planner.ui.widgets.labels import label
from exercise_planner.ui.widgets.remedy import FindingBar

TWO_LINES = 38


class ProblemsView(QTableView):
    """The table of findings; Enter does what a click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Problems(QWidget):
    """What the Problems dock holds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.model = FindingsModel(self)
        self.view = ProblemsView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Problems"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setWordWrap(True)
        self.view.setTabKeyNavigation(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(TWO_LINES)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 210)
        header.resizeSection(2, 130)
        header.setHighlightSections(False)
        self._calm = label(role="muted")
        self._calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self.view)
        layout.addWidget(self._calm)
        self.bar = FindingBar(context)
        layout.addWidget(self.bar)
        self.view.selectionModel().currentChanged.connect(lambda now: self._look_at(now.row()))
        self.view.clicked.connect(self._lead)
        context.checking.judged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now."""
        checking, exercise = self._context.checking, self._context.bridge.exercise
        looked_at = self.model.finding(self.view.currentIndex().row())
        self.model.show(checking.findings, exercise)
        self.bar.show_finding(None)
        if looked_at in checking.findings:
            self.view.setCurrentIndex(self.model.index(checking.findings.index(looked_at), 0))
        self.view.setVisible(bool(checking.findings))
        self._calm.setVisible(not checking.findings)
        if exercise is None:
            self._calm.setText(self.tr("No exercise is open."))
        elif checking.judgement is None:
            self._calm.setText(self.tr("Checking…"))
        else:
            self._calm.setText(self.tr("No problems: the schedule keeps every rule."))

    def _look_at(self, row: int) -> None:
        self.bar.show_finding(self.model.finding(row))

    def _lead(self, index: QModelIndex) -> None:
        finding = self.model.finding(index.row())
        if finding is not None and finding.subjects:
            self._context.bridge.show(finding.subjects[0])
