"""One table of all benchmarks of the engine; run by hand.

``python -m tests.benchmarks.table [FOLDER] [--seconds S] [--workers N] [--only TEXT] [--dense 200 1000]
[--beside]`` takes every ``*.plan.json`` of a folder, and dense exercises of so many events, which it makes
itself. A row tells the first and the best schedule, the ratio to the makespan that the folder's
``index.json`` holds to be best known, and the rules that an independent referee finds broken. ``--beside``
lets PyJobShop solve what it can express, with as many seconds and threads: pools and ``after`` alone.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean
from typing import Any

from tests.benchmarks.runs import Case, Row, generated, published, solve

Json = dict[str, Any]
HEAD = (
    f"{'instance':<42} {'status':<9} {'first':>6} {'all':>7} {'objective':>12} {'slots':>6} {'ratio':>6} "
    f"{'broken':>6} {'PyJobShop':>9}"
)

PYJOBSHOP = """
import json, sys
from pyjobshop import Model
plan = json.load(open(sys.argv[1]))
slot = plan["exercise"].get("slot_minutes", 30)
model = Model()
pools = {pool["id"]: model.add_renewable(pool["capacity"]) for pool in plan["pools"]}
tasks = {event["id"]: model.add_task() for event in plan["events"]}
for event in plan["events"]:
    drawn = {pool: amount for pool, amount in event["pools"].items() if amount}
    length = -(-event["duration_minutes"] // slot)
    model.add_mode(tasks[event["id"]], [pools[pool] for pool in drawn], length, list(drawn.values()))
    for after in event.get("after", ()):
        model.add_end_before_start(tasks[after["event"]], tasks[event["id"]])
seconds, workers = float(sys.argv[2]), int(sys.argv[3])
found = model.solve(solver="ortools", time_limit=seconds, num_workers=workers, display=False)
print(json.dumps(found.objective))
"""


def is_plain(plan: Json) -> bool:
    """Whether a plan is nothing but project scheduling with pools, without units, venues and lags."""
    lags = ("min_lag_minutes", "max_lag_minutes", "from")
    return not plan.get("units") and all(
        event.get("pools") and not event.get("requires") and not any(lag in one for lag in lags)
        for event in plan["events"]
        for one in event.get("after") or [{}]
    )


def pyjobshop(case: Case, seconds: float, workers: int) -> float | None:
    """The makespan that PyJobShop finds; None where it cannot express the instance."""
    if not is_plain(json.loads(case.path.read_text())):
        return None
    command = [sys.executable, "-c", PYJOBSHOP, str(case.path), str(seconds), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def line(row: Row, peer: float | None) -> str:
    """A row as text."""
    first = "" if row.first is None else f"{row.first:.2f}"
    ratio = "" if row.ratio is None else f"{row.ratio:.3f}"
    return (
        f"{row.name:<42} {row.status:<9} {first:>6} {row.seconds:7.1f} {row.objective or 0:12.1f} "
        f"{row.makespan or '':>6} {ratio:>6} {row.broken:>6} {'' if peer is None else f'{peer:.3f}':>9}"
    )


def tell(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--dense", type=int, nargs="*", default=[])
    parser.add_argument("--beside", action="store_true")
    wanted = parser.parse_args()
    rows: list[Row] = []
    peers: list[float] = []
    tell(HEAD)
    with tempfile.TemporaryDirectory() as place:
        cases = [*(published(wanted.folder, wanted.only) if wanted.folder else ())]
        for case in [*cases, *generated(wanted.dense, Path(place))]:
            rows.append(solve(case, wanted.seconds, wanted.workers, Path(place) / "schedule.json"))
            found = pyjobshop(case, wanted.seconds, wanted.workers) if wanted.beside else None
            peer = found / case.best if found and case.best else None
            peers += [] if peer is None else [peer]
            tell(line(rows[-1], peer))
    summary([row for row in rows if row.ratio], peers)


def summary(rows: list[Row], peers: list[float]) -> None:
    """The last lines."""
    if rows:
        ratios = [row.ratio for row in rows if row.ratio]
        proven = sum(row.status == "OPTIMAL" for row in rows)
        tell(f"mean ratio {mean(ratios):.4f}, worst {max(ratios):.3f}, proven {proven} of {len(rows)}")
    if peers:
        tell(f"PyJobShop: mean ratio {mean(peers):.4f}, worst {max(peers):.3f}")


if __name__ == "__main__":
    main()
