"""Symbols of units, as SVG text."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_planner.assets import examples
from exercise_planner.domain.unit import Domain
from exercise_planner.symbols import ECHELONS, OF_CAPABILITY, symbol_code, symbol_svg, unit_symbol

INFANTRY = "10031000161211000000"


def test_a_symbol_is_svg() -> None:
    drawn = symbol_svg(INFANTRY)
    assert drawn is not None
    assert fromstring(drawn).tag.endswith("svg")
    assert symbol_svg("SFGPUCI----D---"), "codes of letters too"
    assert drawn != symbol_svg(INFANTRY, outline="white")


@pytest.mark.parametrize(
    "code",
    [
        "",
        "1" * 20,
        '");while(1);("',
        "10031000161211000000<script>",
        "__proto__",
        "constructor",
        "SFGPUCI----D---\n",
        "9" * 400,
        "１００３１０００１６１２１１００００００",
        "\0" * 20,
    ],
)
def test_what_is_no_code_draws_nothing(code: str) -> None:
    assert symbol_svg(code) is None


@given(
    code=st.one_of(
        st.text(), st.from_regex(r"[0-9]{20}", fullmatch=True), st.text("SFGPUCIDAWMHE-*", max_size=15)
    )
)
@settings(max_examples=150, deadline=None)
def test_any_code_is_harmless(code: str) -> None:
    drawn = symbol_svg(code)
    if drawn is not None:
        assert not any(element.tag.endswith(("script", "image", "a")) for element in fromstring(drawn).iter())


@pytest.mark.parametrize("domain", [*Domain, None, "ELSEWHERE"])
def test_a_unit_without_a_code_has_one_that_fits(domain: str | None) -> None:
    for capability in ("SUBMARINE", "NONE", *OF_CAPABILITY.get(domain or "", {})):
        for echelon in (None, "battalion", "FLEET", *ECHELONS):
            assert symbol_svg(symbol_code(domain, (capability,), echelon)), (domain, capability, echelon)
    assert unit_symbol("nonsense", domain) == unit_symbol(None, domain)


def test_capability_and_echelon_choose_the_icon() -> None:
    assert symbol_code("LAND", ("INFANTRY",), "Battalion") == INFANTRY
    assert symbol_code("AIR", ("FIGHTER",))[4:6] == "01"
    assert symbol_code("MARITIME", ("ASW", "SUBMARINE"))[4:6] == "35"


def test_the_examples_state_codes_that_can_be_drawn() -> None:
    import json

    codes = {
        unit.get("symbol") for path in examples() for unit in json.loads(path.read_text("utf-8"))["units"]
    }
    assert all(symbol_svg(code) for code in codes if code)


def test_threads_may_draw_at_once() -> None:
    codes = [f"1003100016{entity}000000" for entity in range(1100, 1300)]
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(symbol_svg, codes))
    assert drawn == [symbol_svg(code) for code in codes]
