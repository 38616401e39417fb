"""Random exercises in which everything has words of its own and anything may be marked."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from exercise_planner.domain.agreement import Agreement, AgreementKind
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import After, Event, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.policy import Policy
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.relation import Relation, RelationRule
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue, VenueKind

CODES = ("NOR", "SWE", "USA", "KEN", "JPN", "X01")
GROUPS = ("NATO", "NORDIC", "PACIFIC")
FIRST = date(2027, 3, 1)
DAWN = datetime(2027, 3, 1, 6, tzinfo=UTC)
CONSONANTS, VOWELS = "bcdfghjklmnpqrstvwxz", "aeiouy"


class _Maker:
    """Makes one exercise; every word that it invents is met nowhere else."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.seen: set[str] = set()

    def word(self) -> str:
        while True:
            word = "".join(self.dice.choice((CONSONANTS, VOWELS)[at % 3 == 1]) for at in range(12))
            if word not in self.seen:
                self.seen.add(word)
                return word.capitalize()

    def prose(self) -> str:
        sentences = self.dice.randint(1, 3)
        return " ".join(
            f"{self.word()} {self.word().lower()} {self.word().lower()}." for _ in range(sentences)
        )

    def some(self, chance: float) -> bool:
        return self.dice.random() < chance

    def choose(self, *values: Any) -> Any:
        return self.dice.choice(values)

    def sample(self, values: list[Any], most: int) -> tuple[Any, ...]:
        return tuple(self.dice.sample(values, min(len(values), self.dice.randint(0, most))))

    def marking(self, chance: float = 0.45) -> Marking | None:
        if not self.some(chance):
            return None
        level = self.choose(*Classification)
        if self.some(0.25):
            return Marking(classification=level)
        names = self.dice.sample([*CODES, *GROUPS], self.dice.randint(0, 3))
        return Marking(classification=level, releasable_to=tuple(names))

    def said(self, chance: float = 0.45) -> dict[str, Any]:
        """The texts and the marking that any record may have."""
        return {
            "description": self.prose() if self.some(0.6) else "",
            "notes": self.prose() if self.some(0.4) else "",
            "sanitised": self.prose() if self.some(0.25) else "",
            "marking": self.marking(chance),
        }

    def periods(self) -> tuple[Period, ...]:
        if self.some(0.6):
            return ()
        first = FIRST + timedelta(days=self.dice.randint(0, 6))
        return (Period(from_=first, to=first, reason=self.prose() if self.some(0.5) else ""),)

    def records(self) -> Iterator[Record]:
        policy = self.choose(
            None, None, Policy(inherit=True), Policy(default=self.marking(1), inherit=self.some(0.5))
        )
        yield Details(
            name=self.word(), from_=FIRST, to=FIRST + timedelta(days=9), time_zone="Europe/Oslo",
            hosts=self.choose(("NOR",), ("NOR", "SWE"), ()), marking_policy=policy, **self.said(0.1),
        )  # fmt: skip
        for code in CODES:
            yield Nation(
                id=code, name=self.word(), groups=self.sample(list(GROUPS), 2), contact=self.prose(),
                caveats=self.prose(), unavailable=self.periods(), **self.said(0.2),
            )  # fmt: skip
        for number in range(self.dice.randint(1, 3)):
            yield Venue(
                id=f"ven{number}", name=self.word(), nation=self.choose(None, *CODES),
                kind=self.choose(*VenueKind),
                position=Position(60 + number, 10), unavailable=self.periods(), **self.said(),
            )  # fmt: skip
        yield from self.small()
        yield from self.units()
        yield from self.events()

    def small(self) -> Iterator[Record]:
        yield Pool(id="poolA", name=self.word(), capacity=3, **self.said())
        for number in range(2):
            title = self.word()
            yield Phase(
                id=f"pha{number}", name=title, from_=FIRST, to=FIRST + timedelta(days=5), **self.said()
            )
            nations = self.sample(list(CODES), 2)
            yield Objective(id=f"obj{number}", title=self.word(), nations=nations, **self.said())
            yield Agreement(
                id=f"agr{number}", kind=AgreementKind.SOFA, host=self.choose(*CODES),
                nations=self.sample(list(CODES), 3), **self.said(),
            )  # fmt: skip
        pair = tuple(self.dice.sample(CODES, 2))
        yield Relation(id="#1", between=pair, rule=RelationRule.AVOID, reason=self.prose(), **self.said())
        yield Travel(id="#1", from_="ven0", to="ven0", minutes=30, **self.said())
        yield Milestone(
            id="mil0", name=self.word(), from_=FIRST, venue=self.choose(None, "ven0"), **self.said()
        )

    def units(self) -> Iterator[Unit]:
        self.unit_ids = [f"unit{number}" for number in range(self.dice.randint(1, 6))]
        for unit_id in self.unit_ids:
            yield Unit(
                id=unit_id, name=self.word(), nation=self.choose(*CODES), capabilities=(self.word(),),
                personnel=self.dice.randint(0, 300), unavailable=self.periods(), **self.said(),
            )  # fmt: skip

    def events(self) -> Iterator[Record]:
        for number in range(self.dice.randint(2, 8)):
            named = self.sample(self.unit_ids, 3)
            filling = [unit for unit in self.unit_ids if unit not in named][:2]
            yield Event(
                id=f"evt{number}", name=self.word(), duration_minutes=120, units=named,
                nations=self.sample(list(CODES), 2), venues=("ven0",),
                phase=self.choose(None, "pha0", "pha1"),
                objectives=self.sample(["obj0", "obj1"], 2),
                pools=Frozen({"poolA": 1}) if self.some(0.4) else Frozen(),
                requires=(Requirement(capability="Swim", count=len(filling)),) if filling else (),
                after=(After(event="evt0"),) if number and self.some(0.4) else (), activity=self.word(),
                lead=self.choose(None, *CODES, *self.unit_ids), optional=self.some(0.2), **self.said(),
            )  # fmt: skip
            if self.some(0.8):
                start = DAWN + timedelta(hours=self.dice.randint(0, 150))
                places = [
                    *(Place(unit=unit) for unit in named),
                    *(Place(unit=unit, requirement=0) for unit in filling),
                ]
                yield Assignment(
                    id=f"evt{number}", start=start, end=start + timedelta(hours=2),
                    venue=self.choose("ven0", "ven0", None), units=tuple(places),
                )  # fmt: skip


def random_exercise(seed: int) -> Exercise:
    """An exercise with random markings; some of its prose mentions other records by name.

    Args:
        seed: Equal seeds give equal exercises.
    """
    maker = _Maker(seed)
    ranks: dict[type[Record], int] = {}
    found: list[Record] = []
    for record in maker.records():
        ranks[type(record)] = ranks.get(type(record), -1) + 1
        found.append(replace(record, rank=ranks[type(record)]))
    named = [record for record in found if getattr(record, "name", "")]
    mentioning = []
    for record in found:
        if record.description and maker.some(0.3):
            other = maker.choose(*named)
            more = f"{record.description} {maker.word()} follows {maker.choose(other.id, name_of(other))}."
            mentioning.append(replace(record, description=more))
        else:
            mentioning.append(record)
    return Exercise(mentioning)


def name_of(record: Record) -> str:
    """The name of a record that has one."""
    return str(getattr(record, "name", record.id))
