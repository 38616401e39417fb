"""Prints every reader's pack of random exercises and looks through each; run by hand.

``python -m tests.benchmarks.leaks [EXERCISES] [FIRST]`` takes so many exercises (300) from the given seed on
(0), and needs pdftotext, qpdf and the package ``x-ray``. It tells each problem, and how far it is.
"""

import importlib.util
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pack_search import lacking, problems_of
from random_markings import random_exercise
from release_oracle import readers

OFTEN = 10
"""Exercises after which it tells how far it is."""


def looked_through(seed: int) -> tuple[int, list[str]]:
    """Print all packs of an exercise.

    Args:
        seed: Which exercise.

    Returns:
        How many packs there are, and what is wrong with them.
    """
    full = random_exercise(seed)
    found: list[str] = []
    everybody = tuple(readers())
    with tempfile.TemporaryDirectory() as folder:
        for reader in everybody:
            problems = problems_of(full, reader, Path(folder) / "pack.pdf", with_tools=True)
            found += [f"exercise {seed}, {reader}: {problem}" for problem in problems]
    return len(everybody), found


def main() -> None:
    """Look through them all; status 1 where anything was found."""
    exercises = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    missing = [*lacking(), *([] if importlib.util.find_spec("xray") else ["x-ray"])]
    if missing:
        sys.exit(f"Install first: {', '.join(missing)}")
    packs, problems, start = 0, 0, time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        seeds = range(first, first + exercises)
        for done, (number, found) in enumerate(pool.map(looked_through, seeds), 1):
            packs, problems = packs + number, problems + len(found)
            for line in found:
                print(line)  # noqa: T201
            if done % OFTEN == 0 or done == exercises:
                seconds = time.perf_counter() - start
                print(f"{done} exercises, {packs} packs, {problems} problems, {seconds:.0f} s", flush=True)  # noqa: T201
    sys.exit(problems > 0)


if __name__ == "__main__":
    main()
