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


class Hand:
    """A hand at a timeline.

    Args:
        bars: How many there are.
    """

    def __init__(self, bars: int) -> None:
        from exercise_planner.edits.schedule import adopt
        from exercise_planner.planning.check import Checker
        from exercise_planner.planning.problem import Problem
        from exercise_planner.planning.timetable import Timetable
        from exercise_planner.settings import Settings
        from exercise_planner.ui import application
        from exercise_planner.ui.pages.schedule.openings import openings
        from exercise_planner.ui.pages.schedule.timeline import Timeline
        from tests.planning.generate import dense

        qt = application.dressed(Settings())
        plan, hidden = dense(bars, seed=1)
        self.exercise = plan.with_changes(adopt(plan, hidden, None))
        checker = Checker(Problem.of(self.exercise))
        timetable = Timetable.of(checker.problem, self.exercise.assignments)
        self.free = lambda place: openings(checker, timetable, place)
        self.timeline = Timeline(lambda place: checker.around(timetable, place), self.free)
        self.timeline.resize(1600, 900)
        self.timeline.show()
        self.timeline.show_exercise(self.exercise)
        qt.processEvents()

    def frame(self) -> None:
        """Paint what is in sight."""
        self.timeline.viewport().repaint()

    def whole(self, _: int) -> None:
        """Paint everything anew."""
        self.timeline.repaint_ground()
        self.frame()

    def pan(self, number: int) -> None:
        """Go some way, and paint."""
        self.timeline.horizontalScrollBar().setValue(number * 37)
        self.timeline.verticalScrollBar().setValue(number * 11)
        self.frame()

    def zoom(self, number: int) -> None:
        """Come closer, or go back."""
        self.timeline.zoom_by(1.1 if number % 20 < 10 else 1 / 1.1, 700)
        self.frame()

    def take_hold(self) -> None:
        """Tell of what goes with a bar."""
        from PySide6.QtCore import QPointF

        from exercise_planner.ui.pages.schedule.drag import Drag

        timeline = self.timeline
        lane = next(lane for lane in timeline.lanes if lane.bars)
        bar = lane.bars[len(lane.bars) // 2]
        timeline.reveal(bar.event.id)

        def take(_: int) -> None:
            timeline.free = self.free(bar.place)

        report("take hold", median(take, range(10)), DRAGGED)
        start = timeline.rect_of(lane, bar).center()
        timeline.drag = Drag(bar, timeline.minute_at(start.x()), bar.place)

        def drag(number: int) -> None:
            timeline._drag_to(QPointF(start.x() + number * 9, start.y()))
            self.frame()

        report("drag", median(drag, range(1, FRAMES)), DRAGGED)
        timeline.drag = None


def main() -> None:
    """Print what was measured."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    hand = Hand(int(sys.argv[1]) if len(sys.argv) > 1 else BARS)
    timeline = hand.timeline
    timeline.look_first()
    report("pan", median(hand.pan, range(FRAMES)), FRAME)
    report("zoom", median(hand.zoom, range(FRAMES)), FRAME)
    timeline.fit()
    report("all in view", median(hand.whole, range(10)), FRAME)
    timeline.look_first()
    hand.take_hold()
    report("new layout", median(lambda _: timeline.show_exercise(hand.exercise), range(5)), 200)


def report(name: str, measured: tuple[float, float], wished: float) -> None:
    """Print one line."""
    wall, work = measured
    print(f"{name:<12}{wall:8.2f} ms, work {work:8.2f} ms  (wished {wished})")  # noqa: T201


if __name__ == "__main__":
    main()
