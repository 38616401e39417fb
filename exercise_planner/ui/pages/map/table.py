"""The table of what the map shows: each place, unit and movement in a row."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from exercise_planner.domain.finding import Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.geography import degrees_text, grid_text
from exercise_planner.ui import pictures, words
from exercise_planner.ui.pages.map.scene import Leg, Scene, Spot

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = (
    words.QT_TRANSLATE_NOOP("MapPage", "What"),
    words.QT_TRANSLATE_NOOP("MapPage", "Name"),
    words.QT_TRANSLATE_NOOP("MapPage", "Nation"),
    words.QT_TRANSLATE_NOOP("MapPage", "Where"),
    words.QT_TRANSLATE_NOOP("MapPage", "Events"),
    words.QT_TRANSLATE_NOOP("MapPage", "Latitude and longitude"),
    words.QT_TRANSLATE_NOOP("MapPage", "MGRS"),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MapPage", text)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is selected with it, its texts, and the unit or nation of its picture."""

    subjects: tuple[Subject, ...]
    texts: tuple[str, ...]
    unit: Unit | None = None
    nation: str = ""


def rows_of(scene: Scene) -> list[Row]:
    """Everything that is drawn, and what would be if its position were known."""
    rows = [_venue(spot, spot.venue) for spot in scene.spots if spot.venue is not None]
    rows += [
        Row((Subject("venue", venue.id),), (*_named(venue), "", "", *_where(None))) for venue in scene.missing
    ]
    rows += [_unit(unit, spot) for spot in scene.spots for unit in spot.units]
    rows += [_unit(unit, None) for unit in scene.elsewhere]
    return rows + [_leg(leg) for leg in scene.legs]


def _venue(spot: Spot, venue: Venue) -> Row:
    events = [f"● {event.name}" for event in spot.events]
    events += [f"○ {event.name}" for event in spot.today if event not in spot.events]
    texts = (*_named(venue), words.choice(venue.kind), ", ".join(events), *_where(spot.position))
    return Row((Subject("venue", venue.id),), texts, nation=venue.nation or "")


def _named(venue: Venue) -> tuple[str, str, str]:
    return _tr("Venue"), venue.name, venue.nation or ""


def _unit(unit: Unit, spot: Spot | None) -> Row:
    if spot is None:
        where = _tr("Not on the map yet")
    else:
        where = spot.venue.name if spot.venue is not None else _tr("At home")
    texts = (_tr("Unit"), unit.name, unit.nation, where, "", *_where(spot.position if spot else None))
    return Row((Subject("unit", unit.id),), texts, unit, unit.nation)


def _leg(leg: Leg) -> Row:
    where = f"{leg.start.name} → {leg.end.name}"
    when = _tr("under way") if leg.is_now else _tr("on this day")
    names = words.listed((unit.name for unit in leg.units), 4)
    subjects = tuple(Subject("unit", unit.id) for unit in leg.units)
    return Row(subjects, (_tr("Movement"), names, "", where, when, "", ""))


def _where(position: Position | None) -> tuple[str, str]:
    if position is None:
        return _tr("No position"), ""
    at = (position.longitude, position.latitude)
    return degrees_text(*at), grid_text(*at)


class MapTable(QAbstractTableModel):
    """The rows of a scene."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_scene(self, scene: Scene | None) -> None:
        """Show another scene; rows that stay the same keep their places."""
        rows = rows_of(scene) if scene is not None else []
        if [row.subjects for row in rows] == [row.subjects for row in self.rows] and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        elif rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.DecorationRole:
            if index.column() == 1 and row.unit is not None:
                return pictures.symbol_icon(row.unit)
            if index.column() == 2 and row.nation:
                return pictures.flag_icon(row.nation)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _tr(COLUMNS[section])
        return None
