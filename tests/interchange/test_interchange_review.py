"""Review files: made alike for like content, read whole, and whatever was altered is told."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.review import Answer, Comment, Stance, answer_id
from exercise_planner.errors import InputError
from exercise_planner.interchange.packing import packed
from exercise_planner.interchange.review import parts as names
from exercise_planner.interchange.review.files import (
    ReviewFile,
    Sending,
    is_version,
    make,
    read_review,
    require_own,
)
from exercise_planner.interchange.review.manifest import Altered, Said
from exercise_planner.interchange.review.sealing import digest
from tests.builders import drill

SECRET, AT = "secret of this document", datetime(2027, 1, 1, tzinfo=UTC)
Parts = dict[str, bytes]


def sending(exercise: Exercise | None = None, nation: str = "SWE", **fields: Any) -> Sending:
    seen = releasable(exercise or drill(), nation, Audience.PLANNING)
    return Sending(seen, nation, "Draft 1", AT, "a" * 64, **fields)


def sent(**fields: Any) -> ReviewFile:
    return make(sending(**fields), SECRET)


def answered(file: ReviewFile) -> ReviewFile:
    concur = Answer(id=answer_id("SWE", "event", "ASW1"), nation="SWE", item="ASW1", stance=Stance.CONCUR)
    comment = Comment(id="SWE-1", nation="SWE", text="Too early.", about="event", item="ASW1")
    records = (Altered(noun="unit", id="VISBY"),)
    response = replace(
        file.response, author="Å. Berg", answers=(concur,), comments=(comment,), records=records
    )
    return file.answered(response)


def test_what_is_sent_is_read_again() -> None:
    comment = Comment(id="SWE-0", nation="SWE", text="Before.", reason="No.")
    file = sent(said=Said(comments=(comment,)), earlier=releasable(drill(), "SWE", Audience.PLANNING))
    again = read_review(file.data(), "swe.exreview")
    require_own(again, SECRET, "swe.exreview")
    assert again.manifest == file.manifest
    assert list(again.exercise.events) == list(file.exercise.events)
    assert list(again.exercise.assignments) == list(file.exercise.assignments)
    assert again.said.comments == (comment,)
    assert again.earlier is not None
    assert is_version(again, SECRET, "a" * 64)
    assert not is_version(again, SECRET, "b" * 64)


def test_equal_content_gives_equal_bytes() -> None:
    assert sent().data() == sent().data()
    assert sent().manifest.issue != make(sending(nation="DEU"), SECRET).manifest.issue


def test_answers_come_back_and_what_was_sent_stays() -> None:
    file = sent()
    again = read_review(answered(file).data(), "swe.exreview")
    require_own(again, SECRET, "swe.exreview")
    assert again.response == answered(file).response
    assert all(again.parts[name] == file.parts[name] for name in (names.MANIFEST, names.EXERCISE))
    assert again.answers_sum != file.answers_sum


def test_a_file_of_another_document_is_foreign() -> None:
    with pytest.raises(InputError, match="another exercise"):
        require_own(sent(), "another secret", "swe.exreview")


@pytest.mark.parametrize("part", [names.EXERCISE, names.COMMENTS, names.ANSWERS])
def test_a_part_that_was_altered_is_named(part: str) -> None:
    parts = {**sent().parts, part: sent().parts[part].replace(b"\n", b"\n ", 1)}
    with pytest.raises(InputError, match=f"“{part}” does not have the sum"):
        read_review(names.pack(parts), "swe.exreview")


def forged(part: str, alter: Callable[[dict[str, Any]], None]) -> ReviewFile:
    """A file in which somebody altered a part, and wrote the right sums beside it."""
    parts: Parts = dict(sent().parts)
    document = json.loads(parts[part])
    alter(document)
    parts[part] = json.dumps(document).encode()
    if part != names.MANIFEST:
        manifest = json.loads(parts[names.MANIFEST])
        manifest["parts"][part] = digest(parts[part])
        parts[names.MANIFEST] = json.dumps(manifest).encode()
    return read_review(names.pack(parts), "swe.exreview")


def test_a_part_that_was_forged_is_named() -> None:
    file = forged(names.EXERCISE, lambda whole: whole["plan"]["events"][0].update(name="Mine"))
    with pytest.raises(InputError, match=r"“exercise\.json” is not what went out"):
        require_own(file, SECRET, "swe.exreview")
    file = forged(names.MANIFEST, lambda manifest: manifest["version"].update(name="Draft 9"))
    with pytest.raises(InputError, match=r"“manifest\.json” is not what went out"):
        require_own(file, SECRET, "swe.exreview")


def test_answers_to_another_file_are_refused() -> None:
    other = make(sending(nation="DEU"), SECRET)
    parts = {**sent().parts, **{name: other.parts[name] for name in (names.ANSWERS, names.CHECKSUMS)}}
    with pytest.raises(InputError, match="answers to another review file"):
        read_review(names.pack(parts), "swe.exreview")


def twice() -> bytes:
    stream = io.BytesIO(sent().data())
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(names.ANSWERS, b"{}")
    return stream.getvalue()


def test_hostile_files_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = dict(sent().parts)
    monkeypatch.setattr(names, "MOST", 4 << 20)
    bomb = {**parts, names.EXERCISE: b" " * (names.MOST + 1)}
    cases = {
        "no review file": b"no zip at all",
        "which is no part": packed({**parts, "../../etc/passwd": b"x"}),
        "twice": twice(),
        "bigger than": packed(bomb),
        "is missing": packed({name: data for name, data in parts.items() if name != names.ANSWERS}),
        "damaged": sent().data()[:-40],
        "newer Exercise Planner": packed({**parts, names.MANIFEST: b'{"format": "exercise-review/2"}'}),
        "expected": packed({**parts, names.MANIFEST: b'{"format": "exercise-review/1", "parts": 7}'}),
        "not of the format": packed({**parts, names.MANIFEST: b"[]"}),
        "cannot be read": packed({**parts, names.MANIFEST: b"[" * 1000}),
    }
    for words, data in cases.items():
        with pytest.raises(InputError, match=words):
            read_review(data, "swe.exreview")


SOUND = answered(sent()).data()


@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255))
def test_any_byte_may_be_wrong(place: int, byte: int) -> None:
    """Whatever is altered: it is refused in words, or it is read with what was sent untouched."""
    data = SOUND[:place] + bytes([byte]) + SOUND[place + 1 :]
    with contextlib.suppress(InputError):
        file = read_review(data, "swe.exreview")
        require_own(file, SECRET, "swe.exreview")
        assert file.parts == answered(sent()).parts
