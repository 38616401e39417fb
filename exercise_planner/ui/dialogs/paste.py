"""The preview of a block that is pasted into a table: what happens to each row, and what cannot be used."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.ui.models.paste_preview import PastePreview
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, label


class PasteDialog(QDialog):
    """Shows the block, marks its faults, and pastes when it is accepted.

    Args:
        preview: The block.
        parent: The window.
    """

    def __init__(self, preview: PastePreview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Paste a block"))
        self.preview = preview
        preview.setParent(self)
        self.view = QTableView()
        self.view.setModel(preview)
        self.view.setAccessibleName(self.tr("The block as it will be pasted"))
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.view.resizeColumnsToContents()
        self.summary = label(wraps=True)
        self.reason = label(role="danger", wraps=True)
        self.next = button(
            self.tr("&Next fault"), "error", tip=self.tr("Go to the next cell that cannot be used")
        )
        self._lay_out()
        self.next.clicked.connect(self.go_to_next)
        self.view.selectionModel().currentChanged.connect(self._explain)
        preview.judged.connect(self._sum_up)
        self._sum_up()
        self.go_to_next()
        self.resize(860, 520)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button: QPushButton = buttons.addButton(
            self.tr("&Paste"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        low = QHBoxLayout()
        low.addWidget(self.next)
        low.addWidget(self.reason, 1)
        low.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addLayout(low)

    def _sum_up(self) -> None:
        found = self.preview.pasting
        used = [row for row in found.rows if not row.is_left_out]
        new, faults = sum(row.is_new for row in used), len(found.faults)
        say = [
            self.tr("{n} rows: {new} new, {old} changed.").format(
                n=len(found.rows), new=new, old=len(used) - new
            )
        ]
        if faults:
            words = self.tr(
                "{n} cells cannot be used and are marked; put them right here, or leave them out."
            )
            say.append(words.format(n=faults))
        if len(used) < len(found.rows):
            words = self.tr("Left out altogether, for want of what a new row needs: {n}.")
            say.append(words.format(n=len(found.rows) - len(used)))
        self.summary.setText(" ".join(say))
        self.next.setEnabled(bool(faults))
        self.accept_button.setEnabled(bool(found.changeset))
        self._explain(self.view.currentIndex())

    def _explain(self, index: QModelIndex) -> None:
        cell = self.preview.cell(index)
        self.reason.setText(cell.problem if cell is not None else "")

    def go_to_next(self) -> None:
        """Make the next cell that cannot be used the current one."""
        faults = self.preview.pasting.faults
        if not faults:
            return
        now = (self.view.currentIndex().row(), self.view.currentIndex().column() - 1)
        row, place = next((fault for fault in faults if fault > now), faults[0])
        index = self.preview.index(row, place + 1)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
