"""Exercises in which only the time of events is open: placed as drafts would, bred without breaking rules."""

import json
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.planning import bitmap
from exercise_planner.planning.check import check
from exercise_planner.planning.limits import Limits
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rules import RULES
from exercise_planner.planning.solver.drafting.breeding import Breeder, breed
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft, Spot
from exercise_planner.planning.solver.drafting.timing import Timing

Json = dict[str, Any]


@st.composite
def settled(draw: st.DrawFn, most: int = 6) -> Json:
    """A plan in which all is settled but times: pools, named units, venues, windows and lags."""
    numbers = range(draw(st.integers(2, most)))
    return {
        "format": "exercise-plan/1",
        "exercise": {
            "name": "Settled",
            "from": "2027-06-07",
            "to": "2027-06-09",
            "time_zone": "UTC",
            "slot_minutes": 120,
            "closed": draw(st.sampled_from([[], [{"from": "2027-06-08", "to": "2027-06-08"}]])),
        },
        "nations": [{"id": "NOR", "name": "Norway"}],
        "units": [{"id": f"U{n}", "name": f"Unit {n}", "nation": "NOR"} for n in range(2)],
        "venues": [{"id": "V", "name": "Venue", "max_events": draw(st.integers(1, 2))}],
        "pools": [{"id": "AIR", "capacity": draw(st.integers(2, 4))}, {"id": "LIFT", "capacity": 3}],
        "events": [draw(events(number)) for number in numbers],
    }


@st.composite
def events(draw: st.DrawFn, number: int) -> Json:
    before = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
    event: Json = {
        "id": f"E{number}",
        "name": f"Event {number}",
        "duration_minutes": draw(st.sampled_from([60, 120, 240, 600])),
        "pools": {"AIR": draw(st.integers(0, 2)), "LIFT": draw(st.integers(0, 3))},
        "units": draw(st.lists(st.sampled_from(["U0", "U1"]), unique=True)),
        "after": [{"event": f"E{one}", "min_lag_minutes": 60 * one} for one in sorted(before)],
    }
    event.update({"venues": ["V"]} if draw(st.booleans()) else {"needs_venue": False})
    if draw(st.integers(0, 3)) == 0:
        event["hours"] = {"from": "08:00", "to": "18:00"}
    return event


def terms_of(plan: Json) -> Terms:
    problem = Problem.of(parse_plan(json.dumps(plan)).require())
    return Terms(problem, Limits(problem, RULES))


def orders(timing: Timing, draw: st.DataObject) -> list[int]:
    keys = draw.draw(st.lists(st.integers(0, 9), min_size=len(timing.lengths), max_size=len(timing.lengths)))
    return timing.ordered([float(key) for key in keys])


@given(settled(), st.data())
def test_each_event_starts_where_a_draft_has_its_first_or_last_room(plan: Json, draw: st.DataObject) -> None:
    terms = terms_of(plan)
    if not Timing.fits(terms):
        return
    timing = Timing(terms)
    order = orders(timing, draw)
    early = timing.early(order)
    draft = Draft(terms)
    for index in order if early else ():
        item = terms.items[index]
        assert early is not None
        assert early[index] == bitmap.first(draft.open_starts(item, next(iter(item.starts))))
        draft.place(item, Spot(early[index], next(iter(item.starts))))
    end = timing.end(early) if early else terms.slots
    late = timing.late(order[::-1], end)
    draft = Draft(terms)
    for index in order[::-1] if late else ():
        item = terms.items[index]
        assert late is not None
        room = draft.open_starts(item, next(iter(item.starts))) & bitmap.run(0, end - item.slots)
        assert late[index] == bitmap.last(room)
        draft.place(item, Spot(late[index], next(iter(item.starts))))


@given(settled(most=4))
def test_the_shortest_schedule_is_bred_and_breaks_no_rule(plan: Json) -> None:
    terms = terms_of(plan)
    if not Timing.fits(terms):
        return
    timing = Timing(terms)
    keys = permutations([float(number) for number in range(len(terms.items))])
    every = [timing.early(timing.ordered(key)) for key in keys]
    shortest = min((timing.end(starts) for starts in every if starts), default=None)
    breeder = Breeder(timing, seed=1)
    born = [one for one in (breeder.next() for _ in range(200)) if one is not None]
    assert min((end for end, _ in born), default=None) == shortest
    for end, starts in born[:5]:
        assert timing.end(starts) == end
        assert check(terms.problem.exercise, timing.assignments(starts)) == ()


def test_a_choice_of_venue_or_a_way_to_travel_is_not_settled() -> None:
    plain: Json = {
        "format": "exercise-plan/1",
        "exercise": {"name": "One", "from": "2027-06-07", "to": "2027-06-09", "time_zone": "UTC"},
        "nations": [{"id": "NOR", "name": "Norway"}],
        "units": [{"id": "U", "name": "Unit", "nation": "NOR"}],
        "venues": [
            {"id": "V", "name": "V", "position": [60, 5]},
            {"id": "W", "name": "W", "position": [61, 5]},
        ],
        "events": [{"id": "E", "name": "E", "duration_minutes": 60, "venues": ["V"]}],
    }
    assert Timing.fits(terms_of(plain))
    for change in ({"venues": ["V", "W"]}, {"units": ["U"]}, {"optional": True}):
        assert not Timing.fits(terms_of({**plain, "events": [{**plain["events"][0], **change}]})), change


def test_breeding_tells_of_better_schedules_alone_and_begins_with_what_is_given() -> None:
    jobs = [
        {"id": f"E{n}", "name": f"E{n}", "duration_minutes": 60 * (1 + n % 4), "pools": {"AIR": 1 + n % 2}}
        for n in range(12)
    ]
    plan: Json = {
        "format": "exercise-plan/1",
        "exercise": {"name": "Jobs", "from": "2027-06-07", "to": "2027-06-09", "time_zone": "UTC"},
        "pools": [{"id": "AIR", "capacity": 3}],
        "events": [{**job, "needs_venue": False} for job in jobs],
    }
    terms = terms_of(plan)
    timing = Timing(terms)
    worst = timing.late(list(range(11, -1, -1)), terms.slots)
    assert worst is not None
    ends: list[int] = []

    def note(found: Any) -> None:
        assert check(terms.problem.exercise, found) == ()
        ends.append(max(terms.problem.minute(one.end) for one in found))

    first = timing.assignments(worst)
    left, given = iter(range(100)), iter([first])
    breed(
        terms,
        seed=1,
        seconds=60,
        on_better=note,
        should_stop=lambda: next(left, None) is None,
        given=lambda: next(given, ()),
    )
    assert ends
    assert ends == sorted(set(ends), reverse=True)
    assert ends[0] < timing.end(worst) * terms.problem.slot
    assert timing.starts(first) == worst
