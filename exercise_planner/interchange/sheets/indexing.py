"""Indexing: which record of a list a row is about, found at once however long the list is."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel
from exercise_planner.interchange.sheets.gathering import Found
from exercise_planner.interchange.sheets.matching import fold

Json = dict[str, Any]
Word = tuple[str, str]
"""By what a record may be known, and that itself: ``("name", "hnoms otto sverdrup")``."""
ENDS: dict[type, tuple[str, str]] = {Relation: ("between", "rule"), Travel: ("from", "to")}
"""The fields by which records are known that people give no id."""
LONGEST_ID = 40


class Index:
    """The records of one list of a document, and the words by which each is known.

    Args:
        records: The list, to which rows are added.
        cls: What the records are.
        key: The field that holds their id.
    """

    def __init__(self, records: list[Json], cls: type, key: str) -> None:
        self.records = records
        self._cls, self._key = cls, key
        self._known: dict[Word, dict[int, None]] = {}
        self._taken: set[int] = set()
        self._last: dict[str, int] = {}
        for at in range(len(records)):
            self._note(at)

    def has(self, record_id: str) -> bool:
        """Whether there is a record with that id."""
        return bool(self._known.get(self._id_word(record_id)))

    def at(self, found: Found) -> int | None:
        """Where the record is that a row is about: the one of its id, else of its name, else of its ends.

        Relations and rows of travel without an id may well be alike; each row is about another one then.
        """
        raw = found.raw
        if self._key in raw:
            return next(iter(self._known.get(self._id_word(raw[self._key]), ())), None)
        if self._cls in ENDS:
            alike = self._known.get(self._ends_word(raw), ())
            return next((at for at in alike if at not in self._taken), None)
        name = raw.get("name") or raw.get("title")
        same = list(self._known.get(("name", fold(name)), ())) if name else []
        return same[0] if len(same) == 1 else None

    def add(self, found: Found) -> int:
        """Make a record for a row, with an id made of its name where it has none; gives where it is."""
        if self._key not in found.raw and self._cls not in ENDS:
            found.raw[self._key] = self._fresh(found)
        self.records.append({})
        return len(self.records) - 1

    def put(self, at: int, found: Found) -> None:
        """Put what a row says into its record."""
        record = self.records[at]
        for word in self._words(record):
            self._known.get(word, {}).pop(at, None)
        record.update(found.raw)
        for name in found.cleared:
            record.pop(name, None)
        self._taken.add(at)
        self._note(at)

    def _note(self, at: int) -> None:
        for word in self._words(self.records[at]):
            self._known.setdefault(word, {})[at] = None

    def _words(self, record: Json) -> Iterator[Word]:
        if self._key in record:
            yield self._id_word(record[self._key])
        if self._cls in ENDS:
            yield self._ends_word(record)
        elif name := record.get("name") or record.get("title"):
            yield "name", fold(name)

    def _id_word(self, record_id: object) -> Word:
        return "id", record_id if isinstance(record_id, str) else repr((record_id,))

    def _ends_word(self, record: Json) -> Word:
        return "ends", repr([record.get(name) for name in ENDS[self._cls]])

    def _fresh(self, found: Found) -> str:
        """An id made of a record's name."""
        noun = found.sheet.cls.noun
        name = str(found.raw.get("name") or found.raw.get("title") or noun)
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").upper()[:LONGEST_ID] or noun.upper()
        number = self._last.get(stem, 0) + 1
        while self.has(stem if number == 1 else f"{stem}-{number}"):
            number += 1
        self._last[stem] = number
        return stem if number == 1 else f"{stem}-{number}"
