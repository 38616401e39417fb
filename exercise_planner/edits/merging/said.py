"""Answers and comments of a nation, against those that are here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from exercise_planner.domain.record import title_of
from exercise_planner.domain.review import Answer, Comment, answer_id
from exercise_planner.edits.merging.proposal import Proposal, Sides, State, Theirs, nation_name
from exercise_planner.edits.review import item_of

A = TypeVar("A", Answer, Comment)


def of_said(sides: Sides, theirs: Theirs) -> Iterator[Proposal]:
    """What the nation answers and says."""
    for answer in _last(theirs.answers):
        settled = replace(answer, id=answer_id(answer.nation, answer.about, answer.item))
        yield _judged(sides, theirs, _signed(sides, theirs, settled), theirs.said_answers)
    for comment in _last(theirs.comments):
        yield from _adjudicated(sides, theirs, comment)
        yield _judged(sides, theirs, own_words(_signed(sides, theirs, comment)), theirs.said_comments)


def own_words(comment: Comment) -> Comment:
    """A comment without what only planners say."""
    return replace(
        comment, adjudication=None, reason="", description="", notes="", sanitised="", marking=None
    )


def _last(many: Iterable[A]) -> Iterable[A]:
    """Each id once: the last counts."""
    return {one.id: one for one in many}.values()


def _signed(sides: Sides, theirs: Theirs, one: A) -> A:
    item = item_of(sides.base, one.about, one.item)
    name = title_of(item)[:1_000] if item is not None else ""
    return replace(one, author=theirs.author, draft=theirs.draft, item_name=name, rank=0)


def _judged(sides: Sides, theirs: Theirs, wish: A, said: tuple[A, ...]) -> Proposal:
    key, cls, nation = (wish.noun, wish.id, ""), type(wish), nation_name(sides, theirs.nation)
    before = next((one for one in said if one.id == wish.id), None)
    ours = sides.ours.get(cls, wish.id)
    state, why = State.CLEAN, ""
    if wish.nation != theirs.nation or (ours is not None and ours.nation != theirs.nation):
        state, why = State.REFUSED, f"It is not for {nation} to speak for another nation."
    elif item_of(sides.base, wish.about, wish.item) is None:
        state, why = State.REFUSED, "It is about something that is not in what was sent."
    elif ours is not None and _words_of(ours) == _words_of(wish):
        state = State.SAME
    elif ours is not None and (before is None or _words_of(ours) != _words_of(before)):
        state, why = State.COLLISION, f"The {wish.noun} has been changed here meanwhile."
    return Proposal(key, wish.item_name or wish.item, before, wish, ours, state, why)


def _words_of(one: Answer | Comment) -> tuple[str, ...]:
    """What a nation says by it."""
    if isinstance(one, Answer):
        return (one.nation, one.about, one.item, one.stance, one.draft)
    return (one.nation, one.about, one.item, one.gravity, one.text, one.proposed, one.rationale)


def _adjudicated(sides: Sides, theirs: Theirs, comment: Comment) -> Iterator[Proposal]:
    """Refuse the decision that a nation would make about its own comment."""
    if comment.adjudication is None and not comment.reason:
        return
    before = next((one for one in theirs.said_comments if one.id == comment.id), None)
    if before is not None and (before.adjudication, before.reason) == (comment.adjudication, comment.reason):
        return
    why = f"Comments are adjudicated by planners, not by {nation_name(sides, theirs.nation)}."
    key = (Comment.noun, comment.id, "adjudication")
    yield Proposal(
        key, comment.item_name or comment.item, None, comment.adjudication, None, State.REFUSED, why
    )
