"""Nonsense is refused in words: nothing but InputError is ever raised, and every fault is one line."""

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from interchange_samples import exercise, plan, schedule, text

from exercise_planner.errors import InputError
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.interchange.readers.schedule import parse_schedule
from exercise_planner.interchange.writers.plan import plan_bytes
from exercise_planner.interchange.writers.schedule import write_schedule

EXERCISE = exercise()
NONSENSE: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1.5,
    1e308,
    float("nan"),
    float("inf"),
    10**30,
    10**400,
    "",
    "x",
    "\0",
    "\ud800",
    "\u202e",
    "2027-02-30",
    "0001-01-01",
    "9999-12-31T23:59:59-23:59",
    "2027-03-01T08:00:00+01:00",
    "24:00",
    "#1",
    "ASW1",
    "y" * 300,
    [],
    [[]],
    [None],
    {},
    {"": {}},
    {"id": "ASW1"},
    [{"from": None}],
    {"from": "2027-03-02", "to": "2027-03-01"},
]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every member of every object and list of a document, as (container, key)."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    found = [(value, key) for key in keys]
    for key in keys:
        found += places(value[key])
    return found


def flipped(chance: random.Random, document: Any) -> bytes:
    data = bytearray(text(document))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.choice([chance.randrange(256), *b'"{}[],:\\0e'])
    return bytes(data)


def cut(chance: random.Random, document: Any) -> bytes:
    data = text(document)
    start, end = sorted(chance.sample(range(len(data)), 2))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[start:end]


def swapped(chance: random.Random, document: Any) -> bytes:
    spoilt = copy.deepcopy(document)
    for _ in range(chance.randint(1, 4)):
        container, key = chance.choice(places(spoilt))
        value = copy.deepcopy(chance.choice(NONSENSE))
        if isinstance(container, dict) and chance.random() < 0.2:
            container.pop(key)
        elif isinstance(container, list) and chance.random() < 0.3:
            container.append(copy.deepcopy(container[key]))
        elif key in container or isinstance(container, list):
            container[key] = value
    return text(spoilt)


def made_up(chance: random.Random, document: Any) -> bytes:
    def value(depth: int) -> Any:
        if depth == 0 or chance.random() < 0.3:
            return chance.choice(NONSENSE)
        if chance.random() < 0.4:
            return [value(depth - 1) for _ in range(chance.randint(0, 3))]
        keys = ["id", "name", "from", "to", "event", "unit", "units", "nation", "x"]
        return {chance.choice(keys): value(depth - 1) for _ in range(chance.randint(0, 4))}

    return text({key: document[key] if chance.random() < 0.4 else value(4) for key in document})


SPOILERS: list[Callable[[random.Random, Any], bytes]] = [flipped, cut, swapped, made_up]


def check_lines(lines: list[str]) -> None:
    for line in lines:
        assert len(line) < 1_000
        assert line.isprintable(), line
        line.encode()


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_nonsense_for_a_plan_is_refused_in_words(spoil: Callable[[random.Random, Any], bytes]) -> None:
    chance = random.Random(spoil.__name__)
    for _ in range(500):
        data = spoil(chance, plan())
        try:
            reading = parse_plan(data, "nonsense")
            check_lines([str(fault) for fault in (*reading.faults, *reading.warnings)])
            assert parse_plan(plan_bytes(reading.require())).require() == reading.exercise
        except InputError as error:
            check_lines(str(error).splitlines())


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_nonsense_for_a_schedule_is_refused_in_words(
    spoil: Callable[[random.Random, Any], bytes], lenient: bool
) -> None:
    chance = random.Random(spoil.__name__)
    for _ in range(250):
        data = spoil(chance, schedule())
        try:
            reading = parse_schedule(data, EXERCISE, "nonsense", lenient=lenient)
            check_lines([str(fault) for fault in (*reading.faults, *reading.warnings)])
            again = text(write_schedule(reading.require()))
            assert parse_schedule(again, EXERCISE).assignments == reading.assignments
        except InputError as error:
            check_lines(str(error).splitlines())


def test_what_is_accepted_is_what_was_written() -> None:
    """A swap that is accepted must not be silently repaired: the document comes back as it was."""
    chance = random.Random("accepted")
    accepted = 0
    for _ in range(1_000):
        data = swapped(chance, plan())
        reading = parse_plan(data)
        if reading.exercise is not None:
            accepted += 1
            assert json.loads(plan_bytes(reading.exercise)) == json.loads(data)
    assert accepted > 20
