"""Merging three ways: nothing of either side is lost, and nothing is changed that is not the nation's."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.domain.changes import ChangeSet, replaced
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Classification, Marking, Record
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.review import Adjudication, Answer, Comment, Reply, Stance, answer_id
from exercise_planner.domain.timespan import Period
from exercise_planner.domain.unit import Unit
from exercise_planner.edits import record, review
from exercise_planner.edits.merging import Merge, Sides, State, Theirs, accepted, proposals
from tests.builders import drill, unit

DAYS = st.integers(0, 13).map(lambda day: date(2027, 3, 1) + timedelta(days=day))
PERIODS = st.lists(st.builds(lambda day: Period(from_=day, to=day), DAYS), max_size=2).map(tuple)
OWN = {
    ("nation", "SWE", "caveats"): st.sampled_from(["", "No live fire.", "No flights at night."]),
    ("nation", "SWE", "unavailable"): PERIODS,
    ("unit", "VISBY", "available"): PERIODS,
    ("unit", "VISBY", "unavailable"): PERIODS,
}
EDITS = st.fixed_dictionaries({}, optional=OWN)
FOREIGN = st.fixed_dictionaries(
    {},
    optional={
        ("nation", "DEU", "caveats"): st.just("Mine now."),
        ("unit", "U35", "unavailable"): PERIODS,
        ("unit", "VISBY", "name"): st.just("Renamed"),
        ("event", "ASW1", "priority"): st.just(1),
    },
)
CLASSES = {cls.noun: cls for cls in (Nation, Unit, Event)}
Edits = dict[tuple[str, str, str], object]


@cache
def full_drill() -> Exercise:
    return drill()


@cache
def sent_drill() -> Exercise:
    return seen(full_drill())


def seen(exercise: Exercise) -> Exercise:
    return releasable(exercise, "SWE", Audience.PLANNING)


def edited(exercise: Exercise, edits: Edits) -> Exercise:
    for (noun, record_id, field), value in edits.items():
        held = exercise.the(CLASSES[noun], record_id)
        exercise = exercise.with_changes(record.change(exercise, held, **{field: value}))
    return exercise


def answered(base: Exercise, after: Exercise, **fields: tuple[object, ...]) -> Theirs:
    changed: list[tuple[str, str, Record | None]] = [
        (cls.noun, new.id, new)
        for cls in CLASSES.values()
        for new in after.all(cls)
        if new != base.get(cls, new.id)
    ]
    changed += [("unit", old.id, None) for old in base.units if after.get(Unit, old.id) is None]
    return Theirs("SWE", "Å. Berg", "Draft 1", tuple(changed), **fields)  # type: ignore[arg-type]


def merge_of(full: Exercise, theirs: Theirs, ours: Exercise | None = None) -> tuple[Exercise, Merge]:
    now = ours if ours is not None else full
    base = sent_drill() if full is full_drill() else seen(full)
    return now, proposals(Sides(base, now, seen(now), full), theirs)


@given(EDITS, EDITS)
def test_accepting_what_does_not_collide_gives_both(their_edits: Edits, our_edits: Edits) -> None:
    full, base = full_drill(), sent_drill()
    ours = edited(full, our_edits)
    theirs = edited(base, their_edits)
    now, merge = merge_of(full, answered(base, theirs), ours)
    after = now.with_changes(accepted(now, merge, merge.clean))
    for noun, record_id, field in OWN:
        cls = CLASSES[noun]
        was, wish, have, got = (
            getattr(one.the(cls, record_id), field) for one in (base, theirs, ours, after)
        )
        assert got == (wish if have == was else have)
        state = next((one.state for one in merge.proposals if one.key == (noun, record_id, field)), None)
        collides = wish not in (was, have) and have != was
        assert (state is State.COLLISION) == collides
    untouched = replaced("", ((record, now.the(type(record), record.id)) for record in after.records()))
    assert {(change.record.noun, change.record.id) for change in untouched.changes} <= {
        ("nation", "SWE"),
        ("unit", "VISBY"),
    }


@given(EDITS, FOREIGN, EDITS)
def test_rejecting_everything_changes_nothing(own: Edits, foreign: Edits, our_edits: Edits) -> None:
    base = sent_drill()
    theirs = answered(base, edited(base, {**own, **foreign}))
    now, merge = merge_of(full_drill(), theirs, edited(full_drill(), our_edits))
    reply = Reply(id="r", nation="SWE", issue="i", sha256="s")
    assert not accepted(now, merge, (), reply)
    assert not accepted(now, merge, [one.key for one in merge.of(State.REFUSED)], reply)


@given(FOREIGN)
def test_what_is_not_the_nations_is_refused(foreign: Edits) -> None:
    base = sent_drill()
    _, merge = merge_of(full_drill(), answered(base, edited(base, foreign)))
    assert {one.state for one in merge.proposals} <= {State.REFUSED}
    assert len(merge.proposals) == len([key for key, value in foreign.items() if value != ()])
    assert all(one.why.endswith(".") for one in merge.proposals)


def caveat(full: Exercise, text: str, **fields: object) -> Exercise:
    return full.with_changes(record.change(full, full.the(Nation, "SWE"), caveats=text, **fields))


def test_a_field_that_was_not_all_shown_is_never_changed() -> None:
    secret = Marking(classification=Classification.SECRET, releasable_to=("NOR", "DEU"))
    full = drill()
    full = full.with_changes(record.change(full, full.the(Unit, "U35"), marking=secret))
    full = caveat(full, "No live fire. Never beside U 35.")
    assert seen(full).the(Nation, "SWE").caveats == "No live fire."
    theirs = answered(seen(full), caveat(seen(full), "No fire at all."))
    _, merge = merge_of(full, theirs)
    assert [(one.state, one.field) for one in merge.proposals] == [(State.REFUSED, "caveats")]
    later = caveat(drill(), "No live fire.")
    hidden = full.with_changes(ChangeSet(""))
    _, merge = merge_of(later, answered(seen(later), caveat(seen(later), "No fire at all.")), hidden)
    assert merge.proposals[0].state is State.REFUSED


def test_a_unit_is_offered_and_another_withdrawn_and_undone_as_one() -> None:
    full = drill()
    base = seen(full)
    offered = base.with_changes(record.add(base, unit("GAVLE", "SWE", "HSwMS Gävle")))
    theirs = offered.with_changes(ChangeSet("", record.remove(offered, base.the(Unit, "VISBY")).changes))
    now, merge = merge_of(full, answered(base, theirs))
    own = {one.key: one for one in merge.proposals}
    assert own["unit", "GAVLE", ""].state is own["unit", "VISBY", ""].state is State.CLEAN
    changes = accepted(now, merge, [("unit", "GAVLE", ""), ("unit", "VISBY", "")])
    after = now.with_changes(changes)
    assert after.the(Unit, "GAVLE").name == "HSwMS Gävle"
    assert after.the(Unit, "VISBY").unavailable[-1].reason == "withdrawn"
    assert after.with_changes(changes.inverse()) == now


@pytest.mark.parametrize("is_hidden", [False, True])
def test_an_offer_whose_id_is_taken_is_added_beside(*, is_hidden: bool) -> None:
    full = drill()
    marking = Marking(classification=Classification.SECRET, releasable_to=("NOR",)) if is_hidden else None
    ours = full.with_changes(record.add(full, unit("GAVLE", "SWE", "Other", marking=marking)))
    base = seen(full)
    theirs = base.with_changes(record.add(base, unit("GAVLE", "SWE", "HSwMS Gävle")))
    now, merge = merge_of(full, answered(base, theirs), ours)
    assert merge.proposals[0].state is (State.CLEAN if is_hidden else State.COLLISION)
    after = now.with_changes(accepted(now, merge, merge.choices))
    assert (after.the(Unit, "GAVLE").name, after.the(Unit, "GAVLE-2").name) == ("Other", "HSwMS Gävle")


def said(**fields: object) -> Comment:
    plain = {"id": "SWE-1", "nation": "SWE", "text": "Too early.", "about": "event", "item": "ASW1", **fields}
    return Comment(**plain)  # type: ignore[arg-type]


def test_comments_and_answers_come_in_and_keep_their_adjudication() -> None:
    full = drill()
    answer = Answer(id="x", nation="SWE", about="event", item="ASW1", stance=Stance.NON_CONCUR)
    theirs = answered(seen(full), seen(full), comments=(said(),), answers=(answer,))
    now, merge = merge_of(full, theirs)
    reply = Reply(id="r", nation="SWE", issue="i", sha256="s")
    after = now.with_changes(accepted(now, merge, merge.clean, reply))
    (comment,), (kept,) = after.all(Comment), after.all(Answer)
    assert (comment.author, comment.draft, comment.item_name) == ("Å. Berg", "Draft 1", "ASW 1")
    assert kept.id == answer_id("SWE", "event", "ASW1")
    assert after.all(Reply) == (reply,)
    after = after.with_changes(review.adjudicate(after, [comment], Adjudication.ACCEPTED, "Yes."))
    assert {one.state for one in merge_of(full, theirs, after)[1].proposals} == {State.SAME}
    revised = answered(seen(full), seen(full), comments=(said(text="Far too early."),))
    now, merge = merge_of(full, revised, after)
    assert merge.proposals[0].state is State.COLLISION
    (comment,) = now.with_changes(accepted(now, merge, merge.choices)).all(Comment)
    assert (comment.text, comment.reason) == ("Far too early.", "Yes.")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"nation": "DEU"}, "speak for another nation"),
        ({"item": "SECRET"}, "not in what was sent"),
        ({"about": "comment"}, "not in what was sent"),
        ({"adjudication": Adjudication.ACCEPTED}, "adjudicated by planners"),
    ],
)
def test_comments_that_are_not_the_nations_are_refused(fields: dict[str, object], words: str) -> None:
    full = drill()
    _, merge = merge_of(full, answered(seen(full), seen(full), comments=(said(**fields),)))
    assert words in merge.of(State.REFUSED)[0].why


def test_what_changed_here_meanwhile_is_told() -> None:
    full = drill()
    ours = full.with_changes(record.change(full, full.the(Event, "ASW1"), name="ASW One"))
    _, merge = merge_of(full, answered(seen(full), seen(full)), ours)
    assert [(one.id, str(one.nature)) for one in merge.meanwhile] == [("ASW1", "renamed")]


def test_a_nation_takes_neither_itself_nor_a_hidden_unit_out() -> None:
    full = drill()
    secret = Marking(classification=Classification.SECRET, releasable_to=("NOR",))
    ours = full.with_changes(record.change(full, full.the(Unit, "VISBY"), marking=secret))
    gone = (("nation", "SWE", None), ("unit", "VISBY", None), ("unit", "NEVER", None), ("spell", "X", None))
    theirs = replace(answered(seen(full), seen(full)), records=gone)
    _, merge = merge_of(full, theirs, ours)
    assert [one.state for one in merge.proposals] == [State.REFUSED] * 3
