"""ReviewFile: one review file; made, read, answered, and judged when it comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from exercise_planner.domain import wire
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.nation import Nation
from exercise_planner.errors import InputError
from exercise_planner.interchange.review import parts as names
from exercise_planner.interchange.review.manifest import (
    REVIEW,
    Draft,
    Manifest,
    Response,
    Said,
    Sums,
    Whose,
    read_part,
)
from exercise_planner.interchange.review.sealing import canonical, digest, identity, same, seal
from exercise_planner.interchange.review.whole import read_whole, whole_bytes
from exercise_planner.interchange.saving import json_bytes

SUFFIX = ".exreview"
NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Sending:
    """What goes out to one nation.

    Args:
        exercise: What is releasable to it, and nothing else.
        nation: Its id.
        version: Name of the version.
        at: When the version was frozen.
        sha256: Sum of the version's full content; only its seal goes out.
        said: What the nation said before.
        earlier: What is releasable of the version before; None where there is none.
    """

    exercise: Exercise
    nation: str
    version: str
    at: datetime
    sha256: str
    said: Said = NOTHING
    earlier: Exercise | None = None


@dataclass(frozen=True, eq=False, slots=True)
class ReviewFile:
    """A review file that hangs together; whether it is one of ours, only ``require_own`` tells.

    Args:
        manifest: What it says of itself.
        exercise: What the nation was sent.
        said: What it had said before.
        response: What it answers.
        earlier: The version before, as the nation was to know it.
        parts: All of it as bytes, by name.
    """

    manifest: Manifest
    exercise: Exercise
    said: Said
    response: Response
    earlier: Exercise | None
    parts: Mapping[str, bytes]

    @property
    def nation(self) -> str:
        """Id of the nation that reviews."""
        return self.manifest.nation.id

    @property
    def answers_sum(self) -> str:
        """The sum of what was answered, by which a file that comes twice is known."""
        return digest(self.parts[names.ANSWERS])

    def data(self) -> bytes:
        """The file's content."""
        return names.pack(self.parts)

    def answered(self, response: Response) -> "ReviewFile":
        """The file with another answer; all that was sent stays as it is, byte by byte."""
        return replace(self, response=response, parts={**self.parts, **_answer_parts(response)})


def make(sending: Sending, secret: str) -> ReviewFile:
    """The review file for a nation; equal input gives equal bytes.

    Args:
        sending: What goes out.
        secret: That of the planner's document.
    """
    parts = {names.EXERCISE: whole_bytes(sending.exercise), names.COMMENTS: _json(sending.said)}
    if sending.earlier is not None:
        parts[names.EARLIER] = whole_bytes(sending.earlier)
    manifest = _manifest(sending, parts, secret)
    response = Response(issue=manifest.issue)
    whole = {names.MANIFEST: _json(manifest), **parts, **_answer_parts(response)}
    return ReviewFile(manifest, sending.exercise, sending.said, response, sending.earlier, whole)


def read_review(data: bytes, source: str) -> ReviewFile:
    """A review file.

    Args:
        data: The file.
        source: What users call it.

    Raises:
        InputError: It is no review file, or a part of it is not as it was when it was written; says which.
    """
    parts = names.unpack(data, source)
    manifest = read_part(Manifest, parts[names.MANIFEST], source)
    sums = read_part(Sums, parts[names.CHECKSUMS], source)
    _require_sums(parts, {**manifest.parts, **sums.parts}, source)
    response = read_part(Response, parts[names.ANSWERS], source)
    if response.issue != manifest.issue:
        raise InputError(f"“{source}” holds answers to another review file. Ask for the right one.")
    exercise = read_whole(parts[names.EXERCISE], f"{source}: {names.EXERCISE}")
    if exercise.get(Nation, manifest.nation.id) is None:
        raise InputError(
            f"“{source}” is for the nation “{manifest.nation.id}”, which is not in its exercise."
        )
    earlier = None
    if names.EARLIER in parts:
        earlier = read_whole(parts[names.EARLIER], f"{source}: {names.EARLIER}")
    said = read_part(Said, parts[names.COMMENTS], source)
    return ReviewFile(manifest, exercise, said, response, earlier, parts)


def require_own(file: ReviewFile, secret: str, source: str) -> None:
    """Refuse a file that this document has not sent out, or that was altered since.

    Args:
        file: The file as it came back.
        secret: That of the planner's document.
        source: What users call the file.

    Raises:
        InputError: It is of another exercise, or not as it was sent; says which part.
    """
    manifest, nation = file.manifest, file.manifest.nation.name
    if manifest.exercise.id != identity(secret):
        raise InputError(
            f"“{source}” is a review of another exercise, “{manifest.exercise.name}”, or of another document "
            "of this one: it was not sent from here. Open the document that it was sent from."
        )
    altered = [
        part
        for part, of in sorted(manifest.parts.items())
        if not same(manifest.seals.get(part, ""), _part_seal(secret, part, of))
    ]
    if not altered and not same(manifest.seal, _whole_seal(manifest, secret)):
        altered = [names.MANIFEST]
    if altered:
        raise InputError(
            f"“{source}” has been altered since it was sent: its part “{altered[0]}” is not what went out. "
            f"Nothing of it is taken. Ask {nation} to answer the file as it was sent, or send it again."
        )


def is_version(file: ReviewFile, secret: str, sha256: str) -> bool:
    """Whether a file was made of the version with that sum."""
    return same(file.manifest.version.seal, _version_seal(secret, sha256))


def _require_sums(parts: Mapping[str, bytes], sums: Mapping[str, str], source: str) -> None:
    listed = {name for name in parts if name not in {names.MANIFEST, names.CHECKSUMS}}
    for name in sorted(listed | set(sums)):
        if name not in parts:
            raise InputError(f"“{source}” has been altered: its part “{name[:80]}” is missing.")
        if sums.get(name) != digest(parts[name]):
            raise InputError(
                f"“{source}” has been altered or damaged since it was written: its part “{name}” does not "
                "have the sum that is noted for it. Nothing of it is taken. Ask for it once more."
            )


def _manifest(sending: Sending, parts: Mapping[str, bytes], secret: str) -> Manifest:
    sums = {name: digest(data) for name, data in parts.items()}
    details, nation = sending.exercise.details, sending.exercise.the(Nation, sending.nation)
    bare = Manifest(
        format=REVIEW,
        exercise=Whose(id=identity(secret), name=details.name),
        nation=Whose(id=nation.id, name=nation.name),
        version=Draft(name=sending.version, at=sending.at, seal=_version_seal(secret, sending.sha256)),
        parts=Frozen(sums),
        issue="-",
        seals=Frozen({name: _part_seal(secret, name, of) for name, of in sums.items()}),
        seal="-",
    )
    numbered = replace(bare, issue=digest(canonical(wire.write(bare)))[:32])
    return replace(numbered, seal=_whole_seal(numbered, secret))


def _part_seal(secret: str, name: str, of: str) -> str:
    return seal(secret, ("part", name, of))


def _version_seal(secret: str, sha256: str) -> str:
    return seal(secret, ("version", sha256))


def _whole_seal(manifest: Manifest, secret: str) -> str:
    plain = wire.write(replace(manifest, seal="-"))
    return seal(secret, ("manifest", canonical(plain).decode()))


def _answer_parts(response: Response) -> dict[str, bytes]:
    answers = _json(response)
    return {
        names.ANSWERS: answers,
        names.CHECKSUMS: _json(Sums(parts=Frozen({names.ANSWERS: digest(answers)}))),
    }


def _json(value: Manifest | Response | Said | Sums) -> bytes:
    return json_bytes(wire.write(value))
