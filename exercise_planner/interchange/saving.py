"""Documents as JSON text, and files that are replaced as one step or not at all."""

import contextlib
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exercise_planner.errors import DocumentError


def json_bytes(document: Mapping[str, Any]) -> bytes:
    """A document as UTF-8 JSON that people can read and compare.

    Raises:
        DocumentError: It holds a number or a text that JSON cannot express.
    """
    try:
        text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False)
        return f"{text}\n".encode()
    except ValueError as error:
        raise DocumentError(
            "The document cannot be written as JSON: it holds a number that is not finite, "
            "or text with broken characters."
        ) from error


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there: a reader sees the old content or the new.

    Args:
        path: The file; where it is a link, the file that it leads to.
        data: Its new content.

    Raises:
        DocumentError: It cannot be written; what was there before is untouched.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise DocumentError(f"“{path}” cannot be written: it is a folder.")
        beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            _write_new(beside, data)
            _keep_mode(target, beside)
            beside.replace(target)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
        _settle(target.parent)
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "its name cannot be that of a file"
        raise DocumentError(
            f"“{path}” cannot be written: {why[:1].lower() + why[1:]}. What was there before is untouched."
        ) from error


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(old: Path, new: Path) -> None:
    with contextlib.suppress(OSError):
        new.chmod(old.stat().st_mode & 0o777)


def _settle(folder: Path) -> None:
    """Have the folder's entry reach the disk too, where the system can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
