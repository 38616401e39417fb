"""Published and generated instances, each solved by the whole command; run by hand.

``python -m tests.benchmarks.published FOLDER [--seconds S] [--workers N] [--only TEXT] [--dense 200 1000]``
takes every ``*.plan.json`` of a folder, and dense exercises of so many events, which it makes itself. A row
tells the first and the best schedule, the ratio to the makespan that the folder's ``index.json`` holds
to be best known, and the rules that an independent referee finds broken.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from exercise_planner.workspace.files import write
from tests.planning.generate import dense
from tests.referee import broken_rules

Json = dict[str, Any]
HEAD = f"{'instance':<42} {'status':<9} {'first':>6} {'all':>7} {'objective':>12} {'slots':>6} {'ratio':>6}"


class Case(NamedTuple):
    """An instance: its file, and its best known makespan where there is one."""

    path: Path
    best: int | None


class Row(NamedTuple):
    """What came of a case; seconds are of the whole command, but for ``first`` within the solve."""

    name: str
    status: str
    first: float | None
    seconds: float
    objective: float | None
    makespan: int | None
    ratio: float | None
    broken: int


def published(folder: Path, only: str) -> Iterator[Case]:
    """The instances of a folder."""
    index = folder / "index.json"
    rows = json.loads(index.read_text()) if index.exists() else []
    best = {row["file"]: row["best_known_makespan"] for row in rows}
    for path in sorted(folder.glob("*.plan.json")):
        if only in path.name:
            yield Case(path, best.get(path.name))


def generated(sizes: list[int], folder: Path) -> Iterator[Case]:
    """Dense exercises, written to a folder."""
    for size in sizes:
        path = folder / f"dense-{size}.plan.json"
        write(dense(size, seed=1).exercise, path, "plan")
        yield Case(path, None)


def solve(case: Case, seconds: float, workers: int, output: Path) -> Row:
    """Solve a case by the command line and judge what it wrote."""
    command = [sys.executable, "-m", "exercise_planner", "schedule", str(case.path), "-o", str(output)]
    command += ["--time-limit", str(seconds), "--workers", str(workers), "--seed", "1"]
    output.unlink(missing_ok=True)
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    took = time.perf_counter() - start
    name = case.path.name.removesuffix(".plan.json")
    if not output.exists():
        return Row(name, "NONE", None, took, None, None, None, -1)
    schedule: Json = json.loads(output.read_text())
    first = schedule["trace"][0]["seconds"] if schedule.get("trace") else None
    makespan = schedule.get("makespan_slots") if schedule["assignments"] else None
    ratio = makespan / case.best if makespan and case.best else None
    broken = len(broken_rules(json.loads(case.path.read_text()), schedule)) if schedule["assignments"] else -1
    return Row(name, schedule["status"], first, took, schedule.get("objective"), makespan, ratio, broken)


def line(row: Row) -> str:
    """A row as text."""
    first = "" if row.first is None else f"{row.first:.2f}"
    ratio = "" if row.ratio is None else f"{row.ratio:.3f}"
    return (
        f"{row.name:<42} {row.status:<9} {first:>6} {row.seconds:7.1f} {row.objective or 0:12.1f} "
        f"{row.makespan or '':>6} {ratio:>6} {row.broken:>3}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--dense", type=int, nargs="*", default=[])
    wanted = parser.parse_args()
    print(HEAD)  # noqa: T201
    with tempfile.TemporaryDirectory() as place:
        cases = [*(published(wanted.folder, wanted.only) if wanted.folder else ())]
        cases += generated(wanted.dense, Path(place))
        rows = []
        for case in cases:
            rows.append(solve(case, wanted.seconds, wanted.workers, Path(place) / "schedule.json"))
            print(line(rows[-1]), flush=True)  # noqa: T201
    ratios = [row.ratio for row in rows if row.ratio]
    if ratios:
        proven = sum(row.status == "OPTIMAL" for row in rows)
        print(f"mean ratio {mean(ratios):.4f}, worst {max(ratios):.3f}, proven {proven} of {len(rows)}")  # noqa: T201


if __name__ == "__main__":
    main()
