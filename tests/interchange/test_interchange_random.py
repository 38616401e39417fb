"""Plans and schedules made at random are sound, and are written as they were read."""

import json
import string
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from interchange_samples import Document, text

from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.interchange.writers.plan import plan_bytes
from exercise_planner.interchange.writers.schedule import write_schedule

names = st.text(string.ascii_letters + string.digits + " æøÄé-–“”'\"\\/.[]#🙂", min_size=1, max_size=10)
strange = st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=3).map("x-{}".format),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | names,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
        max_leaves=4,
    ),
    max_size=1,
)
offsets = st.sampled_from(["Z", "+00:00", ".000Z", ".250+01:00", "-09:30", "+14:00"])
clocks = st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda at: f"{at[0]:02}:{at[1]:02}")
days = st.integers(1, 28).map("2027-02-{:02}".format)
instants = st.tuples(days, clocks, offsets).map(lambda at: f"{at[0]}T{at[1]}:00{at[2]}")
moments = days | instants


def some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A short list."""
    return st.lists(values, max_size=3)


def record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> st.SearchStrategy[Any]:
    """An object with all of its required, some of its optional, and perhaps unknown fields."""
    known = st.fixed_dictionaries(required, optional=optional or {})
    return st.tuples(known, strange).map(lambda parts: parts[0] | parts[1])


# dates compare with instants in the exercise's zone: months apart, so that the order is beyond doubt
periods = record(
    {"from": moments, "to": moments.map(lambda moment: moment.replace("2027-02", "2027-04"))},
    {"reason": names},
)
hours = record({"from": clocks, "to": clocks})
standards = st.dictionaries(names, some(names), max_size=2)
markings = record(
    {},
    {"classification": st.sampled_from(["RESTRICTED", "SECRET"]), "releasable_to": st.none() | some(names)},
)
common = {"description": names, "notes": st.just(""), "marking": st.none() | markings, "sanitised": names}


@st.composite
def plans(draw: st.DrawFn) -> Document:
    """A sound plan document."""
    ids = {
        noun: draw(st.lists(names, min_size=1, max_size=4, unique=True))
        for noun in ("nations", "units", "venues", "pools", "phases", "objectives", "events")
    }
    one = {noun: st.sampled_from(known) for noun, known in ids.items()}
    sets = {noun: st.lists(choice, max_size=3, unique=True) for noun, choice in one.items()}

    def listed(noun: str, required: dict[str, Any], optional: dict[str, Any]) -> list[Any]:
        made = record(required, common | optional)
        return [{"id": record_id} | draw(made) for record_id in ids[noun]]

    document: Document = {"format": "exercise-plan/1"} | draw(strange)
    document["exercise"] = draw(
        record(
            {
                "name": names,
                "from": st.just("2027-02-01"),
                "to": st.just("2027-06-30"),
                "time_zone": st.sampled_from(["Europe/Oslo", "Pacific/Honolulu", "UTC"]),
            },
            common
            | {
                "hosts": sets["nations"],
                "slot_minutes": st.integers(1, 60),
                "closed": some(periods),
                "goals": record({}, {"travel": st.integers(0, 9) | st.floats(0, 9)}),
                "default_hours": st.none() | hours,
            },
        )
    )
    document["nations"] = listed(
        "nations",
        {"name": names},
        {
            "role": st.sampled_from(["HOST", "PARTICIPANT"]),
            "languages": some(record({"language": names, "level": st.integers(0, 5)})),
            "groups": some(names),
            "unavailable": some(periods),
            "standards": standards,
        },
    )
    document["units"] = listed(
        "units",
        {"name": names, "nation": one["nations"]},
        {
            "capabilities": some(names),
            "home": st.none() | st.tuples(st.integers(-90, 90), st.floats(-180, 180)).map(list),
            "available": some(periods),
            "speed_kmh": st.floats(1, 900),
            "max_duty_minutes_per_day": st.none() | st.integers(0, 1440),
            "standards": standards,
        },
    )
    document["venues"] = listed(
        "venues", {"name": names}, {"nation": st.none() | one["nations"], "activities": some(names)}
    )
    document["pools"] = listed("pools", {"capacity": st.integers(0, 9)}, {"unavailable": some(periods)})
    document["phases"] = listed("phases", {"from": st.just("2027-02-01"), "to": st.just("2027-06-30")}, {})
    document["objectives"] = listed("objectives", {"title": names}, {"nations": sets["nations"]})
    document["relations"] = draw(
        some(
            record(
                {"between": st.lists(one["nations"], min_size=2, max_size=3), "rule": st.just("AVOID")},
                {"id": names} if draw(st.booleans()) else {},
            )
        ).filter(
            lambda rows: len({row["id"] for row in rows if "id" in row}) == sum("id" in row for row in rows)
        )
    )
    document["travel"] = draw(
        some(
            record(
                {"from": one["venues"], "to": one["venues"], "minutes": st.integers(0, 999)},
                {"one_way": st.booleans()},
            )
        )
    )
    document["events"] = listed(
        "events",
        {"name": names, "duration_minutes": st.integers(1, 5000)},
        {
            "phase": st.none() | one["phases"],
            "earliest": st.none() | moments,
            "hours": st.none() | hours,
            "light": st.sampled_from(["ANY", "DAY"]),
            "venues": sets["venues"],
            "needs_venue": st.booleans(),
            "units": sets["units"],
            "nations": sets["nations"],
            "requires": some(
                record({"capability": names}, {"count": st.integers(1, 4), "nations": sets["nations"]})
            ),
            "lead": st.none() | one["units"] | one["nations"],
            "interoperability": some(
                record({"dimension": names, "rule": st.sampled_from(["COMMON", "PAIRWISE"])})
            ),
            "needs_agreements": some(st.sampled_from(["SOFA", "MOU"])),
            "pools": st.dictionaries(one["pools"], st.integers(0, 3)),
            "objectives": sets["objectives"],
            "priority": st.integers(1, 5),
            "optional": st.booleans(),
            "lock": st.none()
            | record({}, {"start": instants, "venue": one["venues"], "units": sets["units"]}),
        },
    )
    for index, event in enumerate(document["events"][1:]):
        event["after"] = [
            draw(record({"event": st.just(ids["events"][index])}, {"min_lag_minutes": names.map(len)}))
        ]
    return document


@settings(max_examples=80, deadline=None)
@given(plans())
def test_a_random_plan_is_written_as_it_was_read(document: Document) -> None:
    reading = parse_plan(text(document))
    assert reading.faults == ()
    assert json.loads(plan_bytes(reading.require())) == document


@settings(max_examples=30, deadline=None)
@given(plans(), st.data())
def test_a_random_schedule_is_written_as_it_was_read(document: Document, data: st.DataObject) -> None:
    exercise = parse_plan(text(document)).require()
    placed = data.draw(st.lists(st.sampled_from(document["events"]), unique_by=lambda event: event["id"]))
    units = st.sampled_from([unit["id"] for unit in document["units"]])
    scheduled = {
        "format": "exercise-schedule/1",
        "plan": document["exercise"]["name"],
        "status": "FEASIBLE",
        "objective": data.draw(st.none() | st.floats(0, 1e6)),
        "bound": None,
        "goals": data.draw(st.dictionaries(names, st.integers(0, 9))),
        "makespan_slots": 4,
        "seconds": 0.5,
        "trace": [],
        "assignments": [
            data.draw(
                record(
                    {
                        "event": st.just(event["id"]),
                        "start": instants,
                        "end": instants.map(lambda instant: instant.replace("2027-02", "2027-04")),
                        "venue": st.none() | st.sampled_from([venue["id"] for venue in document["venues"]]),
                        "units": some(record({"unit": units, "requirement": st.none()})),
                    }
                )
            )
            for event in placed
        ],
        "unscheduled": [event["id"] for event in document["events"] if event not in placed],
        "conflicts": [],
        "remedies": [],
    }
    reading = parse_schedule(text(scheduled), exercise)
    assert reading.faults == ()
    assert write_schedule(reading.require()) == scheduled
