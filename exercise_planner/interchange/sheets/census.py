"""Census: how many cells a workbook claims to hold, counted before any is built."""

import re
from collections.abc import Mapping

from exercise_planner.errors import InputError

MOST_CELLS = 1_000_000
"""Cells of a workbook, also those that are empty: each costs half a kilobyte once it is built."""
MOST_MERGED = 1_000_000
"""Cells that the merged ranges of a workbook cover; those that overlap count again."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


class Census:
    """Hears of each element of the XML of a workbook; it builds nothing."""

    def __init__(self) -> None:
        self.cells = 0
        self.merged = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Count an element."""
        name = tag.rpartition("}")[2]
        if name == "c":
            self.cells += 1
        elif name == "mergeCell":
            self.merged += _area(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """A text stands in an element."""

    def close(self) -> None:
        """The sheet ends."""

    def require_few(self, source: str) -> None:
        """Refuse more than can be built.

        Raises:
            InputError: There are too many.
        """
        if self.cells > MOST_CELLS:
            raise InputError(
                f"“{source}” has more than {MOST_CELLS:,} cells, empty ones included. Delete the empty rows "
                "below its tables, or copy them into a new workbook."
            )
        if self.merged > MOST_MERGED:
            raise InputError(
                f"“{source}” has merged ranges of more than {MOST_MERGED:,} cells. "
                "Unmerge them, and fill in the cells that are meant."
            )


def _area(reference: str) -> int:
    found = _REFERENCE.fullmatch(reference.strip())
    if found is None:
        return 1
    left, top, right, bottom = found[1], int(found[2]), found[3] or found[1], int(found[4] or found[2])
    return (abs(_number(right) - _number(left)) + 1) * (abs(bottom - top) + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
