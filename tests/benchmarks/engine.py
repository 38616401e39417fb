"""How the engine's first steps grow with the number of events; run by hand.

``python -m tests.benchmarks.engine [EVENTS ...]`` prints a row for each number of events: the time of
each step on a dense generated exercise, and its ratio to the row before. A ratio near that of the events
means that the step grows in proportion to them.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from exercise_planner.planning.check import Checker
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.drafting.construct import construct
from exercise_planner.planning.timetable import Timetable
from tests.planning.generate import dense

T = TypeVar("T")
HEAD = f"{'events':>7} {'problem':>14} {'construct':>14} {'check':>14} {'move one':>14}"


def timed(step: Callable[[], T]) -> tuple[T, float]:
    """What a step gives, and the seconds that it takes: the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        result = step()
        best = min(best, time.perf_counter() - start)
    return result, best


def measure(events: int) -> list[float]:
    """Seconds of each step on one exercise."""
    exercise, hidden = dense(events, seed=1)
    problem, build = timed(lambda: Problem.of(exercise))
    weights = exercise.details.goals
    _, first = timed(lambda: construct(problem, Limits(problem, RULES), weights=weights))
    checker = Checker(problem)
    found, whole = timed(lambda: checker.findings(hidden))
    if found:
        raise SystemExit(f"The generated schedule breaks rules: {found[0]}")
    timetable = Timetable.of(problem, hidden)
    _, one = timed(lambda: checker.around(timetable, hidden[len(hidden) // 2]))
    return [build, first, whole, one]


def main() -> None:
    """Print the table."""
    sizes = [int(word) for word in sys.argv[1:]] or [50, 200, 1000]
    print(HEAD)  # noqa: T201
    before: list[float] = []
    for size in sizes:
        row = measure(size)
        ratios = [now / then for now, then in zip(row, before, strict=False)] or [1.0] * len(row)
        cells = (f"{now * 1000:7.1f} ms {ratio:4.1f}×" for now, ratio in zip(row, ratios, strict=True))
        print(f"{size:>7} " + " ".join(f"{cell:>14}" for cell in cells))  # noqa: T201
        before = row


if __name__ == "__main__":
    main()
