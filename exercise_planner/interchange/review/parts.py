"""The parts of a review file as bytes: packed alike for like content, unpacked without trust."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import MEBIBYTE, check_size
from exercise_planner.interchange.packing import packed

MANIFEST = "manifest.json"
EXERCISE = "exercise.json"
COMMENTS = "comments.json"
EARLIER = "earlier.json"
ANSWERS = "answers.json"
CHECKSUMS = "checksums.json"

SENT = (EXERCISE, COMMENTS, EARLIER)
"""The parts that go out and come back unchanged."""
NEEDED = (MANIFEST, EXERCISE, COMMENTS, ANSWERS, CHECKSUMS)
ORDER = (MANIFEST, *SENT, ANSWERS, CHECKSUMS)
MOST = 32 * MEBIBYTE
"""Bytes that one part may have, unpacked; also those of the whole file."""

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The review file with these parts."""
    return packed({name: parts[name] for name in ORDER if name in parts})


def unpack(data: bytes, source: str) -> dict[str, bytes]:
    """The parts of a review file. Nothing is written to disk, whatever its members are called.

    Args:
        data: The file.
        source: What users call it.

    Raises:
        InputError: It is no review file, is damaged, or holds what no review file holds.
    """
    check_size(len(data), source, MOST)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _require_known(members, source)
            parts = {member.filename: _content(archive, member, source) for member in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise InputError(f"“{source}” is no review file, or it is damaged. Ask for it once more.") from error
    except ValueError as error:
        raise InputError(f"“{source}” is no review file: it is put together wrongly.") from error
    missing = [name for name in NEEDED if name not in parts]
    if missing:
        raise InputError(f"“{source}” is no review file: its part “{missing[0]}” is missing.")
    return parts


def _require_known(members: list[zipfile.ZipInfo], source: str) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name not in ORDER:
            raise InputError(
                f"“{source}” is not read: it holds “{name[:80]!s}”, which is no part of a review file."
            )
        if name in seen:
            raise InputError(f"“{source}” is not read: it holds its part “{name}” twice.")
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
            raise InputError(
                f"“{source}” is not read: its part “{name}” is packed in a way that we never use."
            )
        seen.add(name)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> bytes:
    """What a member holds; what it says of its size is not relied upon."""
    with archive.open(member) as part:
        data = part.read(MOST + 1)
    if len(data) > MOST:
        raise InputError(
            f"“{source}” is not read: its part “{member.filename}” is bigger than {MOST // MEBIBYTE} MiB."
        )
    return data
