"""Variants: courses of action kept beside the main line of a plan, each with its own edits and schedule.

One line is open: its plan and schedule are the exercise itself, and every edit goes there. The others are
kept as they were left. To open another line is one change: what is open is put away, and the other line's
records take its place. So undo, history and other windows know of it without more, and nothing is ever lost:
whatever a line held is in the line, in what can be undone, and in the history of the document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import Change, ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.variant import MAIN_ID, Variant
from exercise_planner.edits.difference import difference
from exercise_planner.errors import InputError
from exercise_planner.storage.content import as_text, of_text
from exercise_planner.storage.versions import LONGEST

MAIN_NAME = "Main line"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan.

    Args:
        id: Its id; ``MAIN_ID`` for the main line.
        name: What people call it.
        note: What is said of it.
        is_open: Whether it is the exercise itself.
        created: When it was made; None for the main line of a document without variants.
    """

    id: str
    name: str
    note: str
    is_open: bool
    created: datetime | None


def lines(exercise: Exercise) -> tuple[Line, ...]:
    """The main line, then the variants in the order in which they were made."""
    records = exercise.all(Variant)
    if not records:
        return (Line(MAIN_ID, MAIN_NAME, "", is_open=True, created=None),)
    return tuple(Line(one.id, one.name, one.notes, one.content is None, one.created) for one in records)


def exercise_of(exercise: Exercise, line_id: str) -> Exercise:
    """Plan and schedule of a line.

    Raises:
        DocumentError: The line is damaged.
        NotFoundError: There is no such line.
    """
    if line_id == MAIN_ID and not exercise.all(Variant):
        return exercise
    line = exercise.the(Variant, line_id)
    return exercise if line.content is None else of_text(line.content)


def begin(exercise: Exercise, name: str, note: str = "") -> ChangeSet:
    """Begin a variant with what is open now, and open it.

    Raises:
        InputError: The name is taken, or is none.
    """
    name = _require_name(exercise, name)
    now = datetime.now(UTC)
    all_lines = _with_main(exercise, now)
    opened = next(one for one in all_lines.values() if one.content is None)
    all_lines[opened.id] = replace(opened, content=as_text(exercise))
    line_id = _fresh_id(all_lines)
    rank = max(one.rank for one in all_lines.values()) + 1
    all_lines[line_id] = Variant(id=line_id, rank=rank, name=name, notes=note.strip(), created=now)
    return ChangeSet(f"Begin variant “{name}”", _line_changes(exercise, all_lines))


def open_line(exercise: Exercise, line_id: str) -> ChangeSet:
    """Put away the line that is open and open another one; an empty change where it is open.

    Raises:
        DocumentError: The line is damaged.
        NotFoundError: There is no such line.
    """
    target = exercise.the(Variant, line_id)
    if target.content is None:
        return ChangeSet(f"Open {target.name}")
    all_lines = dict(exercise.table(Variant))
    opened = next(one for one in all_lines.values() if one.content is None)
    all_lines[opened.id] = replace(opened, content=as_text(exercise))
    all_lines[line_id] = replace(target, content=None)
    return _change(f"Open “{target.name}”", exercise, all_lines, of_text(target.content))


def adopt(exercise: Exercise, line_id: str) -> ChangeSet:
    """Make a variant the main line and open that; what the main line was is kept as a variant.

    Raises:
        DocumentError: The line is damaged.
        InputError: It is the main line.
        NotFoundError: There is no such line.
    """
    chosen = exercise.the(Variant, line_id)
    if line_id == MAIN_ID:
        raise InputError("The main line needs no adopting: choose a variant.")
    content = exercise_of(exercise, line_id)
    all_lines = dict(exercise.table(Variant))
    opened = next(one for one in all_lines.values() if one.content is None)
    all_lines[opened.id] = replace(opened, content=as_text(exercise))
    main = all_lines[MAIN_ID]
    before_id = _fresh_id(all_lines)
    all_lines[before_id] = Variant(
        id=before_id,
        rank=max(one.rank for one in all_lines.values()) + 1,
        name=_free_name(exercise, f"{main.name} before “{chosen.name}”"),
        created=datetime.now(UTC),
        content=main.content,
    )
    all_lines[MAIN_ID] = replace(main, content=None)
    return _change(f"Adopt variant “{chosen.name}”", exercise, all_lines, content)


def discard(exercise: Exercise, line_id: str) -> ChangeSet:
    """Remove a variant; it can be undone, and the history of the document keeps it.

    Raises:
        InputError: It is the main line, or it is open.
        NotFoundError: There is no such line.
    """
    line = exercise.the(Variant, line_id)
    if line_id == MAIN_ID:
        raise InputError("The main line cannot be discarded.")
    if line.content is None:
        raise InputError(f"“{line.name}” is open. Open another line before you discard it.")
    return ChangeSet(f"Discard variant “{line.name}”", (Change(line, None),))


def _change(label: str, exercise: Exercise, all_lines: Mapping[str, Variant], content: Exercise) -> ChangeSet:
    records = difference(label, exercise, content, RECORDS)
    return ChangeSet(label, (*records.changes, *_line_changes(exercise, all_lines)))


def _line_changes(exercise: Exercise, all_lines: Mapping[str, Variant]) -> tuple[Change, ...]:
    pairs = ((exercise.get(Variant, line_id), line) for line_id, line in all_lines.items())
    return tuple(Change(before, after) for before, after in pairs if before != after)


def _with_main(exercise: Exercise, now: datetime) -> dict[str, Variant]:
    """All lines by id, the main line among them."""
    held = dict(exercise.table(Variant))
    return held or {MAIN_ID: Variant(id=MAIN_ID, name=MAIN_NAME, created=now)}


def _fresh_id(taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for number in range(1, len(known) + 2) if (name := f"v{number}") not in known)


def _require_name(exercise: Exercise, name: str) -> str:
    name = name.strip()
    if not name or len(name) > LONGEST or not name.isprintable():
        raise InputError(f"Give the variant a name of one line, with at most {LONGEST} characters.")
    if name.casefold() in {line.name.casefold() for line in lines(exercise)}:
        raise InputError(f"There is already a line “{name}”; give the variant another name.")
    return name


def _free_name(exercise: Exercise, name: str) -> str:
    known = {line.name for line in lines(exercise)}
    names = (name if number == 1 else f"{name} ({number})" for number in range(1, len(known) + 2))
    return next(one for one in names if one not in known)
