"""From the plain values of a plan document to a Reading: read, look up, check, and say all that is wrong."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from exercise_planner.domain import PLAN_RECORDS, wire
from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import EMPTY, Frozen, freeze
from exercise_planner.domain.kinds import MANY_FAULTS, Fault, Report, shown
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel
from exercise_planner.interchange.checks import CHECKS
from exercise_planner.interchange.draft import Draft, Row, details_row
from exercise_planner.interchange.formats import PLAN, check_format
from exercise_planner.interchange.reader import Reading, all_faults
from exercise_planner.interchange.references import Known, look_up

MOST_RECORDS = 100_000
ANY_NUMBER = 10**12
"""So many records may be lost with a list that cannot be read: any reference may be to one of them."""
WITHOUT_ID: frozenset[type[Record]] = frozenset({Relation, Travel})
"""Records that the plan format gives no id; ours begin with ``#``."""


def reading_of(document: Any, source: str, flaws: Iterable[Fault] = (), most: int = MANY_FAULTS) -> Reading:
    """What a plan document holds.

    Args:
        document: Its plain JSON value.
        source: What users call it.
        flaws: What is wrong with it as JSON.
        most: So many faults are told one by one; beyond that they are counted.
    """
    if not isinstance(document, dict):
        return Reading(source, faults=(Fault("$", shown(document), "an object: a plan document"),))
    report = Report(most=most)
    if not check_format(document, PLAN, report):
        return Reading(source, faults=tuple(report.faults))
    flaws = tuple(flaws)
    draft, known = _drafted(document, report, {flaw.path for flaw in flaws})
    look_up(report.references, known, report)
    for check in CHECKS:
        check(draft)
    faults = all_faults(document, report, flaws)
    exercise = None if faults else _exercise(draft, document)
    return Reading(source, exercise, faults, tuple(draft.warnings.faults), report.suppressed)


def _drafted(document: dict[str, Any], report: Report, flawed: Collection[str]) -> tuple[Draft, Known]:
    details: Row | None = None
    if "exercise" in document:
        details = details_row(document["exercise"], report)
    else:
        report.missing("$.exercise")
    rows: dict[type[Record], tuple[Row, ...]] = {}
    lost: dict[str, int] = {}
    for cls in PLAN_RECORDS:
        raw = document.get(cls.nouns, [])
        if not isinstance(raw, list) or len(raw) > MOST_RECORDS:
            report.fault(f"$.{cls.nouns}", raw, f"a list of at most {MOST_RECORDS:,} {cls.nouns}")
            lost[cls.noun] = ANY_NUMBER
            continue
        rows[cls] = tuple(_rows(cls, raw, report))
        lost[cls.noun] = len(raw) - sum(row.id is not None for row in rows[cls])
        if f"$.{cls.nouns}" in flawed:
            lost[cls.noun] = ANY_NUMBER
    ids = {cls.noun: dict.fromkeys(row.id for row in rows[cls] if row.id is not None) for cls in rows}
    return Draft(details, rows, report), Known(ids, lost)


def _rows(cls: type[Record], raw: list[Any], report: Report) -> Iterable[Row]:
    own = _own_ids(raw) if cls in WITHOUT_ID else {}
    for index, item in enumerate(raw):
        path = f"$.{cls.nouns}[{index}]"
        given = {**item, "id": own[index]} if index in own else item
        record = wire.read(cls, given, path, report)
        if isinstance(item, dict):
            record_id = given.get("id")
            readable = isinstance(record_id, str) and 0 < len(record_id) <= 200
            yield Row(path, cls, record_id if readable else None, item, _placed(record, index, item))


def _own_ids(raw: list[Any]) -> dict[int, str]:
    """Ids for the items that have none, by index: ``#1`` for the first item, and so on."""
    taken = {item["id"] for item in raw if isinstance(item, dict) and isinstance(item.get("id"), str)}
    own: dict[int, str] = {}
    for index, item in enumerate(raw):
        if isinstance(item, dict) and "id" not in item:
            name = f"#{index + 1}"
            while name in taken:
                name += "'"
            own[index] = name
    return own


def _placed(record: Record | None, index: int, raw: dict[str, Any]) -> Record | None:
    if record is None:
        return None
    stated_id = "id" in raw and record.id.startswith("#")
    return replace(record, rank=index, stated=record.stated | {"id"} if stated_id else record.stated)


def _exercise(draft: Draft, document: dict[str, Any]) -> Exercise:
    assert draft.details is not None  # noqa: S101  without it there is a fault
    details = draft.details.record
    assert isinstance(details, Details)  # noqa: S101
    lists = {cls.nouns for cls in PLAN_RECORDS}
    kept = {
        name: freeze(value)
        for name, value in document.items()
        if name not in {"format", "exercise"} and (name not in lists or value == [])
    }
    records: list[Record] = [replace(details, document=Frozen(kept) if kept else EMPTY)]
    records.extend(row.record for rows in draft.rows.values() for row in rows if row.record is not None)
    return Exercise(records)
