"""What the timeline paints: the same whether scrolled or anew, shades, ghosts, and pictures in files."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from exercise_planner.domain.changes import replaced
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import Period
from exercise_planner.edits import record
from exercise_planner.edits import schedule as schedule_edits
from exercise_planner.planning.outcome import Outcome
from exercise_planner.ui import markings
from exercise_planner.ui.dialogs.export import ExportDialog
from exercise_planner.ui.main_window import MainWindow
from exercise_planner.ui.pages.schedule import timeline_picture
from exercise_planner.ui.pages.schedule.canvas_layer import Layer
from exercise_planner.ui.pages.schedule.drag import moved
from exercise_planner.ui.pages.schedule.lanes import Bar, Grouping, Lane, Row
from exercise_planner.ui.pages.schedule.lanes_shades import Shading
from exercise_planner.ui.pages.schedule.page import SchedulePage
from exercise_planner.ui.pages.schedule.painting_labels import Labels
from exercise_planner.ui.pages.schedule.painting_shapes import Shapes
from exercise_planner.ui.pages.schedule.scale import Scale
from exercise_planner.ui.pages.schedule.timeline import Timeline
from exercise_planner.ui.pages.schedule.timeline_picture import Picture


@pytest.fixture
def planned(exercise: Exercise, solved: Outcome) -> Exercise:
    return exercise.with_changes(schedule_edits.adopt(exercise, solved.assignments, solved.schedule))


@pytest.fixture
def timeline(qtbot: QtBot, planned: Exercise) -> Timeline:
    made = Timeline(lambda _place: (), lambda _place: {})
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show_exercise(planned)
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, timeline: Timeline) -> None:
    """Wait until nights and holidays are reckoned."""
    qtbot.waitUntil(lambda: not timeline.is_busy)


def seen(timeline: Timeline) -> QImage:
    return timeline.grab().toImage()


@pytest.mark.parametrize("grouping", Grouping)
def test_what_is_scrolled_is_the_same_as_what_is_painted_anew(
    qtbot: QtBot, timeline: Timeline, planned: Exercise, grouping: Grouping
) -> None:
    day = Period(from_=planned.details.from_, to=planned.details.from_)
    next_day = planned.details.from_ + timedelta(days=1)
    shut = replace(planned.details, closed=(replace(day, from_=next_day, to=next_day),))
    away = [(record, replace(record, unavailable=(day,))) for record in (*planned.venues, *planned.nations)]
    pairs = [(planned.details, shut), *away]
    timeline.show_exercise(planned.with_changes(replaced("Absence", pairs)))
    timeline.set_grouping(grouping)
    settle(qtbot, timeline)
    across, down = timeline.horizontalScrollBar(), timeline.verticalScrollBar()
    seen(timeline)
    for x, y in ((37, 11), (30, 60), (400, 3), (395, 0), (0, 0)):
        across.setValue(x)
        down.setValue(y)
        scrolled = seen(timeline)
        timeline.repaint_ground()
        assert scrolled == seen(timeline)


def test_names_stand_at_the_same_places_on_a_dense_screen(
    qtbot: QtBot, timeline: Timeline, planned: Exercise
) -> None:
    day = Period(from_=planned.details.from_, to=planned.details.from_)
    away = [(venue, replace(venue, unavailable=(day,))) for venue in planned.venues]
    timeline.show_exercise(planned.with_changes(replaced("Absence", away)))
    settle(qtbot, timeline)
    plain, dense = (inked(Layer(timeline._paint_ground).shown(timeline.view, ratio)) for ratio in (1.0, 2.0))
    assert len(plain) > 20
    assert len(plain & dense) > 0.8 * len(plain | dense)


def inked(picture: QPixmap, size: int = 8) -> set[tuple[int, int]]:
    """The squares of a picture, of some pixels of the window each, in which something is written."""
    image, ratio = picture.toImage(), int(picture.devicePixelRatio())
    step = size * ratio
    return {
        (x // step, y // step)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 90
    }


def test_small_things_come_back_when_zooming_ends(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.zoom_by(1.3)
    seen(timeline)
    qtbot.waitUntil(lambda: not timeline.is_busy)
    settled = seen(timeline)
    timeline.repaint_ground()
    assert settled == seen(timeline)


MINUTES = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), max_size=40)


def row_of(gaps: list[tuple[int, int]], planned: Exercise) -> Row:
    """Bars one after the other, each so long after the one before and so long."""
    place, at, bars = planned.assignments[0], 0, []
    for number, (gap, length) in enumerate(gaps):
        at += gap
        bars.append(Bar(planned.the(Event, place.id), place, at, at + length, 0, number % 3))
        at += length
    return Row.of(bars)


@given(gaps=MINUTES, first=st.floats(-10, 3000), length=st.floats(1, 3000))
def test_a_row_gives_just_the_bars_between_two_minutes(
    exercise: Exercise, solved: Outcome, gaps: list[tuple[int, int]], first: float, length: float
) -> None:
    row = row_of(gaps, exercise.with_changes(schedule_edits.adopt(exercise, solved.assignments, None)))
    final = first + length
    assert list(row.between(first, final)) == [
        bar for bar in row.bars if bar.end > first and bar.start < final
    ]


@given(gaps=MINUTES, zoom=st.floats(0.002, 6))
def test_every_bar_is_covered_by_a_shape_of_its_hue(
    exercise: Exercise, solved: Outcome, gaps: list[tuple[int, int]], zoom: float
) -> None:
    row = row_of(gaps, exercise.with_changes(schedule_edits.adopt(exercise, solved.assignments, None)))
    lane = Lane("x", "x", row.bars, 1, 0, [row])
    drawn = Shapes([lane]).drawn([lane], -1e6, 1e6, zoom)
    for bar in row.bars:
        rects = drawn[bar.hue].rects
        assert any(rect.left() <= bar.start and rect.right() >= bar.end for rect in rects)
    for shapes in drawn.values():
        assert all(one.left() < other.left() for one, other in pairwise(shapes.rects))
    assert sum(len(shapes.rects) for shapes in drawn.values()) <= len(row.bars)


def test_a_name_is_shortened_to_the_room_there_is(timeline: Timeline) -> None:
    labels = Labels(QFont(timeline.font()))
    name = "Combined anti-submarine exercise"
    assert labels.fitted(name, 1000) == name
    for width in (30, 60, 120):
        short = labels.fitted(name, width)
        assert short.endswith("…")
        assert name.startswith(short[:-1])
        assert labels.width(short) <= width + 1


def test_nights_holidays_and_absence_are_shaded(timeline: Timeline, planned: Exercise) -> None:
    venue = next(item for item in planned.venues if item.position)
    away = Period(from_=planned.details.from_, to=planned.details.from_)
    changed = planned.with_changes(record.change(planned, venue, unavailable=(away,)))
    scale = Scale.of(changed, 0.05)
    shading = Shading(changed, scale, Grouping.VENUE)
    lane = Lane(venue.id, venue.name)
    assert shading.away(lane)[0] == (scale.days[0].start, scale.days[0].end)
    for _ in shading.work([lane]):
        pass
    nights = shading.nights(lane)
    assert len(nights) >= len(scale.days)
    assert all(6 * 60 < end - start < 18 * 60 for start, end in nights[1:-1])


def test_a_schedule_that_is_taken_over_leaves_the_earlier_one_as_ghosts(
    qtbot: QtBot, scheduled: MainWindow
) -> None:
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    exercise = scheduled.bridge.exercise
    assert exercise is not None
    assert not page.timeline.has_ghosts
    assert exercise.schedule is not None
    later = [moved(place, 1440, place.venue) for place in exercise.assignments]
    solved_anew = replace(exercise.schedule, seconds=1.5)
    scheduled.bridge.apply(schedule_edits.adopt(exercise, later, solved_anew))
    assert page.timeline.has_ghosts
    scene = page.timeline.scene
    assert scene is not None
    assert sum(len(ghosts) for ghosts in scene.ghosts.values()) == len(later)
    shown = seen(page.timeline)
    page.timeline.let_ghosts(be_seen=False)
    assert shown != seen(page.timeline)


def test_the_menu_offers_what_applies(qtbot: QtBot, scheduled: MainWindow) -> None:
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    menu = page.menu.made()
    enabled = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}
    assert not enabled["Lock or unlock"]
    assert enabled["Show the whole exercise"]
    page.timeline.choose(page.timeline.lanes[0].bars[0])
    menu = page.menu.made()
    lock = next(action for action in menu.actions() if action.text().startswith("Lock"))
    assert lock.isEnabled()
    lock.trigger()
    event = page.timeline.lanes[0].bars[0].event
    assert event.lock is not None


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_all_of_the_timeline_goes_into_a_picture(
    qtbot: QtBot, scheduled: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    page = scheduled.page("schedule")
    assert isinstance(page, SchedulePage)
    path = tmp_path / f"timeline{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    with qtbot.waitSignal(page.menu.exported):
        page.menu.save_picture()
    assert str(path) in scheduled.notice.text.text()
    exercise = scheduled.bridge.exercise
    assert exercise is not None
    if suffix == ".png":
        image = QImage(str(path))
        assert image.width() > 1000
        assert image.height() > 150
    else:
        text = path.read_text(encoding="utf-8")
        assert markings.banner(exercise).text in text
        assert exercise.details.name in text
        assert sum(item.name[:6] in text for item in exercise.events) > len(exercise.events) / 2


def test_export_offers_pictures_for_a_reader(
    qtbot: QtBot, scheduled: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "for-observers.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(path), ""))
    scheduled.menus.actions["export"].trigger()
    dialog = scheduled.findChildren(ExportDialog)[-1]
    dialog.format.setCurrentIndex(dialog.format.findData(timeline_picture.SVG))
    dialog.audience.setCurrentIndex(dialog.audience.findData("observers"))
    with qtbot.waitSignal(scheduled.documents.exporting.exported):
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert path.read_text(encoding="utf-8").lstrip().startswith("<?xml")


def test_a_picture_is_never_larger_than_there_is_room_for(
    qapp: object, planned: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    whole = Picture.of(planned, Grouping.UNIT, zoom=100)
    assert whole.size.width() <= timeline_picture.MOST_WIDTH + 1
    monkeypatch.setattr(timeline_picture, "MOST_DOTS", 100_000)
    image = whole.image()
    assert image.width() * image.height() <= 101_000


def test_the_assignments_of_ghosts_may_be_of_events_that_are_gone(timeline: Timeline) -> None:
    place = next(bar.place for lane in timeline.lanes for bar in lane.bars)
    gone = Assignment(id="gone", start=place.start, end=place.end + timedelta(hours=1))
    timeline.set_ghosts({"gone": gone})
    assert timeline.scene is not None
    assert not timeline.scene.ghosts
