"""Distribution: who gets a pack, who gets none, and what is withheld from whom by which marking."""

from collections.abc import Iterable
from dataclasses import dataclass

from exercise_planner.domain.details import Details
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.inheritance import with_inherited
from exercise_planner.domain.mentions import betrayals
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.releasability import Audience, may_see, releasable, sees_all
from exercise_planner.domain.rollup import UNMARKED, RollUp, portion, released_to, roll_up
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.errors import InputError

WORDS = {
    Audience.PLANNING: "planning team",
    Audience.PARTICIPANTS: "participants",
    Audience.OBSERVERS: "observers",
    Audience.PUBLIC: "the public",
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """A reader of a pack.

    Args:
        nation: Id of its nation; None for the hosts' full pack, and for the public.
        audience: For whom the pack is.
    """

    nation: str | None
    audience: Audience

    def name(self, exercise: Exercise) -> str:
        """The recipient in words."""
        if self.nation is not None:
            return f"{exercise.name(Nation, self.nation)}, {WORDS[self.audience]}"
        return "Hosts, full pack" if self.audience is Audience.PLANNING else "The public"


@dataclass(frozen=True, slots=True)
class Share:
    """What a recipient gets, and what not.

    Args:
        recipient: Who.
        marking: What its pack is marked, and why.
        withheld: The records that it may not know of, or not in full.
        refusal: Why it gets no pack; empty where it gets one.
        betrayed: What the reader sees that is called by the name of something withheld, and that name.
    """

    recipient: Recipient
    marking: RollUp
    withheld: tuple[Record, ...]
    refusal: str = ""
    betrayed: tuple[tuple[Record, str], ...] = ()

    def warnings(self) -> tuple[str, ...]:
        """A line for each name that tells the reader of something withheld."""
        return tuple(
            f"The name of {record.noun} “{title_of(record)}” tells of “{name}”, which is withheld."
            for record, name in self.betrayed
        )

    def reasons(self, exercise: Exercise) -> tuple[str, ...]:
        """A line for each record withheld: its kind, its name, and the marking that keeps it back."""
        return tuple(_reason(record, self.recipient, exercise) for record in self.withheld)


def _reason(record: Record, recipient: Recipient, exercise: Exercise) -> str:
    name = exercise.name(type(record), record.id)
    shown = name if name == record.id or record.id.startswith("#") else f"{name} ({record.id})"
    if may_see(record, exercise, recipient.nation, recipient.audience):
        return f"{record.noun.capitalize()} {shown}: with what it belongs to"
    instead = f"; “{record.sanitised}” is shown" if record.sanitised else ""
    return f"{record.noun.capitalize()} {shown}: {portion(record.marking or UNMARKED, exercise)}{instead}"


def recipients(
    exercise: Exercise, audiences: Iterable[str] = (), nations: Iterable[str] = ()
) -> tuple[Recipient, ...]:
    """Who gets a pack of an issue: each nation's audiences, the hosts' full pack, and the public once.

    Args:
        exercise: Whose nations they are.
        audiences: Some of planning, participants, observers and public; participants when none is named.
        nations: Ids of nations; all, and the full pack, when none is named.

    Raises:
        InputError: There is no such audience or nation.
    """
    chosen = tuple(audiences) or (Audience.PARTICIPANTS.value,)
    for audience in chosen:
        if audience not in list(Audience):
            raise InputError(f"There is no audience “{audience}”; there are {', '.join(Audience)}.")
    named = tuple(nations)
    for nation in named:
        if exercise.get(Nation, nation) is None:
            known = ", ".join(each.id for each in exercise.nations)
            raise InputError(f"There is no nation “{nation}” in this exercise; there are {known}.")
    found = [] if named else [Recipient(None, Audience.PLANNING)]
    of_nations = [audience for audience in Audience if audience in chosen and audience is not Audience.PUBLIC]
    for nation in named or tuple(each.id for each in exercise.nations):
        found += [Recipient(nation, audience) for audience in of_nations]
    if Audience.PUBLIC in chosen:
        found.append(Recipient(None, Audience.PUBLIC))
    return tuple(found)


def share(exercise: Exercise, recipient: Recipient) -> Share:
    """What a recipient gets of an exercise, and what not.

    Args:
        exercise: The full exercise.
        recipient: Who.
    """
    full = with_inherited(exercise)
    seen = releasable(full, recipient.nation, recipient.audience)
    marking = roll_up(seen.records(), seen)
    withheld = _withheld(full, seen, recipient)
    known = {(record.noun, record.id) for record in seen.records()}
    gone = [record for record in withheld if (record.noun, record.id) not in known]
    shown = (record for record in seen.records() if not isinstance(record, Assignment | Schedule))
    betrayed = tuple(betrayals(gone, shown)) if gone else ()
    return Share(recipient, marking, withheld, _refusal(marking, full, recipient), betrayed)


def _withheld(full: Exercise, seen: Exercise, recipient: Recipient) -> tuple[Record, ...]:
    if sees_all(full, recipient.nation, recipient.audience):
        return ()
    names = {(record.noun, record.id) for record in seen.records()}
    internal = {(record.noun, record.id) for record in full.records() if record.id.startswith("#")}
    return tuple(
        record
        for record in full.records()
        if not isinstance(record, Assignment | Schedule)
        and (
            not may_see(record, full, recipient.nation, recipient.audience)
            or (record.noun, record.id) not in names | internal
        )
    )


def _refusal(marking: RollUp, full: Exercise, recipient: Recipient) -> str:
    if recipient.nation is None or recipient.nation in released_to(marking.marking, full):
        return ""
    if full.the(Details, full.details.id).marking_policy is None:
        return ""
    return f"No pack: the whole is marked {marking.banner}."
