"""Merging: found records into the documents of an exercise, by id or name; nothing else is touched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault, shown
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.interchange.formats import PLAN, SCHEDULE
from exercise_planner.interchange.sheets.gathering import Found, Gathered
from exercise_planner.interchange.sheets.indexing import Index
from exercise_planner.interchange.sheets.matching import fold

Json = dict[str, Any]
CODES: Mapping[str, str] = {"GER": "DEU", "UK": "GBR", "POR": "PRT", "NL": "NLD", "US": "USA", "SWI": "CHE"}
"""Codes of nations that people write in place of ISO 3166-1 alpha-3."""
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
    _indices: dict[str, Index] = field(default_factory=dict)

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
        cls = found.sheet.cls
        index = self._indices.get(cls.nouns)
        if index is None:
            index = self._indices[cls.nouns] = Index(records, cls, key)
        if cls is Nation and "id" in found.raw:
            usual = CODES.get(str(found.raw["id"]).upper())
            if usual is not None and index.has(usual) and not index.has(found.raw["id"]):
                found.raw["id"] = usual
        at = index.at(found)
        if at is None:
            at = index.add(found)
        place = (cls.nouns, at)
        if place in self.origin:
            twice = f"each {cls.noun} once; it stands in {self.origin[place].place()} too"
            by = next((one for one in (key, "name", "title") if one in found.raw), key)
            self.faults.append(Fault(found.place(by), shown(found.raw.get(by)), twice))
        index.put(at, found)
        self.origin[place] = found

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
        known = fold(_code(text) if "nation" in kinds else text)
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


def _code(text: str) -> str:
    """The code of a nation that a usual other one stands for; the text itself where it is none."""
    return CODES.get(text.replace(".", "").replace(" ", "").upper(), text)


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
