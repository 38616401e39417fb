"""Withheld: the names, ids and prose that must not be found in a reader's pack, and the search for them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from babel.dates import get_day_names, get_month_names

from exercise_planner.briefing.fixed_text import fixed_texts
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.mentions import SHORT, all_texts, can_be_told, folded, names, texts, words
from exercise_planner.domain.redaction import PROSE_FIELDS
from exercise_planner.domain.schedule import Schedule

RUN = 12
"""Characters of withheld prose that are no chance."""
STEP = 4
"""Characters from one look at a text to the next: one falls into the beginning of every run."""
PART = RUN - STEP + 1
"""Characters that each look takes in."""
SPLIT = 10
"""Letters of a name that is found even where a line break splits it."""
FRINGE = 3
"""Letters beside something known that are there by chance: the end of a word, a full stop."""
RAW = 5
"""Letters of a name that is looked for in what is not text: shorter ones are there by chance."""
LONGEST_DATE = 60
LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "nb", "pl", "ru", "uk", "bg")
CALENDAR = tuple(
    sorted(
        {
            name.casefold().strip(".")
            for language in LANGUAGES
            for names in (get_month_names, get_day_names)
            for width in ("wide", "abbreviated")
            for name in names(width, locale=language).values()
            if len(name.strip(".")) > 2
        }
    )
)
"""Names of days and months, in the languages of packs: dates are in every plan."""
_BEGUN = "|".join(word[:length] for word in CALENDAR for length in range(len(word), 0, -1))
_ENDED = "|".join(word[-length:] for word in CALENDAR for length in range(len(word), 0, -1))
_ANY = "|".join(CALENDAR)
_DATES = re.compile(rf"(?:{_ENDED})?(?:{_ANY}|utc|z)*(?:{_BEGUN})?")
_NO_LETTER = re.compile(r"[\W\d_]+")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True)
class Withheld:
    """What a reader may not know, as it is looked for.

    Args:
        names: Names, ids and codes.
        prose: Texts of which no run may be found.
        known: All that the reader may know; the product's own words are known to everybody.
    """

    names: frozenset[str]
    prose: frozenset[str]
    known: tuple[str, ...]

    @classmethod
    def of(cls, full: Exercise, seen: Exercise) -> "Withheld":
        """What is in the full exercise and not in what a reader may know of it.

        Args:
            full: The full exercise.
            seen: What is releasable to the reader.
        """
        known = all_texts(seen)
        held: set[str] = set()
        prose: set[str] = set()
        for record in full.records():
            if isinstance(record, Schedule):
                continue  # its sentences are the product's, and the names in them are those of other records
            for field, text in texts(record):
                if text not in known:
                    (prose if field in PROSE_FIELDS else held).add(text)
            held.update(name for name in names(record) if name not in known)
        exact = f"{_vocabulary(known)}\n{_own_words().exact}"
        loose = f"{_vocabulary(map(folded, known))}\n{_own_words().folded}"
        told = {name for name in held if can_be_told(name) and not _is_in(name, exact, loose)}
        return cls(frozenset(told), frozenset(prose), tuple(sorted(known)))

    @cached_property
    def _exact(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        return _by_first((words(name), name) for name in self.names if len(name) <= SHORT)

    @cached_property
    def _folded(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        return _by_first((words(folded(name)), name) for name in self.names if len(name) > SHORT)

    @cached_property
    def _known(self) -> tuple[str, str]:
        """All that is known, in both forms."""
        loose, tight = _in_both_forms(self.known)
        return f"{loose}\n{_own_words().loose}", f"{tight}\n{_own_words().tight}"

    @cached_property
    def _squeezed(self) -> tuple[tuple[str, str], ...]:
        known = self._known[1]
        pairs = ((squeezed(name), name) for name in sorted(self.names))
        return tuple((tight, name) for tight, name in pairs if len(tight) >= SPLIT and tight not in known)

    @cached_property
    def runs(self) -> frozenset[str]:
        """The runs of withheld prose that are neither releasable nor the product's own words."""
        wanted = {run for text in self.prose for form in forms(text) for run in _runs(form)}
        if not wanted:
            return frozenset()
        known = (_runs(form) for text in self.known for form in forms(text))
        return frozenset(wanted.difference(_own_words().runs, *known))

    @cached_property
    def _parts(self) -> frozenset[str]:
        """What a look must take in for a run to be there."""
        return frozenset(run[at : at + PART] for run in self.runs for at in range(STEP))

    def found_in(self, text: str, *, is_raw: bool = False) -> Iterator[str]:
        """What of it a text holds.

        Args:
            text: Any text.
            is_raw: Whether it is the inside of a file, in which short names stand by chance.
        """
        least = RAW if is_raw else 0
        if not is_raw:
            yield from _sequences(words(text), self._exact)
        yield from (name for name in _sequences(words(folded(text)), self._folded) if len(name) >= least)
        loose, tight = forms(text)
        yield from self._split_names(tight)
        if not self.runs:
            return
        for form, known in ((loose, self._known[0]), (tight, self._known[1])):
            yield from (run for run in self._runs_in(form) if not self._is_chance(run, known))

    def _runs_in(self, text: str) -> Iterator[str]:
        """Runs that are in a text; those that overlap as one."""
        yield from (text[start:end] for start, end in _joined(self._starts(text)))

    def _starts(self, text: str) -> Iterator[int]:
        parts, runs = self._parts, self.runs
        for look in range(0, len(text) - PART + 1, STEP):
            if text[look : look + PART] in parts:
                before = range(max(look - STEP + 1, 0), look + 1)
                yield from (at for at in before if text[at : at + RUN] in runs)

    def _is_chance(self, run: str, known: str) -> bool:
        """Whether a run is a date or number, as any plan has them, or known but for letters between."""
        if len(run) <= LONGEST_DATE and _DATES.fullmatch(_NO_LETTER.sub("", run)) is not None:
            return True
        parts = (run[at : at + RUN] for at in range(len(run) - RUN + 1))
        return all(_is_known(part, known) for part in parts if part in self.runs)

    def _split_names(self, tight: str) -> Iterator[str]:
        for wanted, name in self._squeezed:
            at = tight.find(wanted)
            while at >= 0:
                if _is_whole(tight, at, at + len(wanted)):
                    yield name
                at = tight.find(wanted, at + 1)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The product's own words, in each way in which they are compared."""

    exact: str
    folded: str
    loose: str
    tight: str
    runs: frozenset[str]


@cache
def _own_words() -> OwnWords:
    own = sorted(fixed_texts())
    runs = frozenset(run for text in own for form in forms(text) for run in _runs(form))
    return OwnWords(_vocabulary(own), _vocabulary(map(folded, own)), *_in_both_forms(own), runs)


def _in_both_forms(known: Iterable[str]) -> tuple[str, str]:
    pairs = [forms(text) for text in known]
    return "\n".join(loose for loose, _ in pairs), "\n".join(tight for _, tight in pairs)


def forms(text: str) -> tuple[str, str]:
    """A text with single spaces, and without any: a line break may stand in a word."""
    loose = folded(text)
    return loose, _GAP.sub("", loose)


def squeezed(text: str) -> str:
    """A text without spaces."""
    return forms(text)[1]


def _vocabulary(known: Iterable[str]) -> str:
    return "\n".join(f" {' '.join(words(text))} " for text in known)


def _is_in(name: str, exact: str, loose: str) -> bool:
    """Whether a name is part of what the reader knows; a short one must be met in the same case."""
    is_short = len(name) <= SHORT
    sequence = " ".join(words(name if is_short else folded(name)))
    return not sequence or f" {sequence} " in (exact if is_short else loose)


def _by_first(
    sequences: Iterable[tuple[tuple[str, ...], str]],
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sequence, name in sequences:
        if sequence:
            found.setdefault(sequence[0], []).append((sequence, name))
    return found


def _sequences(text: tuple[str, ...], wanted: dict[str, list[tuple[tuple[str, ...], str]]]) -> Iterator[str]:
    for at, word in enumerate(text):
        for sequence, name in wanted.get(word, ()):
            if text[at : at + len(sequence)] == sequence:
                yield name


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + RUN] for at in range(len(text) - RUN + 1))


def _joined(starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """From where to where runs are found; those that overlap as one."""
    start = end = -1
    for at in starts:
        if start >= 0 and at > end:
            yield start, end
            start = -1
        start, end = (at if start < 0 else start), at + RUN
    if start >= 0:
        yield start, end


def _is_known(part: str, known: str) -> bool:
    """Whether a part is known but for letters at its ends."""
    cuts = ((left, right) for left in range(FRINGE + 1) for right in range(FRINGE + 1 - left))
    return any(part[left : len(part) - right] in known for left, right in cuts)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a number at an end of what was found is not a part of a longer one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    cut_before = text[start].isdigit() and before.isdigit()
    return not cut_before and not (text[end - 1].isdigit() and after.isdigit())
