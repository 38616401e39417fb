"""Random small plans that mix all rules, and random schedules of them, as plain JSON."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

Json = dict[str, Any]

ZONES = ("UTC", "Europe/Oslo", "Pacific/Honolulu", "Australia/Lord_Howe", "Asia/Kathmandu")
FIRST_DAYS = ("2027-03-26", "2027-10-01", "2027-06-20", "2027-04-02")
"""Among them the weeks in which clocks change in Oslo and on Lord Howe Island."""
NATIONS = ("NOR", "SWE", "USA", "X01")
CAPABILITIES = ("ASW", "MEDEVAC")
HOURS = (
    {"from": "08:00", "to": "18:00"},
    {"from": "20:00", "to": "06:00"},
    {"from": "00:00", "to": "00:00"},
)
NEEDS = (
    {"dimension": "language", "rule": "COMMON", "accept": ["eng"], "min_level": 2},
    {"dimension": "language", "rule": "PAIRWISE"},
    {"dimension": "radio", "rule": "LEAD"},
    {"dimension": "radio", "rule": "COMMON"},
)


def random_plan(seed: int, events: int = 4, days: int = 3) -> Json:
    """A small plan; many are infeasible.

    Args:
        seed: Equal seeds give equal plans.
        events: The number of events.
        days: The length of the exercise.
    """
    return _Maker(seed, days).plan(events)


class _Maker:
    def __init__(self, seed: int, days: int) -> None:
        self.seed, self.days = seed, days
        self.dice = random.Random(seed)
        self.first = datetime.fromisoformat(self.dice.choice(FIRST_DAYS)).replace(tzinfo=UTC)
        self.slot = self.dice.choice((60, 120, 240))

    def plan(self, events: int) -> Json:
        self.units = [self.unit(number) for number in range(self.dice.randint(2, 5))]
        self.venues = [self.venue(number) for number in range(self.dice.randint(1, 3))]
        return {
            "format": "exercise-plan/1",
            "exercise": self.exercise(),
            "nations": [self.nation(code) for code in NATIONS],
            "units": self.units,
            "venues": self.venues,
            "pools": [{"id": "AIR", "capacity": self.dice.choice((2, 3)), **self.maybe(0.2, "unavailable")}],
            "phases": [{"id": "P", "from": self.day(0), "to": self.day(self.dice.randrange(1, self.days))}],
            "objectives": [{"id": "O1", "title": "Work together", "weight": self.dice.choice((1, 2.5))}],
            "agreements": [self.agreement(number) for number in range(3)],
            "relations": [
                {"between": self.dice.sample(NATIONS, 2), "rule": rule}
                for rule in ("NEVER_TOGETHER", "AVOID")
                if self.some(0.3)
            ],
            "travel": self.travel(),
            "events": [self.event(number) for number in range(events)],
        }

    def some(self, chance: float) -> bool:
        return self.dice.random() < chance

    def maybe(self, chance: float, field: str) -> Json:
        return {field: [self.period()]} if self.some(chance) else {}

    def one_of(self, chance: float, field: str, *values: object) -> Json:
        return {field: self.dice.choice(values)} if self.some(chance) else {}

    def day(self, number: int) -> str:
        return f"{self.first + timedelta(days=number):%Y-%m-%d}"

    def any_day(self) -> str:
        return self.day(self.dice.randrange(self.days))

    def instant(self) -> datetime:
        minutes = self.dice.randrange(0, self.days * 1440, 30)
        return self.first + timedelta(minutes=minutes)

    def written(self, moment: datetime) -> str:
        hours, text = self.dice.choice(((0, "Z"), (2, "+02:00"), (-10, "-10:00")))
        return f"{moment + timedelta(hours=hours):%Y-%m-%dT%H:%M:%S}{text}"

    def period(self) -> Json:
        if self.some(0.5):
            low = self.dice.randrange(self.days)
            return {"from": self.day(low), "to": self.day(self.dice.randrange(low, self.days))}
        start = self.instant()
        end = start + timedelta(minutes=self.dice.randrange(30, 1440, 30))
        return {"from": self.written(start), "to": self.written(end), "reason": "away"}

    def exercise(self) -> Json:
        goals = {
            "earliness": self.dice.choice((0, 1)),
            "travel": self.dice.choice((0, 0.5)),
            "balance": self.dice.choice((0, 2)),
        }
        return {
            "name": f"Random {self.seed}",
            "from": self.day(0),
            "to": self.day(self.days - 1),
            "time_zone": self.dice.choice(ZONES),
            "slot_minutes": self.slot,
            **self.maybe(0.2, "closed"),
            **self.one_of(0.2, "default_hours", *HOURS),
            **self.one_of(0.5, "goals", goals),
        }

    def nation(self, code: str) -> Json:
        spoken = [{"language": word, "level": self.dice.randint(1, 4)} for word in ("eng", "fra")]
        return {
            "id": code,
            "name": code.title(),
            "languages": self.dice.sample(spoken, self.dice.randint(1, 2)),
            "standards": {"radio": self.dice.sample(["HF", "UHF"], self.dice.randint(0, 2))},
            **self.maybe(0.15, "unavailable"),
        }

    def unit(self, number: int) -> Json:
        return {
            "id": f"U{number}",
            "name": f"Unit {number}",
            "nation": self.dice.choice(NATIONS),
            "capabilities": self.dice.sample(CAPABILITIES, self.dice.randint(0, 2)),
            "personnel": self.dice.choice((0, 10, 40)),
            **self.one_of(0.3, "min_rest_minutes", 30, 120, 600),
            **self.one_of(0.2, "max_duty_minutes_per_day", 240, 480),
            **self.maybe(0.3, "unavailable"),
            **self.one_of(0.15, "available", [self.period(), self.period()]),
            **self.one_of(0.3, "standards", {"radio": ["HF"]}),
            **self.one_of(0.5, "speed_kmh", 20, 50, 500),
        }

    def venue(self, number: int) -> Json:
        position = [self.dice.uniform(58, 70), self.dice.uniform(5, 12)]
        return {
            "id": f"V{number}",
            "name": f"Venue {number}",
            "nation": self.dice.choice(NATIONS),
            "max_events": self.dice.choice((1, 1, 2)),
            **self.one_of(0.7, "position", position),
            **self.one_of(0.3, "activities", ["LIVE_FIRE"], ["STAFF"], ["STAFF", "LIVE_FIRE"]),
            **self.one_of(0.3, "max_personnel", 20, 60),
            **self.one_of(0.3, "turnaround_minutes", 30, 180),
            **self.maybe(0.2, "unavailable"),
        }

    def agreement(self, number: int) -> Json:
        return {
            "id": f"A{number}",
            "kind": "SOFA",
            "host": self.dice.choice(NATIONS),
            "nations": self.dice.sample(NATIONS, 3),
            "status": self.dice.choice(("SIGNED", "SIGNED", "DRAFT")),
            **self.one_of(0.4, "in_force", self.period()),
        }

    def travel(self) -> list[Json]:
        if len(self.venues) < 2 or self.some(0.7):
            return []
        return [{"from": "V0", "to": self.venues[-1]["id"], "minutes": 90, "one_way": self.some(0.5)}]

    def event(self, number: int) -> Json:
        unit_ids = [unit["id"] for unit in self.units]
        event = {
            "id": f"E{number}",
            "name": f"Event {number}",
            "duration_minutes": self.dice.choice((60, 90, 240, 480, 1500)),
            "units": self.dice.sample(unit_ids, min(len(unit_ids), self.dice.choice((0, 1, 1, 2)))),
            "nations": self.dice.sample(NATIONS, self.dice.choice((0, 0, 1))),
            "priority": self.dice.randint(1, 5),
            "optional": self.some(0.35),
            **self.one_of(0.4, "activity", "LIVE_FIRE", "STAFF"),
            **self.one_of(0.4, "venues", *([venue["id"]] for venue in self.venues)),
            **self.one_of(0.2, "needs_venue", False),
            **self.one_of(0.2, "phase", "P"),
            **self.one_of(0.3, "hours", *HOURS),
            **self.one_of(0.25, "light", "DAY", "NIGHT"),
            **self.one_of(0.5, "objectives", ["O1"]),
        }
        return event | self.dates() | self.needs() | self.after(number) | self.lock()

    def dates(self) -> Json:
        moment = self.dice.choice((self.any_day(), self.written(self.instant())))
        return self.one_of(0.2, "earliest", moment) or self.one_of(0.2, "latest", moment)

    def needs(self) -> Json:
        requirement: Json = {
            "capability": self.dice.choice(CAPABILITIES),
            "count": self.dice.choice((1, 1, 2)),
        }
        if self.some(0.3):
            requirement["nations"] = self.dice.sample(NATIONS, 2)
        if self.some(0.3):
            requirement["min_nations"] = requirement["count"]
        return {
            "lead": self.dice.choice(NATIONS),
            **self.one_of(0.4, "requires", [requirement]),
            **self.one_of(0.2, "min_nations", 2),
            **self.one_of(0.3, "interoperability", *([need] for need in NEEDS)),
            **self.one_of(0.25, "needs_agreements", ["SOFA"]),
            **self.one_of(0.3, "pools", {"AIR": 1}, {"AIR": 2}),
        }

    def after(self, number: int) -> Json:
        if not number or self.some(0.6):
            return {}
        lag = {
            "event": f"E{self.dice.randrange(number)}",
            **self.one_of(0.4, "min_lag_minutes", 30, 240),
            **self.one_of(0.3, "max_lag_minutes", 600, 2000),
            **self.one_of(0.3, "from", "start"),
        }
        return {"after": [lag]}

    def lock(self) -> Json:
        start = self.first + timedelta(minutes=self.slot * self.dice.randrange(12))
        return self.one_of(0.1, "lock", {"start": self.written(start)}, {"venue": "V0"})


def random_schedule(plan: Json, seed: int, origin: datetime) -> Json:
    """A schedule of a plan that breaks some rules or other.

    Args:
        plan: The plan.
        seed: Equal seeds give equal schedules.
        origin: The exercise's first midnight.
    """
    dice = random.Random(seed)
    placed = [_placed(plan, event, dice, origin) for event in plan["events"] if dice.random() < 0.85]
    return {"format": "exercise-schedule/1", "assignments": placed}


def _placed(plan: Json, event: Json, dice: random.Random, origin: datetime) -> Json:
    slot = plan["exercise"]["slot_minutes"]
    minutes = slot * dice.randrange(0, 2 * 1440 // slot) + (7 if dice.random() < 0.03 else 0)
    start = origin + timedelta(minutes=minutes)
    places: list[Json] = [{"unit": unit_id, "requirement": None} for unit_id in event["units"]]
    for index, requirement in enumerate(event.get("requires", [])):
        chosen = dice.sample(plan["units"], min(requirement["count"], len(plan["units"])))
        places += [{"unit": unit["id"], "requirement": index} for unit in chosen]
    if dice.random() < 0.05 and places:
        places.pop()
    return {
        "event": event["id"],
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=event["duration_minutes"])).isoformat(),
        "venue": None if dice.random() < 0.2 else dice.choice(plan["venues"])["id"],
        "units": places,
    }
