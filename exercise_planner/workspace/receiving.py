"""Receiving: a review file that came back, recognised, compared and merged into the planner's document."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.review import Reply, reply_id
from exercise_planner.edits.merging import Key, Merge, Sides, Theirs, accepted, proposals
from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import read_file
from exercise_planner.interchange.review.files import ReviewFile, is_version, read_review, require_own
from exercise_planner.interchange.review.parts import MOST
from exercise_planner.interchange.review.response import wishes
from exercise_planner.storage import Version
from exercise_planner.workspace.reviewing import Sender, seen_by


@dataclass(frozen=True, slots=True)
class Received:
    """A review file that came back.

    Args:
        source: What users call it.
        file: The file.
        merge: What the nation would change, against what is here.
        notes: What is to be known of the file, as sentences: that it answers an earlier version, say.
        is_duplicate: Whether just these answers have been merged before.
    """

    source: str
    file: ReviewFile
    merge: Merge
    notes: tuple[str, ...]
    is_duplicate: bool


def load_review(path: Path) -> ReviewFile:
    """A review file, whoever it is from.

    Raises:
        InputError: It cannot be read, or is not as it was written; says why.
    """
    return read_review(read_file(path, MOST), path.name)


def receive(workspace: Sender, path: Path) -> Received:
    """Compare a review file that came back with what is here; nothing is changed.

    Args:
        workspace: The planner's document.
        path: The file.

    Raises:
        InputError: It is damaged, altered, of another exercise, or holds what no plan can hold; says why.
    """
    file, source = load_review(path), path.name
    require_own(file, workspace.secret(), source)
    ours, nation = workspace.exercise, file.nation
    if ours.get(Nation, nation) is None:
        name = file.manifest.nation.name
        raise InputError(f"“{source}” is of {name}, which takes no part in this exercise any more.")
    version = _version_of(workspace, file)
    full = workspace.frozen(version) if version is not None else None
    sides = Sides(file.exercise, ours, seen_by(nation, ours), full)
    merge = proposals(sides, _theirs(file, source))
    is_duplicate = ours.get(Reply, reply_id(file.manifest.issue, file.answers_sum)) is not None
    notes = (*_on_replies(workspace, file, is_duplicate=is_duplicate), *_on_version(workspace, file, version))
    return Received(source, file, merge, notes, is_duplicate)


def merging(workspace: Sender, received: Received, chosen: Collection[Key]) -> ChangeSet:
    """The change that takes what is chosen of a file that came back; to be applied and undone as one.

    Args:
        workspace: The planner's document.
        received: The file, as ``receive`` has compared it.
        chosen: Keys of the proposals that are accepted.

    Raises:
        ExercisePlannerError: What was chosen does not fit what is here by now.
    """
    manifest = received.file.manifest
    sha256 = received.file.answers_sum
    reply = Reply(
        id=reply_id(manifest.issue, sha256),
        nation=manifest.nation.id,
        issue=manifest.issue,
        sha256=sha256,
        draft=manifest.version.name,
        author=received.file.response.author,
    )
    return accepted(workspace.exercise, received.merge, chosen, reply)


def _theirs(file: ReviewFile, source: str) -> Theirs:
    response = file.response
    return Theirs(
        nation=file.nation,
        author=response.author,
        draft=file.manifest.version.name,
        records=wishes(file, source),
        answers=response.answers,
        comments=response.comments,
        said_answers=file.said.answers,
        said_comments=file.said.comments,
    )


def _version_of(workspace: Sender, file: ReviewFile) -> Version | None:
    secret = workspace.secret()
    found = (one for one in workspace.versions() if is_version(file, secret, one.sha256))
    named = sorted(found, key=lambda version: version.name != file.manifest.version.name)
    return named[0] if named else None


def _on_replies(workspace: Sender, file: ReviewFile, *, is_duplicate: bool) -> Iterator[str]:
    nation, draft = file.manifest.nation.name, file.manifest.version.name
    earlier = [one for one in workspace.exercise.all(Reply) if one.issue == file.manifest.issue]
    if is_duplicate:
        yield (
            f"Just these answers of {nation} to “{draft}” have been merged already. "
            "There is nothing new in them."
        )
    elif earlier:
        yield (
            f"Other answers of {nation} to this same file have been merged before. "
            "What stands here already is marked so."
        )


def _on_version(workspace: Sender, file: ReviewFile, version: Version | None) -> Iterator[str]:
    draft, last = file.manifest.version.name, workspace.versions()[-1:]
    if version is None:
        yield (
            f"It answers the version “{draft}”, which is not in this document: it was sent from a copy of "
            "it. It is compared with what was sent."
        )
    elif last[0].id != version.id:
        yield (
            f"It answers the version “{draft}”, and “{last[0].name}” has been frozen since. It is compared "
            f"with what was sent as “{draft}”, so that nothing of either is lost."
        )
