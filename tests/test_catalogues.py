"""Catalogues are explicit: a file that is missing from its tuple would silently do nothing."""

import importlib
from pathlib import Path

import pytest

CATALOGUES = [
    ("exercise_planner.planning.rules", "RULES"),
    ("exercise_planner.planning.goals", "GOALS"),
    ("exercise_planner.briefing.sections", "SECTIONS"),
    ("exercise_planner.interchange.readers", "READERS"),
    ("exercise_planner.interchange.writers", "WRITERS"),
]


@pytest.mark.parametrize(("package", "catalogue"), CATALOGUES)
def test_each_file_is_in_its_catalogue(package: str, catalogue: str) -> None:
    module = importlib.import_module(package)
    listed = {type(item).__module__.rsplit(".", 1)[-1] for item in getattr(module, catalogue)}
    folder = Path(str(module.__file__)).parent
    assert listed == {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}


@pytest.mark.parametrize(("package", "catalogue"), CATALOGUES[:2])
def test_codes_are_unique_and_name_their_files(package: str, catalogue: str) -> None:
    items = getattr(importlib.import_module(package), catalogue)
    codes = [item.code for item in items]
    assert len(set(codes)) == len(codes)
    assert codes == [type(item).__module__.rsplit(".", 1)[-1] for item in items]


ORDER = """
window closed hours light venue venue_availability venue_capacity unit_availability nation_availability
unit_overlap unit_travel unit_rest unit_duty requirement participants interoperability relation agreement
precedence pool lock mandatory
"""


def test_rules_stand_in_the_order_of_the_plan_format() -> None:
    rules = importlib.import_module("exercise_planner.planning.rules").RULES
    assert [rule.code for rule in rules] == ORDER.split()
