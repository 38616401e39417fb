"""The main window: assembly only. What is assembled knows nothing of the window."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from exercise_planner.domain.finding import Subject
from exercise_planner.settings import Settings
from exercise_planner.ui import icons, layout, theme, words
from exercise_planner.ui.book import Book
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.checking import Checking
from exercise_planner.ui.context import Context
from exercise_planner.ui.dialogs.about import about, shortcuts
from exercise_planner.ui.dialogs.manual import FIRST_TOPIC, Manual
from exercise_planner.ui.dialogs.options import OptionsDialog
from exercise_planner.ui.dialogs.palette import Palette
from exercise_planner.ui.documents import Documents
from exercise_planner.ui.errors import Errors
from exercise_planner.ui.forms.inspector import Inspector
from exercise_planner.ui.markings import banner
from exercise_planner.ui.menus import Menus
from exercise_planner.ui.models.lookup import records
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages import PAGES
from exercise_planner.ui.panes import go_round
from exercise_planner.ui.reviewing import Reviewing
from exercise_planner.ui.services import Services
from exercise_planner.ui.tasks import Tasks
from exercise_planner.ui.widgets.banner import MarkingBanner
from exercise_planner.ui.widgets.notice import Notice
from exercise_planner.ui.widgets.problems import Problems
from exercise_planner.ui.widgets.rail import Rail
from exercise_planner.ui.widgets.start import StartScreen
from exercise_planner.ui.widgets.status import Status

if TYPE_CHECKING:
    from exercise_planner.ui.liaison.view import LiaisonView

HOME = "overview"
PROBLEMS_HEIGHT = 130
"""What the list of problems takes at first, in pixels."""


Opened = TypeVar("Opened", bound=QDialog)


def _opened(dialog: Opened) -> Opened:
    dialog.open()
    return dialog


def _above(*widgets: QWidget) -> QWidget:
    """Widgets below each other without a gap."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return made


class MainWindow(QMainWindow):
    """One window, one exercise.

    Args:
        services: What is asked of the rest of the program.
        settings: The user's options.
    """

    def __init__(self, services: Services, settings: Settings) -> None:
        super().__init__()
        self.bridge = Bridge(self)
        tasks = Tasks(self)
        self.context = Context(
            services,
            settings,
            self.bridge,
            tasks,
            Checking(self.bridge, tasks),
            Errors(self, services.record_fault),
        )
        self.documents = Documents(self.context, self)
        self.start, self.status = StartScreen(), Status(self.context)
        self.pages = Book(self.context, PAGES, self._seat)
        self.rail = Rail(tuple((entry.name, words.tr(entry.title)) for entry in PAGES))
        self.banners = (MarkingBanner(self.tr("top")), MarkingBanner(self.tr("bottom")))
        self.inspector, self.problems = Inspector(self.context), Problems(self.context)
        self._stack, self.notice = QStackedWidget(), Notice()
        self.reviewing = Reviewing(self.context, self._stack)
        self._assemble()
        self._connect()
        self._reopen()
        self.rail.show_page(HOME)
        layout.restore_window(self, settings)

    def _assemble(self) -> None:
        areas, docks = Qt.ToolBarArea, Qt.DockWidgetArea
        top = layout.strip(self, "banner_top", self.banners[0], areas.TopToolBarArea)
        self.addToolBarBreak()
        self.menus = Menus(self, self, self.bridge)
        self.addToolBar(self.menus.toolbar)
        bottom = layout.strip(self, "banner_bottom", self.banners[1], areas.BottomToolBarArea)
        side = layout.strip(self, "side", self.rail, areas.LeftToolBarArea)
        self.docks = {
            "inspector": layout.dock(
                self, "inspector", self.tr("Inspector"), self.inspector, docks.RightDockWidgetArea
            ),
            "problems": layout.dock(
                self, "problems", self.tr("Problems"), self.problems, docks.BottomDockWidgetArea
            ),
        }
        self._giving = layout.Giving(self, self.docks["problems"], PROBLEMS_HEIGHT)
        self._strips = (top, bottom, side, self.menus.toolbar)
        self._stack.addWidget(self.start)
        self.setCentralWidget(_above(self.notice, self._stack))
        self.setStatusBar(self.status)
        self.setWindowIcon(icons.icon("app", "accent"))

    def _seat(self, page: Page) -> None:
        """Give a page that has just been built its place in the window, and what it remembers."""
        self._stack.addWidget(page)
        state = self.context.settings["columns"].get(page.name)
        if state:
            page.restore_state(str(state))
        page.page_wanted.connect(self.go_to)
        page.told.connect(self.notice.say)
        page.searching.connect(self.status.say_solver)
        page.inspected.connect(self._inspect)

    def _connect(self) -> None:
        self.bridge.opened.connect(self._reopen)
        self.bridge.changed.connect(lambda _changes: self._mark())
        self.bridge.shown.connect(self._lead)
        self.bridge.refused.connect(self.context.errors.show)
        self.context.checking.judged.connect(self._make_room)
        self.rail.chosen.connect(self._show_page)
        self.start.wanted.connect(self.documents.open)
        self.start.new_button.clicked.connect(self.documents.ask_new)
        self.start.open_button.clicked.connect(self.documents.ask_open)
        self.start.import_button.clicked.connect(self.documents.ask_import)
        self.documents.opening.connect(self._opening)
        self.documents.ready.connect(self._ready)
        self.documents.recovered.connect(self.notice.say)
        self.documents.review_wanted.connect(self.reviewing.open)
        self.reviewing.ended.connect(self._ready)
        self.reviewing.opened.connect(self._show_review)
        self.reviewing.closed.connect(self._reopen)
        self.documents.told.connect(self.notice.say)
        self.status.problems_wanted.connect(self.docks["problems"].show)

    def page(self, name: str) -> Page:
        """A page by name."""
        return self.pages[name]

    def current_page(self) -> Page:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else self.pages[HOME]

    def go_to(self, name: str) -> None:
        """Show a page."""
        self.rail.show_page(name)
        self._show_page(name)
        if self.bridge.exercise is not None:
            self.pages[name].take_focus()

    def set_theme(self, name: str) -> None:
        """Give the window other colours, and remember it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  there is no window without one
        self.context.settings["theme"] = theme.apply(app, name).name
        icons.refresh(self)
        self.rail.refresh_icons()
        self.status.refresh()
        self.problems.refresh()
        self._list_documents()

    def toggle_dock(self, name: str) -> None:
        """Show or hide a dock."""
        self.docks[name].setVisible(not self.docks[name].isVisible())

    def find_anything(self) -> Palette:
        """Find any command or record."""
        exercise = self.bridge.exercise
        found = records(exercise, self.pages.by_noun, self.bridge.show) if exercise else ()
        things = self.menus.found() + found
        return _opened(Palette(things, self))

    def next_pane(self, step: int) -> None:
        """Have the keys go to the next part of the window, or to the one before."""
        page, form, list_below = self.current_page(), self.inspector, self.problems.view
        sides = (self.rail, self.rail.setFocus), (page, page.take_focus)
        go_round((*sides, (form, form.take_focus), (list_below, list_below.setFocus)), step)

    def options(self) -> OptionsDialog:
        """Ask for the user's options."""
        settings = self.context.settings
        dialog = OptionsDialog(settings, self)
        dialog.accepted.connect(lambda: self.set_theme(settings["theme"]))
        return _opened(dialog)

    def manual(self) -> Manual:
        """Help with the page that is shown."""
        is_open = self.bridge.exercise is not None
        return _opened(Manual(self.current_page().name if is_open else FIRST_TOPIC, self))

    def about(self) -> None:
        """Say what this program is."""
        about(self)

    def shortcuts(self) -> None:
        """Say which keys do what."""
        shortcuts(self, self.menus.keys())

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def open(self, path: Path) -> None:
        """Open a document or import a plan."""
        self.documents.open(path)

    def _show_page(self, name: str) -> None:
        if self.bridge.exercise is not None:
            self._stack.setCurrentWidget(self.pages[name])

    def _lead(self, subject: Subject) -> None:
        """Lead to a record: stay on a page that shows it, else go to its own."""
        is_on_timeline = subject.noun == "event" and self.current_page().name == "schedule"
        name = "schedule" if is_on_timeline else self.pages.by_noun.get(subject.noun)
        if name is not None:
            self.go_to(name)
            self.pages[name].reveal(subject)

    def _inspect(self) -> None:
        """Go on in the inspector."""
        self.docks["inspector"].show()
        self.inspector.take_focus()

    def _reopen(self) -> None:
        exercise, document = self.bridge.exercise, self.bridge.document
        is_open = exercise is not None
        if is_open:
            self.reviewing.close()
        for part in (*self._strips, *self.docks.values()):
            part.setVisible(is_open)
        if is_open and not layout.restore_docks(self, self.context.settings):
            self.resizeDocks([self.docks["inspector"]], [310], Qt.Orientation.Horizontal)
            self.resizeDocks([self.docks["problems"]], [PROBLEMS_HEIGHT], Qt.Orientation.Vertical)
        self._list_documents()
        self._stack.setCurrentWidget(self.pages[self.current_page().name] if is_open else self.start)
        title = f"{exercise.details.name} — " if exercise is not None else ""
        self.setWindowTitle(f"{title}{self.tr('Exercise Planner')}")
        self.setWindowFilePath(str(document.path) if document is not None else "")
        self._mark()

    def _make_room(self) -> None:
        checking = self.context.checking
        self._giving.give(empty=checking.is_current and not checking.findings)

    def _show_review(self, view: "LiaisonView") -> None:
        """What the liaison's room has of the frame: its title, and the marking of what it shows."""
        self.setWindowTitle(f"{view.title.text()} — {self.tr('Exercise Planner')}")
        self.setWindowFilePath(str(view.liaison.path))
        for strip, bar in zip(self._strips, self.banners, strict=False):
            bar.show_banner(banner(view.liaison.sent))
            strip.show()

    def _mark(self) -> None:
        for strip in self.banners:
            strip.show_banner(banner(self.bridge.exercise))

    def _list_documents(self) -> None:
        if self.bridge.exercise is None:
            self.start.show_entries(self.documents.recent(), self.documents.examples())

    def _opening(self, name: str) -> None:
        self.status.showMessage(self.tr("Opening {name}…").format(name=name))
        self.start.setEnabled(False)

    def _ready(self) -> None:
        self.status.clearMessage()
        self.start.setEnabled(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        layout.remember(self, self.context.settings, docks=self.bridge.exercise is not None)
        states = {page.name: state for page in self.pages.built if (state := page.saved_state())}
        self.context.settings["columns"] = {**self.context.settings["columns"], **states}
        self.reviewing.keep()
        self.context.tasks.close()
        self.documents.leave()
        event.accept()
