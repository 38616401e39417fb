"""What is read is written again: every example, unknown fields at every level, stated defaults and nulls."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from interchange_samples import plan, text

from exercise_planner.assets import examples
from exercise_planner.domain import PLAN_RECORDS
from exercise_planner.domain.changes import removed, replaced
from exercise_planner.interchange.readers.plan import parse_plan, read_plan
from exercise_planner.interchange.writers.plan import plan_bytes, save_plan, write_plan

Document = dict[str, Any]


def again(document: Document) -> Document:
    """The document after it was read and written."""
    written: Document = json.loads(plan_bytes(parse_plan(text(document)).require()))
    return written


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.name)
def test_an_example_is_written_as_it_was_read(path: Path, tmp_path: Path) -> None:
    exercise = read_plan(path)
    assert write_plan(exercise) == json.loads(path.read_text("utf-8"))
    save_plan(exercise, tmp_path / "again.plan.json")
    assert read_plan(tmp_path / "again.plan.json") == exercise


def test_the_file_is_indented_readable_and_ends_with_a_line() -> None:
    data = plan_bytes(parse_plan(text(plan())).require()).decode()
    assert data.startswith('{\n "format": "exercise-plan/1",\n "exercise": {\n')
    assert "Visitors’ day" in data
    assert data.endswith("}\n")


def test_a_byte_order_mark_is_accepted() -> None:
    assert write_plan(parse_plan(b"\xef\xbb\xbf" + text(plan())).require()) == plan()


def test_text_is_accepted_as_well_as_bytes() -> None:
    assert write_plan(parse_plan(json.dumps(plan())).require()) == plan()


STRANGE: Document = {
    "x-null": None,
    "x-list": [1, 2.5, [], {}, [None, {"deep": [True]}]],
    "x-text": "ærlig 🙂\nline",
    "x-number": 123456789012345678901234567890,
    "rank": 7,
    "stated": [],
    "unknown": {"a": {}},
    "from_": 1,
    "": 0,
}


def strange_everywhere(value: Any) -> Any:
    """Each object of a document with fields that the format does not know."""
    match value:
        case dict():
            return {key: strange_everywhere(item) for key, item in value.items()} | STRANGE
        case list():
            return [strange_everywhere(item) for item in value]
    return value


def test_unknown_fields_are_kept_at_every_level() -> None:
    document = plan()
    document["exercise"] |= {
        "closed": [{"from": "2027-03-07", "to": "2027-03-07", "reason": "rest"}],
        "goals": {"travel": 1},
        "default_hours": {"from": "08:00", "to": "18:00"},
        "marking": {"classification": "RESTRICTED", "releasable_to": ["NATO"]},
    }
    document["nations"][1]["languages"] = [{"language": "swe", "level": 5}]
    document["events"][0] |= {
        "lock": {"venue": "ANDFJ"},
        "interoperability": [{"dimension": "radio", "rule": "COMMON"}],
    }
    pools = document["events"][0].pop("pools")  # its keys are ids: none of them is an unknown field
    document = strange_everywhere(document)
    document["events"][0]["pools"] = pools
    assert again(document) == document


@pytest.mark.parametrize("name", [cls.nouns for cls in PLAN_RECORDS])
def test_an_empty_list_is_written_only_where_it_was_stated(name: str) -> None:
    bare = {"format": plan()["format"], "exercise": plan()["exercise"] | {"hosts": []}}
    assert again(bare) == bare
    assert again(bare | {name: []}) == bare | {name: []}


def test_nulls_and_defaults_that_were_stated_are_kept() -> None:
    document = plan()
    document["events"][0] |= {"lead": None, "optional": False, "light": "ANY", "lock": None, "priority": 3}
    document["events"][0]["requires"][0] |= {"nations": [], "min_nations": 0}
    document["nations"][0]["marking"] = {"classification": "UNCLASSIFIED", "releasable_to": None}
    document["units"][0] |= {"home": None, "speed_kmh": 60, "description": ""}
    assert again(document) == document


def test_times_keep_their_spelling_until_they_change() -> None:
    document = plan()
    document["events"][0] |= {
        "earliest": "2027-03-01T08:00:00+00:00",
        "latest": "2027-03-05T08:00:00.000Z",
        "hours": {"from": "00:00", "to": "24:00"},
        "lock": {"start": "2027-03-02t09:00:00Z"},
    }
    assert again(document) == document
    exercise = parse_plan(text(document)).require()
    event = exercise.events[0]
    moved = exercise.with_changes(
        replaced("move", [(event, replace(event, earliest=datetime(2027, 3, 2, 8, tzinfo=UTC)))])
    )
    assert write_plan(moved)["events"][0]["earliest"] == "2027-03-02T08:00:00Z"
    assert write_plan(moved)["events"][0]["latest"] == "2027-03-05T08:00:00.000Z"


def test_relations_and_travel_get_ids_of_ours_that_are_not_written() -> None:
    document = plan()
    document["relations"].append({"id": "#1", "between": ["NOR", "SWE"], "rule": "AVOID"})
    document["travel"].append({"id": "ferry", "from": "RENA", "to": "ANDFJ", "minutes": 5, "one_way": True})
    exercise = parse_plan(text(document)).require()
    assert [relation.id for relation in exercise.relations] == ["#1'", "#1"]
    assert [row.id for row in exercise.travel] == ["#1", "ferry"]
    assert write_plan(exercise) == document


def test_ids_that_begin_with_a_hash_are_kept_when_the_plan_states_them() -> None:
    document = plan()
    document["nations"].append({"id": "#1", "name": "Observers"})
    document["units"][0]["nation"] = "#1"
    assert again(document) == document


def test_records_keep_their_places() -> None:
    exercise = parse_plan(text(plan())).require()
    assert [(nation.id, nation.rank) for nation in exercise.nations] == [("NOR", 0), ("SWE", 1), ("DEU", 2)]


def test_a_list_that_has_become_empty_is_not_written() -> None:
    exercise = parse_plan(text(plan())).require()
    emptied = exercise.with_changes(removed(*exercise.relations))
    assert "relations" not in write_plan(emptied)
