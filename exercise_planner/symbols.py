"""Draws the APP-6 symbols of units as SVG text, by milsymbol in a small JavaScript engine."""

import re
from functools import cache, lru_cache
from threading import Lock

import quickjs

from exercise_planner.assets import asset

CODE = re.compile(r"[0-9]{20}|[0-9]{30}|[A-Za-z0-9*-]{10,15}")
"""What a symbol identification code may look like: digits of APP-6D and later, or letters of APP-6B and C."""
SECONDS = 2
MEMORY = 128 * 1024 * 1024
"""Most that drawing one symbol, and all of the engine, may take (bytes)."""

UNKNOWN = ("10", "000000")
OF_DOMAIN = {
    "LAND": ("10", "000000"),
    "MARITIME": ("30", "120000"),
    "AIR": ("01", "110000"),
    "SPACE": ("05", "110000"),
    "CYBER": ("60", "110000"),
    "SOF": ("10", "121800"),
    "JOINT": ("10", "110000"),
    "CIVIL": ("11", "110000"),
}
"""Symbol set and entity (APP-6D, annex A) of a unit of which only the domain is known."""
OF_CAPABILITY = {
    "LAND": {
        "STAFF": "110000", "EOD": "140800", "ENGINEERING": "140700", "MEDICAL": "161300", "CBRN": "140100",
        "ARMOUR": "120500", "FIRES": "130300", "ARTILLERY": "130300", "RECONNAISSANCE": "121300",
        "INFANTRY": "121100", "AIRBORNE": "121100", "AVIATION": "120600", "SIGNALS": "111000",
        "LOGISTICS": "163400", "TRANSPORT": "163600", "AIR_DEFENCE": "130100", "MANOEUVRE": "121100",
    },
    "MARITIME": {
        "MINE_COUNTERMEASURES": "120400", "MCM": "120400", "AMPHIBIOUS_LIFT": "120300", "LOGISTICS": "130000",
        "REPLENISHMENT": "130000", "SURFACE_COMBATANT": "120200", "PATROL": "120500", "FLIGHT_DECK": "120100",
    },
    "AIR": {
        "REFUELLING": "110109", "MARITIME_PATROL": "110110", "FIGHTER": "110104", "STRIKE": "110102",
        "AIRLIFT": "110107", "HELICOPTER": "110200", "SEARCH_AND_RESCUE": "110125", "AEW": "110116",
    },
    "CIVIL": {"MEDICAL": "111000", "DISASTER_RESPONSE": "111000"},
}  # fmt: skip
"""Entities by capability, the most telling capability of a domain first."""
ECHELONS = {
    "TEAM": "11", "CREW": "11", "SQUAD": "12", "SECTION": "13", "PLATOON": "14", "DETACHMENT": "14",
    "COMPANY": "15", "BATTERY": "15", "TROOP": "15", "BATTALION": "16", "SQUADRON": "16", "REGIMENT": "17",
    "GROUP": "17", "BRIGADE": "18", "DIVISION": "21", "CORPS": "22", "ARMY": "23",
}  # fmt: skip
"""Digits for the echelons (APP-6D, table of amplifiers)."""

_DRAW = """
function draw(code, size, outline) {
  const symbol = new ms.Symbol(code, {
    size: size, standard: "APP6", fontfamily: "DejaVu Sans",
    outlineWidth: outline ? 6 : 0, outlineColor: outline,
  });
  return symbol.isValid() ? symbol.asSVG() : "";
}
"""
_lock = Lock()


def load() -> None:
    """Have the engine ready, which takes a tenth of a second."""
    with _lock:
        _engine()


def is_loaded() -> bool:
    """Whether symbols are drawn at once."""
    return _engine.cache_info().currsize > 0


def symbol_code(domain: str | None, capabilities: tuple[str, ...] = (), echelon: str | None = None) -> str:
    """A symbol code for a friendly unit that states none.

    Args:
        domain: Where the unit works, in the words of the plan format.
        capabilities: What it can do; the most telling one chooses the icon.
        echelon: Its size in words, such as ``"BATTALION"``.
    """
    group, entity = OF_DOMAIN.get(domain or "", UNKNOWN)
    offered = OF_CAPABILITY.get(domain or "", {})
    entity = next((offered[name] for name in offered if name in capabilities), entity)
    if domain == "MARITIME" and "SUBMARINE" in capabilities:
        group, entity = "35", "110100"
    size = ECHELONS.get((echelon or "").upper(), "00") if group == "10" else "00"
    return f"1003{group}00{size}{entity}0000"


def unit_symbol(
    symbol: str | None,
    domain: str | None,
    capabilities: tuple[str, ...] = (),
    echelon: str | None = None,
    *,
    outline: str = "",
) -> str:
    """The symbol of a unit as SVG text: the one that it states if that can be drawn, else one that fits it.

    Args:
        symbol: Symbol identification code that the unit states.
        domain: Where the unit works, in the words of the plan format.
        capabilities: What it can do.
        echelon: Its size in words.
        outline: Colour of a rim around the symbol, for dark grounds; none when empty.
    """
    stated = symbol_svg(symbol, outline=outline) if symbol else None
    if stated is not None:
        return stated
    found = symbol_svg(symbol_code(domain, capabilities, echelon), outline=outline)
    assert found is not None, "every code of ours can be drawn"  # noqa: S101
    return found


@lru_cache(maxsize=2048)
def symbol_svg(code: str, size: int = 40, outline: str = "") -> str | None:
    """The symbol of a code as SVG text, or None if the code means nothing.

    Args:
        code: Symbol identification code of APP-6 or MIL-STD-2525, in digits or letters.
        size: Size in pixels that the symbol's proportions are reckoned with.
        outline: Colour of a rim around the symbol; none when empty.
    """
    if not CODE.fullmatch(code):
        return None
    with _lock:
        try:
            drawn = _engine().get("draw")(code, size, outline)
        except quickjs.JSException:
            return None  # a code that milsymbol stumbles over, or takes too long for
    return str(drawn) or None


@cache
def _engine() -> "quickjs.Context":
    engine = quickjs.Context()
    engine.set_memory_limit(MEMORY)
    engine.eval(asset("symbols", "milsymbol.js").read_text(encoding="utf-8"))
    engine.eval(_DRAW)
    engine.set_time_limit(SECONDS)
    return engine
