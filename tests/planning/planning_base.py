"""A small plan that breaks no rule, to be changed by tests."""

import copy
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Finding
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.planning.check import check

Json = dict[str, Any]

PLAN: Json = {
    "format": "exercise-plan/1",
    "exercise": {
        "name": "Quiet Sea",
        "from": "2027-06-07",
        "to": "2027-06-09",
        "time_zone": "Europe/Oslo",
        "slot_minutes": 30,
    },
    "nations": [
        {"id": "NOR", "name": "Norway", "languages": [{"language": "eng", "level": 3}]},
        {"id": "SWE", "name": "Sweden", "languages": [{"language": "eng", "level": 3}]},
        {"id": "FIN", "name": "Finland", "languages": [{"language": "fin", "level": 5}]},
    ],
    "units": [
        {"id": "N1", "name": "Nansen", "nation": "NOR", "capabilities": ["ASW"], "personnel": 100},
        {"id": "N2", "name": "Amundsen", "nation": "NOR", "capabilities": ["ASW"], "personnel": 80},
        {"id": "S1", "name": "Visby", "nation": "SWE", "capabilities": ["ASW", "MCM"], "personnel": 40},
        {"id": "F1", "name": "Hanko", "nation": "FIN", "capabilities": ["MCM"], "personnel": 20},
    ],
    "venues": [
        {"id": "BAY", "name": "West Bay", "nation": "NOR", "position": [60.0, 5.0], "activities": ["SEA"]},
        {"id": "ISLE", "name": "East Isle", "nation": "NOR", "position": [60.0, 6.0], "activities": ["SEA"]},
        {"id": "HALL", "name": "Town Hall", "nation": "NOR", "position": [60.0, 5.0], "activities": ["TALK"]},
    ],
    "pools": [{"id": "AIR", "name": "Airspace", "capacity": 2}],
    "phases": [{"id": "P1", "name": "Work-up", "from": "2027-06-07", "to": "2027-06-07"}],
    "objectives": [{"id": "O1", "title": "Hunt together"}],
    "agreements": [
        {"id": "A1", "kind": "SOFA", "host": "NOR", "nations": ["SWE"], "status": "SIGNED"},
    ],
    "events": [
        {
            "id": "HUNT",
            "name": "Hunt",
            "activity": "SEA",
            "duration_minutes": 240,
            "venues": ["BAY"],
            "units": ["N1"],
            "requires": [{"capability": "MCM", "count": 1}],
            "objectives": ["O1"],
            "pools": {"AIR": 1},
        },
        {
            "id": "PATROL",
            "name": "Patrol",
            "activity": "SEA",
            "duration_minutes": 120,
            "venues": ["BAY", "ISLE"],
            "units": ["N1", "S1"],
            "pools": {"AIR": 1},
        },
        {
            "id": "TALKS",
            "name": "Talks",
            "activity": "TALK",
            "duration_minutes": 90,
            "nations": ["NOR", "SWE"],
        },
    ],
}

PLACES: Json = {
    "HUNT": {
        "start": "2027-06-07T08:00:00+02:00",
        "venue": "BAY",
        "units": [{"unit": "N1", "requirement": None}, {"unit": "F1", "requirement": 0}],
    },
    "PATROL": {
        "start": "2027-06-07T15:00:00+02:00",
        "venue": "ISLE",
        "units": [{"unit": "N1", "requirement": None}, {"unit": "S1", "requirement": None}],
    },
    "TALKS": {"start": "2027-06-08T10:00:00+02:00", "venue": "HALL", "units": []},
}

Change = Callable[[Json], None]


class Draft:
    """The plan and a schedule of it that breaks no rule, both open to change."""

    def __init__(self) -> None:
        self.plan = copy.deepcopy(PLAN)
        self.places = copy.deepcopy(PLACES)

    def __getitem__(self, record_id: str) -> Json:
        """The record of the plan with an id; ``exercise`` is the exercise."""
        if record_id == "exercise":
            return self.plan["exercise"]
        lists = (value for value in self.plan.values() if isinstance(value, list))
        return next(item for items in lists for item in items if item["id"] == record_id)

    @property
    def exercise(self) -> Exercise:
        return parse_plan(json.dumps(self.plan)).require()

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        return tuple(
            Assignment(
                id=event_id,
                start=(start := datetime.fromisoformat(place["start"])),
                end=start + timedelta(minutes=self[event_id]["duration_minutes"]),
                venue=place["venue"],
                units=tuple(
                    Place(unit=one["unit"], requirement=one["requirement"]) for one in place["units"]
                ),
            )
            for event_id, place in self.places.items()
        )

    def findings(self) -> tuple[Finding, ...]:
        return check(self.exercise, self.assignments)
