"""Countries by their codes (ISO 3166-1 alpha-3) and names, to choose from."""

from dataclasses import dataclass
from functools import cache

OUTSIDE = frozenset(("ASC", "CPT", "DGA", "QUU", "TAA", "XAA", "XBB", "ZZZ"))
"""Codes of the locale data that are no country's."""
WITHDRAWN = frozenset(("ANT", "BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"))
"""Codes of countries that are no more (ISO 3166-3)."""
OURS = {"XKK": "XKX"}
"""Kosovo has no code of ISO; the usual one."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code and its name."""

    code: str
    name: str


@cache
def countries(language: str = "en") -> tuple[Country, ...]:
    """All countries by name.

    Args:
        language: ISO 639-1 code of the language of the names.
    """
    from babel.core import Locale, get_global  # noqa: PLC0415  slow to import, and seldom needed

    names = Locale(language).territories
    found = {
        OURS.get(code, code): names[short]
        for code, (short, *_) in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and short in names and code not in OUTSIDE | WITHDRAWN
    }
    return tuple(sorted((Country(code, name) for code, name in found.items()), key=lambda item: item.name))
