"""How long packs take and how much memory; run by hand.

``python -m tests.benchmarks.packs [EVENTS]`` issues all packs of RIMPAC with the hosts' full one, verifies
them again, and prints the full pack of a dense exercise of so many events (1,000). The most memory of any
process that printed is told beside.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from exercise_planner.assets import asset
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import begins
from exercise_planner.interchange.readers.plan import read_plan
from exercise_planner.planning.problem import Problem
from exercise_planner.workspace.issuing import issue
from exercise_planner.workspace.printing import print_briefing
from exercise_planner.workspace.verifying import verify
from tests.planning.generate import dense

T = TypeVar("T")


def timed(what: str, step: Callable[[], T]) -> T:
    """Run a step and tell how long it took."""
    start = time.perf_counter()
    found = step()
    print(f"{what:<50} {time.perf_counter() - start:6.1f} s")  # noqa: T201
    return found


def placed(exercise: Exercise) -> Exercise:
    """The exercise with each event at eight on its first possible day."""
    problem = Problem.of(exercise)
    phases = {phase.id: phase for phase in exercise.phases}
    found = []
    for event in exercise.events:
        first = event.earliest or (phases[event.phase].from_ if event.phase else exercise.details.from_)
        start = begins(first, problem.zone) + timedelta(hours=8)
        units = tuple(Place(unit=unit) for unit in event.units)
        length = timedelta(minutes=event.occupied_minutes(problem.slot))
        venue = event.venues[0] if event.venues else None
        found.append(Assignment(id=event.id, start=start, end=start + length, venue=venue, units=units))
    return Exercise([*exercise.records(), *found])


def memory(who: int) -> str:
    """The most memory that this process or its children held."""
    return f"{resource.getrusage(who).ru_maxrss / 1024:.0f} MB"


def main() -> None:
    """Print the times."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rimpac = placed(read_plan(asset("examples", "rimpac-2024.plan.json")))
        made = timed("all packs of RIMPAC", lambda: issue(rimpac, folder / "packs"))
        pages = sum(pack.pages for pack in made.manifest.packs)
        print(f"  {len(made.manifest.packs)} packs, {pages} pages; {memory(resource.RUSAGE_CHILDREN)}")  # noqa: T201
        verdict = timed("verifying them again", lambda: verify(folder / "packs", rimpac))
        print(f"  {len(verdict.problems)} problems")  # noqa: T201
        exercise, places = dense(events, seed=1)
        whole = Exercise([*exercise.records(), *places])
        pages = timed(
            f"the full pack of {events:,} events",
            lambda: print_briefing(whole, folder / "big.pdf", findings=()),
        )
        print(f"  {pages} pages; {memory(resource.RUSAGE_SELF)}")  # noqa: T201


if __name__ == "__main__":
    main()
