"""How fluid the timeline is with 5,000 bars; run by hand.

``python -m tests.benchmarks.timeline`` prints median milliseconds beside what is wished for: of a frame while
panning and zooming, while a bar is dragged and its rules are judged, of taking hold of a bar, and of a new
layout. Beside each stands the processor's own work, which counts where others share the machine.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable

BARS, FRAMES = 5000, 60
FRAME, DRAGGED = 16, 30
"""What is wished for, in milliseconds."""


def median(act: Callable[[int], object], rounds: Iterable[int]) -> tuple[float, float]:
    """The median duration of something done again and again, and of the processor's work, in milliseconds."""
    walls, works = [], []
    for number in rounds:
        wall, work = time.perf_counter(), time.process_time()
        act(number)
        walls.append(time.perf_counter() - wall)
        works.append(time.process_time() - work)
    return statistics.median(walls) * 1000, statistics.median(works) * 1000


def main() -> None:  # noqa: PLR0915  one measurement after the other
    """Print what was measured."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPointF

    from exercise_planner.edits.schedule import adopt
    from exercise_planner.planning.check import Checker
    from exercise_planner.planning.problem import Problem
    from exercise_planner.planning.timetable import Timetable
    from exercise_planner.settings import Settings
    from exercise_planner.ui import application
    from exercise_planner.ui.pages.schedule.drag import Drag
    from exercise_planner.ui.pages.schedule.openings import openings
    from exercise_planner.ui.pages.schedule.timeline import Timeline
    from tests.planning.generate import dense

    bars = int(sys.argv[1]) if len(sys.argv) > 1 else BARS
    qt = application.dressed(Settings())
    plan, hidden = dense(bars, seed=1)
    exercise = plan.with_changes(adopt(plan, hidden, None))
    checker = Checker(Problem.of(exercise))
    timetable = Timetable.of(checker.problem, exercise.assignments)
    timeline = Timeline(
        lambda place: checker.around(timetable, place), lambda place: openings(checker, timetable, place)
    )
    timeline.resize(1600, 900)
    timeline.show()
    timeline.show_exercise(exercise)
    qt.processEvents()

    def frame() -> None:
        timeline.viewport().repaint()

    def whole() -> None:
        timeline.repaint_ground()
        frame()

    def pan(number: int) -> None:
        timeline.horizontalScrollBar().setValue(number * 37)
        timeline.verticalScrollBar().setValue(number * 11)
        frame()

    def zoom(number: int) -> None:
        timeline.zoom_by(1.1 if number % 20 < 10 else 1 / 1.1, 700)
        frame()

    timeline.look_first()
    report("pan", median(pan, range(FRAMES)), FRAME)
    report("zoom", median(zoom, range(FRAMES)), FRAME)
    timeline.fit()
    report("all in view", median(lambda _: whole(), range(10)), FRAME)
    timeline.look_first()
    lane = next(lane for lane in timeline.lanes if lane.bars)
    bar = lane.bars[len(lane.bars) // 2]
    timeline.reveal(bar.event.id)

    def take(_: int) -> None:
        timeline.free = openings(checker, timetable, bar.place)

    report("take hold", median(take, range(10)), DRAGGED)
    start = timeline.rect_of(lane, bar).center()
    timeline.drag = Drag(bar, timeline.minute_at(start.x()), bar.place)

    def drag(number: int) -> None:
        timeline._drag_to(QPointF(start.x() + number * 9, start.y()))
        frame()

    report("drag", median(drag, range(1, FRAMES)), DRAGGED)
    timeline.drag = None
    report("new layout", median(lambda _: timeline.show_exercise(exercise), range(5)), 200)


def report(name: str, measured: tuple[float, float], wished: float) -> None:
    """Print one line."""
    wall, work = measured
    print(f"{name:<12}{wall:8.2f} ms, work {work:8.2f} ms  (wished {wished})")  # noqa: T201


if __name__ == "__main__":
    main()
