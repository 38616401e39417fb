"""A small sound plan and a schedule of it, made anew for each test, and ways to spoil and to read them."""

import json
from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.readers.schedule import parse_schedule

Document = dict[str, Any]


def plan() -> Document:
    """A plan that uses every list of the format."""
    return {
        "format": "exercise-plan/1",
        "exercise": {
            "name": "NORTHERN DRILL",
            "from": "2027-03-01",
            "to": "2027-03-14",
            "time_zone": "Europe/Oslo",
            "hosts": ["NOR"],
        },
        "nations": [
            {"id": "NOR", "name": "Norway", "role": "HOST", "groups": ["NATO"]},
            {"id": "SWE", "name": "Sweden", "groups": ["NATO", "EU"]},
            {"id": "DEU", "name": "Germany", "groups": ["NATO", "EU"]},
        ],
        "units": [
            {"id": "OTTO", "name": "HNoMS Otto Sverdrup", "nation": "NOR", "capabilities": ["ASW"]},
            {"id": "VISBY", "name": "HSwMS Visby", "nation": "SWE", "capabilities": ["ASW", "MCM"]},
        ],
        "venues": [
            {"id": "ANDFJ", "name": "Andfjorden", "nation": "NOR", "position": [69.1, 16.1]},
            {"id": "RENA", "name": "Rena", "nation": "NOR"},
        ],
        "pools": [{"id": "LIFT", "capacity": 4}],
        "phases": [{"id": "P1", "from": "2027-03-01", "to": "2027-03-07"}],
        "objectives": [{"id": "O1", "title": "Hunt together"}],
        "agreements": [{"id": "A1", "kind": "SOFA", "host": "NOR", "nations": ["SWE"], "status": "SIGNED"}],
        "relations": [{"between": ["SWE", "DEU"], "rule": "AVOID"}],
        "travel": [{"from": "ANDFJ", "to": "RENA", "minutes": 600}],
        "milestones": [{"id": "IPC", "from": "2026-06-01", "venue": "RENA"}],
        "events": [
            {
                "id": "ASW1",
                "name": "Hunt the submarine",
                "duration_minutes": 240,
                "phase": "P1",
                "venues": ["ANDFJ"],
                "units": ["OTTO"],
                "nations": ["DEU"],
                "requires": [{"capability": "ASW", "count": 1}],
                "pools": {"LIFT": 1},
                "objectives": ["O1"],
            },
            {"id": "ASW2", "name": "Again", "duration_minutes": 240, "after": [{"event": "ASW1"}]},
            {"id": "DVD", "name": "Visitors’ day", "duration_minutes": 60, "optional": True},
        ],
    }


def schedule() -> Document:
    """A schedule of that plan, with every field of the contract."""
    return {
        "format": "exercise-schedule/1",
        "plan": "NORTHERN DRILL",
        "status": "FEASIBLE",
        "objective": 1042.5,
        "bound": 900,
        "goals": {"unscheduled": 1, "makespan": 42},
        "makespan_slots": 42,
        "seconds": 1.25,
        "trace": [
            {"seconds": 0.1, "objective": 2000, "bound": None, "scheduled": 1},
            {"seconds": 0.8, "objective": 1042.5, "bound": 900, "scheduled": 2},
        ],
        "assignments": [
            {
                "event": "ASW2",
                "start": "2027-03-02T08:00:00+01:00",
                "end": "2027-03-02T12:00:00+01:00",
                "venue": None,
                "units": [],
            },
            {
                "event": "ASW1",
                "start": "2027-03-01T08:00:00+01:00",
                "end": "2027-03-01T12:00:00+01:00",
                "venue": "ANDFJ",
                "units": [
                    {"unit": "OTTO", "requirement": None},
                    {"unit": "VISBY", "requirement": 0},
                ],
            },
        ],
        "unscheduled": ["DVD"],
        "conflicts": [
            {
                "rule": "unit_availability",
                "text": "HSwMS Visby is in refit.",
                "refs": {"unit": ["VISBY"], "event": ["ASW1"]},
            }
        ],
        "remedies": [
            {
                "text": "Let HSwMS Visby come a day earlier.",
                "changes": [
                    {"path": "/units/1/unavailable/0", "value": None},
                    {"path": "/units/1/available", "value": [{"from": "2027-03-01", "to": "2027-03-05"}]},
                ],
            }
        ],
    }


def text(document: Any) -> bytes:
    """A document as a file's content."""
    return json.dumps(document).encode()


def spoilt(document: Document, path: str, value: Any) -> Document:
    """The document with one value put at a path such as ``events.0.name``; the last step may be new."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place: Any = document
    for step in steps:
        place = place[step]
    place[last] = value
    return document


def lines(document: Any) -> list[str]:
    """The lines that a user reads about a plan document."""
    reading = parse_plan(document if isinstance(document, bytes) else text(document), "drill.json")
    return [str(fault) for fault in reading.faults]


def refusal(data: bytes | str) -> str:
    """What a user reads about a document that cannot be read at all."""
    try:
        parse_plan(data, "drill.json").require()
    except InputError as error:
        return str(error)
    return ""


def exercise() -> Exercise:
    """The exercise in the sound plan."""
    return parse_plan(text(plan())).require()


def schedule_lines(document: Any) -> list[str]:
    """The lines that a user reads about a schedule of the sound plan."""
    return [str(fault) for fault in parse_schedule(text(document), exercise(), "drill.schedule.json").faults]
