"""How fluid the map is; run by hand.

``python -m tests.benchmarks.map`` prints median milliseconds, by the clock and of the processor's work: of a
frame while panning and zooming RIMPAC, of another hour, and of drawing the shores anew after a zoom.
"""

import os
from datetime import timedelta

from tests.benchmarks.timeline import FRAME, FRAMES, median


def main() -> None:
    """Print what was measured."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from exercise_planner import geography, symbols
    from exercise_planner.assets import asset
    from exercise_planner.edits.schedule import adopt
    from exercise_planner.interchange.readers.plan import read_plan
    from exercise_planner.planning.solver.search import Options, solve
    from exercise_planner.settings import Settings
    from exercise_planner.ui import application, theme
    from exercise_planner.ui.pages.map.canvas import Canvas
    from exercise_planner.ui.pages.map.scene import Film

    qt = application.dressed(Settings())
    exercise = read_plan(asset("examples", "rimpac-2024.plan.json"))
    outcome = solve(exercise, Options(time_limit=3, workers=1))
    film = Film(exercise.with_changes(adopt(exercise, outcome.assignments, outcome.schedule)))
    load = median(lambda _: (geography.load(), symbols.load()), range(1))
    canvas = Canvas()
    canvas.resize(1600, 900)
    canvas.show()
    canvas.refine()
    canvas.show_places(film.places)
    canvas.show_scene(film.scene(film.first_event))
    qt.processEvents()

    def pan(number: int) -> None:
        canvas._look(canvas.view.panned(12 if number % 40 < 20 else -12, 3))
        canvas.repaint()

    def zoom(number: int) -> None:
        canvas._zoom(1.08 if number % 20 < 10 else 1 / 1.08, 500, 300)
        canvas.repaint()

    def hour(number: int) -> None:
        canvas.show_scene(film.scene(film.first_event + timedelta(hours=number)))
        canvas.repaint()

    rows = (
        ("pan", median(pan, range(FRAMES)), FRAME),
        ("zoom", median(zoom, range(FRAMES)), FRAME),
        ("another hour", median(hour, range(FRAMES)), FRAME),
        ("shores anew", median(lambda _: canvas.backdrop.make(canvas.view, theme.current()), range(9)), 100),
        ("shapes and symbols loaded, once, beside the window", load, 500),
    )
    for name, (wall, work), wished in rows:
        print(f"{name:<52}{wall:8.1f} ms, work {work:8.1f} ms   wished for: {wished}")  # noqa: T201
    canvas.close()


if __name__ == "__main__":
    main()
