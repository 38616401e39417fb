"""The languages of packs: the product's words by gettext catalogues, dates and numbers by Babel.

The words of a section stand in the code in English, inside ``context.say(…)``, ``context.say_n(…)`` or,
where nothing is translated yet, ``_(…)``; only constants are found there. To bring the catalogues up to date
with the code, or to add the language ``xx``::

    python tests/catalogues.py [xx]

Then translate what is empty or fuzzy in ``resources/languages/*/LC_MESSAGES/briefing.po``, and run it again.
"""

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from exercise_planner import assets
from exercise_planner.domain.nation import Nation
from exercise_planner.errors import InputError

CATALOGUE: Final = "briefing"
ENGLISH: Final = "en"
FOLDER: Final = "languages"


def _(words: str) -> str:
    """Marks words for the catalogues where nothing is translated yet: titles of classes, tables of words."""
    return words


DAY: Final = _("EEE d MMM y")
"""A day in a table; a translator alters the order of its parts, which are Unicode's date patterns."""
LONG_DAY: Final = _("EEEE d MMMM y")
SHORT_DAY: Final = _("EEE d MMM")
DAY_OF_MONTH: Final = _("d MMM")
DAY_OF_YEAR: Final = _("d MMM y")
MONTH: Final = _("MMMM y")


@dataclass(frozen=True)
class Language:
    """A language in which packs are printed. Ask ``language`` for one.

    Args:
        code: ISO 639-1.
    """

    code: str

    @cached_property
    def name(self) -> str:
        """Its name in itself."""
        name = Locale.parse(self.code).display_name or self.code
        return name[0].upper() + name[1:]

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        if self.code == ENGLISH:
            return gettext.NullTranslations()
        with assets.asset(FOLDER, self.code, "LC_MESSAGES", f"{CATALOGUE}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)

    def say(self, words: str) -> str:
        """The product's words in this language; the same where the catalogue has none."""
        return self._catalogue.gettext(words) if words else ""

    def say_n(self, one: str, many: str, number: int) -> str:
        """A sentence about a number; ``{n}`` in it stands for the number.

        Args:
            one: In English, about one thing.
            many: In English, about several.
            number: How many there are.
        """
        return self._catalogue.ngettext(one, many, number).format(n=self.number(number))

    def number(self, number: float) -> str:
        """A number with the separators of the language."""
        return _number(number, self.code)

    def day(self, day: date, pattern: str = DAY) -> str:
        """A day spelled out.

        Args:
            day: The day.
            pattern: One of the patterns of this module.
        """
        return _day(date(day.year, day.month, day.day), self.say(pattern), self.code)


@lru_cache(maxsize=4096)
def _day(day: date, pattern: str, code: str) -> str:
    return format_date(day, pattern, locale=code)


@lru_cache(maxsize=4096)
def _number(number: float, code: str) -> str:
    return format_decimal(number, locale=code)


@cache
def languages() -> tuple[Language, ...]:
    """The languages in which a pack can be printed, English first."""
    try:
        found = sorted(path.parent.parent.name for path in assets.asset(FOLDER).glob(f"*/*/{CATALOGUE}.mo"))
    except FileNotFoundError:
        found = []
    return tuple(Language(code) for code in (ENGLISH, *found))


def language(code: str) -> Language:
    """The language with a code.

    Raises:
        InputError: No pack can be printed in it.
    """
    for one in languages():
        if one.code == code:
            return one
    known = ", ".join(f"{one.code} ({one.name})" for one in languages())
    raise InputError(f"There are no packs in the language “{code}”; there are {known}.")


def language_of(nation: Nation | None) -> Language:
    """The language of a nation's packs: the one that its staff speak best, where packs can be in it.

    Args:
        nation: The nation; None for a pack of no nation in particular, which is in English.
    """
    spoken = nation.languages if nation is not None else ()
    best = max((one.level for one in spoken), default=0)
    codes = [_short(one.language) for one in spoken if one.level == best]
    known = {one.code: one for one in languages()}
    found = ENGLISH if ENGLISH in codes else next((code for code in codes if code in known), ENGLISH)
    return known[found]


def _short(code: str) -> str:
    """The ISO 639-1 code of a language, where it has one; plans write that of ISO 639-3."""
    try:
        return Locale.parse(code).language
    except (UnknownLocaleError, ValueError):
        return code
