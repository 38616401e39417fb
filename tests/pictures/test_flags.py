"""Flags of nations."""

import json

import pytest

from exercise_planner.assets import asset, examples, templates
from exercise_planner.flags import flag, flag_bytes, flag_svg

NONE = {"ALL", "NATO", "CIVIL"}


def test_every_nation_of_the_examples_has_a_flag() -> None:
    codes = {
        nation["id"]
        for path in (*examples(), *templates())
        for nation in json.loads(path.read_text("utf-8"))["nations"]
    }
    assert {code for code in codes - NONE if flag(code) is None} == set()


@pytest.mark.parametrize("code", ["NATO", "CIVIL", "ALL", "", "../NOR", "XX", "NOR.png", "\0"])
def test_where_there_is_none(code: str) -> None:
    assert flag(code) is flag_svg(code) is flag_bytes(code) is None


def test_a_flag_is_a_picture() -> None:
    png, svg, content = flag("nor"), flag_svg("NOR"), flag_bytes("NOR")
    assert png is not None
    assert svg is not None
    assert content is not None
    assert content.startswith(b"\x89PNG")
    assert content == png.read_bytes()
    assert svg.read_text("utf-8").startswith("<svg")


def test_other_codes_of_people() -> None:
    assert flag("XKK") == flag("XKX") is not None
    assert flag("EU") is not None


def test_every_file_comes_twice_and_small() -> None:
    files = list(asset("flags").iterdir())
    assert {file.stem for file in files if file.suffix == ".png"} == {
        file.stem for file in files if file.suffix == ".svg"
    }
    assert sum(file.stat().st_size for file in files) < 3_000_000
