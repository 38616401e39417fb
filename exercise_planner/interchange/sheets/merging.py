"""Merging: found records into the documents of an exercise, by id or name; nothing else is touched."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault, shown
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.interchange.formats import PLAN, SCHEDULE
from exercise_planner.interchange.sheets.gathering import Found, Gathered
from exercise_planner.interchange.sheets.matching import fold

Json = dict[str, Any]
CODES: Mapping[str, str] = {"GER": "DEU", "UK": "GBR", "POR": "PRT", "NL": "NLD", "US": "USA", "SWI": "CHE"}
"""Codes of nations that people write in place of ISO 3166-1 alpha-3."""
LONGEST_ID = 40
BESIDE = "…"
"""Where the sheet of the exercise keeps what the plan document holds beside exercise and records."""


@dataclass(slots=True)
class Documents:
    """The plan and the schedule as plain JSON, and where their records were found.

    Args:
        plan: The plan document.
        schedule: The schedule document; empty where there is none.
    """

    plan: Json
    schedule: Json
    origin: dict[tuple[str, int], Found] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def of(cls, exercise: Exercise | None) -> "Documents":
        """Those of an exercise; empty ones where there is none yet."""
        if exercise is None:
            return cls({"format": PLAN}, {})
        # here, because the catalogues of readers and writers import this
        from exercise_planner.interchange.writers.plan import write_plan  # noqa: PLC0415
        from exercise_planner.interchange.writers.schedule import write_schedule  # noqa: PLC0415

        scheduled = exercise.assignments or exercise.schedule
        return cls(write_plan(exercise), write_schedule(exercise) if scheduled else {})

    def take(self, gathered: Gathered) -> None:
        """Put in what was found."""
        for found in gathered.found:
            self._take(found)
        known = {id(found): place for place, found in self.origin.items()}
        names = _Names(self.plan)
        for found in gathered.found:
            if id(found) in known:
                _refer(found, self._record(known[id(found)]), names)

    def _take(self, found: Found) -> None:
        cls = found.sheet.cls
        if cls is Details:
            beside = found.raw.pop(BESIDE, None)
            self.plan.update(beside if isinstance(beside, dict) else {})
            self._update(self.plan.setdefault("exercise", {}), found, ("exercise", 0))
        elif cls is Schedule:
            self._update(self._schedule(), found, ("schedule", 0))
        elif cls is Assignment:
            self._into(self._schedule().setdefault("assignments", []), found, "event")
        else:
            self._into(self.plan.setdefault(cls.nouns, []), found, "id")

    def _schedule(self) -> Json:
        if not self.schedule:
            self.schedule = {"format": SCHEDULE}
        return self.schedule

    def _into(self, records: list[Json], found: Found, key: str) -> None:
        if found.sheet.cls is Nation and "id" in found.raw:
            known = {record.get("id") for record in records}
            usual = CODES.get(str(found.raw["id"]).upper())
            if usual in known and found.raw["id"] not in known:
                found.raw["id"] = usual
        taken = {at for nouns, at in self.origin if nouns == found.sheet.cls.nouns}
        index = _index_of(records, found, key, taken)
        if index is None:
            if key not in found.raw and found.sheet.cls not in (Relation, Travel):
                found.raw[key] = _fresh(found, {str(record.get(key)) for record in records})
            records.append({})
            index = len(records) - 1
        place = (found.sheet.cls.nouns, index)
        if place in self.origin:
            twice = f"each {found.sheet.cls.noun} once; it stands in {self.origin[place].place()} too"
            self.faults.append(Fault(found.place(key), shown(found.raw.get(key)), twice))
        self._update(records[index], found, place)

    def _update(self, record: Json, found: Found, place: tuple[str, int]) -> None:
        record.update(found.raw)
        for name in found.cleared:
            record.pop(name, None)
        self.origin[place] = found

    def _record(self, place: tuple[str, int]) -> Json:
        nouns, index = place
        if nouns == "exercise":
            return self.plan["exercise"]  # type: ignore[no-any-return]
        if nouns == "schedule":
            return self.schedule
        lists = self.schedule if nouns == Assignment.nouns else self.plan
        return lists[nouns][index]  # type: ignore[no-any-return]


class _Names:
    """The words by which people call records, to find their ids.

    Args:
        plan: The plan document.
    """

    def __init__(self, plan: Json) -> None:
        self._plan = plan
        self._ids: dict[str, frozenset[str]] = {}
        self._words: dict[str, dict[str, str]] = {}

    def id_of(self, kinds: tuple[str, ...], text: str) -> str:
        """The id that a word stands for; the word itself where it stands for none."""
        for kind in kinds:
            self._learn(kind)
        if any(text in self._ids[kind] for kind in kinds):
            return text
        known = fold(CODES.get(text.upper(), text) if "nation" in kinds else text)
        return next((self._words[kind][known] for kind in kinds if known in self._words[kind]), text)

    def _learn(self, kind: str) -> None:
        if kind in self._ids:
            return
        records = [one for one in self._plan.get(f"{kind}s", []) if isinstance(one.get("id"), str)]
        self._ids[kind] = frozenset(one["id"] for one in records)
        words = self._words[kind] = {}
        for record in records:
            for word in (record["id"], record.get("name"), record.get("title")):
                if word:
                    words.setdefault(fold(word), record["id"])


def _refer(found: Found, record: Json, names: _Names) -> None:
    """Names in place of ids become ids."""
    for column in found.sheet.columns:
        if not column.refers or column.name not in found.raw:
            continue
        held = record[column.name]
        if isinstance(held, str):
            record[column.name] = names.id_of(column.refers, held)
        elif isinstance(held, list):
            record[column.name] = [
                names.id_of(column.refers, one) if isinstance(one, str) else one for one in held
            ]


def _index_of(records: list[Json], found: Found, key: str, taken: set[int]) -> int | None:
    """Which of the records a row is about: the one of its id, else of its name, else of its ends.

    Relations and rows of travel without an id may well be alike; each row is about another one then.
    """
    if found.sheet.cls in (Relation, Travel) and key not in found.raw:
        ends = ("between", "rule") if found.sheet.cls is Relation else ("from", "to")
        wanted = [found.raw.get(name) for name in ends]
        free = ((at, one) for at, one in enumerate(records) if at not in taken)
        return next((at for at, one in free if [one.get(name) for name in ends] == wanted), None)
    if key in found.raw:
        wanted_id = found.raw[key]
        return next((at for at, record in enumerate(records) if record.get(key) == wanted_id), None)
    name = next((found.raw[word] for word in ("name", "title") if word in found.raw), None)
    if name is None:
        return None
    same = [
        at
        for at, record in enumerate(records)
        if fold(record.get("name") or record.get("title") or "") == fold(name)
    ]
    return same[0] if len(same) == 1 else None


def _fresh(found: Found, taken: set[str]) -> str:
    """An id made of a record's name."""
    name = str(found.raw.get("name") or found.raw.get("title") or found.sheet.cls.noun)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = (
        re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").upper()[:LONGEST_ID] or found.sheet.cls.noun.upper()
    )
    return next(one for one in (stem, *(f"{stem}-{n}" for n in range(2, 10**6))) if one not in taken)
