"""Matching: which sheet of ours a foreign table is, and which of its columns is which field."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from exercise_planner.domain.event import Event
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.interchange.sheets.layout import MORE, SHEETS, Sheet
from exercise_planner.interchange.sheets.tables import Table

ALIKE = 84
"""How alike, in percent, the head of a column must be to the name of a field."""
HEAD_ROWS = 20
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "id": (
        "code",
        "identifier",
        "key",
        "no",
        "number",
        "serial",
        "ref",
        "abbreviation",
        "iso",
        "kürzel",
        "sigle",
    ),
    "name": ("title", "designation", "nom", "bezeichnung", "nombre"),
    "title": ("name", "objective"),
    "nation": ("country", "flag", "providing nation", "owner", "pays", "land", "contributor"),
    "nations": ("countries", "participating nations", "participants"),
    "duration_minutes": ("duration", "length", "minutes", "duration min", "dauer", "durée"),
    "personnel": ("pax", "strength", "people", "headcount", "persons", "effectif"),
    "capabilities": ("capability", "roles", "skills"),
    "venues": ("venue", "location", "place", "where", "range", "area", "ort", "lieu", "candidate venues"),
    "venue": ("location", "place", "where", "area"),
    "units": ("unit", "participating units", "forces"),
    "earliest": ("not before", "earliest start", "window from"),
    "latest": ("not after", "latest end", "deadline", "window to"),
    "start": ("begin", "from", "start time", "startex", "dtg start"),
    "end": ("finish", "to", "end time", "endex", "dtg end"),
    "from": ("start", "begin", "first day"),
    "to": ("end", "finish", "last day"),
    "position": ("coordinates", "lat lon", "latitude longitude", "grid"),
    "home": ("home port", "home base", "base", "garrison", "position"),
    "symbol": ("sidc", "app-6", "symbol code"),
    "contact": ("poc", "point of contact", "email", "liaison"),
    "domain": ("service", "component", "branch"),
    "max_events": ("capacity", "simultaneous events"),
    "phase": ("stage", "serial phase"),
    "notes": ("remarks", "comments", "comment", "remark", "bemerkung"),
    "description": ("details", "task", "summary", "scope"),
    "marking": ("classification", "security", "caveat"),
    "in_force": ("validity", "valid"),
    "host": ("host nation", "granting nation"),
    "status": ("state",),
    "max_personnel": ("max pax", "max people"),
    "unavailable": ("not available", "absence", "absent", "blocked"),
    "available": ("availability", "on call"),
    "requires": ("requirements", "sor", "needs units"),
    "after": ("predecessors", "depends on", "follows"),
}
NAMED: Mapping[type[Record], tuple[str, ...]] = {
    Nation: ("nation", "country", "participant"),
    Unit: ("unit", "unit name", "formation", "ship", "vessel", "squadron", "element"),
    Venue: ("venue", "venue name", "range", "location", "place", "area", "site", "port"),
    Event: ("event", "event name", "activity name", "serial name"),
    Pool: ("pool", "resource"),
    Phase: ("stage",),
    Milestone: ("milestone", "conference", "meeting"),
}
"""What people head the column of names with, by the kind of record."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a table is taken for.

    Args:
        sheet: Which of ours.
        head: The number of its row of heads; for an upright one of the first row.
        fields: The field of each column that is used, by column number.
    """

    sheet: Sheet
    head: int
    fields: Mapping[int, str]

    @property
    def columns(self) -> dict[str, int]:
        """The column number of each field."""
        return {name: column for column, name in self.fields.items()}


def fold(text: object) -> str:
    """Words as they are compared: small letters, single spaces, no punctuation."""
    return " ".join("".join(char if char.isalnum() else " " for char in str(text).casefold()).split())


def heads(table: Table, row: int) -> dict[int, str]:
    """The text cells of a row by column."""
    return {column: cell for column, cell in table.rows.get(row, {}).items() if isinstance(cell, str)}


def signature(table: Table, row: int) -> str:
    """What tells one foreign layout from another, to remember how it was matched."""
    text = "\n".join(fold(cell) for _, cell in sorted(heads(table, row).items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def guess(table: Table, sheets: Iterable[Sheet] = SHEETS) -> Match | None:
    """What a table most likely is; None where it is like none of ours."""
    named = next((one for one in sheets if fold(table.name) in _names(one)), None)
    if named is not None and named.upright:
        return Match(named, 1, {})
    candidates = [named] if named is not None else [one for one in sheets if not one.upright]
    best: tuple[float, Match] | None = None
    for sheet in candidates:
        for row in list(table.rows)[:HEAD_ROWS]:
            fields = match_heads(sheet, heads(table, row))
            score = _score(sheet, fields, row, certain=named is not None)
            if score > 0 and (best is None or score > best[0]):
                best = (score, Match(sheet, row, fields))
    return best[1] if best else None


def _names(sheet: Sheet) -> set[str]:
    return {fold(sheet.title), fold(sheet.cls.noun), fold(sheet.cls.nouns)} - {
        "schedule" if sheet.upright else ""
    }


def _score(sheet: Sheet, fields: Mapping[int, str], row: int, *, certain: bool) -> float:
    found = set(fields.values())
    needed = {column.name for column in sheet.columns if column.required} - {"id"}
    if not certain and (len(found) < 2 or (needed and not found & (needed | {"id"}))):
        return 0.0
    return len(found) + len(found & needed) - 0.01 * row - (0.5 * len(needed - found)) if found else 0.0


def match_heads(sheet: Sheet, found: Mapping[int, str]) -> dict[int, str]:
    """The field of each head that means one; each field once, the surest first."""
    words = _words(sheet)
    ranked: list[tuple[float, int, str]] = []
    for column, text in found.items():
        head = fold(text)
        sure, known = 0.0, words.get(head, [])
        if not known and len(head) > 3:
            alike = [word for word in words if word.count(" ") == head.count(" ")]  # “available to” is less
            close = process.extractOne(head, alike, scorer=fuzz.ratio, score_cutoff=ALIKE)
            sure, known = (-20.0, words[close[0]]) if close is not None else (0.0, [])
        if not known:
            sure, known = -10.0, next((words[part] for part in _parts(text) if part in words), [])
        ranked += [(each_sure + sure, column, name) for name, each_sure in known]
    fields: dict[int, str] = {}
    for _, column, name in sorted(ranked, key=lambda one: (-one[0], one[1])):
        if column not in fields and (name not in fields.values() or name == MORE):
            fields[column] = name
    return dict(sorted(fields.items()))


def _parts(text: str) -> list[str]:
    """The words between strokes and brackets: ``Unit / formation``, ``Pax (total)``."""
    return [fold(part) for part in re.split(r"[/|(),;\n]", text) if part.strip()]


def _words(sheet: Sheet) -> dict[str, list[tuple[str, float]]]:
    """The fields that each word may mean, with how sure that is, in percent."""
    words: dict[str, list[tuple[str, float]]] = {fold(MORE): [(MORE, 100)]}
    for number in range(2, 30):
        words[f"{MORE} {number}"] = [(MORE, 100)]
    for column in sheet.columns:
        for word in dict.fromkeys((fold(column.name), fold(column.title))):
            words.setdefault(word, []).append((column.name, 100))
        for synonym in SYNONYMS.get(column.name, ()):
            words.setdefault(fold(synonym), []).append((column.name, 90))
    if sheet.column("name") is not None:
        for synonym in NAMED.get(sheet.cls, ()):
            words.setdefault(synonym, []).append(("name", 95))
    return words
