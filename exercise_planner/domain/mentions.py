"""Mentions: the words by which what is withheld could be known, and where a text gives them away."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen, thaw
from exercise_planner.domain.kinds import JsonKind, Kind, ListKind, MapKind, TextKind
from exercise_planner.domain.record import Marking, Record, Value
from exercise_planner.domain.wire import ValueKind, shape

NAMES = frozenset({"name", "title", "nickname"})
LEAST = 2
"""Letters of the shortest name or id that can be told from chance."""
SHORT = 4
"""Letters up to which a name or id is met only in the same case."""
Words = tuple[str, ...]
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def folded(text: str) -> str:
    """Text as it is compared: without case, and with single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def can_be_told(name: str) -> bool:
    """Whether a name or id is long enough, and more than a number, so that finding it means something."""
    return len(name) >= LEAST and any(letter.isalpha() for letter in name)


def texts(value: Value, *, own_id: bool = True) -> Iterator[tuple[str, str]]:
    """Every text in a record or nested value, with its field's name; references are ids of others.

    Args:
        value: The record or value.
        own_id: Whether its own id is one of them; ids that begin with ``#`` never are.
    """
    for field in shape(type(value)):
        held = getattr(value, field.name)
        if held is None or isinstance(held, Marking):
            continue
        if field.name == "id" and (not own_id or held.startswith("#")):
            continue
        yield from _within(field.name, field.kind, held)
    yield from (("unknown", text) for text in _in_json(thaw(value.unknown)))


def _within(name: str, kind: Kind, held: Any) -> Iterator[tuple[str, str]]:
    match kind:
        case TextKind():
            yield name, held
        case ListKind(item=item):
            for each in held:
                yield from _within(name, item, each)
        case MapKind(key=key, item=item):
            for word, each in held.items():
                yield from (*_within(name, key, word), *_within(name, item, each))
        case ValueKind():
            yield from texts(held)
        case JsonKind():
            yield from ((name, text) for text in _in_json(held))


def _in_json(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict | Frozen):
        for name, item in raw.items():
            yield name
            yield from _in_json(item)
    elif isinstance(raw, list | tuple):
        for item in raw:
            yield from _in_json(item)


def all_texts(exercise: Exercise) -> set[str]:
    """Every text in an exercise."""
    return {text for record in exercise.records() for _, text in texts(record)}


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds, in prose, the names and ids of what is withheld.

    Args:
        short: Sequences of words that must be met letter by letter, by their first word: CAN is no can.
        long: Sequences that are met whatever their case, by their first word.
    """

    short: Mapping[str, tuple[Words, ...]]
    long: Mapping[str, tuple[Words, ...]]

    @classmethod
    def of(cls, withheld: Iterable[Record], known: Iterable[Record]) -> "Mentions":
        """The names and ids of withheld records that no record names that the reader may see.

        Args:
            withheld: The records that must not be mentioned.
            known: The records whose names and ids the reader has.
        """
        known_names = [name for one in known for name in names(one)]
        exact = " ".join(f" {' '.join(words(name))} " for name in known_names)
        loose = " ".join(f" {' '.join(words(folded(name)))} " for name in known_names)
        return cls.of_names(
            name
            for name in {name for record in withheld for name in names(record)}
            if f" {' '.join(_compared(name))} " not in (exact if len(name) <= SHORT else loose)
        )

    @classmethod
    def of_names(cls, wanted: Iterable[str]) -> "Mentions":
        """These names and ids, as far as they can be told from chance.

        Args:
            wanted: What is looked for.
        """
        short: dict[str, list[Words]] = {}
        long: dict[str, list[Words]] = {}
        for name in sorted(name for name in wanted if can_be_told(name)):
            sequence = _compared(name)
            if sequence:
                (short if len(name) <= SHORT else long).setdefault(sequence[0], []).append(sequence)
        return cls(_fixed(short), _fixed(long))

    def in_(self, text: str) -> bool:
        """Whether a text mentions any of them."""
        return _meets(words(text), self.short) or _meets(words(folded(text)), self.long)

    def without(self, text: str) -> str:
        """The text without the sentences that mention any of them."""
        if not (self.short or self.long) or not self.in_(text):
            return text
        sentences = (sentence for sentence in _SENTENCE.split(text) if not self.in_(sentence))
        kept = " ".join(sentence for sentence in sentences if sentence)
        return "" if self.in_(kept) else kept


def _compared(name: str) -> Words:
    return words(name if len(name) <= SHORT else folded(name))


def _fixed(found: dict[str, list[Words]]) -> dict[str, tuple[Words, ...]]:
    return {first: tuple(sequences) for first, sequences in found.items()}


def _meets(text: Words, wanted: Mapping[str, tuple[Words, ...]]) -> bool:
    return any(
        text[at : at + len(sequence)] == sequence
        for at, word in enumerate(text)
        for sequence in wanted.get(word, ())
    )


def words(text: str) -> Words:
    """The words of a text, without what stands between them."""
    return tuple(_WORD.findall(text))


def betrayals(withheld: Iterable[Record], seen: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """What a reader sees that is itself called by the name of something withheld, and that name.

    A name is shown as it stands, so its planner must know what it tells; what is withheld and called exactly
    as something that the reader sees is not meant.

    Args:
        withheld: The records that the reader may not know of.
        seen: The records that it sees.
    """
    shown = list(seen)
    hidden = {name for record in withheld for name in names(record)}
    hidden -= {name for record in shown for name in names(record)}
    any_of_them = Mentions.of_names(hidden)
    for record in shown:
        for title in names(record):
            if any_of_them.in_(title):
                yield from (
                    (record, name) for name in sorted(hidden) if Mentions.of_names((name,)).in_(title)
                )


def names(record: Record) -> Iterator[str]:
    """What a record is known by: its id, unless that is internal, and its name, title and nickname."""
    if not record.id.startswith("#"):
        yield record.id
    yield from (str(getattr(record, name)) for name in sorted(NAMES) if getattr(record, name, None))
