"""Files as bytes: ordinary files only, and never more than a bound."""

import os
import stat
from pathlib import Path

from exercise_planner.errors import InputError

MEBIBYTE = 2**20
LIMIT = 32 * MEBIBYTE
"""The bound on a document's size, in bytes."""


def read_file(path: Path, limit: int = LIMIT) -> bytes:
    """The content of a file.

    Args:
        path: An ordinary file, or a link to one; a pipe or a device is refused, for it might never end.
        limit: The most that is read, in bytes.

    Raises:
        InputError: It is missing, not a file, not readable or too big.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise InputError(f"“{path}” cannot be read: it is a folder, not a file.")
        if not stat.S_ISREG(found.st_mode):
            raise InputError(f"“{path}” cannot be read: it is not an ordinary file.")
        check_size(found.st_size, str(path), limit)
        # a pipe that took the file's place since then must not block either
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"“{_printable(path)}” cannot be read: {_reason(error)}.") from error
    check_size(len(data), str(path), limit)
    return data


def check_size(size: int, source: str, limit: int = LIMIT) -> None:
    """Refuse what is too big.

    Args:
        size: In bytes.
        source: What users call the document.
        limit: In bytes.

    Raises:
        InputError: It is bigger than the limit.
    """
    if size > limit:
        raise InputError(
            f"“{source}” is too big to be read: it has {size / MEBIBYTE:,.1f} MiB, "
            f"and at most {limit / MEBIBYTE:,.0f} MiB are possible."
        )


def _printable(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "you do not have the right to read it"
        case OSError(strerror=str(words)):
            return words[:1].lower() + words[1:]
    return "its name cannot be that of a file"
