"""Card: draws an agreement on the board, each line cut to the width of the column."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exercise_planner.domain.lead_times import Deadline
from exercise_planner.ui import theme
from exercise_planner.ui.pages.agreements.board_model import DEADLINE_ROLE, SIGNS, lines

ICON = 16
MARGIN = 8
GAP = 4


class Card(QStyledItemDelegate):
    """The delegate of the board's columns."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.lineSpacing() * 5 + 2 * MARGIN + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        deadline = index.data(DEADLINE_ROLE)
        if not isinstance(deadline, Deadline):
            return
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        painter.save()
        self._write(painter, option, deadline, index.data(Qt.ItemDataRole.DecorationRole))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, option: QStyleOptionViewItem, deadline: Deadline, sign: QIcon) -> None:
        colours, metrics = theme.current(), option.fontMetrics
        box = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        high, cut = metrics.lineSpacing(), Qt.TextElideMode.ElideRight
        code, *rest, pressing = lines(deadline)
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(colours.colour("text"))
        room = box.width()
        shown = painter.fontMetrics().elidedText(code, cut, room)
        painter.drawText(QRect(box.left(), box.top(), room, high), Qt.AlignmentFlag.AlignLeft, shown)
        painter.setFont(option.font)
        painter.setPen(colours.colour("muted"))
        for number, text in enumerate(rest, 1):
            place = QRect(box.left(), box.top() + number * high, room, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(text, cut, room))
        top = box.top() + 3 * high + GAP
        sign.paint(painter, QRect(box.left(), top, ICON, ICON))
        painter.setPen(colours.colour(SIGNS[deadline.urgency][1]))
        place = QRect(box.left() + ICON + 6, top, room - ICON - 6, 2 * high)
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), pressing)
