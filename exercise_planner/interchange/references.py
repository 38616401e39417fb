"""References of a document to records: each must name one that there is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from exercise_planner.domain import RECORDS
from exercise_planner.domain.kinds import Reference, Report, one_of

_PLURAL = {cls.noun: cls.nouns for cls in RECORDS}


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that references may name.

    Args:
        ids: Ids by kind of record (``"unit"``).
        lost: How many records of a kind have an id that could not be read, by kind.
    """

    ids: Mapping[str, Collection[str]]
    lost: Mapping[str, int] = field(default_factory=dict)

    def has(self, nouns: Iterable[str], record_id: str) -> bool:
        """Whether a record of one of these kinds has that id."""
        return any(record_id in self.ids.get(noun, ()) for noun in nouns)


def look_up(references: Iterable[Reference], known: Known, report: Report, outcome: str = "") -> None:
    """Note a fault for each reference to a record that is not there.

    Where no more ids are unknown than records have lost theirs, each may be one of those; such references
    are passed over, for they would only repeat a fault that is noted already.

    Args:
        references: What was read.
        known: What there is.
        report: Where faults are noted.
        outcome: What is done about it, added to each fault in place of a hint.
    """
    unknown: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for reference in references:
        if not known.has(reference.nouns, reference.id):
            unknown[reference.nouns].append(reference)
    for nouns, missed in unknown.items():
        if len({reference.id for reference in missed}) <= sum(known.lost.get(noun, 0) for noun in nouns):
            continue
        ids = tuple(record_id for noun in nouns for record_id in known.ids.get(noun, ()))
        for reference in missed:
            hint = "" if outcome or report.suppressed else did_you_mean(reference.id, ids)
            report.fault(reference.path, reference.id, f"{_expected(nouns, ids)}{outcome or hint}")


def _expected(nouns: tuple[str, ...], ids: tuple[str, ...]) -> str:
    if not ids:
        return (
            f"the id of {one_of(nouns)}, but the plan has no {' or '.join(_PLURAL[noun] for noun in nouns)}"
        )
    return f"the id of {one_of(nouns)} of the plan"


@lru_cache(maxsize=8)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def did_you_mean(wanted: str, words: tuple[str, ...], least: int = 60) -> str:
    """“; did you mean “…”?” for the word most like the wanted one, or nothing.

    Args:
        wanted: What was written.
        words: What there is.
        least: How alike they must be, in percent.
    """
    best = process.extractOne(wanted.casefold(), _folded(words), scorer=fuzz.ratio, score_cutoff=least)
    return f"; did you mean “{words[best[2]]}”?" if best else ""
