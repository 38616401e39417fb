"""Finds the flag of a nation by its code."""

from functools import cache
from pathlib import Path

from exercise_planner.assets import asset

ALIASES = {"XKK": "XKX", "EU": "EUE", "EUR": "EUE", "UK": "GBR"}
"""Codes that people also write, and the usual ones."""


def flag(code: str) -> Path | None:
    """The flag as a PNG file of 96 pixels, round on a clear ground.

    Args:
        code: ISO 3166-1 alpha-3 code, also XKX for Kosovo and EUE for the European Union.

    Returns:
        None where there is no flag to show, as for NATO or an agency: its code must do.
    """
    return _file(code, "png")


def flag_svg(code: str) -> Path | None:
    """The flag as an SVG file, or None; ask for ``flag`` where the reader of SVG knows no masks."""
    return _file(code, "svg")


@cache
def flag_bytes(code: str) -> bytes | None:
    """The content of the PNG file, or None."""
    path = flag(code)
    return path.read_bytes() if path is not None else None


@cache
def _known() -> frozenset[str]:
    return frozenset(path.stem for path in asset("flags").glob("*.png"))


def _file(code: str, kind: str) -> Path | None:
    code = ALIASES.get(code.upper(), code.upper())
    return asset("flags", f"{code}.{kind}") if code in _known() else None
