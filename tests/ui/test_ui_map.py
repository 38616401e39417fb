"""The map: what it shows at an instant, and moving, pointing, selecting and playing by mouse and keys."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import judged

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.edits.record import change
from exercise_planner.edits.schedule import adopt
from exercise_planner.geography.view import View
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.map.backdrop import ground, sea
from exercise_planner.ui.pages.map.layout import MOST, Pin, pins
from exercise_planner.ui.pages.map.page import MapPage
from exercise_planner.ui.pages.map.scene import Film, Scene, Spot
from exercise_planner.ui.pages.map.table import rows_of
from exercise_planner.ui.theme import current as current_theme

LEFT = Qt.MouseButton.LeftButton
KEYS = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, scheduled: MainWindow) -> MapPage:
    scheduled.go_to("map")
    found = scheduled.page("map")
    assert isinstance(found, MapPage)
    qtbot.waitUntil(lambda: not found.canvas.backdrop.coarse)
    judged(qtbot, scheduled)
    return found


def at(pin: Pin) -> QPoint:
    return QPoint(round(pin.x), round(pin.y))


def solved_exercise(exercise: Exercise, solved: Outcome) -> Exercise:
    return exercise.with_changes(adopt(exercise, solved.assignments, solved.schedule))


def current(page: MapPage) -> Scene:
    assert page.canvas.scene is not None
    return page.canvas.scene


def test_a_unit_is_where_its_event_is_then_where_it_was_last(exercise: Exercise, solved: Outcome) -> None:
    film = Film(solved_exercise(exercise, solved))
    places = {venue.id: venue.position for venue in exercise.venues}
    checked = 0
    for place in solved.assignments:
        if places.get(place.venue or "") is None:
            continue
        for moment in (place.start, place.end - timedelta(minutes=1)):
            scene = film.scene(moment)
            here = next(spot for spot in scene.spots if spot.position == places[place.venue or ""])
            assert place.id in {event.id for event in here.events}
            assert {seat.unit for seat in place.units} <= {unit.id for unit in here.units}
            checked += 1
    assert checked
    late = film.scene(max(place.end for place in solved.assignments) + timedelta(days=2))
    assert not any(spot.events for spot in late.spots)
    assert any(spot.units for spot in late.spots)


def test_before_its_first_event_a_unit_is_at_home(exercise: Exercise, solved: Outcome) -> None:
    home = Position(-17.8, 178.0)
    records = [
        replace(record, home=home) if isinstance(record, Unit) else record
        for record in solved_exercise(exercise, solved).records()
    ]
    scene = Film(Exercise(records)).scene(
        min(place.start for place in solved.assignments) - timedelta(minutes=1)
    )
    (spot,) = [spot for spot in scene.spots if spot.venue is None]
    assert spot.position == home
    assert len(spot.units) == len(exercise.units)
    assert not scene.elsewhere


def test_every_venue_and_unit_has_one_row_at_every_hour(exercise: Exercise, solved: Outcome) -> None:
    film = Film(solved_exercise(exercise, solved))
    for hour in range(0, film.hours, 7):
        scene = film.scene(film.start + timedelta(hours=hour))
        subjects = [row.subjects[0] for row in rows_of(scene)[: len(exercise.venues) + len(exercise.units)]]
        assert sorted(subjects) == sorted(
            [Subject("venue", venue.id) for venue in exercise.venues]
            + [Subject("unit", unit.id) for unit in exercise.units]
        )


def test_movements_of_the_day_are_legs(exercise: Exercise, solved: Outcome) -> None:
    film = Film(solved_exercise(exercise, solved))
    legs = [
        leg
        for hour in range(0, film.hours, 12)
        for leg in film.scene(film.start + timedelta(hours=hour)).legs
    ]
    assert all(leg.start != leg.end and leg.units for leg in legs)
    venues = {place.venue for place in solved.assignments if place.venue}
    assert bool(legs) == (len(venues) > 1)


SPOTS = st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180), st.integers(0, 30)), max_size=12)


@given(places=SPOTS)
@settings(deadline=None, max_examples=60)
def test_nothing_of_a_scene_is_lost_in_its_layout(places: list[tuple[float, float, int]]) -> None:
    spots = [
        Spot(
            Position(latitude, longitude),
            Venue(id=f"V{number}", name=f"Venue {number}"),
            units=tuple(Unit(id=f"{number}-{n}", name="U", nation="NOR") for n in range(count)),
        )
        for number, (latitude, longitude, count) in enumerate(places)
    ]
    scene, view = Scene(datetime(2027, 3, 1, tzinfo=UTC), tuple(spots)), View(0, 0, 2.0, 800, 600)
    found = pins(scene, view, lambda _: (80.0, 12.0), frozenset())
    for pin in found:
        units = sum(len(spot.units) for spot in pin.spots)
        assert len(pin.chips) + (pin.rest[1] if pin.rest else 0) == units
        assert len(pin.chips) <= MOST
    seen = [spot for pin in found for spot in pin.spots]
    assert len(seen) == len(set(map(id, seen)))
    assert len(seen) == len(spots), "the whole world is 720 pixels wide"


def test_the_page_says_what_the_map_shows(page: MapPage) -> None:
    assert {subject.id for pin in page.canvas.pins for subject in pin.subjects} >= {
        spot.venue.id for spot in current(page).spots if spot.venue
    }
    assert any(spot.events for spot in current(page).spots), "it begins when something happens"
    running = [event.name for spot in current(page).spots for event in spot.events]
    assert running[0] in page.today.text()
    assert all(name in page.today.toolTip() for name in running)
    assert page.model.rowCount() >= len(page.canvas.pins)
    assert re.search(r"\d{6}Z[A-Z]{3}\d\d", page.time.says.text())
    for widget in (page.canvas, page.table, page.time.slider, page.time.play, page.coordinates):
        assert widget.accessibleName()


def test_a_click_selects_everywhere_and_ground_selects_nothing(qtbot: QtBot, page: MapPage) -> None:
    pin = page.canvas.pins[0]
    qtbot.mouseClick(page.canvas, LEFT, pos=at(pin))
    assert page.context.bridge.selection == pin.subjects
    row = next(i for i, row in enumerate(page.model.rows) if row.subjects[0] == pin.subjects[0])
    rows = {page._sorted.mapToSource(index).row() for index in page.table.selectionModel().selectedRows()}
    assert row in rows
    assert pin.spots[0].name in page.canvas.accessibleDescription()
    qtbot.mouseClick(page.canvas, LEFT, pos=QPoint(3, 3))
    assert page.context.bridge.selection == ()


def test_a_click_on_a_symbol_selects_the_unit(qtbot: QtBot, page: MapPage) -> None:
    chip = next(chip for pin in page.canvas.pins for chip in pin.chips)
    point = QPoint(
        round((chip.area.left + chip.area.right) / 2), round((chip.area.top + chip.area.bottom) / 2)
    )
    qtbot.mouseClick(page.canvas, LEFT, pos=point)
    assert page.context.bridge.selection == (Subject("unit", chip.unit.id),)
    told = page.canvas.under(QPointF(point))
    assert told is not None
    assert chip.unit.name in told[2]
    qtbot.mouseClick(page.canvas, LEFT, Qt.KeyboardModifier.ControlModifier, pos=at(page.canvas.pins[0]))
    assert len(page.context.bridge.selection) > 1


def test_a_row_of_the_table_selects_too(qtbot: QtBot, page: MapPage) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.tabs.setCurrentWidget(page.table)
    rect = page.table.visualRect(page._sorted.index(1, 1))
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=rect.center())
    assert page.context.bridge.selection == page.model.rows[1].subjects
    assert page.canvas.selected == frozenset(page.model.rows[1].subjects)
    page.time.step(1)
    assert page.context.bridge.selection == page.model.rows[1].subjects


def test_dragging_moves_and_the_wheel_zooms_at_the_pointer(qtbot: QtBot, page: MapPage) -> None:
    canvas = page.canvas
    before = canvas.view
    qtbot.mousePress(canvas, LEFT, pos=QPoint(200, 150))
    qtbot.mouseMove(canvas, QPoint(260, 180))
    qtbot.mouseMove(canvas, QPoint(261, 180))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(261, 180))
    assert canvas.view.x != before.x
    assert canvas.view.y > before.y
    assert canvas.view.under(261, 180) == pytest.approx(before.under(200, 150), abs=0.2)
    held, scale = canvas.view.under(100, 100), canvas.view.scale
    turn = QWheelEvent(
        QPointF(100, 100),
        canvas.mapToGlobal(QPointF(100, 100)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, turn)
    assert canvas.view.scale > scale
    assert canvas.view.under(100, 100) == pytest.approx(held, abs=1e-6)
    qtbot.waitUntil(lambda: not canvas._sharpen.isActive())


def test_the_pointer_says_where_it_is(qtbot: QtBot, page: MapPage) -> None:
    qtbot.mouseMove(page.canvas, QPoint(120, 90))
    qtbot.mouseMove(page.canvas, QPoint(121, 90))
    assert re.search(
        r"\d\d°\d\d′\d\d″[NS] \d{3}°\d\d′\d\d″[EW] {3}\d\d[A-Z] [A-Z]{2} \d{5} \d{5}", page.coordinates.text()
    )


def test_keys_move_zoom_walk_and_come_home(qtbot: QtBot, page: MapPage) -> None:
    canvas = page.canvas
    canvas.setFocus()
    home = canvas.view
    for key in (KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Plus, KEYS.Key_Plus, KEYS.Key_Minus):
        before = canvas.view
        qtbot.keyClick(canvas, key)
        assert canvas.view != before
    qtbot.keyClick(canvas, KEYS.Key_Home)
    assert canvas.view == home
    seen = set()
    for _ in canvas.pins:
        qtbot.keyClick(canvas, KEYS.Key_N)
        seen.add(page.context.bridge.selection)
    assert len(seen) == len(canvas.pins)
    qtbot.keyClick(canvas, KEYS.Key_P)
    assert page.context.bridge.selection in seen


def test_what_was_selected_elsewhere_is_on_the_screen(qtbot: QtBot, page: MapPage) -> None:
    window, canvas = page.window(), page.canvas
    assert isinstance(window, MainWindow)
    canvas.setFocus()
    for _ in range(15):
        qtbot.keyClick(canvas, KEYS.Key_Right)
    spot = next(spot for spot in current(page).spots if spot.venue)
    away = canvas.view.at(spot.position.longitude, spot.position.latitude)
    assert not canvas.rect().contains(QPointF(*away).toPoint())
    window.go_to("venues")
    assert spot.subject is not None
    window.bridge.select((spot.subject,))
    window.go_to("map")
    there = canvas.view.at(spot.position.longitude, spot.position.latitude)
    assert canvas.rect().contains(QPointF(*there).toPoint())


def test_time_goes_by_keys_and_plays(qtbot: QtBot, page: MapPage) -> None:
    canvas, time = page.canvas, page.time
    canvas.setFocus()
    start = current(page).at
    qtbot.keyClick(canvas, KEYS.Key_PageDown)
    assert current(page).at == start + timedelta(hours=1)
    time.steps.setCurrentIndex(2)
    qtbot.keyClick(canvas, KEYS.Key_PageDown)
    assert current(page).at == start + timedelta(hours=25)
    qtbot.keyClick(canvas, KEYS.Key_PageUp)
    qtbot.keyClick(canvas, KEYS.Key_Space)
    assert time.is_playing
    with qtbot.waitSignal(time.moved):
        pass
    assert current(page).at > start + timedelta(hours=1)
    qtbot.keyClick(canvas, KEYS.Key_Space)
    assert not time.is_playing
    time.slider.setValue(time.slider.maximum())
    qtbot.mouseClick(time.play, LEFT)
    assert time.slider.value() == 0, "at the end it begins anew"
    page.context.bridge.select(())
    page.window().go_to("venues")  # type: ignore[attr-defined]
    assert not time.is_playing, "a page that is not seen does not play"


def test_the_map_follows_changes(qtbot: QtBot, page: MapPage) -> None:
    bridge = page.context.bridge
    exercise = bridge.exercise
    assert exercise is not None
    venue = exercise.venues[0]
    instant = current(page).at
    assert bridge.apply(change(exercise, venue, position=None))
    assert venue.id in {item.id for item in current(page).missing}
    assert "see Table" in page._count.text()
    assert bridge.undo()
    assert venue.id in {spot.venue.id for spot in current(page).spots if spot.venue}
    assert current(page).at == instant


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_painted_in_both_themes(qtbot: QtBot, page: MapPage, theme: str) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    window.set_theme(theme)
    for _ in range(12):
        qtbot.keyClick(page.canvas, KEYS.Key_Minus)
    picture = page.canvas.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height(), 5)
    }
    assert {sea(current_theme()).name(), ground(current_theme()).name()} <= colours
    assert current_theme().name == theme
