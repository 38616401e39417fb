"""Document files: what can be told before SQLite sees them, and putting a new one in place as one step."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exercise_planner.errors import DocumentError
from exercise_planner.storage.faults import worded

SUFFIX = ".explan"
_MAGIC = b"SQLite format 3\0"
_SIDES = ("-journal", "-wal", "-shm")


def require_sqlite(path: Path) -> None:
    """Refuse what is no SQLite file.

    Raises:
        DocumentError: It is missing, a folder, empty, not readable, or something else; it says which.
    """
    try:
        if path.is_dir():
            raise DocumentError(f"“{path}” is a folder, not a document.")
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise DocumentError(f"There is no document “{path}”.") from None
    except PermissionError:
        raise DocumentError(f"“{path}” cannot be opened: permission is missing.") from None
    except (OSError, ValueError) as error:
        raise DocumentError(f"“{path}” cannot be opened: {error}.") from error
    if not head:
        raise DocumentError(f"“{path}” is empty: nothing was ever saved in it.")
    if not head.startswith(_MAGIC):
        hint = " It may be a plan: import it." if head.lstrip().startswith(b"{") else ""
        raise DocumentError(f"“{path}” is no document of Exercise Planner.{hint}")


def require_new(path: Path, *, overwrite: bool) -> None:
    """Refuse to write where something else stands.

    Raises:
        DocumentError: There is a folder, or a file that is not to be overwritten, or no folder to write in.
    """
    if path.is_dir():
        raise DocumentError(f"“{path}” is a folder: give the document a name in it.")
    if not path.parent.is_dir():
        raise DocumentError(f"“{path}” cannot be written: there is no folder “{path.parent}”.")
    if path.exists() and not overwrite:
        raise DocumentError(f"There is already a file “{path}”.")


@contextmanager
def replacing(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A file beside the path to build a document in; it is put in its place when all went well.

    Args:
        path: Where the document goes; where it is a link, the file that it leads to.
        overwrite: Whether a file that stands there may go.

    Raises:
        DocumentError: It cannot be written; what was there before is untouched.
    """
    with worded(path):
        require_new(path, overwrite=overwrite)
        target = path.resolve()
        beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            yield beside
            _sync(beside)
            require_new(target, overwrite=overwrite)
            _remove_sides(target)  # the journal of an old file would be played back into the new one
            beside.replace(target)
            _sync(target.parent)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
                _remove_sides(beside)


def backup_path(path: Path, version: int) -> Path:
    """A free name beside a document for a copy of its earlier version."""
    first = path.with_name(f"{path.stem}.v{version}.bak{path.suffix}")
    number = 1
    free = first
    while free.exists():
        number += 1
        free = first.with_name(f"{path.stem}.v{version}.bak-{number}{path.suffix}")
    return free


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a change overwrites, until it is done."""
    return path.with_name(f"{path.name}-journal")


def identity(path: Path) -> tuple[int, int] | None:
    """What tells one file from another under the same name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _remove_sides(path: Path) -> None:
    for side in _SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have a file, or a folder's entries, reach the disk, where the system can."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
