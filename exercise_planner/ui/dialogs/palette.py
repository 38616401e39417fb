"""The palette: a field to type a few letters into, and what they lead to."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.ui import icons, theme
from exercise_planner.ui.models.lookup import Found, best
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label

ABOUT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
FOR_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FoundItem(QStyledItemDelegate):
    """A name at the left, and at the right its keys or what kind of thing it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        about = str(index.data(ABOUT_ROLE) or "")
        painter.save()
        painter.setPen(theme.current().colour("muted"))
        box = option.rect.adjusted(0, 0, -SPACE, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), about)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        about = str(index.data(ABOUT_ROLE) or "")
        room = option.rect.width() - option.fontMetrics.horizontalAdvance(about) - 6 * SPACE
        option.text = option.fontMetrics.elidedText(
            option.text,
            Qt.TextElideMode.ElideRight,
            room if about else option.rect.width(),
        )


class Palette(QDialog):
    """Finds a command or a record and leads to it.

    Args:
        things: What can be found.
        parent: The window.
    """

    def __init__(self, things: tuple[Found, ...], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find anything"))
        self._things = things
        self._shown: tuple[Found, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A command, or the name or code of anything"))
        self.field.setAccessibleName(self.windowTitle())
        self.list = QListWidget()
        self.list.setProperty("role", "list")
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(FoundItem(self.list))
        self.list.setIconSize(QSize(18, 18))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._no_icon = QIcon(_blank())
        self._nothing = label(self.tr("Nothing is called that."), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        for widget in (self.field, self.list, self._nothing):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._go)
        self.list.itemClicked.connect(lambda _item: self._go())
        self.field.installEventFilter(self)
        self.resize(560, 420)
        self.move(parent.mapToGlobal(parent.rect().center()) - self.rect().center())
        self._search("")

    def _search(self, text: str) -> None:
        self._shown = best(text, self._things)
        self.list.clear()
        for thing in self._shown:
            item = QListWidgetItem(thing.title, self.list)
            item.setData(ABOUT_ROLE, thing.about)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{thing.title}, {thing.about}".rstrip(", "))
            item.setIcon(icons.icon(thing.icon) if thing.icon else self._no_icon)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _leads_the_list(event):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.accept()
            chosen.act()


def _blank() -> QPixmap:
    """What stands in the place of an icon, so that all names begin at the same place."""
    made = QPixmap(18, 18)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _leads_the_list(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in FOR_THE_LIST
