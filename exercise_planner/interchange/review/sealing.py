"""Seals: by a secret that never leaves the planner's document it is told what was altered on the way."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any


def digest(data: bytes) -> str:
    """The SHA-256 sum of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def canonical(plain: Mapping[str, Any]) -> bytes:
    """A JSON object with sorted names and no spaces: the same bytes for the same content."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def identity(secret: str) -> str:
    """By what review files of a document are known to be its own; tells nothing of the secret."""
    return seal(secret, ("identity",))[:32]


def seal(secret: str, words: Iterable[str]) -> str:
    """HMAC-SHA256 of some words, none of which can be taken for the end of another."""
    message = "".join(f"{len(word)}:{word}" for word in words)
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two seals are the same, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
