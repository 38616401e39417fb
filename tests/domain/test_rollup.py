"""Roll-up against a table worked by hand; its reasons, raises, labels and inheritance."""

from dataclasses import replace

import pytest
from builders import details, event, exercise, nation, unit, venue

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen
from exercise_planner.domain.inheritance import inherited, with_inherited
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.policy import NATO, Policy
from exercise_planner.domain.record import Classification, Marking
from exercise_planner.domain.releasability import Audience, releasable
from exercise_planner.domain.rollup import banner, portion, roll_up, rolled_up

LEVELS = {level.value[0]: level for level in Classification}


def marking(words: str) -> Marking | None:
    """``-`` is no marking, ``R`` a level to all, ``R:`` hosts alone, ``R:USA SWE`` a level and a list."""
    if words == "-":
        return None
    level, colon, names = words.partition(":")
    return Marking(classification=LEVELS[level], releasable_to=tuple(names.split()) if colon else None)


def coalition(policy: Policy | None = None, hosts: tuple[str, ...] = ("NOR",)) -> Exercise:
    return exercise(
        details(hosts=hosts, marking_policy=policy),
        nation("NOR", "Norway", groups=("NATO",)),
        nation("SWE", "Sweden", groups=("NATO", "NORDIC")),
        nation("USA", "United States", groups=("NATO", "FVEY")),
        nation("AUS", "Australia", groups=("FVEY",)),
        nation("KEN", "Kenya"),
    )


ALONE = "//REL TO NOR"
TABLE = [
    # levels
    ("", "UNCLASSIFIED"),
    ("-", "UNCLASSIFIED"),
    ("- | -", "UNCLASSIFIED"),
    ("U", "UNCLASSIFIED"),
    ("R", "RESTRICTED"),
    ("C", "CONFIDENTIAL"),
    ("S", "SECRET"),
    ("- | R", "RESTRICTED"),
    ("U | R", "RESTRICTED"),
    ("R | U", "RESTRICTED"),
    ("R | C", "CONFIDENTIAL"),
    ("C | R", "CONFIDENTIAL"),
    ("S | C", "SECRET"),
    ("U | R | C | S", "SECRET"),
    ("S | - | U", "SECRET"),
    ("C | C", "CONFIDENTIAL"),
    # one list
    ("U:USA", "UNCLASSIFIED//REL TO NOR, USA"),
    ("R:USA", "RESTRICTED//REL TO NOR, USA"),
    ("R:USA SWE", "RESTRICTED//REL TO NOR, SWE, USA"),
    ("R:SWE USA", "RESTRICTED//REL TO NOR, SWE, USA"),
    ("R:NOR", "RESTRICTED" + ALONE),
    ("R:", "RESTRICTED" + ALONE),
    ("U:", "UNCLASSIFIED" + ALONE),
    ("S:KEN", "SECRET//REL TO NOR, KEN"),
    ("R:USA NOR", "RESTRICTED//REL TO NOR, USA"),
    ("R:SWE USA AUS KEN", "RESTRICTED//REL TO NOR, AUS, KEN, SWE, USA"),
    # groups stand for their members
    ("R:NATO", "RESTRICTED//REL TO NOR, SWE, USA"),
    ("R:FVEY", "RESTRICTED//REL TO NOR, AUS, USA"),
    ("R:NORDIC", "RESTRICTED//REL TO NOR, SWE"),
    ("R:NATO KEN", "RESTRICTED//REL TO NOR, KEN, SWE, USA"),
    ("R:FVEY NORDIC", "RESTRICTED//REL TO NOR, AUS, SWE, USA"),
    ("R:NATO USA", "RESTRICTED//REL TO NOR, SWE, USA"),
    ("R:ASEAN", "RESTRICTED" + ALONE),
    ("R:ASEAN SWE", "RESTRICTED//REL TO NOR, SWE"),
    # intersections
    ("R:USA | R:USA", "RESTRICTED//REL TO NOR, USA"),
    ("R:USA SWE | R:USA", "RESTRICTED//REL TO NOR, USA"),
    ("R:USA SWE | R:USA AUS", "RESTRICTED//REL TO NOR, USA"),
    ("R:NATO | R:FVEY", "RESTRICTED//REL TO NOR, USA"),
    ("R:NATO | R:NORDIC", "RESTRICTED//REL TO NOR, SWE"),
    ("R:NATO | C:SWE KEN", "CONFIDENTIAL//REL TO NOR, SWE"),
    ("R:NATO | R:FVEY | R:USA KEN", "RESTRICTED//REL TO NOR, USA"),
    ("R:SWE USA AUS | R:SWE AUS KEN | R:AUS SWE", "RESTRICTED//REL TO NOR, AUS, SWE"),
    # a part to all narrows nothing, but its level counts
    ("R:USA | -", "RESTRICTED//REL TO NOR, USA"),
    ("R:USA | U", "RESTRICTED//REL TO NOR, USA"),
    ("U:USA | R", "RESTRICTED//REL TO NOR, USA"),
    ("U:USA | S | -", "SECRET//REL TO NOR, USA"),
    ("R:NATO | S", "SECRET//REL TO NOR, SWE, USA"),
    # empty intersections: the hosts alone
    ("R:USA | R:SWE", "RESTRICTED" + ALONE),
    ("R:SWE | S:AUS", "SECRET" + ALONE),
    ("R:FVEY | R:NORDIC", "RESTRICTED" + ALONE),
    ("U:KEN | U:USA", "UNCLASSIFIED" + ALONE),
    ("R:USA SWE | R:AUS | R:USA SWE", "RESTRICTED" + ALONE),
    ("R: | R:NATO", "RESTRICTED" + ALONE),
    ("R:ASEAN | C:NATO", "CONFIDENTIAL" + ALONE),
]
RAISES = [
    # parts, raised to, result
    ("-", "R", "RESTRICTED"),
    ("R", "S", "SECRET"),
    ("S", "R", "SECRET"),
    ("S", "U", "SECRET"),
    ("R:NATO", "C", "CONFIDENTIAL//REL TO NOR, SWE, USA"),
    ("R", "U:USA", "RESTRICTED//REL TO NOR, USA"),
    ("R:NATO", "R:USA KEN", "RESTRICTED//REL TO NOR, USA"),
    ("R:SWE", "R:SWE USA", "RESTRICTED//REL TO NOR, SWE"),
    ("R:SWE", "S:USA", "SECRET//REL TO NOR"),
]


def test_there_are_sixty_cases() -> None:
    assert len(TABLE) + len(RAISES) >= 60


@pytest.mark.parametrize(("parts", "expected"), TABLE)
def test_roll_up_agrees_with_the_table(parts: str, expected: str) -> None:
    full = coalition()
    markings = [marking(part) for part in parts.split(" | ") if part]
    assert banner(rolled_up(markings, full), full) == expected
    assert banner(rolled_up(reversed(markings), full), full) == expected


@pytest.mark.parametrize(("parts", "raised", "expected"), RAISES)
def test_a_raise_never_lowers(parts: str, raised: str, expected: str) -> None:
    full = coalition(Policy(raised=marking(raised), raised_because="The minister comes"))
    found = roll_up([event("E1", marking=marking(parts))], full)
    assert found.banner == expected
    alone = roll_up([event("E", marking=marking(parts))], coalition()).banner
    assert found.raised == ("" if expected == alone else "The minister comes")


def test_several_hosts_come_first_in_the_order_of_the_plan() -> None:
    full = coalition(hosts=("USA", "SWE"))
    assert banner(rolled_up([marking("R:AUS")], full), full) == "RESTRICTED//REL TO SWE, USA, AUS"
    assert (
        banner(rolled_up([marking("R:AUS"), marking("R:KEN")], full), full) == "RESTRICTED//REL TO SWE, USA"
    )


def test_without_hosts_an_empty_list_names_nobody() -> None:
    full = coalition(hosts=())
    assert banner(rolled_up([marking("R:AUS"), marking("R:KEN")], full), full) == "RESTRICTED"


def test_the_reason_names_the_parts_that_decided() -> None:
    parts = [
        event("E1", "ASW 1", marking=marking("R")),
        event("E2", "T6", marking=marking("R:USA SWE")),
        event("E3", "Parade", marking=marking("U")),
        unit("U1", "SWE", "Visby", marking=marking("U:USA")),
    ]
    found = roll_up(parts, coalition())
    assert found.banner == "RESTRICTED//REL TO NOR, USA"
    assert found.reason == (
        "RESTRICTED because of events ASW 1, T6; released to so few because of event T6 and unit Visby"
    )
    assert roll_up(parts[2:3], coalition()).reason == "Nothing is marked higher"


def test_many_parts_are_counted() -> None:
    parts = [event(f"E{number}", f"Event {number}", marking=marking("S")) for number in range(9)]
    assert (
        roll_up(parts, coalition()).reason == "SECRET because of events Event 0, Event 1, Event 2 and 6 more"
    )


def test_the_words_of_the_policy() -> None:
    full = coalition(NATO)
    assert banner(Marking(classification=LEVELS["R"]), full) == "NATO RESTRICTED"
    assert portion(marking("S:SWE"), full) == "(NS//REL TO NOR, SWE)"
    german = coalition(Policy(labels=Frozen({"RESTRICTED": "VS-NfD"}), release_words="FÜR"))
    assert banner(rolled_up([marking("R:SWE")], german), german) == "VS-NfD//FÜR NOR, SWE"
    assert banner(Marking(), german) == "UNCLASSIFIED"


def inheriting(policy: Policy | None) -> Exercise:
    return exercise(
        details(hosts=("NOR",), marking_policy=policy),
        nation("NOR", groups=("NATO",)),
        nation("SWE", marking=marking("R:SWE")),
        nation("USA"),
        unit("U1", "SWE"),
        unit("U2", "SWE", marking=marking("U")),
        venue("V1", nation="SWE"),
        replace(_phase(), marking=marking("C:USA")),
        event("E1", phase="P1"),
        event("E2"),
    )


def _phase() -> Phase:
    full = details()
    return Phase(id="P1", from_=full.from_, to=full.to)


def test_without_a_policy_nothing_is_inherited() -> None:
    full = inheriting(None)
    assert with_inherited(full) is full
    assert inherited(full.events[0], full) is None


def test_markings_inherit_downward_where_the_policy_says_so() -> None:
    full = with_inherited(inheriting(Policy(inherit=True, default=marking("R"))))
    said = {record.id: record.marking for record in full.records()}
    assert said["U1"] == marking("R:SWE")
    assert said["U2"] == marking("U")
    assert said["V1"] == marking("R:SWE")
    assert said["E1"] == marking("C:USA")
    assert said["E2"] == said["USA"] == marking("R")
    assert said["exercise"] is None


def test_what_is_inherited_is_withheld() -> None:
    full = inheriting(Policy(inherit=True))
    seen = releasable(full, "USA", Audience.PARTICIPANTS)
    assert [record.id for record in seen.nations] == ["NOR", "USA"]
    assert seen.units == ()
    assert [record.id for record in seen.events] == ["E1", "E2"]
    assert "SWE" not in repr(list(seen.records()))
