"""Words for values: choices, stretches of time and counts, in the language of the window."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

CONTEXT = "window"
"""The context of translatable text that stands in tables of data."""

_ACRONYMS = frozenset(
    (
        *("LIVEX", "FTX", "CPX", "CAX", "TTX", "STAFFEX", "HADR"),
        *("SOF", "SOFA", "MOU", "ACSA", "IPC", "MPC", "FPC"),
    )
)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Text in a table of data, marked for translation; named as the tools that collect such texts expect."""
    del context
    return text


def tr(text: str) -> str:
    """Text from a table of data (marked there with QT_TRANSLATE_NOOP) in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


def choice(value: StrEnum | str) -> str:
    """A choice of the plan format as a word: ``SEA_AREA`` becomes ``Sea area``."""
    word = str(value)
    return word if word in _ACRONYMS else tr(word.replace("_", " ").capitalize())


def duration(minutes: int) -> str:
    """A length of time: ``4 h 30 min``, ``2 d 6 h``."""
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    parts = ((days, "d"), (hours, "h"), (left, "min"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"


def day(moment: date) -> str:
    """A day: ``Mon 8 Jul 2024``."""
    return f"{moment:%a} {moment.day} {moment:%b %Y}"


def days(first: date, final: date) -> str:
    """From one day to another, nothing said twice: ``29 May – 1 Aug 2024``."""
    if first == final:
        return f"{first.day} {first:%b %Y}"
    if first.year != final.year:
        return f"{first.day} {first:%b %Y} – {final.day} {final:%b %Y}"
    if first.month != final.month:
        return f"{first.day} {first:%b} – {final.day} {final:%b %Y}"
    return f"{first.day}–{final.day} {final:%b %Y}"


def instant(at: datetime) -> str:
    """A local instant: ``Mon 8 Jul 08:00``."""
    return f"{at:%a} {at.day} {at:%b %H:%M}"


def local(at: datetime, zone: str) -> datetime:
    """An instant as the clocks of a time zone show it."""
    return at.astimezone(ZoneInfo(zone))


def place_of(zone: str) -> str:
    """The place that a time zone is named for: ``Pacific/Honolulu`` is that of Honolulu."""
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def stretch(start: datetime, end: datetime) -> str:
    """From one local instant to another: ``Mon 8 Jul 08:00–12:00``."""
    if end - start <= timedelta(days=1) and start.date() == end.date():
        return f"{instant(start)}–{end:%H:%M}"
    return f"{instant(start)} – {instant(end)}"


def listed(words: Iterable[str], most: int = 12) -> str:
    """Words with commas; beyond ``most`` only how many more."""
    items = list(words)
    shown = ", ".join(items[:most])
    return f"{shown} +{len(items) - most}" if len(items) > most else shown
