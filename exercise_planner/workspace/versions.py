"""Versions of the open exercise, and of files: name them, open them, compare them, return to one."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.comparison import Comparison, compared
from exercise_planner.domain.difference import Difference
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.telling import Teller
from exercise_planner.edits.difference import difference
from exercise_planner.errors import InputError
from exercise_planner.interchange.saving import replace_file
from exercise_planner.storage import Document, Version
from exercise_planner.storage.content import sum_of
from exercise_planner.workspace.files import (
    is_document,
    load,
    load_schedule,
    version_in,
    with_schedule,
    write,
)
from exercise_planner.workspace.session import Workspace

if TYPE_CHECKING:
    from exercise_planner.briefing.withheld import Withheld

NOW = "now"
"""What stands for the exercise as it is."""
PLUS = "+"
"""What stands between a plan and its schedule."""
SHOWN_OF_SUM = 12


class Holder(Protocol):
    """An exercise and its versions: a Workspace."""

    @property
    def exercise(self) -> Exercise:
        """The exercise as it is now."""

    def versions(self) -> tuple[Version, ...]:
        """The frozen versions, the oldest first."""

    def frozen(self, version: Version) -> Exercise:
        """The exercise as it was frozen."""


def version_named(versions: tuple[Version, ...], name: str) -> Version:
    """The version of a name, whatever its case; a number or the beginning of its sum will do too.

    Raises:
        InputError: There is none.
    """
    for version in versions:
        if version.name.casefold() == name.strip().casefold():
            return version
    for version in versions:
        if len(name) >= 8 and version.sha256.startswith(name.lower()):
            return version
    known = ", ".join(f"“{version.name}”" for version in versions)
    raise InputError(
        f"There is no version “{name}”. {f'There are {known}.' if known else 'There is none yet.'}"
    )


def exercise_at(workspace: Holder, version: Version | None) -> Exercise:
    """The exercise of a version; None: as it is now.

    Raises:
        DocumentError: The version is damaged.
    """
    return workspace.exercise if version is None else workspace.frozen(version)


def compare(workspace: Holder, before: Version | None, after: Version | None) -> Comparison:
    """What differs between two versions; None stands for the exercise as it is now.

    Raises:
        DocumentError: A version is damaged.
    """
    return compared(exercise_at(workspace, before), exercise_at(workspace, after))


def compared_for(before: Exercise, after: Exercise, nation: str) -> Comparison:
    """What differs between two exercises, as planners of a nation may know it.

    What the nation might know then and may not know now is left out: an event that is withheld since is none
    that was taken out, and the words that it had are told no more. To a nation that takes part in one of the
    two alone nothing is told.

    Args:
        before: The earlier one, in full.
        after: The later one, in full.
        nation: Id of the nation.
    """
    from exercise_planner.briefing.withheld import Withheld

    wholes = [one for one in (before, after) if one.get(Nation, nation) is not None]
    seen = [releasable(one, nation, Audience.PLANNING) for one in wholes]
    if len(seen) < 2:
        whole = next(iter(seen), Exercise())
        return Comparison(whole, whole, ())
    withheld = [Withheld.of(full, known) for full, known in zip(wholes, seen, strict=True)]
    found = compared(_without_hidden(seen[0], after, seen[1]), seen[1])
    teller = Teller(found)
    told = (one for one in found.differences if not _betrays(_words(teller, one), withheld))
    return replace(found, differences=tuple(told))


def _without_hidden(then: Exercise, full: Exercise, known: Exercise) -> Exercise:
    """What was known then, without what is there still and is not known any more."""
    kept = (
        one
        for one in then.records()
        if full.get(type(one), one.id) is None or known.get(type(one), one.id) is not None
    )
    return Exercise(kept)


def _betrays(words: str, withheld: Iterable["Withheld"]) -> bool:
    return any(next(one.found_in(words), None) is not None for one in withheld)


def _words(teller: Teller, one: Difference) -> str:
    """All that is told of a difference."""
    return "\n".join((one.id, one.name, teller.nature(one), *teller.texts(one), teller.nations(one)))


def return_to(workspace: Holder, version: Version) -> ChangeSet:
    """What makes plan and schedule what they were, as one change; an empty one where nothing differs.

    Raises:
        DocumentError: The version is damaged.
    """
    label = f"Return to version “{version.name}”"
    return difference(label, workspace.exercise, workspace.frozen(version), RECORDS)


def save_plan(workspace: Holder, version: Version, path: Path) -> None:
    """Write a version in the format of a file's suffix: a plan document, a workbook and so on.

    Raises:
        ExercisePlannerError: There is no such format, or the file cannot be written.
    """
    write(workspace.frozen(version), path)


def save_changes(comparison: Comparison, path: Path, title: str, nation: str | None = None) -> None:
    """Write what differs as a workbook.

    Args:
        comparison: What differs.
        path: The file (``.xlsx``).
        title: What was compared with what.
        nation: Id of the nation whom it must concern; None for everything.

    Raises:
        DocumentError: The file cannot be written.
    """
    from exercise_planner.interchange.sheets.differences import differences_workbook

    wanted = comparison.differences if nation is None else comparison.by_nation.get(nation, ())
    replace_file(path, differences_workbook(comparison, title, wanted))


def label(version: Version) -> str:
    """What packs call a version: its name and the beginning of its sum."""
    return f"{version.name} · {version.sha256[:SHOWN_OF_SUM]}"


def label_at(holder: Holder, version: Version | None) -> str:
    """What packs call a version; for None, the version that the exercise is just as now, or nothing."""
    if version is not None:
        return label(version)
    sha256 = sum_of(holder.exercise)
    return next((label(one) for one in reversed(holder.versions()) if one.sha256 == sha256), "")


def label_in(path: Path) -> str:
    """What packs call the version that a path names (see ``load``); empty where it is none."""
    found = version_in(path)
    document = path if found is None else found[0]
    if not is_document(document):
        return ""
    with Workspace.open(document) as workspace:
        version = None if found is None or is_now(found[1]) else version_named(workspace.versions(), found[1])
        return label_at(workspace, version)


def is_now(name: str) -> bool:
    """Whether a name stands for the exercise as it is."""
    return name.strip().casefold() == NOW


def frozen_in(path: Path, name: str) -> Exercise:
    """The exercise of a version in a document.

    Raises:
        ExercisePlannerError: There is no such document or version.
    """
    with Document.open(path) as document:
        return document.load() if is_now(name) else document.frozen(version_named(document.versions(), name))


def exercise_named(words: str) -> Exercise:
    """The exercise that a user names by ``FILE``, ``DOCUMENT@VERSION`` or ``PLAN+SCHEDULE``.

    Raises:
        ExercisePlannerError: There is no such file or version, or it cannot be read.
    """
    ends = [at for at, letter in enumerate(words) if letter == PLUS]
    pairs = [(Path(words[:at]), Path(words[at + 1 :])) for at in ends]
    for plan, schedule in pairs:
        if plan.is_file() and schedule.is_file() and not Path(words).exists():
            exercise = load(plan)
            return with_schedule(exercise, *load_schedule(exercise, schedule))
    return load(Path(words))
