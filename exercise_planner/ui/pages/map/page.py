"""The page of the map: where everything is at an instant."""

from datetime import datetime

from PySide6.QtCore import QByteArray, QItemSelection, QItemSelectionModel, QSortFilterProxyModel, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
)

from exercise_planner import geography, symbols
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.finding import Subject
from exercise_planner.ui import icons, pictures, words
from exercise_planner.ui.context import Context
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.map.canvas import Canvas
from exercise_planner.ui.pages.map.scene import Film, Scene
from exercise_planner.ui.pages.map.table import MapTable
from exercise_planner.ui.pages.map.time_bar import TimeBar
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import label

NAMED = 5
"""Events of the day that are named; a tooltip names them all."""
SOON = 60
"""Milliseconds after which the finer shapes are read, so that the page is seen before."""


class MapPage(Page):
    """Where everything is."""

    name = "map"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.film: Film | None = None
        self.canvas, self.time, self.model = Canvas(context.tasks), TimeBar(), MapTable(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self.table = QTableView()
        self.tabs = QTabWidget()
        self._count, self.coordinates = label(role="aside"), label(role="muted")
        self.today = label()
        self._is_stale, self._is_new = True, True
        self._is_prepared = False
        self._set_up_table()
        self._lay_out()
        self._connect()

    def _set_up_table(self) -> None:
        self.table.setModel(self._sorted)
        self.table.setAccessibleName(self.tr("What the map shows, as a table"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.table.setAlternatingRowColors(True)
        self.table.setIconSize(pictures.ICON)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((90, 260, 80, 220, 260, 210)):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(self._top())
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.canvas, self.tr("Map"))
        self.tabs.addTab(self.table, self.tr("Table"))
        outer.addWidget(self.tabs, 1)
        outer.addWidget(self.time)
        self.today.setAccessibleName(self.tr("Events of the day"))
        self.today.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        outer.addWidget(self.today)
        foot = QHBoxLayout()
        legend = label(
            self.tr("● events running   ○ events later or earlier that day   – – movement that day"), "muted"
        )
        foot.addWidget(legend, 1)
        self.coordinates.setAccessibleName(self.tr("Position under the pointer"))
        foot.addWidget(self.coordinates)
        outer.addLayout(foot)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("Map"), "title"))
        row.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        for icon, tip, act in (
            ("zoom_out", self.tr("Zoom out (wheel, -)"), self.canvas.zoom_out),
            ("zoom_in", self.tr("Zoom in (wheel, +)"), self.canvas.zoom_in),
            ("fit", self.tr("Show everything (Home)"), self.canvas.fit),
        ):
            tool = QToolButton()
            icons.give(tool, icon)
            tool.setToolTip(tip)
            tool.setAccessibleName(tip)
            tool.clicked.connect(act)
            row.addWidget(tool)
        return row

    def _connect(self) -> None:
        bridge = self.context.bridge
        bridge.opened.connect(self._open)
        bridge.changed.connect(self._change)
        bridge.selected.connect(self._show_selection)
        self.time.moved.connect(self._move)
        self.canvas.chosen.connect(bridge.select)
        self.canvas.pointed.connect(self._point)
        self.table.selectionModel().selectionChanged.connect(self._choose_rows)

    def _open(self) -> None:
        self._is_new = True
        self.time.forget()
        self._change()

    def _change(self, _changeset: ChangeSet | None = None) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(SOON, self, self._prepare)
        if self._is_stale:
            self.refresh()
        self._look_at_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        self.time.stop()
        super().hideEvent(event)

    def take_focus(self) -> None:
        (self.canvas if self.tabs.currentIndex() == 0 else self.table).setFocus()

    def refresh(self) -> None:
        """Show the exercise as it is now."""
        exercise = self.context.bridge.exercise
        self._is_stale = False
        if exercise is None:
            self.film = None
            self._show(None)
            return
        places = self.film.places if self.film is not None else ()
        self.film = Film(exercise)
        self.time.set_span(self.film.start, self.film.hours)
        if self._is_new:
            self.time.go_to(self.film.first_event)
        if self._is_new or set(places) != set(self.film.places):
            self.canvas.show_places(self.film.places)
        self._is_new = False
        self._move(self.time.at)
        self._show_selection(self.context.bridge.selection)

    def _prepare(self) -> None:
        """Have the finer shapes and the symbols ready without keeping the window waiting."""
        if self._is_prepared:
            return
        self._is_prepared = True
        self.context.tasks.run(
            lambda _report, _stop: _load(),
            done=lambda _result: self.canvas.refine(),
            failed=self.context.errors.show,
        )

    def _move(self, at: datetime | None) -> None:
        self._show(self.film.scene(at) if self.film is not None and at is not None else None)

    def _show(self, scene: Scene | None) -> None:
        self.canvas.show_scene(scene)
        self.model.show_scene(scene)
        if scene is None:
            self._count.clear()
            self.today.clear()
            return
        self._say_today(scene)
        running = sum(len(spot.events) for spot in scene.spots)
        units = sum(len(spot.units) for spot in scene.spots)
        said = self.tr("Events running: {events} · units: {units} · venues: {venues}").format(
            events=running, units=units, venues=sum(spot.venue is not None for spot in scene.spots)
        )
        left = len(scene.missing) + len(scene.elsewhere)
        more = self.tr(" · {n} not on the map (see Table)").format(n=left) if left else ""
        self._count.setText(said + more)
        self._show_selection(self.context.bridge.selection)

    def _say_today(self, scene: Scene) -> None:
        """Name the events of the day, those that run first."""
        running = [f"● {event.name}" for spot in scene.spots for event in spot.events]
        others = [
            f"○ {event.name}" for spot in scene.spots for event in spot.today if event not in spot.events
        ]
        found = running + others
        self.today.setText(words.listed(found, NAMED) or self.tr("No events on this day"))
        self.today.setToolTip("\n".join(found))

    def _point(self, longitude: float, latitude: float) -> None:
        degrees, grid = geography.degrees_text(longitude, latitude), geography.grid_text(longitude, latitude)
        self.coordinates.setText(f"{degrees}   {grid}")

    def _show_selection(self, subjects: tuple[Subject, ...]) -> None:
        chosen = frozenset(subjects)
        if chosen != self.canvas.selected:
            self.canvas.set_selected(chosen)
        selection = QItemSelection()
        for number, row in enumerate(self.model.rows):
            if chosen and chosen.intersection(row.subjects):
                index = self._sorted.mapFromSource(self.model.index(number, 0))
                selection.select(index, index.siblingAtColumn(self.model.columnCount() - 1))
        choosing = self.table.selectionModel()
        choosing.blockSignals(True)  # noqa: FBT003  Qt has no keyword here
        choosing.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        choosing.blockSignals(False)  # noqa: FBT003
        self.table.viewport().update()

    def _look_at_selection(self) -> None:
        """What was selected elsewhere is on the screen when the page comes."""
        for spot in self.canvas.scene.spots if self.canvas.scene is not None else ():
            here = {spot.subject, *(Subject("unit", unit.id) for unit in spot.units)}
            if here & self.canvas.selected:
                self.canvas.look_at(spot.position)
                return

    def _choose_rows(self) -> None:
        numbers = [
            self._sorted.mapToSource(index).row() for index in self.table.selectionModel().selectedRows()
        ]
        found = [subject for number in numbers for subject in self.model.rows[number].subjects]
        self.context.bridge.select(tuple(dict.fromkeys(found)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() == keys.Key_Space:
            self.time.toggle()
        elif event.key() == keys.Key_PageUp:
            self.time.step(-1)
        elif event.key() == keys.Key_PageDown:
            self.time.step(1)
        else:
            super().keyPressEvent(event)

    def saved_state(self) -> str:
        state = self.table.horizontalHeader().saveState()
        return bytes(state.toBase64().data()).decode("ascii")

    def restore_state(self, state: str) -> None:
        self.table.horizontalHeader().restoreState(QByteArray.fromBase64(state.encode("ascii")))


def _load() -> None:
    symbols.load()
    geography.load()
