"""Roll-up: the marking of a whole, the parts that decided it, and the words of banners and portion marks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Role
from exercise_planner.domain.policy import PLAIN, Policy
from exercise_planner.domain.record import Classification, Marking, Record, title_of

LEVELS = tuple(Classification)
UNMARKED = Marking()
SHOWN = 3
"""Parts of one kind that a reason names; the others are counted."""


@dataclass(frozen=True, slots=True)
class RollUp:
    """The marking of a whole, and why it is so.

    Args:
        marking: The marking.
        level_parts: The records that have the highest level; none where it is the lowest.
        release_parts: The records whose lists keep a nation out.
        raised: Why a human raised it; empty where nobody did.
        banner: The marking as a banner says it.
    """

    marking: Marking
    level_parts: tuple[Record, ...] = ()
    release_parts: tuple[Record, ...] = ()
    raised: str = ""
    banner: str = field(default="", compare=False)

    @property
    def reason(self) -> str:
        """Why the marking is so: ``RESTRICTED because of events ASW 1, T6``."""
        said = []
        if self.level_parts:
            said.append(f"{self.marking.classification.value} because of {_named(self.level_parts)}")
        if self.release_parts:
            said.append(f"released to so few because of {_named(self.release_parts)}")
        if self.raised:
            said.append(f"raised: {self.raised}")
        text = "; ".join(said) or "Nothing is marked higher"
        return text[0].upper() + text[1:]


def _named(records: tuple[Record, ...]) -> str:
    kinds: dict[type[Record], list[str]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(title_of(record))
    return " and ".join(_of_kind(kind, names) for kind, names in kinds.items())


def _of_kind(kind: type[Record], names: list[str]) -> str:
    if kind.noun == "exercise":
        return "the exercise itself"
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{kind.noun if len(names) == 1 else kind.nouns} {', '.join(names[:SHOWN])}{more}"


def policy_of(exercise: Exercise) -> Policy:
    """The marking policy of an exercise."""
    return exercise.details.marking_policy or PLAIN


def hosts(exercise: Exercise) -> tuple[str, ...]:
    """Ids of the hosts, in the order of the plan."""
    named = set(exercise.details.hosts)
    return tuple(nation.id for nation in exercise.nations if nation.id in named or nation.role is Role.HOST)


def released_to(marking: Marking | None, exercise: Exercise) -> frozenset[str]:
    """Ids of the nations that may see what is marked so; the hosts always may.

    Args:
        marking: The marking; None is unclassified and to all.
        exercise: Whose nations they are; a group stands for its members among them.
    """
    if marking is None or marking.releasable_to is None:
        return frozenset(nation.id for nation in exercise.nations)
    named = set(marking.releasable_to)
    members = {nation.id for nation in exercise.nations if nation.id in named or named & set(nation.groups)}
    return frozenset(members | set(hosts(exercise)))


def rolled_up(markings: Iterable[Marking | None], exercise: Exercise) -> Marking:
    """The marking of a whole: its parts' highest level, released to those to whom every part is."""
    parts = list(dict.fromkeys(marking or UNMARKED for marking in markings))
    level = max((part.classification for part in parts), key=LEVELS.index, default=LEVELS[0])
    limited = [part for part in parts if part.releasable_to is not None]
    if not limited:
        return Marking(classification=level)
    allowed = frozenset.intersection(*(released_to(part, exercise) for part in limited))
    guests = sorted(allowed - set(hosts(exercise)))
    return Marking(classification=level, releasable_to=(*hosts(exercise), *guests))


def together(markings: Iterable[Marking | None], exercise: Exercise) -> Marking:
    """The marking of a few parts that bear one mark: as it is written where one alone limits them.

    Args:
        markings: Those of the parts.
        exercise: Whose nations they are.
    """
    limiting = {marking for marking in markings if marking is not None and marking != UNMARKED}
    return limiting.pop() if len(limiting) == 1 else rolled_up(limiting, exercise)


def raised_to(marking: Marking, raised: Marking | None, exercise: Exercise) -> Marking:
    """A marking raised by a human: never lower in level, never released to more.

    Args:
        marking: What came of the parts.
        raised: What a human put above it, if anything.
        exercise: Whose nations they are.
    """
    return marking if raised is None else rolled_up((marking, raised), exercise)


def roll_up(records: Iterable[Record], exercise: Exercise) -> RollUp:
    """The marking of some records with the reason; the policy of the exercise may raise it.

    Args:
        records: The parts.
        exercise: Whose nations, hosts and policy they are.
    """
    parts = [record for record in records if record.marking is not None]
    of_parts = rolled_up((record.marking for record in parts), exercise)
    policy = policy_of(exercise)
    marking = raised_to(of_parts, policy.raised, exercise)
    raised = policy.raised_because if marking != of_parts else ""
    at_level = tuple(record for record in parts if _has_level(record, of_parts))
    limiting = tuple(record for record in parts if _limits(record, exercise))
    return RollUp(marking, at_level, limiting, raised, banner(marking, exercise))


def _has_level(record: Record, marking: Marking) -> bool:
    level = marking.classification
    return record.marking is not None and record.marking.classification is level is not LEVELS[0]


def _limits(record: Record, exercise: Exercise) -> bool:
    marking = record.marking
    return (
        marking is not None
        and marking.releasable_to is not None
        and len(released_to(marking, exercise)) < len(exercise.nations)
    )


def banner(marking: Marking, exercise: Exercise) -> str:
    """What stands on top and bottom of a page: ``RESTRICTED//REL TO USA, AUS``."""
    return _marked(policy_of(exercise).label(marking.classification), marking, exercise)


def portion(marking: Marking | None, exercise: Exercise) -> str:
    """The mark of one part: ``(U)``, ``(R//REL TO NOR, SWE)``."""
    known = marking or UNMARKED
    return f"({_marked(policy_of(exercise).portion(known.classification), known, exercise)})"


def _marked(level: str, marking: Marking, exercise: Exercise) -> str:
    if marking.releasable_to is None:
        return level
    first = hosts(exercise)
    nations = {nation.id for nation in exercise.nations}
    others = sorted(set(marking.releasable_to) - set(first), key=lambda word: (word not in nations, word))
    names = (*first, *others)
    return f"{level}//{policy_of(exercise).release_words} {', '.join(names)}" if names else level
