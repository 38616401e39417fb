"""Random exercises in print: nothing withheld is found in any pack, and what is releasable is there.

``python -m tests.benchmarks.leaks`` does so with 300 exercises and every reader; there pdftotext, qpdf and
x-ray look as well.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pack_search import problems_of
from random_markings import random_exercise
from release_oracle import Reader, readers

READERS = tuple(readers())


def some_readers(seed: int) -> Iterator[Reader]:
    """Three readers that differ from seed to seed."""
    yield from (READERS[(seed * 3 + step * 7) % len(READERS)] for step in range(3))


@pytest.mark.parametrize("seed", range(6))
def test_no_reader_finds_more_or_less_than_is_releasable(seed: int, tmp_path: Path) -> None:
    full = random_exercise(seed)
    for reader in some_readers(seed):
        assert list(problems_of(full, reader, tmp_path / "pack.pdf")) == [], reader
