"""Proposals of a nation in words, for the window and the command line alike."""

from collections.abc import Iterator
from datetime import datetime

from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.review import Answer, Comment
from exercise_planner.domain.timespan import Moment, Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits.merging import Merge, Proposal

NOTHING = "–"
"""What stands for no value."""


def told(merge: Merge) -> Iterator[str]:
    """What a nation would change, a line each, and why something is refused."""
    for one in merge.proposals:
        yield f"{one.state}: {worded(one)}" + (f" ({one.why})" if one.why else "")


def worded(one: Proposal) -> str:
    """A proposal in words."""
    if one.field:
        return f"{one.name}: {field_words(one)}: {shown_value(one.before)} → {shown_value(one.theirs)}"
    match one.theirs:
        case Answer() | Comment():
            return f"{one.name}: {shown_value(one.theirs)}"
        case None:
            return f"withdraws {one.name}"
    return f"offers {one.name}"


def field_words(one: Proposal) -> str:
    """What of a record a proposal is about."""
    if one.field:
        return one.field.replace("_", " ")
    if isinstance(one.theirs, Unit):
        return "offered"
    return "withdrawn" if one.theirs is None else one.noun


def shown_period(period: Period) -> str:
    """A period in words: ``9 Jul 2024 to 12 Jul 2024 (Refit)``."""
    first, last = _moment(period.from_), _moment(period.to)
    days = first if first == last else f"{first} to {last}"
    return f"{days} ({period.reason})" if period.reason else days


def _moment(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return f"{moment.day} {moment:%b %Y %H:%M %Z}"
    return f"{moment.day} {moment:%b %Y}"


def shown_value(value: object) -> str:
    """A value of a record in words."""
    if isinstance(value, tuple):
        return "; ".join(shown_value(each) for each in value) or NOTHING
    if isinstance(value, Period):
        return shown_period(value)
    if isinstance(value, Answer):
        return value.stance.replace("_", " ").lower()
    if isinstance(value, Comment):
        return f"{value.gravity.lower()} comment: {value.text}"
    return title_of(value) if isinstance(value, Record) else str(value or NOTHING)
