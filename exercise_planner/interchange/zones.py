"""Time zones by their IANA names, the same on every machine."""

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones


@cache
def zone_names() -> tuple[str, ...]:
    """The names of all zones; those of this machine where our own list is not at hand."""
    try:
        return tuple(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())
    except (ModuleNotFoundError, OSError):
        return tuple(sorted(available_timezones()))


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of that name, or None."""
    if name not in zone_names():
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
