"""How soon the window is there and an exercise is seen in it; run by hand.

``python -m tests.benchmarks.window`` prints seconds beside what is wished for: from the start of a process to
a window that is shown, from the click to RIMPAC on the screen, and the same with 1,000 events. Beside each
stands the processor's own work, which counts where others share the machine.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from exercise_planner.domain.exercise import Exercise

WINDOW, RIMPAC, THOUSAND = 1.5, 0.5, 1.0
"""What is wished for, in seconds."""


Took = tuple[float, float]
"""Seconds by the clock, and of the processor's work."""


def first_window() -> Took:
    """From the start of a process until its window is shown and drawn."""
    script = (
        "from exercise_planner import app\n"
        "from exercise_planner.settings import Settings\n"
        "from exercise_planner.ui import application\n"
        "from exercise_planner.ui.main_window import MainWindow\n"
        "qt = application.dressed(Settings())\n"
        "window = MainWindow(app.services(), Settings())\n"
        "window.show()\n"
        "qt.processEvents()\n"
        "window.grab()\n"
        "import os, time\n"
        "print(time.process_time(), flush=True)\n"
        "os._exit(0)\n"
    )
    begin = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return time.perf_counter() - begin, float(run.stdout)


def opening(exercise: Exercise, folder: Path) -> Took:
    """From asking for a document until its tables are drawn; rules may still be checked."""
    from exercise_planner import app
    from exercise_planner.settings import Settings
    from exercise_planner.ui import application
    from exercise_planner.ui.main_window import MainWindow
    from exercise_planner.workspace.session import Workspace

    path = folder / f"{len(exercise.events)}.explan"
    Workspace.create(path, exercise).close()
    qt = application.dressed(Settings())
    window = MainWindow(app.services(), Settings())
    window.show()
    qt.processEvents()
    begin, work = time.perf_counter(), time.process_time()
    window.open(path)
    while window.bridge.exercise is None:
        qt.processEvents()
    window.go_to("events")
    window.grab()
    took = time.perf_counter() - begin, time.process_time() - work
    window.close()
    return took


def report(name: str, took: list[Took], wished: float) -> None:
    """Print the best of some measurements."""
    wall, work = (min(values) for values in zip(*took, strict=True))
    print(f"{name:<22}{wall:6.2f} s, work {work:5.2f} s  (wished {wished})")  # noqa: T201


def main() -> None:
    """Print what was measured, the best of three."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from exercise_planner.assets import asset
    from exercise_planner.workspace.files import load
    from tests.planning.generate import dense

    with tempfile.TemporaryDirectory() as own:
        os.environ["EXERCISE_PLANNER_SETTINGS"] = own
        os.environ["EXERCISE_PLANNER_DOCUMENTS"] = own
        report("window shown", [first_window() for _ in range(3)], WINDOW)
        rimpac = load(asset("examples", "rimpac-2024.plan.json"))
        thousand, _ = dense(1000, seed=1)
        for name, exercise, wished in (("RIMPAC", rimpac, RIMPAC), ("1,000 events", thousand, THOUSAND)):
            best = []
            for number in range(3):
                folder = Path(own) / f"{len(exercise.events)}-{number}"
                folder.mkdir()
                best.append(opening(exercise, folder))
            report(f"{name} opened", best, wished)


if __name__ == "__main__":
    main()
