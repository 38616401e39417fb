"""Records and exercises for tests: a small sound one by hand, the examples, and random ones by Hypothesis."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from exercise_planner.domain import PLAN_RECORDS, RECORDS, wire
from exercise_planner.domain.agreement import Agreement, AgreementKind, AgreementStatus
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import After, Event, Lock, Need, NeedRule, Requirement
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.kinds import (
    BooleanKind,
    ChoiceKind,
    ClockKind,
    DateKind,
    InstantKind,
    JsonKind,
    Kind,
    ListKind,
    MapKind,
    MomentKind,
    NumberKind,
    PairKind,
    Report,
    TextKind,
    WholeKind,
)
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation, Role
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record, Value
from exercise_planner.domain.relation import Relation, RelationRule
from exercise_planner.domain.schedule import SCHEDULE_ID, Assignment, Place, Schedule, Status
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Position, Venue

START = datetime(2027, 3, 2, 7, tzinfo=UTC)
"""A start that suits the events of ``drill``."""


def thorough() -> bool:
    """Whether tests are to search long: `--hypothesis-profile=thorough` or HYPOTHESIS_PROFILE=thorough."""
    return settings.get_current_profile_name() == "thorough"


def details(**fields: Any) -> Details:
    plain = {"name": "NORTHERN DRILL", "from_": date(2027, 3, 1), "to": date(2027, 3, 14)}
    return Details(**{**plain, "time_zone": "Europe/Oslo", "hosts": ("NOR",), **fields})


def nation(code: str, name: str = "", **fields: Any) -> Nation:
    return Nation(id=code, name=name or f"Nation {code}", **fields)


def unit(unit_id: str, nation_id: str, name: str = "", **fields: Any) -> Unit:
    return Unit(id=unit_id, name=name or f"Unit {unit_id}", nation=nation_id, **fields)


def venue(venue_id: str, name: str = "", **fields: Any) -> Venue:
    return Venue(id=venue_id, name=name or f"Venue {venue_id}", **fields)


def event(event_id: str, name: str = "", minutes: int = 120, **fields: Any) -> Event:
    return Event(id=event_id, name=name or f"Event {event_id}", duration_minutes=minutes, **fields)


def assignment(event_id: str, start: datetime = START, minutes: int = 120, **fields: Any) -> Assignment:
    return Assignment(id=event_id, start=start, end=start + timedelta(minutes=minutes), **fields)


def exercise(*records: Record) -> Exercise:
    """An exercise of these records, ranked in the order given; details are added where there are none."""
    ranks: dict[type[Record], int] = {}
    placed: list[Record] = []
    for record in records:
        ranks[type(record)] = ranks.get(type(record), -1) + 1
        placed.append(replace(record, rank=ranks[type(record)]))
    return Exercise(placed if Details in ranks else [details(hosts=()), *placed])


def drill() -> Exercise:
    """A small sound exercise in which every kind of record refers to others."""
    return exercise(
        details(),
        nation("NOR", "Norway", role=Role.HOST),
        nation("SWE", "Sweden"),
        nation("DEU", "Germany"),
        unit("OTTO", "NOR", "HNoMS Otto Sverdrup", capabilities=("ASW",)),
        unit("VISBY", "SWE", "HSwMS Visby", capabilities=("ASW", "MCM")),
        unit("U35", "DEU", "U 35"),
        venue("ANDFJ", "Andfjorden", nation="NOR", position=Position(69.1, 16.1)),
        venue("RENA", "Rena", nation="NOR"),
        Pool(id="LIFT", name="Lift", capacity=4),
        Phase(id="P1", name="First", from_=date(2027, 3, 1), to=date(2027, 3, 7)),
        Objective(id="O1", title="Hunt together"),
        Objective(id="O2", title="Sweden leads", nations=("SWE",)),
        Agreement(
            id="A1", kind=AgreementKind.SOFA, host="NOR", nations=("SWE",), status=AgreementStatus.SIGNED
        ),
        Relation(id="#1", between=("SWE", "DEU"), rule=RelationRule.AVOID),
        Relation(id="#2", between=("NOR", "SWE", "DEU"), rule=RelationRule.AVOID),
        Travel(id="#1", from_="ANDFJ", to="RENA", minutes=600),
        Milestone(id="IPC", from_=date(2026, 6, 1), venue="RENA"),
        *_drill_events(),
        assignment(
            "ASW1", minutes=240, venue="ANDFJ", units=(Place(unit="OTTO"), Place(unit="VISBY", requirement=0))
        ),
        assignment("ASW2", START + timedelta(days=1), venue="RENA", units=(Place(unit="U35"),)),
        Schedule(plan="NORTHERN DRILL", status=Status.OPTIMAL, objective=42, unscheduled=("DVD",)),
    )


def _drill_events() -> tuple[Event, ...]:
    return (
        event(
            "ASW1",
            "ASW 1",
            240,
            phase="P1",
            venues=("ANDFJ",),
            units=("OTTO",),
            nations=("DEU",),
            requires=(Requirement(capability="ASW", nations=("SWE", "NOR"), min_nations=1),),
            lead="OTTO",
            interoperability=(
                Need(dimension="data_link", rule=NeedRule.LEAD),
                Need(dimension="language", rule=NeedRule.COMMON),
            ),
            pools=Frozen({"LIFT": 1}),
            objectives=("O1", "O2"),
        ),
        event("ASW2", "ASW 2", units=("U35",), after=(After(event="ASW1"),), lead="SWE"),
        event("DVD", "Visitors’ day", 60, optional=True, lock=Lock(venue="RENA", units=("VISBY",))),
    )


def example(path: Path) -> Exercise:
    """The exercise in an example plan, read record by record."""
    plan = json.loads(path.read_text(encoding="utf-8"))
    report = Report()
    records: list[Record | None] = [wire.read(Details, plan["exercise"], "$", report)]
    for cls in PLAN_RECORDS:
        for rank, raw in enumerate(plan.get(cls.nouns, [])):
            record = wire.read(cls, {"id": f"#{rank + 1}", **raw}, "$", report)
            assert record is not None
            records.append(replace(record, rank=rank))
    assert report.faults == []
    return Exercise(record for record in records if record is not None)


Ids = Mapping[str, Sequence[str]]
"""Ids by noun, for references to choose from."""

_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
_OFFSETS = st.sampled_from([0, 60, -600, 330, 845]).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_INSTANTS = st.builds(
    lambda day, zone: day.replace(tzinfo=zone, microsecond=0),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001  a zone is added
    _OFFSETS,
)
_DATES = st.dates(date(2020, 1, 1), date(2030, 1, 1))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | _TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_TEXTS, inner, max_size=2),
    max_leaves=4,
)


def plain(kind: Kind, ids: Ids) -> st.SearchStrategy[Any]:
    """JSON values that a kind can read."""
    match kind:
        case ListKind():
            return _lists(kind, ids)
        case MapKind():
            return _maps(kind, ids)
        case wire.ValueKind():
            return objects(kind.type, ids)
        case TextKind() if kind.refers is not None:
            return st.sampled_from([known for noun in kind.refers.kinds for known in ids.get(noun, ())])
    return _scalars(kind)


def _scalars(kind: Kind) -> st.SearchStrategy[Any]:
    match kind:
        case TextKind():
            letters = st.characters(exclude_categories=["Cs", "Cc"])
            return st.text(letters, min_size=kind.length.least, max_size=12)
        case WholeKind():
            return st.integers(int(kind.within.least), int(min(kind.within.most, 10_000)))
        case NumberKind():
            least, most = max(kind.within.least, -1e6), min(kind.within.most, 1e6)
            return st.floats(least, most) | st.integers(math.ceil(least), math.floor(most))
        case ChoiceKind():
            return st.sampled_from([str(choice) for choice in kind.choices])
    return _SIMPLE[type(kind)]


_SIMPLE: dict[type[Kind], st.SearchStrategy[Any]] = {
    BooleanKind: st.booleans(),
    DateKind: _DATES.map(date.isoformat),
    InstantKind: _INSTANTS.map(datetime.isoformat),
    MomentKind: _DATES.map(date.isoformat) | _INSTANTS.map(datetime.isoformat),
    ClockKind: st.times().map(lambda time: f"{time:%H:%M}") | st.just("24:00"),
    PairKind: st.tuples(st.integers(-90, 90), st.floats(-180, 180)).map(list),
    JsonKind: _JSON,
}


def _is_choosable(kind: Kind, ids: Ids) -> bool:
    if isinstance(kind, TextKind) and kind.refers is not None:
        return any(ids.get(noun) for noun in kind.refers.kinds)
    if isinstance(kind, wire.ValueKind):
        return all(_is_choosable(field.kind, ids) for field in wire.shape(kind.type) if field.required)
    return True


def _lists(kind: ListKind, ids: Ids) -> st.SearchStrategy[Any]:
    if not _is_choosable(kind.item, ids):
        return st.just([])
    unique = isinstance(kind.item, TextKind)
    return st.lists(plain(kind.item, ids), min_size=kind.length.least, max_size=3, unique=unique)


def _maps(kind: MapKind, ids: Ids) -> st.SearchStrategy[Any]:
    if not _is_choosable(kind.key, ids):
        return st.just({})
    return st.dictionaries(plain(kind.key, ids), plain(kind.item, ids), max_size=2)


@st.composite
def objects(
    draw: st.DrawFn, cls: type[Value], ids: Ids, always: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """JSON objects that a record or nested value can be read from, with fields that are not known."""
    raw: dict[str, Any] = {}
    for field in wire.shape(cls):
        wanted = field.required or field.wire in always or draw(st.integers(0, 3)) == 0
        if not wanted or field.wire == "id" or not _is_choosable(field.kind, ids):
            continue
        if field.nullable and draw(st.integers(0, 5)) == 0:
            raw[field.wire] = None
        else:
            raw[field.wire] = draw(plain(field.kind, ids))
    if draw(st.integers(0, 5)) == 0:
        raw["x_" + draw(_TEXTS)] = draw(_JSON)
    return raw


@st.composite
def records(draw: st.DrawFn, cls: type[Record], record_id: str, ids: Ids, rank: int = 0) -> Record:
    """Records of a kind with an id; references are to the ids given."""
    raw = draw(objects(cls, ids))
    if "id" not in getattr(cls, "beside", ()):
        raw["id"] = record_id
    report = Report()
    record = wire.read(cls, raw, "$", report)
    assert record is not None, report.faults
    assert report.faults == [], report.faults
    return replace(record, rank=rank)


@st.composite
def exercises(draw: st.DrawFn, most: int = 3) -> Exercise:
    """Random exercises: every reference leads somewhere, every value is within its bounds."""
    ids: dict[str, list[str]] = {}
    for cls in PLAN_RECORDS:
        least = 2 if cls is Nation else 0
        count = draw(st.integers(least, most))
        mark = "#" if cls in {Relation, Travel} else f"{cls.noun[:2].upper()}"
        ids[cls.noun] = [f"{mark}{number}" for number in range(1, count + 1)]
    if not ids["venue"]:
        ids["travel"] = []
    ids["assignment"] = draw(st.lists(st.sampled_from(ids["event"]), unique=True)) if ids["event"] else []
    ids["exercise"] = ["exercise"]
    ids["schedule"] = draw(st.sampled_from([[], [SCHEDULE_ID]]))
    return Exercise(
        draw(records(cls, record_id, ids, rank))
        for cls in RECORDS
        for rank, record_id in enumerate(ids[cls.noun])
    )
