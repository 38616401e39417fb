"""Dense exercises that can be scheduled by construction: a hidden schedule first, then a plan around it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from exercise_planner.domain.agreement import Agreement, AgreementKind, AgreementStatus
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import After, Event, LagFrom, Light, Lock, Need, NeedRule, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.interoperability import gaps, party_of_unit
from exercise_planner.domain.nation import Language, Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation, RelationRule
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import Hours, Period
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.spans import inside
from exercise_planner.planning.travel import TravelTimes

SLOT = 30
FIRST = date(2027, 6, 7)
ZONE = ZoneInfo("Europe/Oslo")
NATIONS = ("NOR", "SWE", "FIN", "DNK", "USA", "GBR", "DEU", "NLD", "POL", "EST")
HOSTS = ("NOR", "SWE")
CAPABILITIES = ("ASW", "MEDEVAC", "ENGINEER", "AIR_DEFENCE", "LOGISTICS", "SIGNALS")
ACTIVITIES = ("LIVE_FIRE", "BOARDING", "STAFF_TRAINING", "FIELD_TRAINING", "AIR_DROP")
OPEN, SHUT = 7 * 60, 20 * 60
REST_DAY = 6
"""One day in seven nothing is held."""


class Generated(NamedTuple):
    """A plan, and a schedule of it that breaks no rule and that nobody is meant to look at."""

    exercise: Exercise
    hidden: tuple[Assignment, ...]


@dataclass
class Held:
    """An event of the hidden schedule, in minutes from the first midnight."""

    number: int
    start: int
    length: int
    venue: Venue
    units: list[Unit]
    chosen: dict[str, int] = field(default_factory=dict)

    @property
    def end(self) -> int:
        return self.start + self.length

    @property
    def nations(self) -> list[str]:
        return list(dict.fromkeys(unit.nation for unit in self.units))


@dataclass
class Whereabouts:
    """What a unit has done so far in the hidden schedule."""

    unit: Unit
    free: int = -10_000
    venue: str | None = None
    duty: Counter[int] = field(default_factory=Counter)


def dense(events: int = 200, seed: int = 0, density: float = 0.85) -> Generated:
    """A plan with venues and units in short supply.

    Args:
        events: The number of events, 1 to some thousands.
        seed: Equal seeds give equal plans.
        density: From 0.3, roomy, to 1, at which venues are used back to back and units hardly suffice.
    """
    return _Generator(events, seed, density).generated()


class _Generator:
    def __init__(self, events: int, seed: int, density: float) -> None:
        self.count, self.seed, self.density = events, seed, density
        self.dice = random.Random(f"{events} {seed} {density}")
        days = 5 + round(events**0.42)
        lanes = max(2, round(events / (days * 6 / 7 * 3.4 * density)))
        self.nations = [self.nation(nation_id) for nation_id in NATIONS]
        self.venues = [self.venue(number) for number in range(max(2, round(lanes / 1.2)))]
        self.units = [self.unit(number) for number in range(max(6, round(lanes * 3.6 / density)))]
        places = Exercise([*self.venues, *self.nations])
        self.travel = TravelTimes(places)
        self.held = self.lay_out()
        self.days = self.held[-1].end // 1440 + 2

    def some(self, chance: float) -> bool:
        return self.dice.random() < chance

    # who and where

    def nation(self, nation_id: str) -> Nation:
        radios = self.dice.sample(["HF", "VHF", "UHF", "SATCOM"], 2)
        return Nation(
            id=nation_id,
            name=nation_id.title(),
            rank=NATIONS.index(nation_id),
            languages=(Language(language="eng", level=self.dice.randint(2, 4)),),
            standards=Frozen({"radio": (*radios,)}),
        )

    def venue(self, number: int) -> Venue:
        activities = {ACTIVITIES[number % len(ACTIVITIES)], self.dice.choice(ACTIVITIES)}
        return Venue(
            id=f"V{number}",
            name=f"Area {number}",
            rank=number,
            nation=self.dice.choice(HOSTS),
            position=Position(self.dice.uniform(62, 64), self.dice.uniform(9, 14)),
            activities=tuple(sorted(activities)),
            max_events=self.dice.choice((1, 1, 1, 2)),
            turnaround_minutes=self.dice.choice((0, 0, 30, 60)),
        )

    def unit(self, number: int) -> Unit:
        return Unit(
            id=f"U{number}",
            name=f"Unit {number}",
            rank=number,
            nation=NATIONS[number % len(NATIONS)],
            personnel=self.dice.randrange(10, 200, 10),
            capabilities=tuple(sorted(self.dice.sample(CAPABILITIES, self.dice.randint(1, 3)))),
            min_rest_minutes=self.dice.choice((0, 30, 60)),
            max_duty_minutes_per_day=self.dice.choice((None, 480, 600)),
            speed_kmh=self.dice.choice((80, 120, 400)),
        )

    # the hidden schedule

    def lay_out(self) -> list[Held]:
        """Events one after the other in each lane of each venue, in the order of time."""
        units = [Whereabouts(unit) for unit in self.units]
        lanes = [
            [OPEN, number, venue] for number, venue in enumerate(self.venues) for _ in range(venue.max_events)
        ]
        held: list[Held] = []
        while len(held) < self.count:
            lane: Any = min(lanes, key=lambda one: (one[0], one[1]))
            start, length = self.next_start(lane[0]), self.dice.choice((60, 90, 120, 180, 180, 240, 360, 480))
            if start % 1440 + length > SHUT:
                lane[0] = (start // 1440 + 1) * 1440 + OPEN
                continue
            team = self.team(units, lane[2], start, length)
            if team is None:
                lane[0] = start + SLOT
                continue
            item = Held(len(held), start, length, lane[2], [one.unit for one in team])
            for one in team:
                one.free, one.venue = item.end, item.venue.id
                one.duty[start // 1440] += length
            held.append(item)
            gap = lane[2].turnaround_minutes if lane[2].max_events == 1 else 0
            idle = 0 if self.some(self.density) else self.dice.choice((30, 60, 120))
            lane[0] = item.end + -(-gap // SLOT) * SLOT + idle
        held.sort(key=lambda item: (item.start, item.number))
        return [replace(item, number=number) for number, item in enumerate(held)]

    def next_start(self, minute: int) -> int:
        day = minute // 1440
        return (day + 1) * 1440 + OPEN if day % 7 == REST_DAY else minute

    def team(
        self, units: list[Whereabouts], venue: Venue, start: int, length: int
    ) -> list[Whereabouts] | None:
        able = [one for one in units if self.comes(one, venue, start, length)]
        size = self.dice.choice((1, 2, 2, 3, 4))
        return self.dice.sample(able, size) if len(able) >= size else None

    def comes(self, one: Whereabouts, venue: Venue, start: int, length: int) -> bool:
        away = self.travel.minutes(one.venue, venue.id, one.unit.speed_kmh)
        most = one.unit.max_duty_minutes_per_day
        rested = one.free + max(away, one.unit.min_rest_minutes) <= start
        return rested and (most is None or one.duty[start // 1440] + length <= most)

    # the plan around it

    def generated(self) -> Generated:
        host = [
            Agreement(
                id=f"A-{one}",
                kind=AgreementKind.SOFA,
                host=one,
                nations=NATIONS[:-1],
                status=AgreementStatus.SIGNED,
            )
            for one in HOSTS
        ]
        bare = Exercise([self.details(), *self.nations, *self.units, *self.venues])
        self.problem = Problem.of(bare)
        self.bare = bare
        self.pools = [
            Pool(id=name, capacity=0, rank=rank) for rank, name in enumerate(("AIR", "LIFT", "AMMO"))
        ]
        events = [self.event(item) for item in self.held]
        records: list[Record] = [
            self.details(),
            *(
                replace(one, unavailable=tuple(self.idle(self.of_nation(one.id), 0.5)))
                for one in self.nations
            ),
            *(replace(one, unavailable=tuple(self.idle(self.of_unit(one.id), 0.4))) for one in self.units),
            *(self.confined(one) for one in self.venues),
            *(replace(pool, capacity=self.peak(events, pool.id)) for pool in self.pools),
            *(
                Phase(id=f"P{number}", rank=number, from_=self.day(low), to=self.day(high))
                for number, (low, high) in enumerate(self.phases())
            ),
            *(Objective(id=f"O{number}", rank=number, title=f"Objective {number}") for number in range(4)),
            *host,
            *self.relations(),
            *events,
        ]
        return Generated(Exercise(records), tuple(self.assignment(item) for item in self.held))

    def details(self) -> Details:
        closed = [self.day(number) for number in range(REST_DAY, self.days, 7)]
        return Details(
            name=f"Dense {self.count}/{self.seed}",
            from_=FIRST,
            to=self.day(self.days - 1),
            time_zone=ZONE.key,
            slot_minutes=SLOT,
            hosts=HOSTS,
            closed=tuple(Period(from_=one, to=one) for one in closed),
        )

    def day(self, number: int) -> date:
        return FIRST + timedelta(days=number)

    def instant(self, minute: int) -> datetime:
        return self.problem.instant(minute)

    def phases(self) -> list[tuple[int, int]]:
        third = max(1, self.days // 3)
        return [(0, third - 1), (third, 2 * third - 1), (2 * third, max(self.days - 1, 2 * third))]

    def of_nation(self, nation_id: str) -> list[Held]:
        return [item for item in self.held if nation_id in item.nations]

    def of_unit(self, unit_id: str) -> list[Held]:
        return [item for item in self.held if any(unit.id == unit_id for unit in item.units)]

    def idle(self, items: list[Held], chance: float) -> Iterator[Period]:
        """Some of the times in which nothing of some events is held."""
        free = 0
        for item in [*items, None]:
            until = item.start if item else self.days * 1440
            if until - free >= 360 and self.some(chance):
                start = free + self.dice.randrange(0, (until - free) // 2, SLOT)
                end = until - self.dice.randrange(0, (until - start) // 2, SLOT)
                yield Period(from_=self.instant(start), to=self.instant(end), reason="elsewhere")
            free = max(free, item.end) if item else free

    def confined(self, venue: Venue) -> Venue:
        items = [item for item in self.held if item.venue.id == venue.id]
        people = None
        if self.some(0.3):
            running = ([other for other in items if other.start <= item.start < other.end] for item in items)
            people = max(
                (sum(u.personnel for one in group for u in one.units) for group in running), default=0
            )
        return replace(venue, unavailable=tuple(self.idle(items, 0.3)), max_personnel=people)

    def peak(self, events: list[Event], pool_id: str) -> int:
        drawn = [
            (item, event.pools[pool_id])
            for item, event in zip(self.held, events, strict=True)
            if pool_id in event.pools
        ]
        return max(
            (
                sum(amount for other, amount in drawn if other.start <= item.start < other.end)
                for item, _ in drawn
            ),
            default=1,
        )

    def relations(self) -> Iterator[Relation]:
        together = {pair for item in self.held for pair in self.pairs(item.nations)}
        apart = [pair for pair in self.pairs(list(NATIONS)) if pair not in together]
        if apart:
            yield Relation(id="#R0", between=self.dice.choice(apart), rule=RelationRule.NEVER_TOGETHER)
        yield Relation(id="#R1", between=(NATIONS[-1], NATIONS[-2]), rule=RelationRule.AVOID)

    @staticmethod
    def pairs(nations: list[str]) -> list[tuple[str, str]]:
        return [(a, b) for a in nations for b in nations if a < b]

    # events

    def event(self, item: Held) -> Event:
        activity = self.dice.choice(item.venue.activities)
        same = [venue.id for venue in self.venues if activity in venue.activities and venue is not item.venue]
        venues: tuple[str, ...] = ()
        if self.some(0.6):
            others = self.dice.sample(same, min(len(same), self.dice.randint(0, 2)))
            venues = tuple(sorted([item.venue.id, *others]))
        start_locked = self.some(0.01)
        return Event(
            id=f"E{item.number}",
            name=f"Event {item.number}",
            rank=item.number,
            activity=activity,
            duration_minutes=item.length - self.dice.choice((0, 0, 0, 10)),
            venues=venues,
            priority=self.dice.randint(1, 5),
            optional=self.some(0.04),
            objectives=(f"O{self.dice.randrange(4)}",) if self.some(0.5) else (),
            pools=Frozen({pool.id: self.dice.randint(1, 3) for pool in self.pools if self.some(0.15)}),
            lock=Lock(start=self.instant(item.start)) if start_locked else None,
            **self.times(item),
            **self.people(item),
            **self.needs(item),
        )

    def times(self, item: Held) -> dict[str, Any]:
        found: dict[str, Any] = {}
        day = item.start // 1440
        if self.some(0.4):
            phases = self.phases()
            found["phase"] = next(f"P{n}" for n, (low, high) in enumerate(phases) if low <= day <= high)
        elif self.some(0.6):
            slack = self.dice.choice((0, 240, 480, 1440, 2880))
            found["earliest"] = self.instant(max(0, item.start - self.dice.randint(0, slack // SLOT) * SLOT))
            found["latest"] = self.instant(min(self.days * 1440, item.end + slack))
        if self.some(0.6):
            low, high = item.start % 1440, item.start % 1440 + item.length
            clock = datetime.combine(FIRST, datetime.min.time())
            opens = clock + timedelta(minutes=min(low, self.dice.choice((OPEN, 480, 540))))
            shuts = clock + timedelta(minutes=max(high, self.dice.choice((SHUT, 960, 1080))))
            found["hours"] = Hours(from_=opens.time(), to=shuts.time())
        position = item.venue.position
        if self.some(0.2) and position and inside(self.problem.sun.days(position), item.start, item.end):
            found["light"] = Light.DAY
        found["after"] = tuple(self.after(item))
        return found

    def after(self, item: Held) -> Iterator[After]:
        if not self.some(0.3):
            return
        recent = [
            other for other in self.held[max(0, item.number - 60) : item.number] if other.end <= item.start
        ]
        if not recent:
            return
        other = self.dice.choice(recent)
        from_ = self.dice.choice((LagFrom.END, LagFrom.END, LagFrom.START))
        lag = item.start - (other.end if from_ is LagFrom.END else other.start)
        yield After(
            event=f"E{other.number}",
            from_=from_,
            min_lag_minutes=self.dice.choice((0, 0, min(lag, 120))),
            max_lag_minutes=lag + self.dice.choice((0, 240, 1440)) if self.some(0.2) else None,
        )

    def people(self, item: Held) -> dict[str, Any]:
        """Some units by name, others by what they can do."""
        named = [unit for unit in item.units if self.some(0.6)]
        wanted: dict[str, list[Unit]] = {}
        for unit in item.units:
            if unit not in named:
                wanted.setdefault(self.dice.choice(unit.capabilities), []).append(unit)
        requires = []
        for index, (capability, units) in enumerate(sorted(wanted.items())):
            item.chosen.update({unit.id: index for unit in units})
            nations = sorted({unit.nation for unit in units})
            limited = self.some(0.2)
            others = self.dice.sample(NATIONS, 3) if limited else []
            requires.append(
                Requirement(
                    capability=capability,
                    count=len(units),
                    nations=tuple(dict.fromkeys([*nations, *others])) if limited else (),
                    min_nations=len(nations) if self.some(0.3) else 0,
                )
            )
        return {
            "units": tuple(unit.id for unit in named),
            "requires": tuple(requires),
            "min_nations": len(item.nations) if self.some(0.3) else 0,
        }

    def needs(self, item: Held) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.some(0.3) and (NATIONS[-1] not in item.nations):
            found["needs_agreements"] = (AgreementKind.SOFA,)
        if self.some(0.4):
            parties = [party_of_unit(self.bare, unit) for unit in item.units]
            needs = [
                Need(dimension="language", rule=NeedRule.COMMON, accept=("eng",), min_level=2),
                Need(dimension="radio", rule=NeedRule.COMMON),
                Need(dimension="radio", rule=NeedRule.PAIRWISE),
            ]
            met = [need for need in needs if not list(gaps(need, parties, None))]
            found["interoperability"] = (self.dice.choice(met),)
        return found

    def assignment(self, item: Held) -> Assignment:
        named = [Place(unit=unit.id) for unit in item.units if unit.id not in item.chosen]
        chosen = [Place(unit=unit_id, requirement=index) for unit_id, index in item.chosen.items()]
        return Assignment(
            id=f"E{item.number}",
            rank=item.number,
            start=self.instant(item.start),
            end=self.instant(item.end),
            venue=item.venue.id,
            units=(*named, *chosen),
        )
