"""Policy: how levels are called, and what stands for the marking of what nobody has marked."""

from dataclasses import dataclass

from exercise_planner.domain.frozen import EMPTY, Frozen
from exercise_planner.domain.record import Classification, Marking, Prose, Value, Word

RELEASE_WORDS = "REL TO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Value):
    """The marking policy of an exercise; what it does not state is as without a policy.

    Args:
        labels: What banners call a level, such as ``{"RESTRICTED": "NATO RESTRICTED"}``.
        portions: What portion marks call it, such as ``{"RESTRICTED": "NR"}``.
        release_words: What stands before a release list.
        default: The marking of each record that neither has nor inherits one; None leaves it unclassified
            and to all, as the plan format has it.
        inherit: Whether a record without a marking takes that of what it belongs to: a unit and a venue
            their nation's, an event its phase's, a milestone its venue's, an agreement its host's.
        raised: The whole is marked at least so, whatever its parts say; it never lowers.
        raised_because: Why.
    """

    labels: Frozen[Word, Word] = EMPTY
    portions: Frozen[Word, Word] = EMPTY
    release_words: Word = RELEASE_WORDS
    default: Marking | None = None
    inherit: bool = False
    raised: Marking | None = None
    raised_because: Prose = ""

    def label(self, level: Classification) -> str:
        """What a banner calls a level."""
        return self.labels.get(level.value, level.value)

    def portion(self, level: Classification) -> str:
        """What a portion mark calls a level: its first letter, unless the policy has another word."""
        return self.portions.get(level.value, level.value[0])


PLAIN = Policy()
"""The policy of an exercise that states none: the plan format's own words, and no inheritance."""

NATO = Policy(
    labels=Frozen({level.value: f"NATO {level.value}" for level in Classification}),
    portions=Frozen({level.value: f"N{level.value[0]}" for level in Classification}),
)
"""The words of NATO's own documents, to begin with."""
