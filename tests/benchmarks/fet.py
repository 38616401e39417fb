"""The engine beside FET, a timetabler by local search, where FET can express the exercise; run by hand.

``python -m tests.benchmarks.fet [EVENTS …]`` lets ``fet-cl`` (Debian package fet) and the engine find a first
complete timetable of plain exercises: named units, candidate venues, hours of a day, and nothing else.
FET's time is of the whole command; the engine's is from the start of the solve to the first schedule.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.benchmarks.runs import Case, solve

Json = dict[str, Any]
DAYS, HOURS = 10, 12


def tell(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)  # noqa: T201


def plain(events: int, seed: int) -> Json:
    """An exercise that FET can express, with a hidden timetable, so that it is solvable."""
    dice = random.Random(seed)
    venues = max(2, round(events * 2.5 / (0.8 * DAYS * HOURS)))
    units = 3 * venues
    free = {(venue, day): 0 for venue in range(venues) for day in range(DAYS)}
    busy: dict[tuple[int, int], set[int]] = {}
    rows: list[Json] = []
    while len(rows) < events and free:
        venue, day = dice.choice(sorted(free))
        length, hour = dice.randint(1, 4), free[venue, day]
        taken = set().union(*(busy.get((day, one), set()) for one in range(hour, hour + length)))
        idle = [unit for unit in range(units) if unit not in taken]
        if hour + length > HOURS or len(idle) < 2:
            del free[venue, day]
            continue
        named = dice.sample(idle, dice.randint(1, 2))
        for one in range(hour, hour + length):
            busy.setdefault((day, one), set()).update(named)
        free[venue, day] = hour + length
        others = dice.sample(range(venues), min(2, venues))
        rows.append({"units": named, "venues": sorted({venue, *others}), "hours": length})
    dice.shuffle(rows)
    return document(rows, venues, units)


def document(rows: list[Json], venues: int, units: int) -> Json:
    """The plan document of a plain exercise."""
    details = {"name": "Plain", "from": "2027-01-04", "to": f"2027-01-{3 + DAYS:02}", "time_zone": "UTC"}
    hours = {"from": "08:00", "to": f"{8 + HOURS:02}:00"}
    return {
        "format": "exercise-plan/1",
        "exercise": {**details, "slot_minutes": 60, "default_hours": hours},
        "nations": [{"id": "X01", "name": "Benchmark"}],
        "venues": [{"id": f"V{number}", "name": f"Venue {number}"} for number in range(venues)],
        "units": [
            {"id": f"U{number}", "name": f"Unit {number}", "nation": "X01", "domain": "JOINT"}
            for number in range(units)
        ],
        "events": [
            {
                "id": f"E{number}",
                "name": f"Event {number}",
                "duration_minutes": 60 * row["hours"],
                "units": [f"U{unit}" for unit in row["units"]],
                "venues": [f"V{venue}" for venue in row["venues"]],
            }
            for number, row in enumerate(rows)
        ],
    }


def fet_file(plan: Json, path: Path) -> None:
    """The same exercise in FET's format."""
    root = ET.Element("fet", version="6.8.7")
    add(root, "Institution_Name", "Benchmark")
    for kind, one, count in (("Days", "Day", DAYS), ("Hours", "Hour", HOURS)):
        parts = ET.SubElement(root, f"{kind}_List")
        add(parts, f"Number_of_{kind}", str(count))
        for number in range(count):
            add(ET.SubElement(parts, one), "Name", f"{one}{number}")
    add(ET.SubElement(ET.SubElement(root, "Subjects_List"), "Subject"), "Name", "Event")
    ET.SubElement(root, "Activity_Tags_List")
    teachers = ET.SubElement(root, "Teachers_List")
    for unit in plan["units"]:
        add(ET.SubElement(teachers, "Teacher"), "Name", unit["id"])
    ET.SubElement(root, "Students_List")
    activities = ET.SubElement(root, "Activities_List")
    ET.SubElement(root, "Buildings_List")
    rooms = ET.SubElement(root, "Rooms_List")
    for venue in plan["venues"]:
        room = ET.SubElement(rooms, "Room")
        add(room, "Name", venue["id"])
        add(room, "Capacity", "30000")
    times = ET.SubElement(root, "Time_Constraints_List")
    add(ET.SubElement(times, "ConstraintBasicCompulsoryTime"), "Weight_Percentage", "100")
    spaces = ET.SubElement(root, "Space_Constraints_List")
    add(ET.SubElement(spaces, "ConstraintBasicCompulsorySpace"), "Weight_Percentage", "100")
    for number, event in enumerate(plan["events"], 1):
        fet_activity(activities, spaces, event, number)
    ET.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True)


def fet_activity(activities: ET.Element, spaces: ET.Element, event: Json, number: int) -> None:
    """One event, and where it can be held."""
    activity = ET.SubElement(activities, "Activity")
    for unit in event["units"]:
        add(activity, "Teacher", unit)
    add(activity, "Subject", "Event")
    length = str(event["duration_minutes"] // 60)
    for name, value in (("Duration", length), ("Total_Duration", length), ("Id", str(number))):
        add(activity, name, value)
    add(activity, "Activity_Group_Id", "0")
    add(activity, "Active", "true")
    held = ET.SubElement(spaces, "ConstraintActivityPreferredRooms")
    add(held, "Weight_Percentage", "100")
    add(held, "Activity_Id", str(number))
    add(held, "Number_of_Preferred_Rooms", str(len(event["venues"])))
    for venue in event["venues"]:
        add(held, "Preferred_Room", venue)


def add(parent: ET.Element, name: str, text: str) -> None:
    """Add an element with text."""
    ET.SubElement(parent, name).text = text


def fet(sizes: list[int], seconds: float) -> None:
    """A row a size: both times of the whole command to a complete timetable."""
    program = shutil.which("fet-cl")
    if program is None:
        raise SystemExit("fet-cl is not installed (Debian package fet)")
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            plan, folder = plain(size, seed=1), Path(place)
            (folder / "plain.plan.json").write_text(json.dumps(plan))
            fet_file(plan, folder / "plain.fet")
            start = time.perf_counter()
            command = [program, f"--inputfile={folder / 'plain.fet'}", f"--outputdir={folder / 'out'}"]
            done = subprocess.run(
                [*command, f"--timelimitseconds={seconds:.0f}"], capture_output=True, text=True, check=False
            )
            theirs = time.perf_counter() - start
            said = "complete" if "successful" in done.stdout.lower() else "incomplete"
            row = solve(Case(folder / "plain.plan.json", None), 5, 2, folder / "schedule.json")
            tell(
                f"{size:>6} events  FET {theirs:6.2f} s ({said})  engine's first {row.first} s  "
                f"broken {row.broken}"
            )


def main() -> None:
    """Print a table."""
    fet([int(size) for size in sys.argv[1:]] or [200, 1000], 120)


if __name__ == "__main__":
    main()
