"""Extent: what a search may place; apart from the search itself, which is slow to import."""

from enum import StrEnum


class Extent(StrEnum):
    """What a search may place."""

    ALL = "all"
    UNSCHEDULED = "unscheduled"
    REPAIR = "repair"
