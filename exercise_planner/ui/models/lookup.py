"""Finding anything by a few letters: commands and records, the best matches first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.record import title_of
from exercise_planner.ui import words

MOST = 30
LEAST_LIKE = 55.0
"""From 0 to 100: what is less like the words is not shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be found.

    Args:
        title: What it is called.
        about: What it is: a kind of record and its code, or the keys of a command.
        act: What leads to it.
        icon: Name of its icon; empty for none.
    """

    title: str
    about: str
    act: Callable[[], object]
    icon: str = ""


def records(
    exercise: Exercise, pages: Mapping[str, str], lead: Callable[[Subject], object]
) -> tuple[Found, ...]:
    """The records of some kinds, to be found by name and code.

    Args:
        exercise: Where they are.
        pages: The name of the page, which is also its icon's, by the kind of record that it shows.
        lead: What leads to a record.
    """
    return tuple(
        Found(
            title_of(record),
            f"{words.tr(record.noun.capitalize())} {record.id}",
            partial(lead, Subject(record.noun, record.id)),
            pages[record.noun],
        )
        for record in exercise.records()
        if record.noun in pages and not record.id.startswith("#")
    )


def best(query: str, things: tuple[Found, ...]) -> tuple[Found, ...]:
    """The things most like some words, the best first; all, as far as there is room, while there are none."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  needed when something is first looked for

    if not query.strip():
        return things[:MOST]
    texts = [f"{thing.title} {thing.about}" for thing in things]
    scored = process.extract(
        query,
        texts,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=MOST,
        score_cutoff=LEAST_LIKE,
    )
    wanted = query.strip().casefold()
    ranked = sorted(
        scored, key=lambda item: (_rank(wanted, things[item[2]]), -item[1], len(item[0]), item[2])
    )
    return tuple(things[number] for _, _, number in ranked)


def _rank(wanted: str, thing: Found) -> int:
    """0 where title or code is what was typed, 1 where one begins so, 2 where the words stand in it."""
    names = (thing.title.casefold(), thing.about.casefold().rpartition(" ")[2])
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if wanted in names[0] else 3
