"""Instances, each solved by the whole command and judged by an independent referee."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from exercise_planner.workspace.files import write
from tests.planning.generate import dense
from tests.referee import broken_rules

Json = dict[str, Any]


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
