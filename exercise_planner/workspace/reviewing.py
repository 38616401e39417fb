"""Reviewing: review files made of a version for a nation, proven to hold nothing that it may not see."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from exercise_planner.briefing.withheld import Withheld
from exercise_planner.domain.changes import replaced
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.review import Answer, Comment
from exercise_planner.domain.schedule import Assignment
from exercise_planner.errors import DocumentError, InputError
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.review import parts as names
from exercise_planner.interchange.review.files import ReviewFile, Sending, make, read_review
from exercise_planner.interchange.review.manifest import Said
from exercise_planner.interchange.saving import replace_file
from exercise_planner.storage import Version

TEXTS = ("text", "proposed", "rationale", "reason", "item_name", "author", "draft")
"""Fields of a comment in which somebody may have named what its nation may not know."""


OF_ANSWERS = ("item_name", "draft", "author")


class Sender(Protocol):
    """The planner's document, as far as reviews are concerned: a Workspace."""

    @property
    def exercise(self) -> Exercise:
        """The exercise as it is now."""

    def versions(self) -> tuple[Version, ...]:
        """The frozen versions, the oldest first."""

    def frozen(self, version: Version) -> Exercise:
        """The exercise as it was frozen."""

    def secret(self) -> str:
        """By what it knows what it has sent out."""


@dataclass(frozen=True, slots=True)
class _Guard:
    """What a nation may not know, of the version that it gets and of the exercise as it is now."""

    withheld: tuple[Withheld, ...]

    @classmethod
    def of(cls, nation: str, *wholes: Exercise) -> "_Guard":
        each = (Withheld.of(whole, seen_by(nation, whole)) for whole in wholes)
        return cls(tuple(dict.fromkeys(each)))

    def found_in(self, text: str) -> Iterator[str]:
        """What of it a text holds."""
        for withheld in self.withheld:
            yield from withheld.found_in(text)

    def passes(self, text: str) -> bool:
        """Whether a text holds nothing of it."""
        return next(self.found_in(text), None) is None


@dataclass(frozen=True, slots=True)
class Issued:
    """What is sent out for review.

    Args:
        version: The version.
        full: What was frozen under that name.
        earlier: What was frozen before it; None where it is the first.
        now: The exercise as it is now, with what nations have said.
    """

    version: Version
    full: Exercise
    earlier: Exercise | None
    now: Exercise


def seen_by(nation: str, exercise: Exercise) -> Exercise:
    """What planners of a nation may know of an exercise, as it stands in a review file.

    Of an event in its public words nothing tells what it requires: then its places fill no requirement.
    """
    seen = releasable(exercise, nation, Audience.PLANNING)
    pairs = ((place, _filling(seen, place)) for place in seen.assignments)
    return seen.with_changes(replaced("", pairs))


def chosen_version(workspace: Sender, name: str | None = None) -> Version:
    """The version of that name; the last one when none is named.

    Raises:
        InputError: There is no version to review.
    """
    versions = workspace.versions()
    if not versions:
        raise InputError("There is no version to review yet. Freeze one first: a review is of a version.")
    if name is None:
        return versions[-1]
    found = [version for version in versions if version.name.casefold() == name.strip().casefold()]
    if not found:
        known = ", ".join(f"“{version.name}”" for version in versions)
        raise InputError(f"There is no version “{name}”. There are {known}.")
    return found[0]


def make_review(workspace: Sender, nation: str, version: str | None = None) -> ReviewFile:
    """The review file of a version for a nation.

    Args:
        workspace: The planner's document.
        nation: Id of the nation.
        version: Name of the version; the last one when not given.

    Raises:
        DocumentError: The version is damaged, or the file would hold what the nation may not know.
        InputError: There is no such version.
        NotFoundError: There is no such nation.
    """
    chosen = chosen_version(workspace, version)
    before = [one for one in workspace.versions() if one.id < chosen.id]
    earlier = workspace.frozen(before[-1]) if before else None
    issue = Issued(chosen, workspace.frozen(chosen), earlier, workspace.exercise)
    return review_of(issue, nation, workspace.secret())


def review_of(issue: Issued, nation: str, secret: str) -> ReviewFile:
    """The review file of what is issued, for a nation; arguments and errors as of ``make_review``."""
    issue.full.the(Nation, nation)
    guard = _Guard.of(nation, issue.full, issue.now)
    sending = Sending(
        exercise=seen_by(nation, issue.full),
        nation=nation,
        version=issue.version.name,
        at=issue.version.at,
        sha256=issue.version.sha256,
        said=_said(issue.now, nation, guard),
        earlier=_earlier(issue, nation, guard),
    )
    file = make(sending, secret)
    _require_clean(file, guard)
    return file


def save_review(file: ReviewFile, path: Path) -> None:
    """Write a review file, or replace it whole; arguments and errors as of ``save_reviews``."""
    save_reviews({path: file})


def save_reviews(files: Mapping[Path, ReviewFile]) -> None:
    """Write review files, or replace them whole.

    Args:
        files: By where they go.

    Raises:
        DocumentError: One cannot be written; what was there before is untouched.
        InputError: A file that a nation has answered would be replaced; nothing is written.
    """
    answered = [path for path in files if path.exists() and _is_answered(path)]
    if answered:
        told = ", ".join(f"“{path.name}”" for path in answered)
        raise InputError(
            f"Nothing was written: {told} in “{answered[0].parent}” would be replaced, with the answers "
            "that a nation has given there. Merge them first, or choose another place."
        )
    for path, file in files.items():
        replace_file(path, file.data())


def _is_answered(path: Path) -> bool:
    """Whether a review file is there that holds answers."""
    try:
        response = read_review(read_file(path, names.MOST), path.name).response
    except InputError:  # something else, or damaged
        return False
    return bool(response.answers or response.comments or response.records)


def texts_in(plain: Any) -> Iterator[str]:
    """Every text in a JSON value, names of fields too where they are not ours."""
    match plain:
        case str():
            yield plain
        case dict():
            for name, item in plain.items():
                yield name
                yield from texts_in(item)
        case list():
            for item in plain:
                yield from texts_in(item)


def _said(exercise: Exercise, nation: str, guard: _Guard) -> Said:
    """What the nation said before, and what became of it, without what it may not know."""
    comments = (_told(one, guard) for one in exercise.all(Comment) if one.nation == nation)
    answers = (one for one in exercise.all(Answer) if one.nation == nation)
    told = (one for one in answers if all(guard.passes(getattr(one, name)) for name in ("item", *OF_ANSWERS)))
    return Said(answers=tuple(told), comments=tuple(one for one in comments if one is not None))


def _filling(exercise: Exercise, place: Assignment) -> Assignment:
    asked = len(exercise.the(Event, place.id).requires)
    units = (
        replace(one, requirement=None) if (one.requirement or 0) >= asked else one for one in place.units
    )
    return replace(place, units=tuple(units))


def _told(comment: Comment, guard: _Guard) -> Comment | None:
    if not guard.passes(comment.item):
        return None
    clean: dict[str, Any] = {name: "" for name in TEXTS if not guard.passes(getattr(comment, name))}
    return None if "text" in clean else replace(comment, description="", notes="", **clean)


def _earlier(issue: Issued, nation: str, guard: _Guard) -> Exercise | None:
    """The version before, for the nation to see what has changed.

    What was releasable then and is not now would be told by it; then it stays at home.
    """
    if issue.earlier is None or issue.earlier.get(Nation, nation) is None:
        return None
    seen = seen_by(nation, issue.earlier)
    return seen if guard.passes(_text_of(Sending(seen, nation, "-", issue.version.at, "-"))) else None


def _text_of(sending: Sending) -> str:
    parts = make(sending, "").parts
    return "\n".join(texts_in(json.loads(parts[names.EXERCISE])))


def _require_clean(file: ReviewFile, guard: _Guard) -> None:
    """The proof: nothing leaves in which anything withheld is found."""
    found = dict.fromkeys(
        f"{name}: {leak}" for name, data in file.parts.items() for leak in _leaks(data, guard)
    )
    if found:
        nation, version = file.manifest.nation.name, file.manifest.version.name
        words = (
            f"No review file was made: in the version “{version}” {nation} would read what it may not know "
            "as things stand now. Freeze a new version, and send that."
        )
        raise DocumentError("\n".join((words, *found)))


def _leaks(data: bytes, guard: _Guard) -> Iterable[str]:
    return guard.found_in("\n".join(texts_in(json.loads(data))))
