"""Reading: tables to an exercise, new or with the open one, and all that is wrong at its sheet and cell."""

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import Fault
from exercise_planner.interchange.drafting import reading_of
from exercise_planner.interchange.reader import Reading
from exercise_planner.interchange.sheets.condensing import condensed
from exercise_planner.interchange.sheets.gathering import Found, Gathered, as_text, gather, relocated
from exercise_planner.interchange.sheets.layout import EXERCISE
from exercise_planner.interchange.sheets.matching import Match, guess, heads
from exercise_planner.interchange.sheets.merging import Documents
from exercise_planner.interchange.sheets.tables import Table
from exercise_planner.interchange.zones import zone_named

READ_ME_SHEET = "Read me"
MOST_FAULTS = 10_000
"""So many faults are looked at one by one, to tell those of one kind as one."""
MOST_NAMED = 12
"""So many columns are named that are left aside."""
Matches = Mapping[str, Match | None]
"""What each table is, by its name, where somebody has said so; None: nothing of ours."""


def read_tables(
    tables: Iterable[Table], source: str, exercise: Exercise | None, matches: Matches | None = None
) -> Reading:
    """What tables hold.

    Args:
        tables: The tables.
        source: What users call the file.
        exercise: The open exercise, into which records are merged by id or name; None to begin a new one.
        matches: What tables are, where it is not to be guessed.
    """
    given = matches or {}
    matched: list[tuple[Table, Match]] = []
    warnings: list[Fault] = []
    for table in tables:
        warnings += (Fault("the file", *note) for note in table.notes)
        match = given[table.name] if table.name in given else guess(table)
        if match is not None:
            matched.append((table, match))
            warnings += _left_aside(table, match)
        elif table.rows and table.name != READ_ME_SHEET:
            warnings.append(
                Fault(table.place(), _rows(len(table.rows)), "rows of nations, units, events, …; left aside")
            )
    if not matched:
        told = Fault("the file", "no table", "a table with heads such as id, name, nation")
        return Reading(source, faults=(told, *warnings))
    return _read(matched, source, exercise, warnings)


def _read(
    matched: list[tuple[Table, Match]], source: str, exercise: Exercise | None, warnings: list[Fault]
) -> Reading:
    gathered = gather(matched, _zone(matched, exercise))
    documents = Documents.of(exercise)
    documents.take(gathered)
    plan = reading_of(documents.plan, source, most=MOST_FAULTS)
    faults = [*gathered.faults, *documents.faults, *_placed(plan.faults, documents.origin)]
    odd = [*warnings, *gathered.warnings, *_placed(plan.warnings, documents.origin)]
    whole = plan.exercise
    if whole is not None and documents.schedule and not faults:
        # here, because the catalogue of readers imports this
        from exercise_planner.interchange.readers.schedule import parse_schedule  # noqa: PLC0415

        reading = parse_schedule(as_text(documents.schedule), whole, source)
        faults += _placed(reading.faults, documents.origin)
        odd += _placed(reading.warnings, documents.origin)
        whole = reading.exercise
    order = sorted(dict.fromkeys(faults), key=lambda fault: _order(fault, gathered))
    fields = {table.name: set(match.fields.values()) for table, match in matched if not match.sheet.upright}
    told, noted = condensed(order, fields), condensed(odd, fields)
    return Reading(source, None if faults else whole, told, noted, plan.more)


def _rows(number: int) -> str:
    return "one row" if number == 1 else f"{number:,} rows"


def _left_aside(table: Table, match: Match) -> list[Fault]:
    """A note of the columns that have a head and content, and are nothing of ours."""
    if match.sheet.upright:
        return []
    unknown = [
        f"“{' '.join(head.split())[:40]}”"
        for column, head in heads(table, match.head).items()
        if column not in match.fields
        and any(column in cells for row, cells in table.rows.items() if row > match.head)
    ]
    names = ", ".join(unknown[:MOST_NAMED]) + (" …" if len(unknown) > MOST_NAMED else "")
    what = f"heads like those of our sheet “{match.sheet.title}”; these columns are left aside"
    return [Fault(table.place(match.head), names, what)] if unknown else []


def _placed(faults: Iterable[Fault], origin: Mapping[tuple[str, int], Found]) -> list[Fault]:
    return [relocated(fault, origin) for fault in faults]


def _order(fault: Fault, gathered: Gathered) -> int:
    """Faults in the order of the sheets."""
    names = list(dict.fromkeys(found.table.name for found in gathered.found))
    return next((at for at, name in enumerate(names) if f"“{name}”" in fault.path), len(names))


def _zone(matched: Iterable[tuple[Table, Match]], exercise: Exercise | None) -> ZoneInfo | None:
    for table, match in matched:
        if match.sheet is EXERCISE:
            for cells in table.rows.values():
                if str(cells.get(1, "")).strip().casefold() in ("time zone", "time_zone"):
                    return zone_named(str(cells.get(2, "")).strip())
    return zone_named(exercise.details.time_zone) if exercise is not None else None
