"""Names that tell a reader of something withheld are told to the planner, before any pack is issued."""

from builders import details, event, exercise, nation, unit

from exercise_planner.briefing.distribution import Recipient, share
from exercise_planner.domain.mentions import betrayals
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.releasability import Audience

HOSTS = Marking(classification=Classification.SECRET, releasable_to=())


def test_a_name_within_a_name_is_told() -> None:
    secret, known = event("HX7", "Midnight Heron"), event("E1", "Rehearsal for Midnight Heron")
    assert list(betrayals([secret], [known, event("E2", "Parade")])) == [(known, "Midnight Heron")]


def test_an_id_within_a_name_is_told_letter_by_letter() -> None:
    known, other = event("E1", "Debrief of HX7"), event("E2", "Debrief of hx7")
    assert list(betrayals([event("HX7", "Midnight Heron")], [known, other])) == [(known, "HX7")]


def test_what_is_called_the_same_is_not_meant() -> None:
    assert list(betrayals([event("HX7", "Parade")], [event("E1", "Parade"), event("E2", "Parade 2")])) == []


def test_who_issues_packs_is_warned() -> None:
    full = exercise(
        details(hosts=("NOR",)),
        nation("NOR"),
        nation("SWE"),
        event("HX7", "Midnight Heron", marking=HOSTS),
        unit("U1", "NOR", "Midnight Heron task group"),
    )
    guests = share(full, Recipient("SWE", Audience.PARTICIPANTS))
    assert guests.warnings() == (
        "The name of unit “Midnight Heron task group” tells of “Midnight Heron”, which is withheld.",
    )
    assert share(full, Recipient(None, Audience.PLANNING)).warnings() == ()
